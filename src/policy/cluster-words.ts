/** Words with their vectors, from the most common one down. */
export interface Embeddings {
  readonly words: readonly string[];
  /** `words.length` × `dimensions`, each vector of length 1. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

const CLUSTERS = 1000;
const ROUNDS = 10;
/** Words of grammar stand for themselves: `should` and `could` are used alike and do not mean alike. */
const OWN_MEANING = 200;

/**
 * Puts words that are used alike together: k-means by cosine, begun with evenly spaced words and stopped after ten
 * rounds, so that the same vectors give the same clusters. Some minutes for 50,000 words.
 */
export function clusterWords(embeddings: Embeddings): readonly (readonly string[])[] {
  const { words } = embeddings;
  const step = Math.max(1, Math.floor(words.length / CLUSTERS));
  const seeds = Array.from({ length: Math.min(CLUSTERS, words.length) }, (_, at) => at * step);
  let centres = gather(embeddings, seeds);
  let nearest = assign(embeddings, centres);
  for (let round = 1; round < ROUNDS; round++) {
    centres = recentre(embeddings, { centres, nearest });
    nearest = assign(embeddings, centres);
  }
  const clusters = seeds.map((): string[] => []);
  words.forEach((word, at) => at >= OWN_MEANING && clusters[nearest[at] ?? 0]?.push(word));
  return clusters.filter((cluster) => cluster.length > 0).map((cluster) => cluster.toSorted());
}

function gather({ vectors, dimensions }: Embeddings, seeds: readonly number[]): Float32Array {
  const centres = new Float32Array(seeds.length * dimensions);
  seeds.forEach((seed, at) =>
    centres.set(vectors.subarray(seed * dimensions, (seed + 1) * dimensions), at * dimensions),
  );
  return centres;
}

function assign({ words, vectors, dimensions }: Embeddings, centres: Float32Array): Int32Array {
  return Int32Array.from(words, (_, word) => {
    let best = 0;
    let closest = -Infinity;
    for (let begin = 0, centre = 0; begin < centres.length; begin += dimensions, centre++) {
      let cosine = 0;
      for (let at = 0; at < dimensions; at++)
        cosine += (vectors[word * dimensions + at] ?? 0) * (centres[begin + at] ?? 0);
      if (cosine <= closest) continue;
      closest = cosine;
      best = centre;
    }
    return best;
  });
}

interface Assignment {
  readonly centres: Float32Array;
  readonly nearest: Int32Array;
}

function recentre({ vectors, dimensions }: Embeddings, { centres, nearest }: Assignment): Float32Array {
  const sums = new Float32Array(centres.length);
  nearest.forEach((centre, word) => {
    for (let at = 0; at < dimensions; at++) {
      const place = centre * dimensions + at;
      sums[place] = (sums[place] ?? 0) + (vectors[word * dimensions + at] ?? 0);
    }
  });
  for (let begin = 0; begin < sums.length; begin += dimensions)
    normalizeVector(sums.subarray(begin, begin + dimensions));
  return sums;
}

/** Makes a vector one of length 1; nothing becomes of none. */
export function normalizeVector(vector: Float32Array): void {
  const length = Math.hypot(...vector) || 1;
  vector.forEach((value, at) => (vector[at] = value / length));
}
