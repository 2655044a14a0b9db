import type { NormalizedText, Token } from "../normalize.ts";
import type { KnownWord } from "../word-cache.ts";
import { type Lexicon, UNKNOWN } from "./lexicon.ts";
import { repairWord } from "./repair-word.ts";
import { spellOut } from "./spell-words.ts";

/**
 * The words of a text as the phrases see them: short forms spelled out, disguises undone. In lists side by side, which
 * are written over by the next text: an object for each word would be most of what a text leaves behind in memory.
 */
export interface Words {
  count: number;
  /** The number of each in the lexicon, or `UNKNOWN`. */
  ids: Int32Array;
  /** 1 for a word that opens a clause. */
  opens: Uint8Array;
  sentences: Int32Array;
  /** The first and the last of the tokens it was read from: one, or several when it was spaced out or masked. */
  first: Int32Array;
  last: Int32Array;
  tokens: readonly Token[];
}

const USUAL_ROOM = 256;

export const createWords = (): Words => ({ count: 0, ...roomFor(USUAL_ROOM), tokens: [] });

const roomFor = (words: number) => ({
  ids: new Int32Array(words),
  opens: new Uint8Array(words),
  sentences: new Int32Array(words),
  first: new Int32Array(words),
  last: new Int32Array(words),
});

function makeRoom(words: Words): void {
  const { ids, opens, sentences, first, last } = words;
  Object.assign(words, roomFor(2 * ids.length));
  words.ids.set(ids);
  words.opens.set(opens);
  words.sentences.set(sentences);
  words.first.set(first);
  words.last.set(last);
}

type Text = Pick<NormalizedText, "folded" | "tokens">;

/** Signs that stand inside a disguised word; between them and the letters there is no space. */
const JOINERS = "@$*#!+€";
const JOINER = new RegExp(`^[${JOINERS}]+$`);
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

/** Letters that stand alone, one after another. It only moves on, so that a long row of them is read once. */
interface LetterRow {
  /** The token behind the last of the letters. */
  until: number;
  /** The token at which the last three letters alike begin. */
  stretched: number;
}

interface Reader {
  readonly text: Text;
  readonly lexicon: Lexicon;
  readonly row: LetterRow;
}

/** How many letters stand alone from here on, up to the longest run. */
function countLetters({ text, row }: Reader, at: number): number {
  const { tokens } = text;
  row.until = Math.max(row.until, at + 1);
  for (; row.until - at < LONGEST_RUN; row.until++) {
    const [left, right] = [tokens[row.until - 1], tokens[row.until]];
    if (!left || right?.text.length !== 1 || !SPACER.test(between(text, left, right))) break;
    if (left.text === right.text && tokens[row.until - 2]?.text === right.text) row.stretched = row.until - 2;
  }
  return row.until - at;
}

/** `c a n c e r` and `d.i.e`: single letters in a row that spell a word together, perhaps after the article `a`. */
function readSpacedOut(reader: Reader, at: number): { words: readonly string[]; count: number } | undefined {
  const { text, lexicon, row } = reader;
  const count = countLetters(reader, at);
  if (count < 3 || (count > lexicon.numbering.longest + 1 && row.stretched < at)) return undefined;
  const letters = text.tokens.slice(at, at + count).map((token) => token.text);
  const run = letters.join("");
  const words = repairWord(lexicon, run) ?? readWithEdge(lexicon, run);
  return words && { words, count };
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

const AT_SIGN = 64;
const DOLLAR = 36;
const UNLISTED: readonly number[] = [UNKNOWN];

function idsOf({ ids }: Lexicon, words: readonly string[]): readonly number[] {
  if (words.length === 1) {
    const id = ids.get(words[0] ?? "");
    return id === undefined ? UNLISTED : [id];
  }
  return words.map((word) => ids.get(word) ?? UNKNOWN);
}

function spellToken(lexicon: Lexicon, token: string): readonly string[] {
  if (lexicon.ids.has(token) && !lexicon.spellings.has(token)) return [token];
  const plain = spell(lexicon, token);
  return knows(lexicon, plain) ? plain : (repairWord(lexicon, token) ?? plain);
}

/** What the phrases know a token as: mostly what they know its word as, which is remembered in it. */
function readToken(text: Text, lexicon: Lexicon, token: Token): Numbered {
  // Only of places that there are: to ask for another makes every look-up slow.
  const before = token.from > 0 ? text.folded.charCodeAt(token.from - 1) : SPACE;
  const signed = before === AT_SIGN || before === DOLLAR ? readLeadingSign(text, lexicon, token) : undefined;
  if (signed) return toNumbered(idsOf(lexicon, signed));
  const { word } = token;
  const { edition } = lexicon.numbering;
  if (word.edition === edition) return word;
  const { id, ids } = toNumbered(idsOf(lexicon, spellToken(lexicon, word.text)));
  word.edition = edition;
  word.id = id;
  word.ids = ids;
  return word;
}

/** One word by its number, or several. */
type Numbered = Pick<KnownWord, "id" | "ids">;

const toNumbered = (ids: readonly number[]): Numbered =>
  ids.length === 1 ? { id: ids[0] ?? UNKNOWN, ids: undefined } : { id: UNKNOWN, ids };

const MAX_QUOTED_UNITS = 600;

const QUOTATION_MARK = /["'“«]/;

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
function coversAll(ranges: readonly [number, number][], tokens: readonly Token[]): boolean {
  const [range] = ranges;
  const [first, last] = [tokens[0], tokens.at(-1)];
  return ranges.length === 1 && !!range && !!first && !!last && range[0] <= first.from && range[1] >= last.to;
}

/** For each word, whether it stands in quotation marks while the comment says something outside them. */
export function readQuotes(text: Text, words: Words): boolean[] {
  const ranges = QUOTATION_MARK.test(text.folded) ? quotedRanges(text.folded) : [];
  const quotes = coversAll(ranges, text.tokens) ? [] : ranges;
  let range = 0;
  return Array.from({ length: words.count }, (_, at) => {
    const from = text.tokens[words.first[at] ?? 0]?.from ?? 0;
    while ((quotes[range]?.[1] ?? Number.POSITIVE_INFINITY) <= from) range++;
    return (quotes[range]?.[0] ?? Number.POSITIVE_INFINITY) < from;
  });
}

const SPACE = 32;

/** `left` is the last token of the word before. */
function breaksClause({ folded }: Text, left: Token | undefined, right: Token): boolean {
  if (!left || left.sentence !== right.sentence) return true;
  const { to } = left;
  if (right.from - to === 1 && folded.charCodeAt(to) === SPACE) return false;
  return CLAUSE_BREAK.test(folded.slice(to, right.from));
}

function readRun(reader: Reader, at: number): { words: readonly string[]; count: number } | undefined {
  const { text, lexicon } = reader;
  const [first, next] = [text.tokens[at], text.tokens[at + 1]];
  if (!first || !next) return undefined;
  const isLone = first.to - first.from === 1 && next.to - next.from === 1;
  const spaced = isLone ? readSpacedOut(reader, at) : undefined;
  if (spaced || !isJoiner(text.folded.charCodeAt(first.to))) return spaced;
  return readMasked(text, lexicon, at);
}

function isJoiner(unit: number): boolean {
  return unit !== SPACE && JOINERS.includes(String.fromCharCode(unit));
}

/** Reads a normalised text as the words of a lexicon. Never throws; linear in the length of the text. */
export function readWords(words: Words, text: Text, lexicon: Lexicon): void {
  const { tokens } = text;
  const reader: Reader = { text, lexicon, row: { until: 0, stretched: -1 } };
  words.count = 0;
  words.tokens = tokens;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (!token) break;
    const run = readRun(reader, at);
    const { id, ids } = run ? toNumbered(idsOf(lexicon, run.words)) : readToken(text, lexicon, token);
    const behind = at + (run?.count ?? 1);
    const word = words.count;
    if (ids === undefined) addWord(words, id);
    else for (const part of ids) addWord(words, part);
    // Of several words that were written as one, the first can open a clause.
    words.opens[word] = breaksClause(text, at > 0 ? tokens[at - 1] : undefined, token) ? 1 : 0;
    for (let part = word; part < words.count; part++) {
      words.sentences[part] = token.sentence;
      words.first[part] = at;
      words.last[part] = behind - 1;
    }
    at = behind;
  }
}

function addWord(words: Words, id: number): void {
  if (words.count === words.ids.length) makeRoom(words);
  words.opens[words.count] = 0;
  words.ids[words.count++] = id;
}
