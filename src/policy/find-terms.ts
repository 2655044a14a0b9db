import { CLOSES_TERM, COMMON, examineWord, KNOWN, OPENS_TERM, SPEAKS, traitsOf } from "./examine-word.ts";
import { foldEvasions } from "./fold-evasions.ts";
import type { NormalizedText, Token } from "./normalize.ts";
import type { Term } from "./parse-terms.ts";
import { isAddress, readChunk } from "./read-chunk.ts";
import { readLoneLeet } from "./read-leet.ts";
import { isSlip, type Place, type Reading, readLetters, readWithin } from "./read-letters.ts";
import { AFTER_A_PLACE, BEFORE_A_PLACE, PLACE_NOUNS, PREPOSITIONS, REGIONS } from "./place-words.ts";
import type { TermIndex, WordHit } from "./term-index.ts";
import type { Evasion, Span } from "./types.ts";

export interface TermHit extends Span {
  readonly term: Term;
  readonly evasions: readonly Evasion[];
  /** What is written could be another word: a human should look, whatever the term's severity. */
  readonly uncertain?: boolean;
  /** It is written as something harmless, and so counts for nothing but an explanation. */
  readonly reads?: "name" | "acronym" | undefined;
}

interface Search {
  readonly index: TermIndex;
  readonly text: NormalizedText;
  readonly hits: TermHit[];
  /** What folding undid where the last hit stands: often there is another. */
  undone: readonly Evasion[];
}

/** Every term in the text, plain or disguised, in one pass. Hits may overlap; rules choose among them. */
export function findTerms(index: TermIndex, text: NormalizedText): readonly TermHit[] {
  const search: Search = { index, text, hits: [], undone: [] };
  searchWords(search);
  if (text.hasLoneLetters) searchLetterRuns(search);
  if (text.signed.length > 0) searchChunks(search);
  return search.hits;
}

type Found = Place & { readonly reads?: TermHit["reads"] };

function add(search: Search, { term, from, to, evasions, uncertain = false, reads }: Found): void {
  const { text, hits } = search;
  const start = text.starts?.[from] ?? from;
  const end = text.ends?.[to - 1] ?? to;
  if (start >= end) return;
  const last = hits.at(-1);
  if (last?.start !== start || last.end !== end) search.undone = foldEvasions(text.original.slice(start, end));
  hits.push({ term, start, end, evasions: join(evasions, search.undone), uncertain, reads });
}

/** Mostly one of the two is empty. */
function join(evasions: readonly Evasion[], undone: readonly Evasion[]): readonly Evasion[] {
  if (undone.length === 0) return evasions;
  return evasions.length === 0 ? undone : [...new Set([...evasions, ...undone])];
}

/** Most words say nothing, and their traits tell so. */
function searchWords(search: Search): void {
  const { index, text } = search;
  let before = 0;
  for (let at = 0; at < text.tokens.length; at++) {
    const token = text.tokens[at];
    if (!token) return;
    const traits = traitsOf(index, token.word);
    if ((before & OPENS_TERM) !== 0 && (traits & CLOSES_TERM) !== 0) addSplit(search, at - 1);
    if ((traits & SPEAKS) !== 0) addWord(search, token, at);
    before = traits;
  }
}

function addWord(search: Search, token: Token, at: number): void {
  const { hits, phrases } = examineWord(search.index, token.word);
  for (const hit of hits) {
    const { term, evasions } = hit;
    const reads = readHarmless(search, { token, at, hit });
    add(search, { term, from: token.from + hit.from, to: token.from + hit.to, evasions, reads });
  }
  if (!phrases) return;
  for (const phrase of phrases.get(search.text.tokens[at + 1]?.text ?? "") ?? []) addPhrase(search, phrase, at);
}

function readHarmless(
  search: Search,
  { token, at, hit }: { readonly token: Token; readonly at: number; readonly hit: WordHit },
): TermHit["reads"] {
  if (isAcronym(search.text, token, hit)) return "acronym";
  if (!isTitled(search.text, token)) return hit.term.options.has("name") && linksNames(search, at) ? "name" : undefined;
  return (mayBeName(hit) && standsInName(search, at)) || (mayBePlace(hit) && standsInPlace(search, at))
    ? "name"
    : undefined;
}

/** `FCC` is no word that lost its vowels. */
function isAcronym({ original }: NormalizedText, { start, end }: Token, { evasions }: WordHit): boolean {
  return end - start <= 4 && evasions.some(isSlip) && /^[^a-z]+$/.test(original.slice(start, end));
}

const LONGEST_GAP = 2;

function gap({ folded }: NormalizedText, left: Token, right: Token): string {
  return folded.slice(left.to, right.from);
}

function addPhrase(search: Search, term: Term, at: number): void {
  const { tokens } = search.text;
  const last = at + term.words.length - 1;
  const [first, end] = [tokens[at], tokens[last]];
  if (!first || !end) return;
  const fits = term.words.every((word, offset) => {
    const [before, token] = [tokens[at + offset - 1], tokens[at + offset]];
    if (token?.text !== word) return false;
    return offset === 0 || (before !== undefined && token.from - before.to <= LONGEST_GAP);
  });
  if (fits) add(search, { term, from: first.from, to: end.to, evasions: [] });
}

/** A name is known as one, or is what a slip of the keyboard, or a longer word that no words make up, most likely is. */
function mayBeName({ term, evasions, loose }: WordHit): boolean {
  return loose === true || term.options.has("name") || evasions.some(isSlip);
}

/** No place is named by the words that are meant wherever they stand. */
function mayBePlace({ term }: WordHit): boolean {
  return !term.options.has("stem");
}

const BEFORE_A_NOUN = new Set(
  "a an the my your his her our their this that these those such you what some any no big little total complete absolute real utter of another".split(
    " ",
  ),
);
const AFTER_A_NAME = new Set(
  "is was will would has had did does can could said says told and writes wrote plays played".split(" "),
);

/** `Dick Durbin`, `Philip K. Dick`, `according to Dick`, `Dick was there`; but not `what a Dick`. */
function standsInName(search: Search, at: number): boolean {
  const [before, token, after] = [search.text.tokens[at - 1], search.text.tokens[at], search.text.tokens[at + 1]];
  if (!token) return false;
  if (before && isNameBeside(search, [before, token], at - 1)) return true;
  if (after && isNameBeside(search, [token, after], at + 1)) return true;
  if (before?.sentence === token.sentence) return !BEFORE_A_NOUN.has(before.text);
  return after !== undefined && AFTER_A_NAME.has(after.text);
}

/** Written like a name, with its first letter large and the next small. */
function isTitled(text: NormalizedText, token: Token): boolean {
  return /^\p{Lu}[\p{Ll}\p{M}'’]+$/u.test(written(text, token));
}

/** `Chorlton cum Hardy`. */
function linksNames({ text }: Search, at: number): boolean {
  const [before, token, after] = [text.tokens[at - 1], text.tokens[at], text.tokens[at + 1]];
  if (!before || !token || !after || !isTitled(text, before) || !isTitled(text, after)) return false;
  return /^[ -]$/.test(gap(text, before, token)) && /^[ -]$/.test(gap(text, token, after));
}

/** `Titty Hill`, `Mount Buggery`, `Dildo, Newfoundland`, `we live in Muff, near the border`. */
function standsInPlace({ text }: Search, at: number): boolean {
  const [before, token, after] = [text.tokens[at - 1], text.tokens[at], text.tokens[at + 1]];
  if (!token) return false;
  if (after && isTitled(text, after) && isPlaceBeside(gap(text, token, after), after.text)) return true;
  if (!before || !/^[ -]$/.test(gap(text, before, token))) return false;
  if (isTitled(text, before) && BEFORE_A_PLACE.has(before.text)) return true;
  return PREPOSITIONS.has(before.text) && !isTitled(text, before) && endsPlace(text, token, after);
}

function isPlaceBeside(between: string, word: string): boolean {
  if (between === ", ") return REGIONS.has(word);
  return /^[ -]$/.test(between) && PLACE_NOUNS.has(word);
}

/** A place is no attribute: what follows is a mark, or a small word. */
function endsPlace({ folded }: NormalizedText, token: Token, after: Token | undefined): boolean {
  if (/(?:ing|ed)$/.test(token.text)) return false;
  return (
    !after || /^[^\p{L}\p{N}]*[.,;:)!?]/u.test(folded.slice(token.to, after.from)) || AFTER_A_PLACE.has(after.text)
  );
}

function written({ original }: NormalizedText, { start, end }: Token): string {
  return original.slice(start, end);
}

/** Whether the two touch, and the one at the place is written like a name: an initial, or no everyday word. */
function isNameBeside({ index, text }: Search, [left, right]: readonly [Token, Token], place: number): boolean {
  const token = text.tokens[place];
  if (!token || !/^\.? $/.test(gap(text, left, right))) return false;
  return /^\p{Lu}(?:\p{Ll}+|$)/u.test(written(text, token)) && (traitsOf(index, token.word) & COMMON) === 0;
}

const SPLIT_GAP = /^[ \-_.*~|/+\\]$/;

/** `fu ck`: two neighbours that spell a term together, at least one of them no word of its own. */
function addSplit(search: Search, at: number): void {
  const { text, index } = search;
  const [left, right] = [text.tokens[at], text.tokens[at + 1]];
  if (!left || !right || right.from - left.to !== 1 || !arePieces(left, right)) return;
  const term = index.splittable.get(left.text + right.text);
  if (!term || !SPLIT_GAP.test(gap(text, left, right)) || isInAddress(text, left, right)) return;
  if (writtenAlike(text, left, right)) add(search, { term, from: left.from, to: right.to, evasions: ["split"] });
}

const LONGEST_ADDRESS = 200;

/** `example.com/sh.it` is where it is. */
function isInAddress({ folded }: NormalizedText, { from }: Token, { to }: Token): boolean {
  const first = Math.max(0, from - LONGEST_ADDRESS);
  let start = from;
  while (start > first && !isSpace(folded.charCodeAt(start - 1))) start--;
  return isAddress(folded.slice(start, to));
}

function isSpace(unit: number): boolean {
  return unit < 128 ? unit === 32 || (unit >= 9 && unit <= 13) : /\s/.test(String.fromCharCode(unit));
}

/** Of two words that `searchWords` has examined. */
function arePieces({ word: left }: Token, { word: right }: Token): boolean {
  const [isLeftKnown, isRightKnown] = [(left.traits & KNOWN) !== 0, (right.traits & KNOWN) !== 0];
  if (left.text.length === 1) return !isRightKnown;
  if (right.text.length === 1) return left.text.length >= 3 && !isLeftKnown;
  return !(isLeftKnown && isRightKnown);
}

/** `Smith & Co on Friday` is no split word: the pieces are written differently. */
function writtenAlike({ original, tokens }: NormalizedText, left: Token, right: Token): boolean {
  const [first, second] = [original.slice(left.start, left.end), original.slice(right.start, right.end)];
  const shouted = (word: string) => word.length > 1 && word === word.toUpperCase();
  if (shouted(first) !== (shouted(second) || second.length === 1) && shouted(first)) return false;
  const opensSentence =
    tokens[0] === left || /[.!?"“]\s*$/.test(original.slice(Math.max(0, left.start - 3), left.start));
  return !/^\p{Lu}\p{Ll}/u.test(first) || opensSentence;
}

const LETTER_GAP = /^[^\p{L}\p{N}\n]{1,3}$/u;
const SHORTEST_RUN = 3;

/** `f u c k` and `s.h.i.t`: letters that stand alone, one after the other, with the same between them. */
function searchLetterRuns(search: Search): void {
  const { tokens } = search.text;
  for (let at = 0; at < tokens.length - 1; at++) {
    const between = letterGap(search.text, at);
    if (between === undefined) continue;
    let end = at + 1;
    while (letterGap(search.text, end) === between) end++;
    if (end + 1 - at >= SHORTEST_RUN) readRun(search, tokens.slice(at, end + 1));
    at = end - 1;
  }
}

/** What stands between this letter and the next, if these are two letters on their own. */
function letterGap(text: NormalizedText, at: number): string | undefined {
  const left = text.tokens[at];
  if (left?.text.length !== 1) return undefined;
  const right = text.tokens[at + 1];
  if (right?.text.length !== 1) return undefined;
  const between = gap(text, left, right);
  return LETTER_GAP.test(between) ? between.trim() : undefined;
}

function readRun(search: Search, run: readonly Token[]): void {
  const [first, second] = run;
  if (!first || !second) return;
  if (isInitials(search.text, run)) return;
  const evasion = gap(search.text, first, second).includes(" ") ? "spaced" : "punctuated";
  const letters = readLoneLeet(run.map((token) => token.text).join(""));
  const reading: Reading = { letters, at: (place) => run[place]?.from ?? 0, evasion };
  const places = readLetters(search.index, reading);
  for (const place of places.length > 0 ? places : readWithin(search.index, reading)) add(search, place);
}

/** `A.S.S.` may be any society's. */
function isInitials({ original }: NormalizedText, run: readonly Token[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  return (
    first !== undefined && last !== undefined && /^(?:\p{Lu}\.){2}\p{Lu}$/u.test(original.slice(first.start, last.end))
  );
}

function searchChunks(search: Search): void {
  const { folded, signed } = search.text;
  for (let at = 0; at < signed.length; at += 2) {
    const from = signed[at] ?? 0;
    for (const place of readChunk(search.index, folded.slice(from, signed[at + 1])))
      add(search, { ...place, from: from + place.from, to: from + place.to });
  }
}
