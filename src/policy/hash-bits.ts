/**
 * A set of words by their hashes, a bit each: whether a word may be in it is one look, and no string is kept. Some other
 * word passes too, so who hears yes must look further.
 */
export type HashBits = Uint32Array;

const UNIT_BITS = 32;

/** `bits` is a power of two; at eight or more a word, few others pass. */
export function createHashBits(bits: number): HashBits {
  return new Uint32Array(bits / UNIT_BITS);
}

function bitOf(bits: HashBits, hash: number): number {
  return (hash ^ (hash >>> 15)) & (bits.length * UNIT_BITS - 1);
}

export function addHash(bits: HashBits, hash: number): void {
  const bit = bitOf(bits, hash);
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

export function mayHaveHash(bits: HashBits, hash: number): boolean {
  const bit = bitOf(bits, hash);
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}
