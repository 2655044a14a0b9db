import { findStems, type StemFinder } from "./find-stems.ts";
import type { Term } from "./parse-terms.ts";
import { soundKey } from "./sound-key.ts";
import { backwards, collapse, mayBePiece, type TermIndex, type WordHit, type WordReport } from "./term-index.ts";
import { type HashedWord, hashWord, recall, remember } from "./word-cache.ts";

/** Longer words are searched for stems, but not taken apart: this bounds the work for hostile text. */
const LONGEST_WORD = 40;

/**
 * What the terms say about one folded word: exact, inside it, glued to everyday words, stretched, misspelled.
 * The same word always gives the same report; reports are remembered.
 */
export function examineWord(index: TermIndex, word: HashedWord): WordReport {
  const known = recall(index.reports, word);
  if (known) return known;
  const report = examine(index, word);
  remember(index.reports, word, report);
  return report;
}

function examine(index: TermIndex, key: HashedWord): WordReport {
  const { text: word } = key;
  const bare = withoutApostrophes(word.length > LONGEST_WORD ? word.replace(/(.)\1{3,}/g, "$1$1$1") : word);
  const exact = whole(index.words.get(word) ?? index.words.get(bare) ?? [], word.length, []);
  const common = index.common.has(word) || index.common.has(bare);
  const inside = stemHits(index.stems, index.stemTerms, word);
  const known = exact.length > 0 || common;
  const fuzzy = known || inside.length > 0 || bare.length > LONGEST_WORD ? [] : disguised(index, bare, word.length);
  const phrases = index.phrases.get(word);
  const hits = [...exact, ...inside, ...fuzzy];
  const opensTerm = mayBePiece(index.openings, key);
  const closesTerm = mayBePiece(index.closings, hashWord(backwards(word)));
  const quiet = hits.length === 0 && !phrases && !opensTerm;
  return { hits, known, common, phrases, opensTerm, closesTerm, quiet };
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

function disguised(index: TermIndex, word: string, length: number): WordHit[] {
  if (!/^[a-z]{3,}$/.test(word)) return [];
  const found = glued(index, word) ?? stretched(index, word) ?? slipped(index, word);
  if (!found) return [];
  return [word.length === length ? found : { ...found, from: 0, to: length }];
}

/** `youtwatface`: a term with nothing but everyday words around it. */
function glued(index: TermIndex, word: string): WordHit | undefined {
  for (const { stem, from, to } of findStems(index.gluable, word)) {
    const term = index.gluableTerms[stem];
    if (term && isWords(index, word.slice(0, from)) && isWords(index, word.slice(to)))
      return { term, from, to, evasions: ["glued"] };
  }
  return undefined;
}

const SHORTEST_PIECE = 3;

function isWords(index: TermIndex, rest: string): boolean {
  if (rest === "" || isPiece(index, rest)) return true;
  for (let cut = SHORTEST_PIECE; cut <= rest.length - SHORTEST_PIECE; cut++)
    if (isPiece(index, rest.slice(0, cut)) && isPiece(index, rest.slice(cut))) return true;
  return false;
}

function isPiece(index: TermIndex, piece: string): boolean {
  return piece.length >= SHORTEST_PIECE && (index.common.has(piece) || index.splittable.has(piece));
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
  const disguise = index.slips.get(word) ?? (word.length >= 4 ? index.sounds.get(soundKey(word)) : undefined);
  return disguise && { term: disguise.term, from: 0, to: word.length, evasions: [disguise.evasion] };
}
