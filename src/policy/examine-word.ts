import { mayHaveHash } from "./hash-bits.ts";
import { findStems, type StemFinder } from "./find-stems.ts";
import type { Term } from "./parse-terms.ts";
import { soundKey } from "./sound-key.ts";
import { findSlip } from "./spelling-slips.ts";
import { isBare, isEnding, isPrefixed, isWords } from "./word-pieces.ts";
import { collapse, type Disguise, maskKey, type TermIndex, type WordHit, type WordReport } from "./term-index.ts";
import { hashBackwards, type KnownWord } from "./word-cache.ts";

/** Longer words are searched for stems, but not taken apart: this bounds the work for hostile text. */
const LONGEST_WORD = 40;

/**
 * What the terms say about one folded word: exact, inside it, glued to everyday words, stretched, misspelled.
 * The same word always gives the same report; reports are remembered.
 */
export function examineWord(index: TermIndex, word: KnownWord): WordReport {
  if (word.report?.index === index) return word.report;
  const report = examine(index, word);
  word.report = report;
  return report;
}

function examine(index: TermIndex, key: KnownWord): WordReport {
  const { text: word } = key;
  const bare = withoutApostrophes(word.length > LONGEST_WORD ? word.replace(/(.)\1{3,}/g, "$1$1$1") : word);
  const same = bare === word;
  const exact = whole(index.words.get(word) ?? (same ? undefined : index.words.get(bare)) ?? [], word.length, []);
  const common = index.common.has(word) || (!same && index.common.has(bare));
  const inside = stemHits(index.stems, index.stemTerms, word).map((hit) => markLoose(index, word, hit));
  const known = exact.length > 0 || common;
  const fuzzy = known || inside.length > 0 || bare.length > LONGEST_WORD ? [] : disguised(index, bare, word.length);
  const phrases = index.phrases.get(word);
  const hits = [...exact, ...inside, ...fuzzy];
  const opensTerm = mayHaveHash(index.openings, key.hash);
  const closesTerm = mayHaveHash(index.closings, hashBackwards(word));
  const quiet = hits.length === 0 && !phrases && !opensTerm;
  return { index, hits, known, common, phrases, opensTerm, closesTerm, quiet };
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

function stemHits(finder: StemFinder, terms: readonly Term[], word: string): WordHit[] {
  return findStems(finder, word).flatMap(({ stem, from, to }) => {
    const term = terms[stem];
    const alone = from === 0 && to === word.length;
    return term && !alone ? [{ term, from, to, evasions: [] }] : [];
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
  for (const { stem, from, to } of findStems(index.gluable, word)) {
    const term = index.gluableTerms[stem];
    if (!term) continue;
    const [before, after] = [word.slice(0, from), word.slice(to)];
    const affixes = term.options.has("root");
    if (isWords(index, before) || (affixes && isPrefixed(index, before)))
      if (isWords(index, after) || (affixes && isEnding(index, term, after)))
        return { term, from, to, evasions: isBare(before, after) ? [] : ["glued"] };
  }
  return undefined;
}

function stretched(index: TermIndex, word: string): WordHit | undefined {
  if (!/(.)\1/.test(word)) return undefined;
  const term = index.collapsed.get(collapse(word))?.find(({ text }) => isStretched(text, word));
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
    const hit =
      stemHits(index.stems, index.stemTerms, short)[0] ?? whole(index.words.get(short) ?? [], word.length, [])[0];
    if (hit) return { term: hit.term, from: 0, to: word.length, evasions: ["stretched"] };
  }
  return undefined;
}

function slipped(index: TermIndex, word: string): WordHit | undefined {
  const disguise = misspelled(index, word) ?? (word.length >= 4 ? index.sounds.get(soundKey(word)) : undefined);
  return disguise && { term: disguise.term, from: 0, to: word.length, evasions: [disguise.evasion] };
}

function misspelled(index: TermIndex, word: string): Disguise | undefined {
  const slip = findSlip(index.slips, word);
  const term = slip && index.slipTerms[slip.word];
  return term && { term, evasion: slip.evasion };
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
