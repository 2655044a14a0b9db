import { clusterOf, type WordClusters } from "./word-clusters.ts";

/**
 * The n-grams that the model reads: 3 and 5 letters across word borders, words, pairs of words, words one apart, the
 * words within three of a negation, the words of a text that addresses someone, and of the words' clusters ones, pairs,
 * threes and pairs one apart.
 *
 * Trainer and engine share this file: who changes an n-gram trains anew and raises FEATURE_VERSION.
 */
export const FEATURE_VERSION = 2;

/** Buckets of the hashed n-grams; a power of two, because a bucket is the top bits of a hash. */
export const BUCKET_BITS = 17;

/** Beyond this the text is not read: the longest comment is shorter. */
const MOST_LETTERS = 10_000;
const MOST_FEATURES = MOST_LETTERS * 7;

/** The n-grams of one text as bucket numbers. The arrays are shared: they hold until the next text is read. */
export interface Features {
  readonly buckets: Int32Array;
  readonly count: number;
}

export interface TracedFeatures extends Features {
  /** Where each n-gram stands, as half-open offsets into `letters`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The text as the n-grams see it: what is a space here is 0. */
  readonly letters: Uint8Array;
  readonly length: number;
}

const SHIFT = 32 - BUCKET_BITS;
const SPREAD = 0x9e3779b1 | 0;
const FINISH = 0x85ebca6b | 0;
const WORD_SEED = 0x811c9dc5 | 0;
/** How far a negation reaches, in words. */
export const NEGATION_REACH = 3;

const letters = new Uint8Array(MOST_LETTERS + 2);
/** At every letter the last five, six bits each: the n-grams that end there. */
const keys = new Int32Array(MOST_LETTERS + 2);
const buckets = new Int32Array(MOST_FEATURES);
const from = new Int32Array(MOST_FEATURES);
const to = new Int32Array(MOST_FEATURES);
const wordHashes = new Int32Array(MOST_LETTERS);
const wordStarts = new Int32Array(MOST_LETTERS);
const wordEnds = new Int32Array(MOST_LETTERS);
const wordClusters = new Int32Array(MOST_LETTERS);
let count = 0;

/** What `readLetters` fills, as parallel arrays. They hold until the next text is read. */
export const textRead = { keys, hashes: wordHashes, starts: wordStarts, ends: wordEnds } as const;

/** Six bits a letter: five of them fit an integer. */
export const LETTER_BITS = 6;
const SPACE = 0;
const DIGIT = 27;
const KEPT_SIGNS = `?!"'*@#$`;
const FIRST_SIGN = 28;
const FIRST_OTHER = FIRST_SIGN + KEPT_SIGNS.length;
const OTHERS = 2 ** LETTER_BITS - FIRST_OTHER;
const KEY_3 = 2 ** (3 * LETTER_BITS) - 1;
/** Keeps a gram of three apart from one of five that begins with spaces. */
const SHORT_GRAM = 0x40000000;
const KEY_5 = 2 ** (5 * LETTER_BITS) - 1;

/** A letter counts as itself, all digits as one, some punctuation is kept, the rest of ASCII is a space. */
const UNITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[a-z]/.test(sign)) return code - 96;
  if (/[0-9]/.test(sign)) return DIGIT;
  return KEPT_SIGNS.includes(sign) ? FIRST_SIGN + KEPT_SIGNS.indexOf(sign) : SPACE;
});

const unitOf = (code: number): number => (code < 128 ? (UNITS[code] ?? SPACE) : FIRST_OTHER + (code % OTHERS));

/** Of a word of the folded text, as the n-grams know it. */
export const hashOf = (word: string): number =>
  Array.from(word).reduce((hash, letter) => Math.imul(hash ^ unitOf(letter.charCodeAt(0)), SPREAD), WORD_SEED);
export const ADDRESSES = new Set("you your u ur you're youre yourself ya".split(" ").map(hashOf));
export const NEGATIONS = new Set(
  "not don't dont never no isn't aren't nobody can't won't doesn't".split(" ").map(hashOf),
);

/** Reads the n-grams of a folded text. Linear in its length; never throws. */
export function readFeatures(folded: string, clusters: WordClusters): Features {
  readText(folded, clusters);
  return { buckets, count };
}

/** The same, with where each n-gram stands. */
export function traceFeatures(folded: string, clusters: WordClusters): TracedFeatures {
  const length = readText(folded, clusters);
  traceLetterGrams(length);
  return { buckets, count, from, to, letters, length };
}

function readText(folded: string, clusters: WordClusters): number {
  count = 0;
  const words = readLetters(folded);
  const length = words === 0 ? 1 : (wordEnds[words - 1] ?? 0) + 1;
  readLetterGrams(length);
  readWordGrams(words);
  readClusterGrams(words, clusters);
  return length;
}

/** The sign that a unit of `letters` stands for; `·` for one of many. */
export function signOf(unit: number): string {
  if (unit === SPACE) return " ";
  if (unit < DIGIT) return String.fromCharCode(96 + unit);
  return unit === DIGIT ? "0" : (KEPT_SIGNS[unit - FIRST_SIGN] ?? "·");
}

/**
 * Fills the letters, the running keys and the words in one pass; returns how many words there are. Spaces are squeezed to
 * one and stretched letters to two; a text begins and ends with a space.
 */
export function readLetters(folded: string): number {
  let length = 1;
  let words = 0;
  let key = 0;
  let hash = WORD_SEED;
  let last = SPACE;
  let before = 0;
  for (let at = 0; at < folded.length && length < MOST_LETTERS; at++) {
    const unit = unitOf(folded.charCodeAt(at));
    if (unit === last && (unit === SPACE || unit === before)) continue;
    before = last;
    last = unit;
    key = nextKey(key, unit);
    if (unit === SPACE) {
      words = endWord(words, { hash, end: length });
      hash = WORD_SEED;
    } else hash = Math.imul(hash ^ unit, SPREAD);
    keys[length] = key;
    letters[length++] = unit;
  }
  if (last === SPACE) return words;
  keys[length] = nextKey(key, SPACE);
  letters[length] = SPACE;
  return endWord(words, { hash, end: length });
}

function endWord(word: number, { hash, end }: { hash: number; end: number }): number {
  wordHashes[word] = hash;
  wordStarts[word] = word === 0 ? 1 : (wordEnds[word - 1] ?? 0) + 1;
  wordEnds[word] = end;
  return word + 1;
}

export const bucketOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), FINISH) >>> SHIFT;

const nextKey = (key: number, letter: number): number => ((key << LETTER_BITS) | letter) & KEY_5;
/** Of the last three letters of a running key, and of all five. */
export const bucketOfThree = (key: number): number => bucketOf(Math.imul((key & KEY_3) ^ SHORT_GRAM, SPREAD));
export const bucketOfFive = (key: number): number => bucketOf(Math.imul(key, SPREAD));

export const pairOf = (before: number, word: number): number => Math.imul(before, 31) ^ word;
export const apartOf = (first: number, word: number): number => Math.imul(first, 131) ^ word ^ 0x5555;
export const negatedOf = (word: number): number => Math.imul(word, 77) ^ 0x1234567;
export const addressedOf = (word: number): number => Math.imul(word, 1777) ^ 0x7654321;
export const clusterAlone = (cluster: number): number => Math.imul(cluster, 0x1b873593) ^ 0x2222;
export const clusterPair = (before: number, cluster: number): number => Math.imul(before, 33) ^ cluster ^ 0x777;
export const clusterApart = (first: number, cluster: number): number => Math.imul(first, 133) ^ cluster ^ 0x15555;
export const clusterThree = (first: number, before: number, cluster: number): number =>
  Math.imul(Math.imul(first, 33) ^ before, 65) ^ cluster ^ 0x2777;

function readLetterGrams(length: number): void {
  let next = count;
  for (let at = 2; at < length; at++) {
    const key = keys[at] ?? 0;
    buckets[next++] = bucketOfThree(key);
    if (at > 3) buckets[next++] = bucketOfFive(key);
  }
  count = next;
}

/** In the order of `readLetterGrams`. */
function traceLetterGrams(length: number): void {
  let next = 0;
  const trace = (start: number, end: number) => {
    from[next] = start;
    to[next++] = end;
  };
  for (let at = 2; at < length; at++) {
    trace(at - 2, at + 1);
    if (at > 3) trace(at - 4, at + 1);
  }
}

function addWords(hash: number, first: number, last: number): void {
  buckets[count] = bucketOf(hash);
  from[count] = wordStarts[first] ?? 0;
  to[count] = wordEnds[last] ?? 0;
  count++;
}

function readWordGrams(words: number): void {
  let negatedUntil = 0;
  let addresses = false;
  for (let at = 0; at < words; at++) {
    const word = wordHashes[at] ?? 0;
    addWords(word, at, at);
    if (at > 0) addWords(pairOf(wordHashes[at - 1] ?? 0, word), at - 1, at);
    if (at > 1) addWords(apartOf(wordHashes[at - 2] ?? 0, word), at - 2, at);
    if (at < negatedUntil) addWords(negatedOf(word), at, at);
    if (NEGATIONS.has(word)) negatedUntil = at + 1 + NEGATION_REACH;
    if (ADDRESSES.has(word)) addresses = true;
  }
  if (!addresses) return;
  for (let at = 0; at < words; at++) addWords(addressedOf(wordHashes[at] ?? 0), at, at);
}

function readClusterGrams(words: number, clusters: WordClusters): void {
  for (let at = 0; at < words; at++) {
    const cluster = clusterOf(clusters, wordHashes[at] ?? 0);
    wordClusters[at] = cluster;
    addWords(clusterAlone(cluster), at, at);
    if (at === 0) continue;
    const before = wordClusters[at - 1] ?? 0;
    addWords(clusterPair(before, cluster), at - 1, at);
    if (at === 1) continue;
    const first = wordClusters[at - 2] ?? 0;
    addWords(clusterApart(first, cluster), at - 2, at);
    addWords(clusterThree(first, before, cluster), at - 2, at);
  }
}
