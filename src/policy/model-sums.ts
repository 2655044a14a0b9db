import {
  addressedOf,
  ADDRESSES,
  apartOf,
  bucketOf,
  bucketOfFive,
  bucketOfThree,
  clusterAlone,
  clusterApart,
  clusterPair,
  clusterThree,
  LETTER_BITS,
  negatedOf,
  NEGATION_REACH,
  NEGATIONS,
  pairOf,
  readLetters,
  textRead,
} from "./model-features.ts";
import { clusterOf, type WordClusters } from "./word-clusters.ts";

/**
 * The sums of a text's weights, as the engine takes them for every text. They are those over the n-grams of
 * `readFeatures`, in another order: words recur, so what lies inside one is summed once and remembered, and only the
 * n-grams across words are looked up anew. A test compares the two.
 */
export interface WeightSums {
  /** Per head, each weight `LANE_ZERO` too high. It holds until the next text is read. */
  readonly sums: Float64Array;
  /** How many n-grams the text has. */
  readonly count: number;
}

/** The four weights of a bucket are bytes of one integer, a lane, each so much too high that none is negative. */
export const LANE_ZERO = 128;

/** The first and the third byte of a lane, or of one shifted by a byte: they are added two at a time … */
const LANES = 0x00ff00ff;
/** … and so many of them can be before one sum could run into the other. */
const LANE_TERMS = 256;

/** One word of the memory: its letters in three fields, the sums of its own n-grams, its cluster, and what it is. */
const EVEN = 3;
const ODD = 4;
const CLUSTER = 5;
const KIND = 6;
const FIELDS = 8;

const LETTERS_A_FIELD = 5;
const LONGEST_REMEMBERED = 3 * LETTERS_A_FIELD;
/** A power of two. Six of seven words of ordinary comments are found again. */
const REMEMBERED_WORDS = 16_384;

const NEGATION = 1;
const ADDRESS = 2;

interface Memory {
  readonly lanes: Int32Array;
  readonly clusters: WordClusters;
  readonly words: Int32Array;
}

/** A reader of texts for one model. `lanes` has one integer of `laneOf` for each bucket. */
export function createSummer(lanes: Int32Array, clusters: WordClusters): (folded: string) => WeightSums {
  const memory: Memory = { lanes, clusters, words: new Int32Array(REMEMBERED_WORDS * FIELDS) };
  return (folded) => sumText(memory, readLetters(folded));
}

const { keys, hashes, starts, ends } = textRead;
const clustersOfWords = new Int32Array(hashes.length);
const kinds = new Uint8Array(hashes.length);
const sums = new Float64Array(4);
/** The n-grams that are not in the memory. Who adds some takes the place of the first and returns that behind the last. */
const buckets = new Int32Array(keys.length * 7);

function sumText(memory: Memory, words: number): WeightSums {
  sums.fill(0);
  let next = 0;
  let remembered = 0;
  let negatedUntil = 0;
  let addresses = false;
  for (let at = 0; at < words; at++) {
    const size = (ends[at] ?? 0) - (starts[at] ?? 0);
    if (size <= LONGEST_REMEMBERED) remembered += recall(memory, { at, size, next });
    else next = readOwn(memory, { at, next });
    if (at > 0) next = readBorder(at, next);
    if (at < negatedUntil) buckets[next++] = bucketOf(negatedOf(hashes[at] ?? 0));
    if (kinds[at] === NEGATION) negatedUntil = at + 1 + NEGATION_REACH;
    else if (kinds[at] === ADDRESS) addresses = true;
  }
  if (addresses) for (let at = 0; at < words; at++) buckets[next++] = bucketOf(addressedOf(hashes[at] ?? 0));
  sumBuckets(memory.lanes, next);
  return { sums, count: remembered + next };
}

/** A word of the text, and where n-grams may be added. */
interface Word {
  readonly at: number;
  readonly size: number;
  readonly next: number;
}

/** Adds the n-grams inside a word to the sums; returns how many they are. */
function recall(memory: Memory, word: Word): number {
  const { words } = memory;
  const entry = entryOf(memory, word);
  addSums(words[entry + EVEN] ?? 0, words[entry + ODD] ?? 0);
  clustersOfWords[word.at] = words[entry + CLUSTER] ?? 0;
  kinds[word.at] = words[entry + KIND] ?? 0;
  return word.size + Math.max(0, word.size - 2) + 2;
}

function addSums(even: number, odd: number): void {
  sums[0] = (sums[0] ?? 0) + (even & 0xffff);
  sums[1] = (sums[1] ?? 0) + (odd & 0xffff);
  sums[2] = (sums[2] ?? 0) + (even >>> 16);
  sums[3] = (sums[3] ?? 0) + (odd >>> 16);
}

/** At `n + 10` the bits of a key that `n` letters take, none where `n` is negative. */
const MASKS = Int32Array.from({ length: LONGEST_REMEMBERED + 11 }, (_, at) => {
  const taken = Math.min(LETTERS_A_FIELD, Math.max(0, at - 10));
  return 2 ** (taken * LETTER_BITS) - 1;
});

/** A word has one place; the last that came there is remembered. Its letters are compared, so none is mistaken. */
function entryOf(memory: Memory, { at, size, next }: Word): number {
  const { words } = memory;
  const end = ends[at] ?? 0;
  const last = (keys[end - 1] ?? 0) & (MASKS[size + 10] ?? 0);
  const middle = (keys[Math.max(0, end - 6)] ?? 0) & (MASKS[size + 5] ?? 0);
  const first = (keys[Math.max(0, end - 11)] ?? 0) & (MASKS[size] ?? 0);
  const entry = (bucketOf(hashes[at] ?? 0) & (REMEMBERED_WORDS - 1)) * FIELDS;
  if (words[entry] === last && words[entry + 1] === middle && words[entry + 2] === first) return entry;
  words[entry] = last;
  words[entry + 1] = middle;
  words[entry + 2] = first;
  remember(memory, { at, entry, next });
  return entry;
}

function remember(memory: Memory, { at, entry, next }: { at: number; entry: number; next: number }): void {
  const { lanes, words } = memory;
  const end = readOwn(memory, { at, next });
  let even = 0;
  let odd = 0;
  for (let gram = next; gram < end; gram++) {
    const lane = lanes[buckets[gram] ?? 0] ?? 0;
    even += lane & LANES;
    odd += (lane >>> 8) & LANES;
  }
  words[entry + EVEN] = even;
  words[entry + ODD] = odd;
  words[entry + CLUSTER] = clustersOfWords[at] ?? 0;
  words[entry + KIND] = kinds[at] ?? 0;
}

/** The n-grams inside a word: of its letters and the spaces around them, the word and its cluster. */
function readOwn({ clusters }: Memory, { at, next }: { at: number; next: number }): number {
  const start = starts[at] ?? 0;
  const end = ends[at] ?? 0;
  const hash = hashes[at] ?? 0;
  const cluster = clusterOf(clusters, hash);
  clustersOfWords[at] = cluster;
  kinds[at] = NEGATIONS.has(hash) ? NEGATION : ADDRESSES.has(hash) ? ADDRESS : 0;
  buckets[next++] = bucketOf(hash);
  buckets[next++] = bucketOf(clusterAlone(cluster));
  for (let place = start + 1; place <= end; place++) buckets[next++] = bucketOfThree(keys[place] ?? 0);
  for (let place = start + 3; place <= end; place++) buckets[next++] = bucketOfFive(keys[place] ?? 0);
  return next;
}

/** What joins a word to those before it: letters across the space, pairs and threes of words and of clusters. */
function readBorder(at: number, next: number): number {
  const word = hashes[at] ?? 0;
  const cluster = clustersOfWords[at] ?? 0;
  const clusterBefore = clustersOfWords[at - 1] ?? 0;
  buckets[next++] = bucketOf(pairOf(hashes[at - 1] ?? 0, word));
  buckets[next++] = bucketOf(clusterPair(clusterBefore, cluster));
  if (at > 1) {
    const clusterFirst = clustersOfWords[at - 2] ?? 0;
    buckets[next++] = bucketOf(apartOf(hashes[at - 2] ?? 0, word));
    buckets[next++] = bucketOf(clusterApart(clusterFirst, cluster));
    buckets[next++] = bucketOf(clusterThree(clusterFirst, clusterBefore, cluster));
  }
  return readLettersAcross(at, next);
}

/** The n-grams that end in a word's first letters and begin before the space in front of it. */
function readLettersAcross(at: number, next: number): number {
  const start = starts[at] ?? 0;
  buckets[next++] = bucketOfThree(keys[start] ?? 0);
  // A text that begins with a word of one letter has no five of them yet.
  if (start > 3) buckets[next++] = bucketOfFive(keys[start] ?? 0);
  buckets[next++] = bucketOfFive(keys[start + 1] ?? 0);
  if (start + 2 <= (ends[at] ?? 0)) buckets[next++] = bucketOfFive(keys[start + 2] ?? 0);
  return next;
}

function sumBuckets(lanes: Int32Array, count: number): void {
  for (let begin = 0; begin < count; begin += LANE_TERMS) {
    const end = Math.min(count, begin + LANE_TERMS);
    let even = 0;
    let odd = 0;
    for (let at = begin; at < end; at++) {
      const lane = lanes[buckets[at] ?? 0] ?? 0;
      even = (even + (lane & LANES)) | 0;
      odd = (odd + ((lane >>> 8) & LANES)) | 0;
    }
    addSums(even, odd);
  }
}
