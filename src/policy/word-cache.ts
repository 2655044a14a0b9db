import type { WordReading } from "./patterns/lexicon.ts";
import type { WordReport } from "./term-index.ts";

/**
 * A word as texts use it, with what was found out about it. All texts that use it share one object as long as it is
 * remembered, so that the terms and the phrases are asked about it once.
 */
export interface KnownWord {
  readonly text: string;
  readonly hash: number;
  report: WordReport | undefined;
  reading: WordReading | undefined;
}

/**
 * The words that texts used lately, in a fixed amount of memory: a sender of hostile words gains misses and no growth.
 * A word has two places side by side, of which the first has the one that was used last.
 */
export type WordTable = (KnownWord | undefined)[];

const PLACES = 2 ** 15;
/** Longer words are rarely met twice. */
const LONGEST_KEPT = 40;

export const HASH_START = 7;

/** The hash of a word, unit by unit from `HASH_START`. */
export function hashUnit(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

export function hashOf(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at++) hash = hashUnit(hash, word.charCodeAt(at));
  return hash;
}

/** The hash of a word that is read from its end. */
export function hashBackwards(word: string): number {
  let hash = HASH_START;
  for (let at = word.length - 1; at >= 0; at--) hash = hashUnit(hash, word.charCodeAt(at));
  return hash;
}

export function createWordTable(): WordTable {
  return Array.from({ length: PLACES });
}

/** The word of these letters, by their hash. */
export function recognise(table: WordTable, text: string, hash: number): KnownWord {
  if (text.length > LONGEST_KEPT) return newWord(text, hash);
  const place = firstPlaceOf(hash);
  const latest = table[place];
  if (latest?.hash === hash && latest.text === text) return latest;
  const other = table[place + 1];
  // A copy letter by letter: a slice would keep the whole text it came from in memory.
  const word = other?.hash === hash && other.text === text ? other : newWord(text.split("").join(""), hash);
  table[place] = word;
  table[place + 1] = latest;
  return word;
}

function firstPlaceOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 17) & ~1;
}

function newWord(text: string, hash: number): KnownWord {
  return { text, hash, report: undefined, reading: undefined };
}

/** The same for letters that stand in no text. */
export function wordOf(table: WordTable, text: string): KnownWord {
  return recognise(table, text, hashOf(text));
}
