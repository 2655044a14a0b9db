import type { CategoryReport, EvalError, EvalReport, Figures } from "./build-eval-report.ts";
import { calibrationNote, count, gatesLine, percent, points } from "./eval-words.ts";
import { table } from "./table.ts";

/** The report for a terminal: a table of slices per category, the figures below it. */
export function presentEvalText(report: EvalReport): string {
  const { speed, policy } = report;
  return [
    ...report.categories.flatMap((category) => [...presentCategory(category), ""]),
    ...presentAblation(report),
    `${count(speed.commentsPerSecond)} comments/s on one core, explanations included (${count(speed.comments)} texts of ${speed.meanCharacters} characters)`,
    `${policy.title}, revision ${policy.revision.slice(0, 12)}, engine ${policy.engine}`,
  ].join("\n");
}

const BAR = 20;

function presentCategory(report: CategoryReport): readonly string[] {
  const { category, slices, confusion, worst } = report;
  const width = Math.max(12, ...slices.map(({ name }) => name.length));
  return [
    `${category} (${count(report.rows)} rows)`,
    ...slices.map((slice) => {
      const gate = slice.limit === null ? "" : `  at most ${percent(slice.limit)}${slice.broken ? ": BROKEN" : ""}`;
      const bar = slice.positive ? `  ${"#".repeat(Math.round(slice.rate * BAR))}` : "";
      const kind = slice.positive ? "recall " : "flagged";
      return `  ${kind} ${slice.name.padEnd(width)} ${String(slice.rows).padStart(6)} ${percent(slice.rate).padStart(8)}${bar}${gate}`;
    }),
    `  J ${points(report.j)}  recall ${percent(report.recall)}  specificity ${percent(report.specificity)}  precision ${percent(report.precision)}  F1 ${percent(report.f1)}`,
    `  found ${count(confusion.found)}, missed ${count(confusion.missed)} (${count(report.missedButFlagged)} of them flagged by another category), flagged wrongly ${count(confusion.flaggedWrongly)}, left alone ${count(confusion.leftAlone)}`,
    `  ${gatesLine(report)}`,
    ...(report.thresholds ? [`  threshold: ${report.thresholds.map((each) => each.toFixed(3)).join(" and ")}`] : []),
    ...(report.degraded > 0 ? [`  a rule erred on ${count(report.degraded)} texts`] : []),
    ...presentErrors("flagged wrongly", worst.flagged),
    ...presentErrors("missed", worst.missed),
  ];
}

function presentErrors(heading: string, errors: readonly EvalError[]): readonly string[] {
  return errors.flatMap(({ id, slice, text, matches, modelScore }) => [
    `  ${heading}: ${id} (${slice}${modelScore === null ? "" : `, model ${modelScore.toFixed(2)}`}) ${JSON.stringify(text)}`,
    ...matches.map(({ explanation }) => `      ${explanation}`),
  ]);
}

function presentAblation({ ablation, calibratedBy }: EvalReport): readonly string[] {
  if (!ablation) return [];
  const rows = ablation.map(({ category, rules, model, both }) => [
    category,
    ...[rules, model, both].map((figures) => presentFigures(figures)),
  ]);
  return [
    ...table(["J (recall / specificity)", "rules alone", "model alone", "both"], rows),
    ...(calibratedBy ? [calibrationNote(calibratedBy)] : []),
    "",
  ];
}

function presentFigures(figures: Figures | null): string {
  if (!figures) return "–";
  const gates = figures.broken.length === 0 ? "" : `, gates broken: ${figures.broken.length}`;
  return `${points(figures.j)} (${percent(figures.recall, 0)} / ${percent(figures.specificity, 0)}${gates})`;
}
