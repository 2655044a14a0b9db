import { foldText } from "./fold-text.ts";
import { readFeatures } from "./model-features.ts";
import { BUCKETS, type Head, HEADS, scaleOf, sigmoid, type Weights, writeModel } from "./model.ts";
import type { TrainingRow } from "./training-rows.ts";
import type { WordClusters } from "./word-clusters.ts";

const STRIDE = HEADS.length;
const EPOCHS = 6;
const LEARNING_RATE = 0.15;
/** The last epoch learns with this part of the first one's rate. */
const LAST_RATE = 0.3;
const BIAS_RATE = 0.002;
/** Gradients below this teach nothing and cost as much as others. */
const FAINT = 1e-4;
/** Longer texts repeat themselves; they are cut for training only. */
const LONGEST_TEXT = 600;
/** No single row weighs more than this, however rare its label. */
const HEAVIEST_ROW = 8;

type Masses = Readonly<Record<Head, number>>;
const masses = (...mass: [number, number, number, number]): Masses => {
  const [harassment, hatred, violence, profanity] = mass;
  return { harassment, hatred, violence, profanity };
};

/**
 * How much each source weighs in all, whatever its size: news comments most, templates and jokes least. Its labels
 * share that weight as `POSITIVE` says, the same in every source, so that nothing is learnt from a source's style.
 */
const MASS: Readonly<Record<string, Masses>> = {
  davidson: masses(4000, 3000, 300, 8000),
  hatexplain: masses(8000, 6000, 400, 0),
  jigsaw: masses(12_000, 6000, 800, 3000),
  civil: masses(20_000, 6000, 1200, 8000),
  cad: masses(12_000, 8000, 600, 0),
  sbic: masses(4000, 1500, 200, 0),
  "sbic-jokes": masses(1000, 0, 50, 0),
  hatemoji: masses(5000, 4000, 600, 0),
  paradetox: masses(4000, 3000, 300, 16_000),
  toxigen: masses(6000, 5000, 300, 1000),
  madlibs77k: masses(1500, 1500, 80, 0),
  sentences: masses(0, 0, 24_000, 0),
};
const POSITIVE: Masses = { harassment: 0.4, hatred: 0.3, violence: 0.25, profanity: 0.4 };

interface Lessons {
  /** Buckets of all texts, one after the other; text `i` has `[offsets[i], offsets[i + 1])`. */
  readonly buckets: Int32Array;
  readonly offsets: Int32Array;
  /** Row × head: 1, 0, or -1 where there is no label. */
  readonly targets: Int8Array;
  readonly weights: Float32Array;
  readonly rows: number;
}

export interface TrainingMaterial {
  readonly rows: readonly TrainingRow[];
  readonly clusters: WordClusters;
}

export interface TrainingProgress {
  readonly epoch: number;
  readonly epochs: number;
  /** Mean weighted log loss over the epoch. */
  readonly loss: number;
}

/**
 * Trains one logistic regression a head over hashed n-grams (AdaGrad, fixed order and seed) and returns the int8
 * file that `readModel` reads. Pure: the same rows in the same order give the same bytes.
 */
export function trainModel(
  { rows, clusters }: TrainingMaterial,
  tell?: (progress: TrainingProgress) => void,
): Uint8Array {
  const lessons = prepare(rows, clusters);
  const learner = newLearner();
  const order = Int32Array.from({ length: lessons.rows }, (_, at) => at);
  const random = lottery(12_345);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    const rate = LEARNING_RATE * (1 - ((1 - LAST_RATE) * epoch) / (EPOCHS - 1));
    let loss = 0;
    for (const row of order) loss += learn(learner, lessons, { row, rate });
    tell?.({ epoch: epoch + 1, epochs: EPOCHS, loss: loss / Math.max(1, lessons.rows) });
  }
  return writeModel({ ...quantise(learner), clusters });
}

function prepare(rows: readonly TrainingRow[], clusters: WordClusters): Lessons {
  const offsets = new Int32Array(rows.length + 1);
  let buckets = new Int32Array(2 ** 16);
  rows.forEach(({ text }, at) => {
    const { buckets: found, count } = readFeatures(foldText(text.slice(0, LONGEST_TEXT)).folded, clusters);
    const begin = offsets[at] ?? 0;
    if (begin + count > buckets.length) buckets = grow(buckets, begin + count);
    buckets.set(found.subarray(0, count), begin);
    offsets[at + 1] = begin + count;
  });
  return { buckets, offsets, ...label(rows), rows: rows.length };
}

function grow(buckets: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, buckets.length * 2));
  larger.set(buckets);
  return larger;
}

const trustIn = (row: TrainingRow, head: Head) => (head === "harassment" || head === "hatred" ? row.trust : 1);

function label(rows: readonly TrainingRow[]): Pick<Lessons, "targets" | "weights"> {
  const targets = new Int8Array(rows.length * STRIDE).fill(-1);
  const weights = new Float32Array(rows.length * STRIDE);
  HEADS.forEach((head, column) => {
    const trusted = new Map<string, number>();
    const keyOf = (row: TrainingRow) => `${row.source} ${row.labels[head]}`;
    for (const row of rows) trusted.set(keyOf(row), (trusted.get(keyOf(row)) ?? 0) + trustIn(row, head));
    rows.forEach((row, at) => {
      const target = row.labels[head];
      if (target === undefined) return;
      const part = target === 1 ? POSITIVE[head] : 1 - POSITIVE[head];
      const weight = ((MASS[row.source]?.[head] ?? 0) * part * trustIn(row, head)) / (trusted.get(keyOf(row)) ?? 1);
      targets[at * STRIDE + column] = target;
      weights[at * STRIDE + column] = Math.min(HEAVIEST_ROW, weight);
    });
  });
  return { targets, weights };
}

/** A linear congruential generator: the same numbers everywhere, from 0 to below 1. */
function lottery(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

interface Learner {
  /** BUCKETS × heads. */
  readonly weights: Float32Array;
  /** Sum of squared gradients of each weight: what moved often moves less. */
  readonly moved: Float32Array;
  readonly bias: Float64Array;
}

function newLearner(): Learner {
  const size = BUCKETS * STRIDE;
  return {
    weights: new Float32Array(size),
    moved: new Float32Array(size).fill(1e-3),
    bias: new Float64Array(STRIDE),
  };
}

/** One step on one row, all heads. Returns its weighted loss. */
function learn(learner: Learner, lessons: Lessons, { row, rate }: { row: number; rate: number }): number {
  const [begin, end] = [lessons.offsets[row] ?? 0, lessons.offsets[row + 1] ?? 0];
  const scale = scaleOf(end - begin);
  let loss = 0;
  for (let head = 0; head < STRIDE; head++) {
    const target = lessons.targets[row * STRIDE + head] ?? -1;
    const weight = lessons.weights[row * STRIDE + head] ?? 0;
    if (target < 0 || weight === 0) continue;
    let sum = 0;
    for (let at = begin; at < end; at++) sum += learner.weights[(lessons.buckets[at] ?? 0) * STRIDE + head] ?? 0;
    const guess = sigmoid((learner.bias[head] ?? 0) + sum * scale);
    loss -= weight * Math.log(Math.max(1e-12, target === 1 ? guess : 1 - guess));
    const gradient = weight * (guess - target);
    if (Math.abs(gradient) < FAINT) continue;
    learner.bias[head] = (learner.bias[head] ?? 0) - BIAS_RATE * gradient;
    step(learner, lessons.buckets.subarray(begin, end), { head, gradient: gradient * scale, rate });
  }
  return loss;
}

interface Step {
  readonly head: number;
  readonly gradient: number;
  readonly rate: number;
}

function step({ weights, moved }: Learner, buckets: Int32Array, { head, gradient, rate }: Step): void {
  const square = gradient * gradient;
  const push = rate * gradient;
  for (let index = 0; index < buckets.length; index++) {
    const at = (buckets[index] ?? 0) * STRIDE + head;
    const sum = (moved[at] ?? 0) + square;
    moved[at] = sum;
    weights[at] = (weights[at] ?? 0) - push / Math.sqrt(sum);
  }
}

/** The few largest weights are cut off, so that a step of int8 stays fine for the many. */
const KEPT_SHARE = 0.9998;

function quantise({ weights, bias }: Learner): Omit<Weights, "clusters"> {
  const table = new Int8Array(weights.length);
  const heads = HEADS.map((_, head) => {
    const column = Float32Array.from({ length: BUCKETS }, (_, at) => Math.abs(weights[at * STRIDE + head] ?? 0));
    const largest = column.slice().sort()[Math.floor(BUCKETS * KEPT_SHARE)] ?? 0;
    const scale = Math.fround(Math.max(largest, 1e-6) / 127);
    for (let at = head; at < weights.length; at += STRIDE)
      table[at] = Math.max(-127, Math.min(127, Math.round((weights[at] ?? 0) / scale)));
    return { scale, bias: Math.fround(bias[head] ?? 0) };
  });
  return { heads, table };
}
