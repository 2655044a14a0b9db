import { unite, type WordSet } from "./word-set.ts";

/** A phrase is a sequence of words with alternatives, optional parts and bounded gaps; it has no unbounded repetition. */
export type Node =
  | { readonly kind: "one"; readonly set: WordSet; readonly negated: boolean }
  | { readonly kind: "gap"; readonly maxWords: number }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "either"; readonly options: readonly Node[] }
  | { readonly kind: "maybe"; readonly part: Node };

export interface Phrase {
  readonly node: Node;
  /** Written `<`: the phrase must open a clause. */
  readonly opensClause: boolean;
  /** Written `>`: the phrase must close a clause. */
  readonly closesClause: boolean;
}

export interface PhraseNames {
  /** What `{name}` stands for. */
  readonly resolve: (name: string) => Node;
  /** A word as the reader sees it: `don't` is `do not`. Equal words share one node. */
  readonly spell: (word: string) => readonly WordNode[];
  /** What was read in brackets before, so that the same alternatives are one node wherever they stand. */
  readonly brackets: Map<string, Node>;
}

export type WordNode = Extract<Node, { kind: "one" }>;

/** What is left to read of a phrase. */
interface Reader {
  readonly symbols: readonly string[];
  at: number;
}

const MAX_GAP_WORDS = 12;
const SYMBOL = /\.\.\d+|!?\{[^{}\s]*\}|[()|?<>]|[^\s(){}|?<>]+/gy;

function readSymbols(source: string): string[] {
  const symbols: string[] = [];
  for (const symbol of source.trim().split(/\s+/)) {
    SYMBOL.lastIndex = 0;
    let at = 0;
    while (at < symbol.length) {
      const found = SYMBOL.exec(symbol);
      if (!found) throw new Error(`"${source}": cannot read "${symbol.slice(at)}"`);
      symbols.push(found[0]);
      at = SYMBOL.lastIndex;
    }
  }
  return symbols;
}

function simplify(parts: readonly Node[]): Node {
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: "sequence", parts };
}

function isLoneWord(node: Node): node is WordNode {
  return node.kind === "one" && !node.negated;
}

/** `put down` and `put to death` share their first word, so that a class costs as few steps as it can. */
function shareFirstWords(sequences: readonly Extract<Node, { kind: "sequence" }>[]): Node[] {
  const byFirst = new Map<unknown, { first: Node; rests: Node[] }>();
  const others: Node[] = [];
  for (const sequence of sequences) {
    const [first, ...rest] = sequence.parts;
    if (!first || !isLoneWord(first) || rest.length === 0) others.push(sequence);
    else {
      const key = first.set.ids.length === 1 ? first.set.ids[0] : first.set;
      const group = byFirst.get(key) ?? { first, rests: [] };
      group.rests.push(simplify(rest));
      byFirst.set(key, group);
    }
  }
  const shared = [...byFirst.values()].map(({ first, rests }) => simplify([first, either(rests)]));
  return [...others, ...shared];
}

/** Options of one word each become one set of words, so that a class of a thousand words costs one step. */
export function either(options: readonly Node[]): Node {
  const all = [...new Set(options.flatMap((node) => (node.kind === "either" ? node.options : [node])))];
  const words = all.filter(isLoneWord).map((node) => node.set);
  const sequences = all.filter((node) => node.kind === "sequence");
  const others = all.filter((node) => node.kind !== "sequence" && !isLoneWord(node));
  const lone: Node[] = words.length > 0 ? [{ kind: "one", set: unite(words), negated: false }] : [];
  const nodes = [...lone, ...others, ...shareFirstWords(sequences)];
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind: "either", options: nodes };
}

function readGap(symbol: string): Node {
  const maxWords = Number(symbol.slice(2));
  if (maxWords < 1 || maxWords > MAX_GAP_WORDS) throw new Error(`a gap spans 1 to ${MAX_GAP_WORDS} words: "${symbol}"`);
  return { kind: "gap", maxWords };
}

function readNot(symbol: string, names: PhraseNames): Node {
  const node = symbol.startsWith("!{") ? names.resolve(symbol.slice(2, -1)) : either(names.spell(symbol.slice(1)));
  if (node.kind !== "one" || node.negated) throw new Error(`"${symbol}": only single words can be excluded`);
  return { ...node, negated: true };
}

function readLeaf(symbol: string, names: PhraseNames): Node {
  if (symbol.startsWith("..")) return readGap(symbol);
  if (symbol.startsWith("!") && symbol.length > 1) return readNot(symbol, names);
  if (symbol.startsWith("{")) return names.resolve(symbol.slice(1, -1));
  return simplify(names.spell(symbol));
}

/** A reader who is asked to keep more of them in mind could not say what the phrase finds. */
const MOST_BRACKETS = 20;

function assertShallow(symbols: readonly string[]): void {
  let depth = 0;
  for (const symbol of symbols) {
    depth += symbol === "(" ? 1 : symbol === ")" ? -1 : 0;
    if (depth > MOST_BRACKETS)
      throw new Error(`brackets stand in more than ${MOST_BRACKETS} others: write it flatter, or name a class`);
  }
}

/** Recursive descent over the symbols; depth is the depth of brackets, which `assertShallow` bounds. */
function readOptions(reader: Reader, names: PhraseNames): Node {
  const options: Node[] = [];
  let parts: Node[] = [];
  for (; reader.at < reader.symbols.length && reader.symbols[reader.at] !== ")"; reader.at++) {
    const symbol = reader.symbols[reader.at] ?? "";
    if (symbol === "|") {
      options.push(simplify(parts));
      parts = [];
    } else if (symbol === "?") {
      const part = parts.pop();
      if (!part) throw new Error("? must follow a word, a class or a bracket");
      parts.push({ kind: "maybe", part });
    } else if (symbol === "<" || symbol === ">") {
      throw new Error(`${symbol} stands at the very ${symbol === "<" ? "start" : "end"} of a phrase only`);
    } else parts.push(symbol === "(" ? readBracket(reader, names) : readLeaf(symbol, names));
  }
  if (options.length === 0) return simplify(parts);
  return either([...options, simplify(parts)]);
}

/** Leaves the reader at the closing bracket. */
function readBracket(reader: Reader, names: PhraseNames): Node {
  const from = reader.at;
  const to = endOfBracket(reader);
  const key = reader.symbols.slice(from, to).join(" ");
  const known = names.brackets.get(key);
  reader.at = known ? to : from + 1;
  if (known) return known;
  const node = readOptions(reader, names);
  names.brackets.set(key, node);
  return node;
}

function endOfBracket({ symbols, at: from }: Reader): number {
  let depth = 0;
  for (let at = from; at < symbols.length; at++) {
    if (symbols[at] === "(") depth++;
    if (symbols[at] === ")" && --depth === 0) return at;
  }
  throw new Error("a bracket is not closed");
}

const PLAIN = /^[a-z]+$/;

/**
 * Reads one phrase of the pattern language. Throws an Error that names the mistake.
 *
 * `word`, `{class}`, `a | b` in brackets, `x?` (optional), `..3` (up to three words of any kind, in one clause), `!word` or `!{class}`
 * (one word that is none of these), `<` and `>` (a clause opens, closes).
 */
export function parsePhrase(source: string, names: PhraseNames): Phrase {
  if (PLAIN.test(source)) return { node: readLeaf(source, names), opensClause: false, closesClause: false };
  const symbols = readSymbols(source);
  assertShallow(symbols);
  const opensClause = symbols[0] === "<";
  const closesClause = symbols.at(-1) === ">";
  const inner = symbols.slice(opensClause ? 1 : 0, closesClause ? -1 : undefined);
  const reader: Reader = { symbols: inner, at: 0 };
  const node = readOptions(reader, names);
  if (reader.at < inner.length) throw new Error("a bracket is closed that was not opened");
  return { node, opensClause, closesClause };
}
