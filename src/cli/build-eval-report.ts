import { signalsOfText } from "../comments/screening.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { evaluate } from "../policy/evaluate.ts";
import { explainMatch } from "../policy/explain.ts";
import { chooseThreshold } from "../policy/scoring/choose-threshold.ts";
import type { Gates } from "../policy/scoring/gates.ts";
import type { LabelledRow } from "../policy/scoring/labelled-row.ts";
import { modelScorer, withoutModel } from "../policy/scoring/parts-alone.ts";
import { type CategoryScore, scoreCategory } from "../policy/scoring/score-category.ts";
import { type Match, SEVERITIES } from "../policy/types.ts";
import { bestProcessorMs } from "./processor-time.ts";
import type { HarmlessText, LabelledSet } from "./read-labelled-sets.ts";

export interface EvalReport {
  readonly policy: { readonly title: string; readonly revision: string; readonly engine: string };
  readonly parts: Parts;
  readonly categories: readonly CategoryReport[];
  readonly speed: Speed;
  readonly ablation: readonly AblationRow[] | null;
  /** How the model alone was given its thresholds; null where it did not stand alone. */
  readonly calibratedBy: "file" | "halves" | null;
}

/** What judged: all of the policy, or one part of it. */
export type Parts = "all" | "rules" | "model";

export interface CategoryReport extends CategoryScore {
  readonly category: string;
  readonly title: string;
  /** How many slices have a gate: where none has, none was kept either. */
  readonly gates: number;
  /** Of what the category missed, how much another category flagged. */
  readonly missedButFlagged: number;
  /** Texts on which a rule erred. */
  readonly degraded: number;
  /** Of the model alone: above it a text is flagged. Two, when each half was set by the other. */
  readonly thresholds: readonly number[] | null;
  readonly worst: { readonly flagged: readonly EvalError[]; readonly missed: readonly EvalError[] };
}

export interface EvalError {
  readonly id: string;
  readonly slice: string;
  readonly text: string;
  readonly modelScore: number | null;
  readonly matches: readonly (Pick<Match, "ruleId" | "category" | "severity" | "mode" | "start" | "end"> & {
    readonly explanation: string;
  })[];
}

export interface Speed {
  /** Judged and every match explained, on one core. */
  readonly commentsPerSecond: number;
  readonly comments: number;
  readonly meanCharacters: number;
}

export interface AblationRow {
  readonly category: string;
  readonly rules: Figures;
  /** Null where the model knows no such category. */
  readonly model: (Figures & { readonly thresholds: readonly number[] }) | null;
  readonly both: Figures;
}
export interface Figures extends Pick<CategoryScore, "j" | "recall" | "specificity" | "broken"> {
  /** How many slices have a gate: where none has, none was kept either. */
  readonly gates: number;
}

export interface EvalInput {
  readonly policy: CompiledPolicy;
  readonly revision: string;
  readonly engine: string;
  readonly sets: readonly LabelledSet[];
  readonly gates: Gates;
  /** Texts to set the model's thresholds by. Without any, each half of the harmless rows sets them for the other. */
  readonly harmless: readonly HarmlessText[] | undefined;
  readonly parts: Parts;
  readonly ablation: boolean;
  /** How many errors of each kind are shown. */
  readonly worst: number;
}

/** Judges every row and says how right that was. `progress` hears of each category. */
export function buildEvalReport(input: EvalInput, progress: (line: string) => void): EvalReport {
  const { policy, revision, engine, sets, parts } = input;
  const categories = sets.map((set) => {
    progress(`${set.category}: ${set.rows.length} rows`);
    return reportCategory(input, set);
  });
  const ablation = input.ablation ? sets.map((set) => ablate(input, set)) : null;
  return {
    policy: { title: policy.title, revision, engine },
    parts,
    categories,
    speed: measureSpeed(parts === "rules" ? withoutModel(policy) : policy, sets),
    ablation,
    calibratedBy: calibration(input),
  };
}

function calibration({ parts, ablation, harmless }: EvalInput): EvalReport["calibratedBy"] {
  if (parts !== "model" && !ablation) return null;
  return harmless ? "file" : "halves";
}

interface Judged {
  readonly row: LabelledRow;
  readonly flagged: boolean;
  readonly elsewhere: boolean;
  readonly degraded: boolean;
  readonly matches: readonly Match[];
}

interface Judgement {
  readonly judged: readonly Judged[];
  readonly thresholds: readonly number[] | null;
}

function reportCategory(input: EvalInput, set: LabelledSet): CategoryReport {
  const { policy, gates } = input;
  const judgement = judgeSet(input, set);
  if (!judgement) throw new Error(`The model knows no category “${set.category}”: it cannot judge alone.`);
  const { judged, thresholds } = judgement;
  const score = scoreCategory(judged.map(toOutcome), gates);
  return {
    category: set.category,
    title: policy.categories.find(({ id }) => id === set.category)?.title ?? set.category,
    ...score,
    gates: countGates(score.slices),
    missedButFlagged: judged.filter(({ row, flagged, elsewhere }) => row.y && !flagged && elsewhere).length,
    degraded: judged.filter(({ degraded }) => degraded).length,
    thresholds,
    worst: findWorst(input, { category: set.category, judged }),
  };
}

const countGates = (slices: CategoryScore["slices"]): number => slices.filter(({ limit }) => limit !== null).length;

const toOutcome = ({ row: { slice, group, y }, flagged }: Judged) => ({ slice, group, y, flagged });

function judgeSet(input: EvalInput, set: LabelledSet): Judgement | undefined {
  switch (input.parts) {
    case "all":
      return judgeByPolicy(input.policy, set);
    case "rules":
      return judgeByPolicy(withoutModel(input.policy), set);
    case "model":
      return judgeByModel(input, set);
  }
}

function judgeByPolicy(policy: CompiledPolicy, { category, rows }: LabelledSet): Judgement {
  const judged = rows.map((row) => {
    const { categories, matches, degraded } = evaluate(policy, row.text, {
      ...signalsOfText(row.text),
      ...row.signals,
    });
    const flagged = categories.includes(category);
    return { row, flagged, elsewhere: categories.length > 0, degraded: degraded.length > 0, matches };
  });
  return { judged, thresholds: null };
}

function judgeByModel(input: EvalInput, { category, rows }: LabelledSet): Judgement | undefined {
  const scoreOf = modelScorer(input.policy, category);
  if (!scoreOf) return undefined;
  const scored = rows.map((row) => ({ row, score: scoreOf(row.text) }));
  const thresholds = input.harmless
    ? [chooseThreshold(withScores(input.harmless, scoreOf), input.gates)]
    : thresholdsByHalves(scored, input.gates);
  const judged = scored.map(({ row, score }, at) => {
    const flagged = score > (thresholds[at % thresholds.length] ?? 1);
    return { row, flagged, elsewhere: false, degraded: false, matches: [] };
  });
  return { judged, thresholds };
}

const withScores = (texts: readonly HarmlessText[], scoreOf: (text: string) => number) =>
  texts.map(({ slice, text }) => ({ slice, score: scoreOf(text) }));

/** No row is judged by a threshold that it helped to set: the even ones are by the odd ones' and the other way round. */
function thresholdsByHalves(
  scored: readonly { readonly row: LabelledRow; readonly score: number }[],
  gates: Gates,
): readonly number[] {
  return [1, 0].map((half) => {
    const harmless = scored.filter(({ row }, at) => !row.y && at % 2 === half);
    return chooseThreshold(
      harmless.map(({ row: { slice, group }, score }) => ({ slice, group, score })),
      gates,
    );
  });
}

function ablate(input: EvalInput, set: LabelledSet): AblationRow {
  const model = judgeByModel(input, set);
  const figures = ({ judged }: Judgement): Figures => {
    const { j, recall, specificity, broken, slices } = scoreCategory(judged.map(toOutcome), input.gates);
    return { j, recall, specificity, broken, gates: countGates(slices) };
  };
  return {
    category: set.category,
    rules: figures(judgeByPolicy(withoutModel(input.policy), set)),
    model: model ? { ...figures(model), thresholds: model.thresholds ?? [] } : null,
    both: figures(judgeByPolicy(input.policy, set)),
  };
}

interface Sifted {
  readonly category: string;
  readonly judged: readonly Judged[];
}

/** Wrongly flagged: the gravest first. Missed: those that the model was surest of first. */
function findWorst({ policy, worst }: EvalInput, { category, judged }: Sifted): CategoryReport["worst"] {
  const scoreOf = modelScorer(policy, category);
  const ranked = (rows: readonly Judged[], gravityOf: (row: Judged) => number) =>
    rows
      .map((row) => ({ ...row, score: scoreOf ? scoreOf(row.row.text) : null, gravity: gravityOf(row) }))
      .sort((a, b) => b.gravity - a.gravity || (b.score ?? 0) - (a.score ?? 0))
      .slice(0, worst)
      .map((row) => toError(policy, row));
  return {
    flagged: ranked(
      judged.filter(({ row, flagged }) => flagged && !row.y),
      ({ matches }) => gravest(matches, category),
    ),
    missed: ranked(
      judged.filter(({ row, flagged }) => !flagged && row.y),
      () => 0,
    ),
  };
}

function gravest(matches: readonly Match[], category: string): number {
  const live = matches.filter((match) => match.category === category && match.mode === "live");
  return Math.max(-1, ...live.map(({ severity }) => SEVERITIES.indexOf(severity)));
}

function toError(policy: CompiledPolicy, error: Judged & { readonly score: number | null }): EvalError {
  const { id, slice, text } = error.row;
  const matches = error.matches.map((match) => {
    const { ruleId, category, severity, mode, start, end } = match;
    return { ruleId, category, severity, mode, start, end, explanation: explainMatch(policy, match, text) };
  });
  return { id, slice, text, modelScore: error.score, matches };
}

const MOST_TIMED = 20_000;

function measureSpeed(policy: CompiledPolicy, sets: readonly LabelledSet[]): Speed {
  const rows = sets.flatMap((set) => set.rows);
  const step = Math.ceil(rows.length / MOST_TIMED);
  const timed = rows
    .filter((_, at) => at % step === 0)
    .map(({ text, signals }) => ({ text, signals: { ...signalsOfText(text), ...signals } }));
  const judgeAll = () => {
    for (const { text, signals } of timed)
      for (const match of evaluate(policy, text, signals).matches) explainMatch(policy, match, text);
  };
  const ms = bestProcessorMs(judgeAll, { rounds: 5, enoughMs: 4000 });
  const characters = timed.reduce((sum, { text }) => sum + text.length, 0);
  return {
    commentsPerSecond: Math.round((timed.length / ms) * 1000),
    comments: timed.length,
    meanCharacters: Math.round(characters / timed.length),
  };
}
