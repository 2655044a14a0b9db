import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "./policy-error.ts";

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
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const flaws = [...document.errors, ...document.warnings];
  for (const { pos, message } of flaws)
    report({ file: file.path, line: lines.linePos(pos[0]).line, message: message.split("\n")[0] ?? message });
  if (flaws.length > 0) return undefined;

  const lineOf = (path: Path) => lineAt({ document, lines }, path);
  const plain = toPlain(document);
  if ("flaw" in plain) {
    report({ file: file.path, line: 1, message: plain.flaw });
    return undefined;
  }
  const parsed = schema.safeParse(plain.value);
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const { path, message } of parsed.error.issues.flatMap(plainIssues))
    report({ file: file.path, line: lineOf(path), message: `${readable(path)}${message}` });
  return undefined;
}

const MOST_ALIASES = 50;

/** A few lines of aliases of aliases stand for more than a machine can hold. */
function toPlain(document: Parsed["document"]): { readonly value: unknown } | { readonly flaw: string } {
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    return { flaw: `the aliases cannot be followed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** An unknown key is reported where it stands, not where its parent does. */
function plainIssues(issue: z.core.$ZodIssue): { path: Path; message: string }[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: "unknown key" }));
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
