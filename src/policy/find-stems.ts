import { addHash, createHashBits, type HashBits, mayHaveHash } from "./hash-bits.ts";
import { HASH_START, hashUnit } from "./word-cache.ts";

/**
 * Finds where stems could be inside a word: by the hashes of all that they begin with, a bit each, so that twenty
 * thousand of them are compiled in a few milliseconds. Only stems of the letters a to z are found.
 */
export interface StemFinder {
  readonly beginnings: HashBits;
  readonly wholes: HashBits;
  /** Of the stems. Beginnings of fewer letters than the shortest has are not asked for. */
  readonly shortest: number;
  readonly longest: number;
}

/** A place in a word where a stem may be: its hash says so, and whoever asks must look. */
export interface StemPlace {
  readonly from: number;
  readonly to: number;
}

/** So many bits for each hash let few others pass. */
const BITS_A_HASH = 8;
const LETTERS = /^[a-z]+$/;

export function compileStems(stems: readonly string[]): StemFinder {
  const plain = stems.filter((stem) => LETTERS.test(stem));
  const hashes = plain.reduce((sum, stem) => sum + stem.length, 0);
  const finder: StemFinder = {
    beginnings: createHashBits(roomFor(hashes)),
    wholes: createHashBits(roomFor(plain.length)),
    shortest: plain.reduce((least, stem) => Math.min(least, stem.length), Infinity),
    longest: plain.reduce((most, stem) => Math.max(most, stem.length), 0),
  };
  for (const stem of plain) addStem(finder, stem);
  return finder;
}

const roomFor = (hashes: number): number => 2 ** Math.ceil(Math.log2((hashes + 8) * BITS_A_HASH));

function addStem({ beginnings, wholes, shortest }: StemFinder, stem: string): void {
  let hash = HASH_START;
  for (let at = 0; at < stem.length; at++) {
    hash = hashUnit(hash, stem.charCodeAt(at));
    if (at + 1 >= shortest) addHash(beginnings, hash);
  }
  addHash(wholes, hash);
}

const NOWHERE: readonly StemPlace[] = [];

/**
 * Every place in the word where a stem may be, overlapping ones too: in the order of their ends, of the same end the
 * longest first. The work is at most the word's length times that of the longest stem, and mostly stops long before.
 */
export function findStems(finder: StemFinder, word: string): readonly StemPlace[] {
  let places: StemPlace[] | undefined;
  for (let from = 0; from <= word.length - finder.shortest; from++) places = findFrom(finder, { word, from }, places);
  return places?.sort((a, b) => a.to - b.to || a.from - b.from) ?? NOWHERE;
}

function findFrom(
  { beginnings, wholes, shortest, longest }: StemFinder,
  { word, from }: { readonly word: string; readonly from: number },
  places: StemPlace[] | undefined,
): StemPlace[] | undefined {
  let found = places;
  let hash = HASH_START;
  const furthest = Math.min(word.length, from + longest);
  for (let at = from; at < furthest; at++) {
    const unit = word.charCodeAt(at);
    if (unit < 97 || unit > 122) break;
    hash = hashUnit(hash, unit);
    if (at - from + 1 < shortest) continue;
    if (!mayHaveHash(beginnings, hash)) break;
    if (mayHaveHash(wholes, hash)) (found ??= []).push({ from, to: at + 1 });
  }
  return found;
}
