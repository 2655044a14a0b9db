import type { FoldedText } from "./fold-text.ts";
import { BUCKET_BITS, FEATURE_VERSION, signOf, traceFeatures, type TracedFeatures } from "./model-features.ts";
import { createSummer, LANE_ZERO, type WeightSums } from "./model-sums.ts";
import type { NormalizedText } from "./normalize.ts";
import { indexWordClusters, type WordClusters } from "./word-clusters.ts";

/** What a model tells apart. The order is that of the weights in a bucket. */
export const HEADS = ["harassment", "hatred", "violence", "profanity"] as const;
export type Head = (typeof HEADS)[number];
const STRIDE = HEADS.length;

export const isHead = (name: string): name is Head => HEADS.some((head) => head === name);

export const BUCKETS = 2 ** BUCKET_BITS;

/** A short text is scored as if it had so many n-grams, so that one n-gram of few does not decide. */
const FEWEST_FEATURES = 60;

/** What the sum of weights over a text of so many n-grams is multiplied by. Trainer and engine share it. */
export function scaleOf(features: number): number {
  return 1 / Math.sqrt(Math.max(features, FEWEST_FEATURES));
}

export interface ModelScore {
  /** 0 to 1. Not a probability on a real stream: its sources were balanced for training. */
  readonly score: number;
}

/** A word as the n-grams see it, and what those in it and across it added to the score before the sigmoid. */
export interface NgramShare {
  readonly text: string;
  readonly share: number;
}

export interface Model {
  /** Scores a text by every head. A few µs for 110 characters. */
  (text: NormalizedText): Readonly<Record<string, ModelScore>>;
  readonly weights: Weights;
}

export interface Weights {
  /** Per head: what one step of its int8 weights is worth, and where its sum begins. */
  readonly heads: readonly { readonly scale: number; readonly bias: number }[];
  /** BUCKETS × HEADS, the heads of a bucket side by side. */
  readonly table: Int8Array;
  readonly clusters: WordClusters;
}

const MAGIC = "RECOURSE-NGRAMS\n";
const HEADER_BYTES = MAGIC.length + 4 + STRIDE * 8;
/** Version of the n-grams, bits of a bucket, number of heads, reserved. */
const FORMAT = [FEATURE_VERSION, BUCKET_BITS, STRIDE, 0] as const;

const TABLE_BYTES = BUCKETS * STRIDE;
/** A hash of four bytes and a cluster of two. */
const PAIR_BYTES = 6;

/**
 * The weights as a file: a text header, four bytes of format, scale and bias per head (float32), int8 weights, and the
 * words' hashes with their clusters.
 */
export function writeModel({ heads, table, clusters }: Weights): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + TABLE_BYTES + clusters.hashes.length * PAIR_BYTES);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes.set(FORMAT, MAGIC.length);
  const view = new DataView(bytes.buffer);
  heads.forEach(({ scale, bias }, at) => {
    view.setFloat32(MAGIC.length + 4 + at * 8, scale, true);
    view.setFloat32(MAGIC.length + 8 + at * 8, bias, true);
  });
  bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.length), HEADER_BYTES);
  clusters.hashes.forEach((hash, at) => {
    const place = HEADER_BYTES + TABLE_BYTES + at * PAIR_BYTES;
    view.setInt32(place, hash, true);
    view.setUint16(place + 4, clusters.clusters[at] ?? 0, true);
  });
  return bytes;
}

/** Reads the weights beside the policy files. Throws an Error when they are not of this engine's format. */
export function readModel(file: Uint8Array): Model {
  const weights = readWeights(file);
  const sum = createSummer(packLanes(weights.table), weights.clusters);
  return Object.assign((text: NormalizedText) => scoreHeads(weights.heads, sum(text.folded)), { weights });
}

function readWeights(file: Uint8Array): Weights {
  const rest = file.length - HEADER_BYTES - TABLE_BYTES;
  if (rest < 0 || rest % PAIR_BYTES !== 0)
    throw new Error(`the model has ${file.length} bytes, which is no whole file`);
  if (new TextDecoder().decode(file.subarray(0, MAGIC.length)) !== MAGIC) throw new Error("this is not a model file");
  if (FORMAT.some((value, at) => file[MAGIC.length + at] !== value))
    throw new Error("the model was trained for another version of the engine");
  const view = new DataView(file.buffer, file.byteOffset);
  const heads = HEADS.map((_, at) => ({
    scale: view.getFloat32(MAGIC.length + 4 + at * 8, true),
    bias: view.getFloat32(MAGIC.length + 8 + at * 8, true),
  }));
  if (heads.some(({ scale, bias }) => !Number.isFinite(scale) || !Number.isFinite(bias)))
    throw new Error("the model's header is damaged");
  const table = new Int8Array(TABLE_BYTES);
  table.set(new Int8Array(file.buffer, file.byteOffset + HEADER_BYTES, TABLE_BYTES));
  return { heads, table, clusters: readClusters(view, rest / PAIR_BYTES) };
}

function readClusters(view: DataView, count: number): WordClusters {
  const hashes = new Int32Array(count);
  const clusters = new Uint16Array(count);
  for (let at = 0, place = HEADER_BYTES + TABLE_BYTES; at < count; at++, place += PAIR_BYTES) {
    hashes[at] = view.getInt32(place, true);
    clusters[at] = view.getUint16(place + 4, true);
  }
  return indexWordClusters(hashes, clusters);
}

/** Sums of integers are exact, so a score depends on nothing but the text and the file. */
function scoreHeads(heads: Weights["heads"], { sums, count }: WeightSums): Readonly<Record<Head, ModelScore>> {
  const scale = scaleOf(count);
  const scoreOf = (head: number): ModelScore => {
    const { scale: step, bias } = heads[head] ?? { scale: 0, bias: 0 };
    return { score: sigmoid(((sums[head] ?? 0) - LANE_ZERO * count) * scale * step + bias) };
  };
  return { harassment: scoreOf(0), hatred: scoreOf(1), violence: scoreOf(2), profanity: scoreOf(3) };
}

/** Each of the four bytes of an integer `LANE_ZERO` higher. */
const RAISED = 0x80808080;

/** The four weights of a bucket in one integer, so that one look-up gets them all. */
function packLanes(table: Int8Array): Int32Array {
  const lanes = new Int32Array(BUCKETS);
  const view = new DataView(table.buffer, table.byteOffset);
  for (let bucket = 0, at = 0; bucket < BUCKETS; bucket++, at += STRIDE)
    lanes[bucket] = view.getInt32(at, true) ^ RAISED;
  return lanes;
}

/** Also the trainer's link: log-odds to a number between 0 and 1. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

const MOST_SHARES = 5;

/**
 * The parts of the text whose n-grams speak most for `head`, strongest first. They are the reader's own words: show
 * them to a moderator beside the text, and store them nowhere.
 */
export function explainModel(model: Model, { folded }: FoldedText, head: Head): readonly NgramShare[] {
  const features = traceFeatures(folded, model.weights.clusters);
  const shares = sharePerLetter(model.weights, features, HEADS.indexOf(head));
  return strongestWords(features, shares).map(({ from, to, share }) => ({ text: signsOf(features, from, to), share }));
}

interface Weighed {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** The strongest first, of equal ones the first. A long text has thousands of words, so none but these is kept. */
function strongestWords({ letters, length }: TracedFeatures, shares: Float64Array): readonly Weighed[] {
  const strongest: Weighed[] = [];
  let [from, share] = [1, 0];
  for (let at = 1; at < length; at++) {
    if (letters[at] !== 0) {
      share += shares[at] ?? 0;
      continue;
    }
    if (share > (strongest[MOST_SHARES - 1]?.share ?? 0)) insert(strongest, { from, to: at, share });
    from = at + 1;
    share = 0;
  }
  return strongest;
}

function insert(strongest: Weighed[], word: Weighed): void {
  const place = strongest.findIndex(({ share }) => share < word.share);
  strongest.splice(place < 0 ? strongest.length : place, 0, word);
  if (strongest.length > MOST_SHARES) strongest.pop();
}

/** What an n-gram added is spread evenly over its letters. */
function sharePerLetter({ heads, table }: Weights, features: TracedFeatures, head: number): Float64Array {
  const { buckets, count, from, to, length } = features;
  const unit = (heads[head]?.scale ?? 0) * scaleOf(count);
  const shares = new Float64Array(length);
  for (let gram = 0; gram < count; gram++) {
    const weight = table[(buckets[gram] ?? 0) * STRIDE + head] ?? 0;
    if (weight === 0) continue;
    const [start, end] = [from[gram] ?? 0, to[gram] ?? 0];
    const part = (weight * unit) / (end - start);
    for (let at = start; at < end; at++) shares[at] = (shares[at] ?? 0) + part;
  }
  return shares;
}

function signsOf({ letters }: TracedFeatures, from: number, to: number): string {
  return Array.from(letters.subarray(from, to), signOf).join("");
}
