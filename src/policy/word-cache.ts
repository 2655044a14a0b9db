/** A word and its hash, which the tokeniser computes while it reads the word. */
export interface HashedWord {
  readonly text: string;
  readonly hash: number;
}

/**
 * Remembers what was found out about words, in a fixed amount of memory. Each word has two slots, and takes the place of
 * the one met longer ago. A sender of hostile words gains misses and no growth.
 */
export interface WordCache<Value> {
  readonly words: (string | undefined)[];
  readonly values: (Value | undefined)[];
}

const SLOTS = 2 ** 16;
/** Longer words are rarely met twice. */
const LONGEST_KEPT = 40;

export const HASH_START = 7;

/** The hash of a word, unit by unit from `HASH_START`. */
export function hashUnit(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

export function hashWord(text: string): HashedWord {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = hashUnit(hash, text.charCodeAt(at));
  return { text, hash };
}

export function createWordCache<Value>(): WordCache<Value> {
  return { words: Array.from({ length: SLOTS }), values: Array.from({ length: SLOTS }) };
}

function slotOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 16;
}

/** What is remembered of a word, or undefined. */
export function recall<Value>({ words, values }: WordCache<Value>, { text, hash }: HashedWord): Value | undefined {
  const slot = slotOf(hash);
  if (words[slot] === text) return values[slot];
  return words[slot ^ 1] === text ? values[slot ^ 1] : undefined;
}

export function remember<Value>(cache: WordCache<Value>, { text, hash }: HashedWord, value: Value): void {
  if (text.length > LONGEST_KEPT) return;
  const slot = slotOf(hash);
  cache.words[slot ^ 1] = cache.words[slot];
  cache.values[slot ^ 1] = cache.values[slot];
  // A copy letter by letter: a slice would keep the whole text it came from in memory.
  cache.words[slot] = text.split("").join("");
  cache.values[slot] = value;
}
