import type { Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import { unchecked } from "./id-checks.ts";
import { ID_KINDS, type IdKind } from "./id-kinds.ts";
import { classesAround, digitsIn, findingAt, lex, NUMBER, WORD, type Lexed, wordAt, startOf, endOf } from "./lex.ts";
import { W } from "./words.ts";

/**
 * National identity, tax and insurance numbers. The shape finds the candidates, the issuing country's check digits
 * thin them out, and unless the shape tells all, a word must name the id.
 */
export function detectNationalId({ text }: DetectorInput): Finding[] {
  if (digitsIn(text) < FEWEST_DIGITS) return [];
  const lexed = lex(text);
  const found: Finding[] = [];
  for (let at = 0; at < lexed.count; at++) {
    if (lexed.inUrl[at] || isAmongWords(lexed, at)) continue;
    const match = idAt(lexed, at);
    if (!match) continue;
    found.push(findingAt(lexed.folded, match.finding));
    at = match.to;
  }
  return found;
}

interface Entry {
  readonly kind: IdKind;
  readonly shape: string;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly entries: Entry[];
}

const newNode = (): Node => ({ next: new Map(), entries: [] });
const ROOT = buildTrie();

/** Shapes by token and joining sign, so that one walk from a token tries every id there is. */
function buildTrie(): Node {
  const root = newNode();
  for (const kind of ID_KINDS) {
    for (const shape of kind.shapes) {
      let node = root;
      for (const step of shape.match(/[a-z0-9]+|[^a-z0-9]/g) ?? []) {
        const next = node.next.get(step) ?? newNode();
        node.next.set(step, next);
        node = next;
      }
      node.entries.push({ kind, shape });
    }
  }
  return root;
}

const FEWEST_DIGITS = Math.min(...ID_KINDS.flatMap(({ shapes }) => shapes.map(digitsOf)));

function digitsOf(shape: string): number {
  return [...shape.matchAll(/d(\d+)/g)].reduce((sum, [, digits]) => sum + Number(digits), 0);
}

const LONGEST_TOKEN = 18;
/** Of numbers and of words by their length: they are most tokens. */
const [NUMBER_SHAPES, WORD_SHAPES] = ["d", "a"].map((kind) =>
  Array.from({ length: LONGEST_TOKEN + 1 }, (_, length) => (length === 0 ? "" : `${kind}${length}`)),
);

function shapeAt(lexed: Lexed, token: number): string {
  const word = wordAt(lexed, token);
  if (lexed.kind[token] === NUMBER) return NUMBER_SHAPES?.[word.length] ?? "";
  return lexed.kind[token] === WORD ? (WORD_SHAPES?.[word.length] ?? "") : shapeOf(word);
}

/** `a2d6a1` for `AB123456C`. */
function shapeOf(word: string): string {
  if (word.length > LONGEST_TOKEN) return "";
  let shape = "";
  for (let at = 0; at < word.length;) {
    const digit = isDigitAt(word, at);
    const from = at;
    while (at < word.length && isDigitAt(word, at) === digit) at++;
    shape += `${digit ? "d" : "a"}${at - from}`;
  }
  return shape;
}

function isDigitAt(word: string, at: number): boolean {
  const unit = word.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

const MOST_WORDS_FIRST = Math.max(...ID_KINDS.flatMap(({ shapes }) => shapes.map(wordsBeforeDigits)));

/** `a3_a3_d2a1…` begins with two words. */
function wordsBeforeDigits(shape: string): number {
  return shape.split(/[^a-z0-9]/).findIndex((token) => token.includes("d"));
}

/** No id begins here: it would have digits sooner. */
function isAmongWords({ kind }: Lexed, from: number): boolean {
  for (let at = from; at <= from + MOST_WORDS_FIRST; at++) if (kind[at] !== WORD) return false;
  return true;
}

interface Found {
  readonly finding: Finding;
  readonly to: number;
}

function idAt(lexed: Lexed, from: number): Found | undefined {
  let node = ROOT.next.get(shapeAt(lexed, from));
  let best: Found | undefined;
  let id = wordAt(lexed, from);
  for (let to = from; node;) {
    if (node.entries.length > 0)
      best = bestOf(lexed, { entries: node.entries, id: id.toUpperCase(), from, to }) ?? best;
    if (to + 1 >= lexed.count) break;
    const gap = lexed.text.slice(lexed.end[to], lexed.start[to + 1]);
    if (gap.length !== 1) break;
    to++;
    node = node.next.get(gap === " " ? "_" : gap)?.next.get(shapeAt(lexed, to));
    if (gap === "(" && lexed.text[endOf(lexed, to)] !== ")") break;
    id += wordAt(lexed, to);
  }
  return best;
}

function bestOf(
  lexed: Lexed,
  { entries, id, from, to }: { entries: readonly Entry[]; id: string; from: number; to: number },
): Found | undefined {
  const start = startOf(lexed, from);
  const end = endOf(lexed, to);
  if (isInsideNumber(lexed.text, { start, end })) return undefined;
  let telling: Found | undefined;
  for (const { kind, shape } of entries) {
    if (!kind.check(id)) continue;
    const named = isNamed(lexed, { kind, from, to });
    const context = [...(named ? ["context_word"] : []), "checked"];
    const found = { finding: { start, end, element: `id.${kind.element}`, context }, to };
    if (named) return found;
    const alone = start === 0 && end === lexed.text.length && kind.check !== unchecked;
    if (alone || (isTelling(kind, shape) && !isVetoed(lexed, { from, to }))) telling ??= found;
  }
  return telling;
}

function isTelling({ telling }: IdKind, shape: string): boolean {
  return telling === "all" || (telling?.includes(shape) ?? false);
}

function isVetoed(lexed: Lexed, { from, to }: { from: number; to: number }): boolean {
  return (classesAround(lexed, { from, to, before: 3, after: 0 }) & (W.veto | W.version)) !== 0;
}

const SIGNS_THAT_GO_ON = "-./,:_#$€£%+";

/** More digits follow or precede: the shape is a piece of something longer. */
function isInsideNumber(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text[start - 1] ?? " ";
  const after = text[end] ?? " ";
  if ("$€£#".includes(before)) return true;
  const joinedBefore =
    SIGNS_THAT_GO_ON.includes(before) && /[0-9A-Za-z]/.test(text[start - 2] ?? " ") && before !== ":";
  return joinedBefore || (SIGNS_THAT_GO_ON.includes(after) && /[0-9]/.test(text[end + 1] ?? " "));
}

const BEFORE = 7;
const AFTER = 4;
const WORDS_OF = new Map<IdKind, ReadonlySet<string>>(ID_KINDS.map((kind) => [kind, new Set(kind.words.split(" "))]));

function isNamed(lexed: Lexed, { kind, from, to }: { kind: IdKind; from: number; to: number }): boolean {
  const words = WORDS_OF.get(kind);
  const final = Math.min(lexed.count - 1, to + AFTER);
  for (let at = Math.max(0, from - BEFORE); at <= final; at++) {
    if ((at < from || at > to) && words?.has(wordAt(lexed, at))) return true;
  }
  return false;
}
