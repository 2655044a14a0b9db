import type { Lexicon } from "./lexicon.ts";

/** A set of words as bits by their numbers; filled when first asked, for most sets never are. */
export interface IdSet {
  readonly words: readonly string[];
  bits: Uint32Array | undefined;
}

export function createIdSet(words: readonly string[]): IdSet {
  return { words, bits: undefined };
}

export function bitsOf(set: IdSet, { ids }: Lexicon): Uint32Array {
  if (set.bits) return set.bits;
  const bits = new Uint32Array((ids.size >>> 5) + 1);
  for (const word of set.words) setBit(bits, ids.get(word) ?? 0);
  set.bits = bits;
  return bits;
}

export function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function hasBit(bits: Uint32Array, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}
