/**
 * Numbers words by an open hash table that fits the processor's cache: most words of most comments are among few
 * thousand, and a Map would hash each anew as a string.
 */
export interface WordTable {
  readonly words: readonly string[];
  /** The number of a word, or -1, by hash; a power of two long, and at least half empty. */
  readonly slots: Int32Array;
}

export function buildWordTable(words: readonly string[]): WordTable {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * words.length + 2))).fill(-1);
  words.forEach((word, number) => {
    let slot = hash(word) & (slots.length - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number;
  });
  return { words, slots };
}

/** The number of the word, or -1. */
export function findWord({ words, slots }: WordTable, word: string): number {
  const mask = slots.length - 1;
  for (let slot = hash(word) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot] ?? -1;
    if (number === -1 || words[number] === word) return number;
  }
}

const LONGEST_HASHED = 32;

function hash(word: string): number {
  const length = Math.min(word.length, LONGEST_HASHED);
  let sum = length;
  for (let at = 0; at < length; at++) sum = Math.imul(sum, 31) + word.charCodeAt(at);
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 8;
}
