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
const NEGATION_REACH = 3;

const letters = new Uint8Array(MOST_LETTERS + 2);
const buckets = new Int32Array(MOST_FEATURES);
const from = new Int32Array(MOST_FEATURES);
const to = new Int32Array(MOST_FEATURES);
const wordHashes = new Int32Array(MOST_LETTERS);
const wordStarts = new Int32Array(MOST_LETTERS);
const wordEnds = new Int32Array(MOST_LETTERS);
const wordClusters = new Int32Array(MOST_LETTERS);
let count = 0;

/** Six bits a letter: five of them fit an integer, so that a running key holds the n-grams that end here. */
const LETTER_BITS = 6;
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
const ADDRESSES = new Set("you your u ur you're youre yourself ya".split(" ").map(hashOf));
const NEGATIONS = new Set("not don't dont never no isn't aren't nobody can't won't doesn't".split(" ").map(hashOf));

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
  const length = writeLetters(folded);
  readLetterGrams(length);
  const words = readWords(length);
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

/** Squeezes spaces to one and stretched letters to two; a text begins and ends with a space. */
function writeLetters(folded: string): number {
  letters[0] = SPACE;
  let length = 1;
  let last = SPACE;
  let before = 0;
  for (let at = 0; at < folded.length && length < MOST_LETTERS; at++) {
    const code = folded.charCodeAt(at);
    const unit = unitOf(code);
    if (unit === last && (unit === SPACE || unit === before)) continue;
    letters[length++] = unit;
    before = last;
    last = unit;
  }
  if (last !== SPACE) letters[length++] = SPACE;
  return length;
}

const bucketOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), FINISH) >>> SHIFT;

function readLetterGrams(length: number): void {
  let key = ((letters[0] ?? 0) << LETTER_BITS) | (letters[1] ?? 0);
  let next = count;
  for (let at = 2; at < length; at++) {
    key = ((key << LETTER_BITS) | (letters[at] ?? 0)) & KEY_5;
    buckets[next++] = bucketOf(Math.imul((key & KEY_3) ^ SHORT_GRAM, SPREAD));
    if (at > 3) buckets[next++] = bucketOf(Math.imul(key, SPREAD));
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

/** Fills the word arrays; returns how many there are. */
function readWords(length: number): number {
  let words = 0;
  let hash = WORD_SEED;
  let start = 1;
  for (let at = 1; at < length; at++) {
    const letter = letters[at] ?? SPACE;
    if (letter !== SPACE) {
      hash = Math.imul(hash ^ letter, SPREAD);
      continue;
    }
    if (at > start) {
      wordHashes[words] = hash;
      wordStarts[words] = start;
      wordEnds[words] = at;
      words++;
    }
    hash = WORD_SEED;
    start = at + 1;
  }
  return words;
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
    if (at > 0) addWords(Math.imul(wordHashes[at - 1] ?? 0, 31) ^ word, at - 1, at);
    if (at > 1) addWords(Math.imul(wordHashes[at - 2] ?? 0, 131) ^ word ^ 0x5555, at - 2, at);
    if (at < negatedUntil) addWords(Math.imul(word, 77) ^ 0x1234567, at, at);
    if (NEGATIONS.has(word)) negatedUntil = at + 1 + NEGATION_REACH;
    if (ADDRESSES.has(word)) addresses = true;
  }
  if (!addresses) return;
  for (let at = 0; at < words; at++) addWords(Math.imul(wordHashes[at] ?? 0, 1777) ^ 0x7654321, at, at);
}

function readClusterGrams(words: number, clusters: WordClusters): void {
  for (let at = 0; at < words; at++) {
    const cluster = clusterOf(clusters, wordHashes[at] ?? 0);
    wordClusters[at] = cluster;
    addWords(Math.imul(cluster, 0x1b873593) ^ 0x2222, at, at);
    if (at === 0) continue;
    const before = wordClusters[at - 1] ?? 0;
    addWords(Math.imul(before, 33) ^ cluster ^ 0x777, at - 1, at);
    if (at === 1) continue;
    const first = wordClusters[at - 2] ?? 0;
    addWords(Math.imul(first, 133) ^ cluster ^ 0x15555, at - 2, at);
    addWords(Math.imul(Math.imul(first, 33) ^ before, 65) ^ cluster ^ 0x2777, at - 2, at);
  }
}
