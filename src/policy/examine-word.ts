import { mayHaveHash } from "./hash-bits.ts";
import { findHashed } from "./hash-chains.ts";
import { findStems } from "./find-stems.ts";
import type { Term } from "./parse-terms.ts";
import { collapse, soundKey } from "./sound-key.ts";
import { findSlip } from "./spelling-slips.ts";
import { isBare, isEnding, isPrefixed, isWords } from "./word-pieces.ts";
import { isGluable, isStem, maskKey, type TermIndex, type WordHit, type WordReport } from "./term-index.ts";
import { hashBackwards, hashOf, type KnownWord } from "./word-cache.ts";

/** Longer words are searched for stems, but not taken apart: this bounds the work for hostile text. */
const LONGEST_WORD = 40;

/**
 * What the terms say about one folded word: exact, inside it, glued to everyday words, stretched, misspelled.
 * The same word always gives the same report; reports are remembered.
 */
export function examineWord(index: TermIndex, word: KnownWord): WordReport {
  if (word.index === index && word.report) return word.report;
  const report = examine(index, word);
  word.index = index;
  word.traits = traitsIn(report);
  word.report = report;
  return report;
}

/** The same in bits. */
export function traitsOf(index: TermIndex, word: KnownWord): number {
  if (word.index !== index) examineWord(index, word);
  return word.traits;
}

/** There are hits or phrases. */
export const SPEAKS = 1;
export const OPENS_TERM = 2;
export const CLOSES_TERM = 4;
export const KNOWN = 8;
export const COMMON = 16;

function traitsIn({ hits, phrases, opensTerm, closesTerm, known, common }: WordReport): number {
  return (
    (hits.length > 0 || phrases ? SPEAKS : 0) |
    (opensTerm ? OPENS_TERM : 0) |
    (closesTerm ? CLOSES_TERM : 0) |
    (known ? KNOWN : 0) |
    (common ? COMMON : 0)
  );
}

function examine(index: TermIndex, key: KnownWord): WordReport {
  const { text: word } = key;
  const bare = withoutApostrophes(word.length > LONGEST_WORD ? word.replace(/(.)\1{3,}/g, "$1$1$1") : word);
  const same = bare === word;
  const exact = whole(index.words.get(word) ?? (same ? undefined : index.words.get(bare)) ?? [], word.length, []);
  const common = index.common.has(word) || (!same && index.common.has(bare));
  const inside = stemHits(index, word).map((hit) => markLoose(index, word, hit));
  const known = exact.length > 0 || common;
  const fuzzy = known || inside.length > 0 || bare.length > LONGEST_WORD ? [] : disguised(index, bare, word.length);
  const phrases = index.phrases.get(word);
  const hits = [...exact, ...inside, ...fuzzy];
  const opensTerm = mayHaveHash(index.openings, hashOf(word));
  const closesTerm = mayHaveHash(index.closings, hashBackwards(word));
  return { hits, known, common, phrases, opensTerm, closesTerm };
}

/** `b'tch` hides a word, `who're` is two. */
function withoutApostrophes(word: string): string {
  if (!word.includes("'")) return word;
  const stem = word.replace(/'s?$/, "");
  return /'(?:ll|re|ve|d|m|t)$/.test(stem) ? stem : stem.replaceAll("'", "");
}

function whole(terms: readonly Term[], length: number, evasions: WordHit["evasions"]): WordHit[] {
  return terms.map((term) => ({ term, from: 0, to: length, evasions }));
}

function stemHits(index: TermIndex, word: string): WordHit[] {
  return findStems(index.stems, word).flatMap(({ from, to }) => {
    if (from === 0 && to === word.length) return [];
    const terms = index.words.get(word.slice(from, to)) ?? [];
    return terms.filter(isStem).map((term) => ({ term, from, to, evasions: [] }));
  });
}

/** What stands around a stem tells a word that was built on it (`fucknugget`) from a name that only holds it. */
function markLoose(index: TermIndex, word: string, hit: WordHit): WordHit {
  if (word.length > LONGEST_WORD) return hit;
  const [before, after] = [word.slice(0, hit.from), word.slice(hit.to)];
  const built =
    (isWords(index, before) || isPrefixed(index, before)) &&
    (isWords(index, after) || isEnding(index, hit.term, after));
  return built ? hit : { ...hit, loose: true };
}

function disguised(index: TermIndex, word: string, length: number): WordHit[] {
  if (!/^[a-z]{3,}$/.test(word)) return [];
  const found = glued(index, word) ?? stretched(index, word) ?? slipped(index, word) ?? crossedOut(index, word);
  if (!found) return [];
  return [word.length === length ? found : { ...found, from: 0, to: length }];
}

/** `youtwatface`: a term with nothing but everyday words around it. */
function glued(index: TermIndex, word: string): WordHit | undefined {
  for (const { from, to } of findStems(index.gluable, word)) {
    const terms = gluableOf(index, word.slice(from, to));
    if (terms.length === 0) continue;
    const [before, after] = [word.slice(0, from), word.slice(to)];
    const term = terms.find((each) => fitsBetween(index, each, [before, after]));
    if (term) return { term, from, to, evasions: isBare(before, after) ? [] : ["glued"] };
  }
  return undefined;
}

/** Roots first: they reach furthest. */
function gluableOf(index: TermIndex, piece: string): readonly Term[] {
  const terms = index.words.get(piece)?.filter(isGluable) ?? [];
  return terms.length < 2 ? terms : terms.toSorted((a, b) => Number(isRoot(b)) - Number(isRoot(a)));
}

const isRoot = ({ options }: Term): boolean => options.has("root");

function fitsBetween(index: TermIndex, term: Term, [before, after]: readonly [string, string]): boolean {
  const affixes = isRoot(term);
  if (!isWords(index, before) && !(affixes && isPrefixed(index, before))) return false;
  return isWords(index, after) || (affixes && isEnding(index, term, after));
}

function stretched(index: TermIndex, word: string): WordHit | undefined {
  if (!/(.)\1/.test(word)) return undefined;
  const { collapsed, disguisable } = index;
  const letters = collapse(word);
  const at = findHashed(collapsed, hashOf(letters), (place) => {
    const text = disguisable[place]?.text ?? "";
    return collapse(text) === letters && isStretched(text, word);
  });
  const term = at === undefined ? undefined : disguisable[at];
  if (term) return { term, from: 0, to: word.length, evasions: ["stretched"] };
  return stretchedInside(index, word);
}

const runsOf = (word: string) => Array.from(word.matchAll(/(.)\1*/g), ([run]) => run.length);

/** Every run at least as long as the term's; a short term needs one of three, or `coon` would be in `con`. */
function isStretched(term: string, word: string): boolean {
  const [wanted, given] = [runsOf(term), runsOf(word)];
  if (!given.every((run, at) => run >= (wanted[at] ?? 0))) return false;
  return term.length >= 4 || given.some((run, at) => run >= 3 && run > (wanted[at] ?? 0));
}

function stretchedInside(index: TermIndex, word: string): WordHit | undefined {
  if (!/(.)\1\1/.test(word)) return undefined;
  for (const kept of ["$1", "$1$1"]) {
    const short = word.replace(/(.)\1\1+/g, kept);
    const hit = stemHits(index, short)[0] ?? whole(index.words.get(short) ?? [], word.length, [])[0];
    if (hit) return { term: hit.term, from: 0, to: word.length, evasions: ["stretched"] };
  }
  return undefined;
}

function slipped(index: TermIndex, word: string): WordHit | undefined {
  const slip = findSlip(index.slips, word);
  const term = index.slipTerms[slip?.word ?? findAlike(index, word) ?? -1];
  return term && { term, from: 0, to: word.length, evasions: [slip?.evasion ?? "phonetic"] };
}

/** The place of the first term that sounds like the word. */
function findAlike({ sounds, slipTerms }: TermIndex, word: string): number | undefined {
  if (word.length < 4) return undefined;
  const key = soundKey(word);
  return findHashed(sounds, hashOf(key), (at) => soundKey(slipTerms[at]?.text ?? "") === key);
}

/** `shxt`, `bxtchxs`: an x for a vowel; and `fuxk`. Of three letters, two say too little. */
function crossedOut(index: TermIndex, word: string): WordHit | undefined {
  if (word.length < 4 || !word.includes("x", 1)) return undefined;
  const term = index.byMask
    .get(maskKey(word))
    ?.find(({ text, options }) => !options.has("strict") && isCrossed(word, text));
  return term && { term, from: 0, to: word.length, evasions: ["masked"] };
}

function isCrossed(word: string, term: string): boolean {
  for (let at = 0; at < term.length; at++) {
    if (word.charAt(at) === term.charAt(at)) continue;
    if (at === 0 || word.charAt(at) !== "x") return false;
    if (!/[aeiou]/.test(term.charAt(at)) && !term.startsWith("ck", at)) return false;
  }
  return true;
}
