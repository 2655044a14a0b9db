import type { CompiledPolicy } from "./compile.ts";
import { explainModel, isHead } from "./model.ts";
import { normalize } from "./normalize.ts";
import type { Evasion, Match, NearMiss, Veto } from "./types.ts";

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
  const name = nameOf(policy, match);
  if (match.degraded) return `${name}: the rule could not run, so its outcome on error holds.`;
  return `${name}: ${[reading(match, text), ...circumstances(match), ...strongestWords(policy, match, text)].join("; ")}.`;
}

/** One sentence for a moderator: which rule came near, where, and what kept it from matching. */
export function explainNearMiss(policy: CompiledPolicy, miss: NearMiss, text: string): string {
  return `${nameOf(policy, miss)}: ${reading(miss, text)}, but ${against(miss.veto)}.`;
}

function against(veto: Veto): string {
  switch (veto.kind) {
    case "exempt":
      return `“${veto.element}” is exempt`;
    case "context":
      return `the circumstance “${spaced(veto.name)}” speaks against it`;
    case "lacks":
      return `it lacks ${spaced(veto.name)}`;
    case "score":
      return `the model's score is ${veto.score.toFixed(2)}, where the rule wants ${veto.needed.toFixed(2)}`;
    case "check":
      return `its check digits are wrong (${veto.name})`;
    case "language":
      return `the text is in another language than the rule (${veto.language})`;
    case "spelling":
      return veto.as === "name" ? "it is written as part of a name" : "it is written as an abbreviation";
  }
}

const spaced = (code: string): string => code.replaceAll(/[_-]/g, " ");

function nameOf(policy: CompiledPolicy, { ruleId }: { readonly ruleId: string }): string {
  const rule = policy.rules.find(({ id }) => id === ruleId);
  return rule ? `${ruleId} (${rule.title})` : ruleId;
}

function reading({ start, end, element, evasions = [] }: Omit<Match, "mode" | "severity">, text: string): string {
  const written = text.slice(start, end);
  if (start === 0 && end === text.length && written.length > element.length * 3)
    return `the text as a whole, by “${element}”`;
  const how = evasions.length > 0 ? ` (${evasions.map((evasion) => UNDONE[evasion]).join(", ")})` : "";
  return written.toLowerCase() === element ? `“${written}”` : `“${written}” is “${element}”${how}`;
}

function circumstances({ severity, context = [], score, mode }: Match): string[] {
  return [
    `${severity} severity`,
    ...(context.length > 0 ? [`because of ${context.map(spaced).join(", ")}`] : []),
    ...(score === undefined ? [] : [`score ${score.toFixed(2)}`]),
    ...(mode === "shadow" ? ["in shadow, without effect"] : []),
  ];
}

/** What in the text moved the model most. */
function strongestWords({ model }: CompiledPolicy, { element, score }: Match, text: string): string[] {
  const head = element.replace(/^model:/, "");
  if (score === undefined || !model || !isHead(head)) return [];
  const words = explainModel(model, normalize(text), head).map((share) => `“${share.text}” ${share.share.toFixed(2)}`);
  return words.length === 0 ? [] : [`most by ${words.join(", ")}`];
}
