import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "./policy-error.ts";
import { sayIssue, sayIssues } from "./say-issue.ts";
import { sayYamlError } from "./say-yaml-error.ts";

type Path = readonly PropertyKey[];

export interface PolicyYaml<Value> {
  readonly value: Value;
  /** The line, from 1, on which the value at this path stands, or its nearest parent. */
  readonly lineOf: (path: Path) => number;
}

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Reads one file against its schema. Problems go to `report`, and then there is no result. */
export function readYaml<Schema extends z.ZodType>(
  file: Source,
  schema: Schema,
  report: (problem: Problem) => void,
): PolicyYaml<z.output<Schema>> | undefined {
  const fail = (line: number, message: string) => report({ file: file.path, line, message });
  try {
    return readSound(file, schema, fail);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    fail(1, TOO_DEEP);
    return undefined;
  }
}

/** Brackets within brackets take the reader's own stack; what a policy has to say needs no dozen. */
const MOST_LEVELS = 40;
const TOO_DEEP = `it is nested in more than ${MOST_LEVELS} levels: write it flatter`;

/** May throw a RangeError where more levels are open than there is room for. */
function readSound<Schema extends z.ZodType>(
  file: Source,
  schema: Schema,
  fail: (line: number, message: string) => void,
): PolicyYaml<z.output<Schema>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const flaws = [...document.errors, ...document.warnings];
  const said = new Map(flaws.map(({ pos, code }) => [`${lines.linePos(pos[0]).line} ${code}`, { pos, code }]));
  for (const { pos, code } of said.values()) fail(lines.linePos(pos[0]).line, sayYamlError(code));
  if (flaws.length > 0) return undefined;

  const lineOf = (path: Path) => lineAt({ document, lines }, path);
  const plain = toPlain(document);
  const flaw = "flaw" in plain ? { path: [], message: plain.flaw } : findFlaw(plain.value);
  if (flaw) {
    fail(lineOf(flaw.path), flaw.message);
    return undefined;
  }
  const parsed = schema.safeParse("value" in plain ? plain.value : undefined, { error: sayIssue });
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const { path, message } of sayIssues(parsed.error)) fail(lineOf(path), `${readable(path)}${message}`);
  return undefined;
}

const MOST_ALIASES = 50;

/** A few lines of aliases of aliases stand for more than a machine can hold. */
function toPlain(document: Parsed["document"]): { readonly value: unknown } | { readonly flaw: string } {
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return {
      flaw: "the aliases cannot be followed, for one names no anchor before it or too many stand in one another: write out what they stand for",
    };
  }
}

interface Flaw {
  readonly path: Path;
  readonly message: string;
}

/** What no schema is asked about: nothing at all, a name that JavaScript keeps for itself, and bottomless brackets. */
function findFlaw(value: unknown): Flaw | undefined {
  if (value === null) return { path: [], message: "the file is empty: write into it what it is for, or delete it" };
  return findInner(value, []);
}

function findInner(value: unknown, path: Path): Flaw | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length > MOST_LEVELS) return { path, message: TOO_DEEP };
  for (const [key, inner] of Object.entries(value)) {
    const within = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === "__proto__") return { path: within, message: "__proto__ cannot be a name: take another" };
    const flaw = findInner(inner, within);
    if (flaw) return flaw;
  }
  return undefined;
}

function readable(path: Path): string {
  return path.length === 0 ? "" : `${path.map(String).join(".")}: `;
}

interface Parsed {
  readonly document: ReturnType<typeof parseDocument>;
  readonly lines: LineCounter;
}

function lineAt({ document, lines }: Parsed, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetOf(document: Parsed["document"], path: Path): number | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent)
    ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last)
    : undefined;
  if (pair && isScalar(pair.key)) return pair.key.range?.[0];
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
