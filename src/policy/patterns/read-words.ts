import type { NormalizedText, Token } from "../normalize.ts";
import type { Lexicon } from "./lexicon.ts";
import { repairWord } from "./repair-word.ts";
import { spellOut } from "./spell-words.ts";

/** A token as the phrases see it: short forms spelled out, disguises undone, and its place in clause and sentence. */
export interface Word {
  /** The number of the word in the lexicon, or -1. */
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly opensClause: boolean;
  readonly closesClause: boolean;
  readonly quoted: boolean;
  readonly repaired: boolean;
}

interface Piece {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly repaired: boolean;
}

type Text = Pick<NormalizedText, "folded" | "tokens">;

/** Signs that stand inside a disguised word; between them and the letters there is no space. */
const JOINER = /^[@$*#!+€]+$/;
const SPACER = /^[ .\-_*]{1,2}$/;
const CLAUSE_BREAK = /[,;:()[\]{}"“”«»|/\n…–—*>]| -+ |--/;
const EDGE_WORDS: ReadonlySet<string> = new Set(["a", "i", "u"]);
const LONGEST_RUN = 40;

function between(text: Text, left: Token, right: Token): string {
  return text.folded.slice(left.to, right.from);
}

function spell(lexicon: Lexicon, word: string): readonly string[] {
  const known = lexicon.spellings.get(word);
  if (known || !word.includes("'")) return known ?? [word];
  return spellOut(word).flatMap((part) => lexicon.spellings.get(part) ?? [part]);
}

function knows(lexicon: Lexicon, words: readonly string[]): boolean {
  return words.some((word) => lexicon.ids.has(word));
}

/** `c a n c e r` and `d.i.e`: single letters in a row that spell a word together, perhaps after the article `a`. */
function readSpacedOut(
  text: Text,
  lexicon: Lexicon,
  at: number,
): { words: readonly string[]; count: number } | undefined {
  let run = text.tokens[at]?.text ?? "";
  if (run.length !== 1) return undefined;
  for (let next = at + 1; next < text.tokens.length && run.length < LONGEST_RUN; next++) {
    const [left, right] = [text.tokens[next - 1], text.tokens[next]];
    if (!left || !right || right.text.length !== 1 || !SPACER.test(between(text, left, right))) break;
    run += right.text;
  }
  if (run.length < 3) return undefined;
  const words = repairWord(lexicon, run) ?? readWithEdge(lexicon, run);
  return words && { words, count: run.length };
}

/** In `a c a n c e r` the first letter is a word of its own. */
function readWithEdge(lexicon: Lexicon, run: string): readonly string[] | undefined {
  const [head, tail] = [run.slice(0, 1), run.slice(-1)];
  const afterHead = EDGE_WORDS.has(head) && run.length > 3 ? repairWord(lexicon, run.slice(1)) : undefined;
  if (afterHead) return [head, ...afterHead];
  const beforeTail = EDGE_WORDS.has(tail) && run.length > 3 ? repairWord(lexicon, run.slice(0, -1)) : undefined;
  return beforeTail && [...beforeTail, tail];
}

/** `a$$hole` and `f**k`: tokens with nothing but signs between them. */
function readMasked(text: Text, lexicon: Lexicon, at: number): { words: readonly string[]; count: number } | undefined {
  const first = text.tokens[at];
  let last = first;
  let count = 1;
  for (; count < 6; count++) {
    const next = text.tokens[at + count];
    if (!last || !next || !JOINER.test(between(text, last, next))) break;
    last = next;
  }
  if (!first || !last || count === 1) return undefined;
  const words = repairWord(lexicon, text.folded.slice(first.from, last.to));
  return words ? { words, count } : undefined;
}

/** `@sshole`: a sign in the place of the first letter. */
function readLeadingSign(text: Text, lexicon: Lexicon, token: Token): readonly string[] | undefined {
  const sign = text.folded[token.from - 1];
  if (sign !== "@" && sign !== "$") return undefined;
  const words = repairWord(lexicon, sign + token.text);
  return words?.every((word) => lexicon.hidden.has(word)) ? words : undefined;
}

function readToken(text: Text, lexicon: Lexicon, token: Token): { words: readonly string[]; repaired: boolean } {
  const signed = readLeadingSign(text, lexicon, token);
  if (signed) return { words: signed, repaired: true };
  if (lexicon.ids.has(token.text) && !lexicon.spellings.has(token.text))
    return { words: [token.text], repaired: false };
  const plain = spell(lexicon, token.text);
  if (knows(lexicon, plain)) return { words: plain, repaired: false };
  const repaired = repairWord(lexicon, token.text);
  return { words: repaired ?? plain, repaired: repaired !== undefined };
}

function readPieces(text: Text, lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.tokens.length;) {
    const first = text.tokens[at];
    if (!first) break;
    const run = readSpacedOut(text, lexicon, at) ?? readMasked(text, lexicon, at);
    const { words, repaired } = run ? { words: run.words, repaired: true } : readToken(text, lexicon, first);
    const last = text.tokens[at + (run?.count ?? 1) - 1] ?? first;
    pieces.push({
      words,
      repaired,
      from: first.from,
      to: last.to,
      start: first.start,
      end: last.end,
      sentence: first.sentence,
    });
    at += run?.count ?? 1;
  }
  return pieces;
}

const MAX_QUOTED_UNITS = 600;

/** Half-open ranges of the folded text between a quotation mark and its partner. Linear: the text is read once. */
function quotedRanges(folded: string): [number, number][] {
  const ranges: [number, number][] = [];
  let open = -1;
  let partner = "";
  for (let at = 0; at < folded.length; at++) {
    const mark = folded[at] ?? "";
    if (open >= 0 && (mark === partner || mark === "\n" || at - open > MAX_QUOTED_UNITS)) {
      if (mark === partner && closesQuote(folded, at, mark)) ranges.push([open, at]);
      if (mark !== partner || closesQuote(folded, at, mark)) open = -1;
      continue;
    }
    if (open >= 0 || !opensQuote(folded, at, mark)) continue;
    open = at;
    partner = mark === "“" ? "”" : mark === "«" ? "»" : mark;
  }
  return ranges;
}

function opensQuote(folded: string, at: number, mark: string): boolean {
  if (mark === "“" || mark === "«") return true;
  return (
    (mark === '"' || mark === "'") && !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? " ") && /\S/.test(folded[at + 1] ?? " ")
  );
}

function closesQuote(folded: string, at: number, mark: string): boolean {
  return mark !== "'" || !/[\p{L}\p{N}]/u.test(folded[at + 1] ?? " ");
}

/** A comment that is all quotation is the author's own words in quotation marks. */
function coversAll(ranges: readonly [number, number][], pieces: readonly Piece[]): boolean {
  const [range] = ranges;
  const [first, last] = [pieces[0], pieces.at(-1)];
  return ranges.length === 1 && !!range && !!first && !!last && range[0] <= first.from && range[1] >= last.to;
}

function breaksClause(text: Text, left: Piece | undefined, right: Piece | undefined): boolean {
  if (!left || !right || left.sentence !== right.sentence) return true;
  const gap = text.folded.slice(left.to, right.from);
  return gap !== " " && CLAUSE_BREAK.test(gap);
}

/** Reads a normalised text as the words of a lexicon. Never throws; linear in the length of the text. */
export function readWords(text: Text, lexicon: Lexicon): Word[] {
  const pieces = readPieces(text, lexicon);
  const ranges = quotedRanges(text.folded);
  const quotes = coversAll(ranges, pieces) ? [] : ranges;
  const words: Word[] = [];
  let range = 0;
  pieces.forEach((piece, index) => {
    while ((quotes[range]?.[1] ?? Number.POSITIVE_INFINITY) <= piece.from) range++;
    const { start, end, sentence, repaired } = piece;
    const quoted = (quotes[range]?.[0] ?? Number.POSITIVE_INFINITY) < piece.from;
    const opens = breaksClause(text, pieces[index - 1], piece);
    const closes = breaksClause(text, piece, pieces[index + 1]);
    piece.words.forEach((word, at) => {
      const opensClause = opens && at === 0;
      const closesClause = closes && at === piece.words.length - 1;
      words.push({
        id: lexicon.ids.get(word) ?? -1,
        start,
        end,
        sentence,
        opensClause,
        closesClause,
        quoted,
        repaired,
      });
    });
  });
  return words;
}
