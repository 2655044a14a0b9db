import {
  type Document,
  type Node,
  type Pair,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
} from "yaml";
import { z } from "zod";
import type { PolicyFile } from "../policy/compile.ts";

/**
 * One addition to a policy folder. In a YAML file, `under` leads to a list, by keys and by the `id` or `name` of the
 * items on the way, and `add` becomes its last item; the list is made where it is absent. In a term file `under` is
 * empty and `add` is a section with its term: `[low innocent plain]`, line break, `cock robin`.
 */
export const policyEdit = z
  .object({ file: z.string(), under: z.array(z.string()), add: z.unknown() })
  .meta({ id: "PolicyEdit" });
export type PolicyEdit = Readonly<z.infer<typeof policyEdit>>;

/** What a policy editor pastes: each addition under a comment that says where it goes. */
export const renderEdits = (edits: readonly PolicyEdit[]): string => edits.map(renderEdit).join("\n");

function renderEdit({ file, under, add }: PolicyEdit): string {
  if (isTermFile(file)) return `# ${file}, at its end\n${String(add)}\n`;
  return `# ${file}, under ${under.join(" > ")}\n${stringify([add], { lineWidth: 0 })}`;
}

const isTermFile = (file: string): boolean => file.endsWith(".txt");

/**
 * The files with the additions in their places; everything else, comments and layout too, stays as it is. What is there
 * already is not added again, so suggestions may be applied one after another. Throws an Error for a place that is not
 * there. The result is not checked: compile it.
 */
export function applyEdits(files: readonly PolicyFile[], edits: readonly PolicyEdit[]): readonly PolicyFile[] {
  return edits.reduce(applyEdit, files);
}

function applyEdit(files: readonly PolicyFile[], edit: PolicyEdit): readonly PolicyFile[] {
  const { file, under, add } = edit;
  const before = files.find(({ path }) => path === file);
  if (!before) return [...files, { path: file, text: newFile(edit) }];
  const text = isTermFile(file) ? appendTerm(before.text, String(add)) : appendItem(before.text, { under, add });
  return files.map((other) => (other === before ? { path: file, text } : other));
}

const newFile = ({ file, under, add }: PolicyEdit): string =>
  isTermFile(file) ? `${String(add)}\n` : stringify({ [under[0] ?? "rules"]: [add] }, { lineWidth: 0 });

/** Under the last header, if that is the one asked for. */
function appendTerm(text: string, section: string): string {
  const [header = "", ...terms] = section.split("\n");
  const lines = text.trimEnd().split("\n");
  const open = lines.findLast((line) => line.startsWith("["));
  const own = sectionLines(lines, header);
  const missing = terms.filter((term) => !own.has(term));
  if (missing.length === 0) return text;
  return [...lines, ...(open === header ? [] : ["", header]), ...missing, ""].join("\n");
}

function sectionLines(lines: readonly string[], header: string): ReadonlySet<string> {
  let inside = false;
  const own = lines.filter((line) => {
    if (line.startsWith("[")) inside = line === header;
    return inside;
  });
  return new Set(own);
}

type Addition = Pick<PolicyEdit, "under" | "add">;

function appendItem(text: string, { under, add }: Addition): string {
  const document = parseDocument(text);
  const parent = walk(document, under.slice(0, -1));
  const key = under.at(-1) ?? "";
  const pair = isMap(parent) ? parent.items.find((item) => keyOf(item) === key) : undefined;
  if (!isMap(parent)) throw new Error(`There is no place ${under.join(" > ")}.`);
  const list = pair && isNode(pair.value) ? pair.value : undefined;
  if (!list)
    return insertPair(text, { pairs: parent.items, flow: parent.flow === true, line: `${key}: ${flow([add])}` });
  const items: unknown = list.toJS(document);
  if (!Array.isArray(items)) throw new Error(`${under.join(" > ")} is not a list.`);
  const known = items.find((item) => isSame(item, add));
  if (known !== undefined) return isRule(add) ? appendExamples(text, { under, rule: add }) : text;
  if (isAlias(list)) return splice(text, rangeOf(list), flow([...items, add]));
  if (!isSeq(list)) throw new Error(`${under.join(" > ")} is not a list.`);
  return list.flow ? insertInFlow(text, { list, item: flow(add) }) : insertInBlock(text, { list, add });
}

/** A second word for a rule that an earlier suggestion made brings its example only. */
const ruleShape = z.object({ id: z.string(), examples: z.object({ matches: z.array(z.string()) }) });
type RuleShape = z.infer<typeof ruleShape>;

const isRule = (add: unknown): add is RuleShape => ruleShape.safeParse(add).success;

const appendExamples = (
  text: string,
  { under, rule }: { readonly under: readonly string[]; readonly rule: RuleShape },
) =>
  rule.examples.matches.reduce(
    (so, add) => appendItem(so, { under: [...under, rule.id, "examples", "matches"], add }),
    text,
  );

function isSame(one: unknown, other: unknown): boolean {
  const [id, same] = [named.safeParse(one), named.safeParse(other)];
  if (id.success && same.success) return id.data.id === same.data.id;
  return JSON.stringify(one) === JSON.stringify(other);
}

const named = z.object({ id: z.string() });

function walk(document: Document.Parsed, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, step) => childOf(node, step), document.contents);
}

function childOf(node: unknown, step: string): unknown {
  if (isMap(node)) return node.items.find((item) => keyOf(item) === step)?.value;
  if (!isSeq(node)) return undefined;
  const labelled = node.items.find((item) => isMap(item) && [item.get("id"), item.get("name")].includes(step));
  return labelled ?? node.items[Number(step)];
}

const keyOf = ({ key }: Pair): unknown => (isScalar(key) ? key.value : key);

const flow = (value: unknown): string =>
  stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: true }).trimEnd();

type Range = readonly [start: number, end: number];

function rangeOf(node: Node): Range {
  if (!node.range) throw new Error("a part of a file without its place");
  return [node.range[0], node.range[1]];
}

const splice = (text: string, [start, end]: Range, insert: string): string =>
  text.slice(0, start) + insert + text.slice(end);

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

function insertInFlow(text: string, { list, item }: { readonly list: Node; readonly item: string }): string {
  const close = rangeOf(list)[1] - 1;
  const before = text.slice(0, close).trimEnd();
  const comma = before.endsWith("[") || before.endsWith(",") ? "" : ",";
  return `${before}${comma} ${item}${text.slice(close)}`;
}

interface InBlock {
  readonly list: Node;
  readonly add: unknown;
}

function insertInBlock(text: string, { list, add }: InBlock): string {
  const items: readonly unknown[] = isCollection(list) ? list.items : [];
  const last = items.at(-1);
  if (!isNode(last)) throw new Error("an empty list in a policy file");
  const [start, end] = rangeOf(last);
  // Of an item of one line the dash stands before it; of a longer one, on the line it begins.
  const dash = text.lastIndexOf("- ", start);
  const indent = " ".repeat(dash - lineStart(text, dash));
  const at = text[end - 1] === "\n" ? end : endOfLine(text, end);
  const lines = stringify([add], { lineWidth: 0 }).trimEnd().split("\n");
  const body = typeof add === "string" ? [`- ${flow(add)}`] : lines;
  const needsBreak = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
  return splice(text, [at, at], needsBreak + body.map((line) => `${indent}${line}\n`).join(""));
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found === -1 ? text.length : found + 1;
}

interface InMap {
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
  readonly line: string;
}

/** Before the last key, which in a rule is its examples and in a pattern its phrases. */
function insertPair(text: string, { pairs, flow, line }: InMap): string {
  const key = pairs.at(-1)?.key;
  if (!isNode(key)) throw new Error("a part of a policy without keys");
  const [start] = rangeOf(key);
  if (flow) return splice(text, [start, start], `${line}, `);
  const indent = " ".repeat(start - lineStart(text, start));
  return splice(text, [start, start], `${line}\n${indent}`);
}
