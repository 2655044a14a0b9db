import { addHash, createHashBits, type HashBits, mayHaveHash } from "./hash-bits.ts";
import { chainHashes, findHashed, type HashChains } from "./hash-chains.ts";
import type { Evasion } from "./types.ts";
import { HASH_FACTOR, HASH_START, hashOf, hashUnit } from "./word-cache.ts";

export interface Slip {
  /** Which of the words it is a slip of. */
  readonly word: number;
  readonly evasion: Extract<Evasion, "vowels_dropped" | "swapped">;
}

/**
 * Words with a vowel or all vowels left out, or two neighbours swapped; the first letter stays. A list of twenty thousand
 * words has hundreds of thousands of such slips: their hashes are kept, and a word that has one of them is turned back.
 */
export interface SlipIndex {
  readonly hashes: HashBits;
  readonly words: readonly string[];
  readonly bySpelling: HashChains;
  /** By what is left of them without vowels. */
  readonly byBare: HashChains;
}

const HASHES = 2 ** 22;
const VOWELS = "aeiou";
/** A bit for each, from a on: looked at for every letter of every term. */
const VOWEL_BITS = Array.from(VOWELS).reduce((bits, vowel) => bits | (1 << (vowel.charCodeAt(0) - 97)), 0);

function isVowel(unit: number): boolean {
  return unit >= 97 && unit <= 122 && ((VOWEL_BITS >>> (unit - 97)) & 1) === 1;
}

/** Three letters left of more than four (`cns`, `jgb`) abbreviate too much else. */
const tellsEnough = (spelling: number, word: number) => spelling >= 4 || (spelling === 3 && word === 4);

export function indexSlips(words: readonly string[]): SlipIndex {
  const hashes = createHashBits(HASHES);
  const whole = words.map(hashOf);
  const bare = words.map(hashOfBare);
  words.forEach((word, at) => addSlips(hashes, word, whole[at] ?? 0));
  for (const hash of bare) if (hash !== undefined) addHash(hashes, hash);
  return {
    hashes,
    words,
    bySpelling: chainHashes(words.length, (at) => whole[at]),
    byBare: chainHashes(words.length, (at) => bare[at]),
  };
}

/**
 * The hash of a word is its letters times powers of the factor, all added up. So the share of an ending is the hash less
 * that of the beginning times a power, and each slip costs the same however long the word.
 */
function addSlips(hashes: HashBits, word: string, whole: number): void {
  const { length } = word;
  const dropsTell = tellsEnough(length - 1, length);
  const endingFrom = (at: number, beginning: number) => whole - Math.imul(beginning, powerOf(length - at));
  let before = HASH_START;
  for (let at = 0; at < length - 1; at++) {
    const [unit, next] = [word.charCodeAt(at), word.charCodeAt(at + 1)];
    const after = hashUnit(before, unit);
    if (at > 0) {
      if (dropsTell && isVowel(unit))
        addHash(hashes, (Math.imul(before, powerOf(length - at - 1)) + endingFrom(at + 1, after)) | 0);
      const swapped = hashUnit(hashUnit(before, next), unit);
      const rest = endingFrom(at + 2, hashUnit(after, next));
      addHash(hashes, (Math.imul(swapped, powerOf(length - at - 2)) + rest) | 0);
    }
    before = after;
  }
}

const powers: number[] = [1];

/** What a letter's share of a hash is multiplied by with so many letters behind it. */
function powerOf(letters: number): number {
  for (let at = powers.length; at <= letters; at++) powers.push(Math.imul(powers[at - 1] ?? 1, HASH_FACTOR));
  return powers[letters] ?? 1;
}

/** The hash of what is left of a word without vowels; undefined when that is no slip. */
function hashOfBare(word: string): number | undefined {
  let hash = hashUnit(HASH_START, word.charCodeAt(0));
  let letters = 1;
  for (let at = 1; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (isVowel(unit)) continue;
    hash = hashUnit(hash, unit);
    letters++;
  }
  return letters < word.length && tellsEnough(letters, word.length) ? hash : undefined;
}

function withoutVowels(word: string): string {
  return word.charAt(0) + word.slice(1).replace(/[aeiou]/g, "");
}

/** What the spelling is a slip of: the word that is listed first. */
export function findSlip(index: SlipIndex, spelling: string): Slip | undefined {
  const hash = hashOf(spelling);
  if (!mayHaveHash(index.hashes, hash)) return undefined;
  const bare = findHashed(index.byBare, hash, (at) => withoutVowels(index.words[at] ?? "") === spelling);
  const dropped = Math.min(bare ?? Infinity, ...placesOf(index, withVowel(spelling)));
  const swapped = Math.min(Infinity, ...placesOf(index, swapsOf(spelling)));
  if (dropped <= swapped) return dropped === Infinity ? undefined : { word: dropped, evasion: "vowels_dropped" };
  return { word: swapped, evasion: "swapped" };
}

/** The first place of each of these that is a word. */
function placesOf({ words, bySpelling }: SlipIndex, spellings: readonly string[]): number[] {
  return spellings.flatMap((word) => findHashed(bySpelling, hashOf(word), (at) => words[at] === word) ?? []);
}

/** Every word that this could be with one vowel left out. */
function withVowel(spelling: string): string[] {
  if (!tellsEnough(spelling.length, spelling.length + 1)) return [];
  return Array.from(spelling.slice(1), (_, at) => at + 1).flatMap((at) =>
    Array.from(VOWELS, (vowel) => spelling.slice(0, at) + vowel + spelling.slice(at)),
  );
}

function swapsOf(spelling: string): string[] {
  const swaps: string[] = [];
  for (let at = 1; at < spelling.length - 1; at++)
    swaps.push(spelling.slice(0, at) + spelling.charAt(at + 1) + spelling.charAt(at) + spelling.slice(at + 2));
  return swaps.filter((word) => word !== spelling);
}
