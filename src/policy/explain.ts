import type { CompiledPolicy } from "./compile.ts";
import { EXPLAIN_WORDS, type ExplainWords } from "./explain-words.ts";
import { explainModel, isHead } from "./model.ts";
import { foldText } from "./fold-text.ts";
import type { Match, NearMiss, Veto } from "./types.ts";

/**
 * One sentence for a moderator: which rule, which words of the text, what they were recognised as and how.
 * Not for authors: it would teach them what to disguise better.
 */
export function explainMatch(policy: CompiledPolicy, match: Match, text: string): string {
  const name = nameOf(policy, match);
  if (match.degraded) return `${name}: the rule could not run, so its outcome on error holds.`;
  return `${name}: ${[reading(match, { text }), ...circumstances(match), ...strongestWords(policy, match, text)].join("; ")}.`;
}

interface Telling {
  readonly text: string;
  readonly lang?: "en" | "de";
}

/** One sentence for a moderator: which rule came near, where, and what kept it from matching. */
export function explainNearMiss(policy: CompiledPolicy, miss: NearMiss, { text, lang = "en" }: Telling): string {
  const words = EXPLAIN_WORDS[lang];
  return `${nameOf(policy, miss)}: ${words.but(reading(miss, { text, lang }), against(miss.veto, words))}.`;
}

function against(veto: Veto, words: ExplainWords): string {
  switch (veto.kind) {
    case "exempt":
      return words.exempt(veto.element);
    case "context":
      return words.context(spaced(veto.name));
    case "lacks":
      return words.lacks(spaced(veto.name));
    case "score":
      return words.score(veto.score, veto.needed);
    case "check":
      return words.check(veto.name);
    case "language":
      return words.language(veto.language);
    case "spelling":
      return words.spelling[veto.as];
  }
}

const spaced = (code: string): string => code.replaceAll(/[_-]/g, " ");

function nameOf(policy: CompiledPolicy, { ruleId }: { readonly ruleId: string }): string {
  const rule = policy.rules.find(({ id }) => id === ruleId);
  return rule ? `${ruleId} (${rule.title})` : ruleId;
}

function reading({ start, end, element, evasions = [] }: Omit<Match, "mode" | "severity">, telling: Telling): string {
  const { text, lang = "en" } = telling;
  const words = EXPLAIN_WORDS[lang];
  const said = element.replace(/^model:/, `${words.model}: `);
  const written = text.slice(start, end);
  if (start === 0 && end === text.length && written.length > element.length * 3) return words.whole(said);
  const how = evasions.length > 0 ? ` (${evasions.map((evasion) => words.undone[evasion]).join(", ")})` : "";
  return written.toLowerCase() === element ? words.quote(written) : `${words.readAs(written, said)}${how}`;
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
  const words = explainModel(model, foldText(text), head).map((share) => `“${share.text}” ${share.share.toFixed(2)}`);
  return words.length === 0 ? [] : [`most by ${words.join(", ")}`];
}
