import type { Numbering } from "./lexicon.ts";

/** Words of a phrase by their numbers. Phrases share the sets, so that they are told apart by identity. */
export interface WordSet {
  readonly numbering: Numbering;
  /** Each once. */
  readonly ids: readonly number[];
  /** How often one of the words is expected in a sentence, at most 1. */
  readonly chance: number;
  /** By number; filled when first asked, for most sets never are. */
  bits: Uint32Array | undefined;
}

/** When a word was last met in a union, so that each is taken once without a set for every union. */
let met = new Uint32Array(2 ** 14);
let union = 0;

export function createWordSet(numbering: Numbering, ids: readonly number[]): WordSet {
  const chance = ids.reduce((sum, id) => sum + (numbering.chances[id] ?? 0), 0);
  return { numbering, ids, chance: Math.min(1, chance), bits: undefined };
}

/** The words of all of them. Of one set that set itself. */
export function unite(sets: readonly WordSet[]): WordSet {
  const [first] = sets;
  if (!first) throw new Error("there are no words to unite");
  if (sets.length === 1) return first;
  const { numbering } = first;
  if (numbering.words.length > met.length) met = new Uint32Array(2 * numbering.words.length);
  union++;
  const ids: number[] = [];
  for (const set of sets)
    for (const id of set.ids) {
      if (met[id] === union) continue;
      met[id] = union;
      ids.push(id);
    }
  return createWordSet(numbering, ids);
}

export function bitsOf(set: WordSet): Uint32Array {
  if (set.bits) return set.bits;
  const bits = new Uint32Array((set.numbering.words.length >>> 5) + 1);
  for (const id of set.ids) setBit(bits, id);
  set.bits = bits;
  return bits;
}

export function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function hasBit(bits: Uint32Array, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}
