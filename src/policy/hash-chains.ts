/**
 * Which of many things have a key, by the hashes of the keys: three arrays whatever their number, and no key is kept.
 * Other keys share a hash now and then, so who finds a thing must look whether it is the right one.
 */
export interface HashChains {
  /** By what is left of a hash, the first thing with it; all are counted from 1, and 0 is none. */
  readonly heads: Int32Array;
  /** By thing, the next one with the same rest. */
  readonly next: Int32Array;
  readonly hashes: Int32Array;
}

/** `hashAt` gives the hash of each thing's key, or undefined for one that has none. */
export function chainHashes(count: number, hashAt: (at: number) => number | undefined): HashChains {
  const chains = {
    heads: new Int32Array(2 ** Math.ceil(Math.log2(count + 2))),
    next: new Int32Array(count + 1),
    hashes: new Int32Array(count + 1),
  };
  const { heads, next, hashes } = chains;
  // From the last to the first, so that a chain has them in their order.
  for (let number = count; number > 0; number--) {
    const hash = hashAt(number - 1);
    if (hash === undefined) continue;
    const head = headOf(chains, hash);
    hashes[number] = hash;
    next[number] = heads[head] ?? 0;
    heads[head] = number;
  }
  return chains;
}

function headOf({ heads }: HashChains, hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) & (heads.length - 1);
}

/** The first of the things with this hash that is the right one. */
export function findHashed(chains: HashChains, hash: number, isRight: (at: number) => boolean): number | undefined {
  const { heads, next, hashes } = chains;
  for (let number = heads[headOf(chains, hash)] ?? 0; number !== 0; number = next[number] ?? 0)
    if (hashes[number] === hash && isRight(number - 1)) return number - 1;
  return undefined;
}
