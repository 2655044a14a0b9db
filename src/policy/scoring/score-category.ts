import { type Gates, groupOf, limitOf } from "./gates.ts";

/** A labelled text and what was made of it. */
export interface Outcome {
  readonly slice: string;
  readonly group?: string | undefined;
  readonly y: boolean;
  readonly flagged: boolean;
}

/** Shares are 0 to 1. */
export interface SliceScore {
  readonly name: string;
  /** Positive: `rate` is the recall. Negative: `rate` is the share flagged by mistake. */
  readonly positive: boolean;
  readonly rows: number;
  readonly flagged: number;
  readonly rate: number;
  /** Of a negative slice: how much may be flagged. */
  readonly limit: number | null;
  readonly broken: boolean;
}

export interface CategoryScore {
  readonly rows: number;
  /** Positive slices first, then by name. */
  readonly slices: readonly SliceScore[];
  /** The mean over the positive slices: a big set does not drown a small one. Null without any. */
  readonly recall: number | null;
  /** The mean over the negative slices of what was rightly left alone. */
  readonly specificity: number | null;
  /** 100 × (recall + specificity − 1): flagging everything or nothing gives 0, a perfect judge 100. */
  readonly j: number | null;
  /** Over all rows alike, so it depends on how many of each kind the set has. */
  readonly precision: number | null;
  readonly f1: number | null;
  readonly confusion: Confusion;
  /** Names of the slices of which more was flagged than their gate allows. */
  readonly broken: readonly string[];
}

interface Confusion {
  readonly found: number;
  readonly missed: number;
  readonly flaggedWrongly: number;
  readonly leftAlone: number;
}

/** Scores a category by slices. A slice with rows of both labels counts as a positive and as a negative one. */
export function scoreCategory(outcomes: readonly Outcome[], gates: Gates): CategoryScore {
  const slices = [...sliceUp(outcomes, gates).values()].map((slice) => scoreSlice(slice, gates)).sort(inOrder);
  const recall = mean(slices.filter(({ positive }) => positive).map(({ rate }) => rate));
  const specificity = mean(slices.filter(({ positive }) => !positive).map(({ rate }) => 1 - rate));
  const confusion = confuse(outcomes);
  return {
    rows: outcomes.length,
    slices,
    recall,
    specificity,
    j: recall === null || specificity === null ? null : 100 * (recall + specificity - 1),
    ...pooled(confusion),
    confusion,
    broken: slices.filter(({ broken }) => broken).map(({ name }) => name),
  };
}

interface Slice {
  readonly name: string;
  readonly positive: boolean;
  rows: number;
  flagged: number;
}

function sliceUp(outcomes: readonly Outcome[], gates: Gates): ReadonlyMap<string, Slice> {
  const slices = new Map<string, Slice>();
  for (const outcome of outcomes) {
    const name = groupOf(gates, outcome);
    const key = `${outcome.y ? "+" : "-"}${name}`;
    const slice = slices.get(key) ?? { name, positive: outcome.y, rows: 0, flagged: 0 };
    slice.rows += 1;
    if (outcome.flagged) slice.flagged += 1;
    slices.set(key, slice);
  }
  return slices;
}

function scoreSlice(slice: Slice, gates: Gates): SliceScore {
  const rate = slice.flagged / slice.rows;
  const limit = slice.positive ? null : (limitOf(gates, slice.name) ?? null);
  return { ...slice, rate, limit, broken: limit !== null && rate > limit };
}

function inOrder(a: SliceScore, b: SliceScore): number {
  if (a.positive !== b.positive) return a.positive ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function confuse(outcomes: readonly Outcome[]): Confusion {
  const count = (y: boolean, flagged: boolean) =>
    outcomes.filter((outcome) => outcome.y === y && outcome.flagged === flagged).length;
  return {
    found: count(true, true),
    missed: count(true, false),
    flaggedWrongly: count(false, true),
    leftAlone: count(false, false),
  };
}

function pooled({ found, missed, flaggedWrongly }: Confusion) {
  const share = (whole: number) => (whole === 0 ? null : found / whole);
  const [precision, recall] = [share(found + flaggedWrongly), share(found + missed)];
  const f1 = precision && recall ? (2 * precision * recall) / (precision + recall) : recall === null ? null : 0;
  return { precision, f1 };
}
