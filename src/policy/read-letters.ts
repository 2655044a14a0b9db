import { examineWord } from "./examine-word.ts";
import { mayHaveHash } from "./hash-bits.ts";
import type { Term } from "./parse-terms.ts";
import type { TermIndex } from "./term-index.ts";
import type { Evasion } from "./types.ts";
import { HASH_START, hashUnit, wordOf } from "./word-cache.ts";

/** What signs or scattered letters could be read as, and where each letter stands. */
export interface Reading {
  readonly letters: string;
  readonly at: (letter: number) => number;
  readonly evasion: Evasion;
}

/** A term that was read somewhere. */
export interface Place {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
  readonly evasions: readonly Evasion[];
  readonly uncertain?: boolean;
}

const SLIPS: ReadonlySet<Evasion> = new Set(["vowels_dropped", "swapped", "phonetic"]);

/** True for what could be a slip of the keyboard as well as a disguise. */
export function isSlip(evasion: Evasion): boolean {
  return SLIPS.has(evasion);
}

/** Short words that are disguised already are too far from a term that is misspelled besides. */
const SHORTEST_SLIP = 5;

/** The terms in a reading, at the places its letters came from. */
export function readLetters(index: TermIndex, { letters, at, evasion }: Reading): Place[] {
  return examineWord(index, wordOf(index.table, letters))
    .hits.filter(({ evasions }) => letters.length >= SHORTEST_SLIP || !evasions.some(isSlip))
    .map(({ term, from, to, evasions }) => ({
      term,
      from: at(from),
      to: at(to - 1) + 1,
      evasions: [evasion, ...evasions],
    }));
}

const LONGEST_TERM = 14;
/** Of fewer letters, initials would spell too much. */
const SHORTEST_TERM = 4;

/** The first term within a longer run of letters, as in `u f a g g o t`; of several that begin there, the longest. */
export function readWithin(index: TermIndex, { letters, at, evasion }: Reading): Place[] {
  for (let from = 0; from < letters.length; from++)
    for (let to = reachOf(index, letters, from); to >= from + SHORTEST_TERM; to--) {
      const term = index.splittable.get(letters.slice(from, to));
      if (term) return [{ term, from: at(from), to: at(to - 1) + 1, evasions: [evasion] }];
    }
  return [];
}

/** How far a term that begins here could go at most: everything short of its end opens a term. */
function reachOf({ openings }: TermIndex, letters: string, from: number): number {
  const furthest = Math.min(letters.length, from + LONGEST_TERM);
  let hash = HASH_START;
  for (let at = from; at < furthest; at++) {
    hash = hashUnit(hash, letters.charCodeAt(at));
    if (!mayHaveHash(openings, hash)) return at + 1;
  }
  return furthest;
}
