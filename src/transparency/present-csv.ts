import type { Accuracy, TransparencyReport } from "./report.ts";

const COLUMNS = [
  "section",
  "kind",
  "ground",
  "category",
  "automated_detection",
  "automated_decision",
  "basis",
  "party",
  "outcome",
  "measure",
  "value",
] as const;
type Line = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | boolean | null>>>;

/** One number a line (RFC 4180); columns that say nothing of it are empty, as is a value that does not exist. */
export function presentCsv(report: TransparencyReport): string {
  const rows = linesOf(report).map((line) => COLUMNS.map((column) => cell(line[column] ?? "")).join(","));
  return [COLUMNS.join(","), ...rows, ""].join("\r\n");
}

const cell = (value: string | number | boolean): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function linesOf({ from, to, notices, ...report }: TransparencyReport): readonly Line[] {
  const { actions, actionsByCategory, reversals, restrictions, appeals, times, automation } = report;
  const counted = (section: string) => (row: Line & { readonly count: number }) => {
    const { count, ...facts } = row;
    return { section, ...facts, measure: "count", value: count };
  };
  return [
    { section: "period", measure: "from", value: from },
    { section: "period", measure: "to", value: to },
    counted("flags")({ count: notices.flags }),
    ...notices.flagsByCategory.map(counted("flags_by_category")),
    counted("notices")({ count: notices.notices }),
    ...notices.noticesBySource.map(({ source, count }) => counted("notices_by_source")({ kind: source, count })),
    ...notices.noticesByOutcome.map(counted("notices_by_outcome")),
    { section: "notices", outcome: "unfounded", measure: "share", value: notices.unfoundedShare },
    counted("decisions")({ count: report.decisions }),
    ...actions.map(({ automatedDetection, automatedDecision, ...action }) =>
      counted("actions")({
        ...action,
        automated_detection: automatedDetection,
        automated_decision: automatedDecision,
      }),
    ),
    ...actionsByCategory.map(counted("actions_by_category")),
    ...Object.entries(reversals).map(([kind, count]) => counted("reversals")({ kind, count })),
    ...restrictions.flatMap(({ kind, imposed, lifted }) => [
      { section: "restrictions", kind, measure: "imposed", value: imposed },
      { section: "restrictions", kind, measure: "lifted", value: lifted },
    ]),
    ...appeals.filed.map(counted("appeals_filed")),
    ...appeals.answered.map(counted("appeals_answered")),
    counted("appeals_open")({ count: appeals.open }),
    ...Object.entries(times).flatMap(([kind, { count, medianSeconds }]) => [
      counted("times")({ kind, count }),
      { section: "times", kind, measure: "median_seconds", value: medianSeconds },
    ]),
    ...Object.entries(automation).flatMap(([kind, accuracy]) => accuracyLines(kind, accuracy)),
    ...report.notCounted.map((kind) => ({ section: "not_counted", kind })),
  ];
}

const accuracyLines = (kind: string, accuracy: Accuracy): readonly Line[] =>
  Object.entries(accuracy).map(([measure, value]) => ({
    section: "automation",
    kind,
    measure: measure.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  }));
