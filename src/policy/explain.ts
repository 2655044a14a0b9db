import type { CompiledPolicy } from "./compile.ts";
import type { Evasion, Match } from "./types.ts";

const UNDONE: Readonly<Record<Evasion, string>> = {
  case: "mixed case",
  width: "wide letters",
  confusable: "look-alike letters",
  invisible: "invisible characters",
  combining: "accents and marks",
  leet: "signs for letters",
  stretched: "stretched letters",
  spaced: "spaced letters",
  punctuated: "letters with punctuation between them",
  masked: "masked letters",
  split: "split in two",
  glued: "glued to other words",
  vowels_dropped: "vowels left out",
  swapped: "letters swapped",
  phonetic: "spelled by ear",
};

/**
 * One sentence for a moderator: which rule, which words of the text, what they were recognised as and how.
 * Not for authors: it would teach them what to disguise better.
 */
export function explainMatch(policy: CompiledPolicy, match: Match, text: string): string {
  const rule = policy.rules.find(({ id }) => id === match.ruleId);
  const name = rule ? `${match.ruleId} (${rule.title})` : match.ruleId;
  if (match.degraded) return `${name}: the rule could not run, so its outcome on error holds.`;
  return `${name}: ${[reading(match, text), ...circumstances(match)].join("; ")}.`;
}

function reading({ start, end, element, evasions = [] }: Match, text: string): string {
  const written = text.slice(start, end);
  if (start === 0 && end === text.length && written.length > element.length * 3)
    return `the text as a whole, by “${element}”`;
  const how = evasions.length > 0 ? ` (${evasions.map((evasion) => UNDONE[evasion]).join(", ")})` : "";
  return written.toLowerCase() === element ? `“${written}”` : `“${written}” is “${element}”${how}`;
}

function circumstances({ severity, context = [], score, mode }: Match): string[] {
  return [
    `${severity} severity`,
    ...(context.length > 0 ? [`because of ${context.map((code) => code.replaceAll("_", " ")).join(", ")}`] : []),
    ...(score === undefined ? [] : [`score ${score.toFixed(2)}`]),
    ...(mode === "shadow" ? ["in shadow, without effect"] : []),
  ];
}
