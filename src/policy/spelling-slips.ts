import { addHash, createHashBits, type HashBits, mayHaveHash } from "./hash-bits.ts";
import type { Evasion } from "./types.ts";
import { HASH_START, hashOf, hashUnit } from "./word-cache.ts";

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
  /** The place of each word, the first where it is listed twice. */
  readonly words: ReadonlyMap<string, number>;
  /** The same by what is left of them without vowels. */
  readonly bare: ReadonlyMap<string, number>;
}

const HASHES = 2 ** 22;
const VOWELS = "aeiou";

const isVowel = (word: string, at: number) => VOWELS.includes(word.charAt(at));
/** Three letters left of more than four (`cns`, `jgb`) abbreviate too much else. */
const tellsEnough = (spelling: number, word: number) => spelling >= 4 || (spelling === 3 && word === 4);

export function indexSlips(words: readonly string[]): SlipIndex {
  const index = { hashes: createHashBits(HASHES), words: new Map<string, number>(), bare: new Map<string, number>() };
  words.forEach((word, place) => {
    const bare = withoutVowels(word);
    const isSlip = bare !== word && tellsEnough(bare.length, word.length);
    if (isSlip && !index.bare.has(bare)) index.bare.set(bare, place);
    if (isSlip) addHash(index.hashes, hashOf(bare));
    if (index.words.has(word)) return;
    index.words.set(word, place);
    addSlips(index.hashes, word);
  });
  return index;
}

function addSlips(hashes: HashBits, word: string): void {
  let before = HASH_START;
  for (let at = 0; at < word.length - 1; at++) {
    if (at > 0 && isVowel(word, at) && tellsEnough(word.length - 1, word.length))
      addHash(hashes, hashOn(before, word, at + 1));
    if (at > 0) addHash(hashes, hashOn(swapHash(before, word, at), word, at + 2));
    before = hashUnit(before, word.charCodeAt(at));
  }
}

function swapHash(before: number, word: string, at: number): number {
  return hashUnit(hashUnit(before, word.charCodeAt(at + 1)), word.charCodeAt(at));
}

/** The hash of a word goes on from a letter to its end. */
function hashOn(before: number, word: string, from: number): number {
  let hash = before;
  for (let at = from; at < word.length; at++) hash = hashUnit(hash, word.charCodeAt(at));
  return hash;
}

function withoutVowels(word: string): string {
  let bare = word.charAt(0);
  for (let at = 1; at < word.length; at++) if (!isVowel(word, at)) bare += word.charAt(at);
  return bare;
}

/** What the spelling is a slip of: the word that is listed first. */
export function findSlip(index: SlipIndex, spelling: string): Slip | undefined {
  if (!mayHaveHash(index.hashes, hashOf(spelling))) return undefined;
  const dropped = Math.min(index.bare.get(spelling) ?? Infinity, ...placesOf(index, withVowel(spelling)));
  const swapped = Math.min(Infinity, ...placesOf(index, swapsOf(spelling)));
  if (dropped <= swapped) return dropped === Infinity ? undefined : { word: dropped, evasion: "vowels_dropped" };
  return { word: swapped, evasion: "swapped" };
}

function placesOf({ words }: SlipIndex, spellings: readonly string[]): number[] {
  return spellings.flatMap((spelling) => words.get(spelling) ?? []);
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
