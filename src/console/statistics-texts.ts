import type { Step } from "../reports/period-steps.ts";

const en = {
  charts: {
    volume: "What the policy concluded",
    precision: "How often people agreed, by rule",
    overturns: "Appeals that overturned the decision",
    queue: "How long cases took",
    appeals: "How long appeals took",
  },
  /** What a figure stands for. */
  per: ({ unit, count }: Step): string => (count === 1 ? `by ${unit}` : `in steps of ${count} years`),
  day: "From",
  rule: "Rule",
  published: "published",
  flagged: "published and flagged",
  held: "held",
  removed: "removed",
  opened: "opened",
  resolved: "resolved",
  filed: "filed",
  decided: "decided",
  overturned: "overturned",
  share: "share",
  low: "at least",
  high: "at most",
  reviewed: "looked at",
  agreed: "agreed",
  p50: "half within",
  p95: "95 % within",
  table: "The figures as a table",
  csv: "Download as CSV",
  csvOf: (chart: string): string => `Download as CSV: ${chart}`,
  tables: "All figures",
  comments: (number: string): string => (number === "1" ? "1 text judged." : `${number} texts judged.`),
  most: (number: string, days: string): string => `Most were ${number}, ${days}.`,
  nothingJudged: "No text was judged in this period.",
  nobodyLooked: "Nobody has looked at a match of these rules yet.",
  firstRules: (shown: number, all: number): string =>
    `The ${shown} rules with the most matches that somebody looked at, of ${all}; the table has all of them.`,
  precisionHint: "The bar is where the share lies with 95 % confidence.",
  noAppeals: "No appeal was answered in this period.",
  rate: (overturned: string, decided: string, share: string): string =>
    `${overturned} of ${decided} answered ${decided === "1" ? "appeal" : "appeals"} overturned the decision (${share}).`,
  queueNow: (open: string, p50: string, p95: string): string =>
    `${open} open now: half have waited less than ${p50}, 95 % less than ${p95}.`,
  queueEmpty: "Nothing is open now.",
  nothingResolved: "No case was resolved in this period.",
  within: (p50: string, p95: string): string => `Half were done within ${p50}, 95 % within ${p95}.`,
};

type StatisticsTexts = typeof en;

const UNITS_DE: Readonly<Record<Step["unit"], string>> = {
  day: "Tagen",
  week: "Wochen",
  month: "Monaten",
  quarter: "Quartalen",
  year: "Jahren",
};

const de: StatisticsTexts = {
  charts: {
    volume: "Was die Regeln ergaben",
    precision: "Wie oft Menschen zustimmten, nach Regel",
    overturns: "Widersprüche, die Erfolg hatten",
    queue: "Wie lange Fälle brauchten",
    appeals: "Wie lange Widersprüche brauchten",
  },
  per: ({ unit, count }) => (count === 1 ? `nach ${UNITS_DE[unit]}` : `in Schritten von ${count} Jahren`),
  day: "Ab",
  rule: "Regel",
  published: "veröffentlicht",
  flagged: "veröffentlicht und gemeldet",
  held: "zurückgehalten",
  removed: "entfernt",
  opened: "eröffnet",
  resolved: "erledigt",
  filed: "eingelegt",
  decided: "entschieden",
  overturned: "aufgehoben",
  share: "Anteil",
  low: "mindestens",
  high: "höchstens",
  reviewed: "angesehen",
  agreed: "zugestimmt",
  p50: "die Hälfte binnen",
  p95: "95 % binnen",
  table: "Die Zahlen als Tabelle",
  csv: "Als CSV herunterladen",
  csvOf: (chart) => `Als CSV herunterladen: ${chart}`,
  tables: "Alle Zahlen",
  comments: (number) => (number === "1" ? "1 Text beurteilt." : `${number} Texte beurteilt.`),
  most: (number, days) => `Am meisten waren es mit ${number}: ${days}.`,
  nothingJudged: "In diesem Zeitraum wurde kein Text beurteilt.",
  nobodyLooked: "Noch hat niemand einen Treffer dieser Regeln angesehen.",
  firstRules: (shown, all) =>
    `Die ${shown} Regeln mit den meisten angesehenen Treffern, von ${all}; die Tabelle enthält alle.`,
  precisionHint: "Der Balken zeigt, wo der Anteil mit 95 % Sicherheit liegt.",
  noAppeals: "In diesem Zeitraum wurde kein Widerspruch beantwortet.",
  rate: (overturned, decided, share) => {
    const appeals = decided === "1" ? "beantwortetem Widerspruch" : "beantworteten Widersprüchen";
    const had = overturned === "1" || decided === "1" ? "hatte" : "hatten";
    return `${overturned} von ${decided} ${appeals} ${had} Erfolg (${share}).`;
  },
  queueNow: (open, p50, p95) => `${open} jetzt offen: Die Hälfte wartet kürzer als ${p50}, 95 % kürzer als ${p95}.`,
  queueEmpty: "Jetzt ist nichts offen.",
  nothingResolved: "In diesem Zeitraum wurde kein Fall erledigt.",
  within: (p50, p95) => `Die Hälfte dauerte höchstens ${p50}, 95 % höchstens ${p95}.`,
};

export const STATISTICS_TEXTS: Readonly<Record<"en" | "de", StatisticsTexts>> = { en, de };
