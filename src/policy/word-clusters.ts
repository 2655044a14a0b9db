/**
 * Which words are used alike: `hang` and `lynch`, `senator` and `minister`. The model reads the clusters of words beside
 * the words, so that what it learnt of one it knows of the others.
 */
export interface WordClusters {
  /** Pairs of a word's hash and its cluster, in the order of the hashes. They are what the model file keeps. */
  readonly pairs: readonly (readonly [hash: number, cluster: number])[];
  /** Open addressing: `keys[slot]` is a hash, 0 for none, and `values[slot]` its cluster. */
  readonly keys: Int32Array;
  readonly values: Uint16Array;
}

const EMPTIEST = 2;

export function buildWordClusters(words: Iterable<readonly [hash: number, cluster: number]>): WordClusters {
  const known = new Map<number, number>();
  for (const [hash, cluster] of words) if (hash !== 0 && !known.has(hash)) known.set(hash, cluster);
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, known.size * EMPTIEST)));
  const keys = new Int32Array(size);
  const values = new Uint16Array(size);
  for (const [hash, cluster] of known) {
    const slot = slotOf(keys, hash);
    keys[slot] = hash;
    values[slot] = cluster;
  }
  return { pairs: [...known].sort(([a], [b]) => a - b), keys, values };
}

/** The slot of a hash, or the free one where it would stand. */
function slotOf(keys: Int32Array, hash: number): number {
  const mask = keys.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

/** Keeps clusters apart from the hashes of words without one, which stand for themselves. */
const CLUSTER_SPREAD = 0x3c6ef35f;

/** What stands for a word in the n-grams of clusters: its cluster, or itself. */
export function clusterOf({ keys, values }: WordClusters, hash: number): number {
  const slot = slotOf(keys, hash);
  return keys[slot] === hash ? Math.imul((values[slot] ?? 0) + 1, CLUSTER_SPREAD) | 0 : hash;
}
