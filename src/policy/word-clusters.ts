/**
 * Which words are used alike: `hang` and `lynch`, `senator` and `minister`. The model reads the clusters of words beside
 * the words, so that what it learnt of one it knows of the others.
 */
export interface WordClusters {
  /** The hashes of the words in ascending order, and the cluster of each: what the model file keeps. */
  readonly hashes: Int32Array;
  readonly clusters: Uint16Array;
  /** Open addressing: a slot is a hash, 0 for none, and beside it the cluster, so that a look-up is one place in memory. */
  readonly slots: Int32Array;
}

const EMPTIEST = 2;
const SLOT_FIELDS = 2;

/** Of a word that is named twice, the first cluster counts; a hash of 0 has none. */
export function buildWordClusters(words: Iterable<readonly [hash: number, cluster: number]>): WordClusters {
  const known = new Map<number, number>();
  for (const [hash, cluster] of words) if (hash !== 0 && !known.has(hash)) known.set(hash, cluster);
  const hashes = Int32Array.from(known.keys()).sort();
  return indexWordClusters(
    hashes,
    Uint16Array.from(hashes, (hash) => known.get(hash) ?? 0),
  );
}

/** The same, of hashes that are sorted and named once, as a model file has them. About 2 ms for 60,000. */
export function indexWordClusters(hashes: Int32Array, clusters: Uint16Array): WordClusters {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, hashes.length * EMPTIEST)));
  const slots = new Int32Array(size * SLOT_FIELDS);
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0;
    const slot = slotOf(slots, hash);
    slots[slot] = hash;
    slots[slot + 1] = clusters[at] ?? 0;
  }
  return { hashes, clusters, slots };
}

/** Where in the slots a hash is, or the free place where it would be. */
function slotOf(slots: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = ((hash ^ (hash >>> 15)) * SLOT_FIELDS) & mask;
  while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + SLOT_FIELDS) & mask;
  return slot;
}

/** Keeps clusters apart from the hashes of words without one, which stand for themselves. */
const CLUSTER_SPREAD = 0x3c6ef35f;

/** What stands for a word in the n-grams of clusters: its cluster, or itself. */
export function clusterOf({ slots }: WordClusters, hash: number): number {
  const slot = slotOf(slots, hash);
  return slots[slot] === hash ? Math.imul((slots[slot + 1] ?? 0) + 1, CLUSTER_SPREAD) | 0 : hash;
}
