import type { CompiledPolicy } from "./compile.ts";
import { EXPLAIN_WORDS, type ExplainWords } from "./explain-words.ts";
import { explainModel, isHead } from "./model.ts";
import { foldText } from "./fold-text.ts";
import { translate } from "./translations.ts";
import type { Evasion, Match, NearMiss, Veto } from "./types.ts";

type Language = keyof typeof EXPLAIN_WORDS;

/** What speaks for a match, beside its place, rule and severity. */
export interface Why {
  /** The term, pattern or detector that recognised it, in the policy's words. */
  readonly element: string;
  /** It speaks of the text as a whole. */
  readonly whole: boolean;
  readonly evasions: readonly Evasion[];
  /** Codes of the circumstances that spoke for it. */
  readonly context: readonly string[];
  /** 0 to 1, of models only. */
  readonly score: number | null;
  /** What in the text moved the model most, each with its part in the score. */
  readonly words: readonly { readonly text: string; readonly share: number }[];
  /** The rule could not run. */
  readonly degraded: boolean;
}

/** What the engine knows of a match in this text; the text is null once it is purged. Pure. */
export function readWhy({ model }: CompiledPolicy, match: Match, text: string | null): Why {
  const { start, end, element, evasions = [], context = [], score, degraded = false } = match;
  const head = headOf(element);
  const isByModel = text !== null && score !== undefined && model !== undefined && isHead(head);
  return {
    element,
    whole: text !== null && start === 0 && end === text.length && text.length > element.length * 3,
    evasions,
    context,
    score: score ?? null,
    words: isByModel ? sumShares(explainModel(model, foldText(text), head)) : [],
    degraded,
  };
}

/** A word that is written several times is said once, with all of its parts. */
function sumShares(shares: Why["words"]): Why["words"] {
  const sums = new Map<string, number>();
  for (const { text, share } of shares) sums.set(text, (sums.get(text) ?? 0) + share);
  return [...sums].map(([text, share]) => ({ text, share }));
}

const BY_MODEL = "model:";

const headOf = (element: string): string => (element.startsWith(BY_MODEL) ? element.slice(BY_MODEL.length) : element);

export interface Told {
  readonly why: Why;
  /** The words as they were written; empty once the text is purged. */
  readonly written: string;
  readonly mode: Match["mode"];
}

/** For a moderator who sees rule and severity beside it: what was read there, how, and what spoke for it. */
export function tellWhy({ why, written, mode }: Told, lang: Language): string {
  const words = EXPLAIN_WORDS[lang];
  if (why.degraded) return words.degraded;
  return [reading({ ...why, written }, words), ...circumstances({ why, mode }, words)].join("; ");
}

/**
 * One sentence for a moderator: which rule, which words of the text, what they were recognised as and how.
 * Not for authors: it would teach them what to disguise better. The text is null once it is purged.
 */
export const explainMatch = (policy: CompiledPolicy, match: Match, text: string | null): string =>
  explainWhy(policy, match, {
    why: readWhy(policy, match, text),
    written: text?.slice(match.start, match.end) ?? "",
  });

/** The same, where what speaks for the match is read already. */
export function explainWhy(policy: CompiledPolicy, match: Match, { why, written }: Omit<Told, "mode">): string {
  const name = nameOf(policy, match);
  const words = EXPLAIN_WORDS.en;
  if (why.degraded) return `${name}: ${words.degraded}.`;
  const grounds = circumstances({ why, mode: match.mode }, words);
  return `${name}: ${[reading({ ...why, written }, words), `${match.severity} severity`, ...grounds].join("; ")}.`;
}

interface Telling {
  readonly text: string;
  /** Of a screen that names the rule beside it; absent for a whole sentence in English. */
  readonly lang?: Language | undefined;
}

/** For a moderator: where a rule came near, and what kept it from matching. */
export function explainNearMiss(policy: CompiledPolicy, miss: NearMiss, { text, lang }: Telling): string {
  const words = EXPLAIN_WORDS[lang ?? "en"];
  const { evasions = [], start, end } = miss;
  const inLanguage = (name: string) => (lang && translate(policy.translations, { lang, sentence: name })) ?? name;
  const element = inLanguage(miss.element);
  const whole = start === 0 && end === text.length && text.length > element.length * 3;
  const read = reading({ element, evasions, whole, written: text.slice(start, end) }, words);
  const said = words.but(read, against(miss.veto, words, inLanguage));
  return lang === undefined ? `${nameOf(policy, miss)}: ${said}.` : said;
}

function against(veto: Veto, words: ExplainWords, inLanguage: (name: string) => string): string {
  switch (veto.kind) {
    case "exempt":
      return words.exempt(sayElement(inLanguage(veto.element), words));
    case "context":
      return words.context(sayCode(veto.name, words));
    case "lacks":
      return words.lacks(sayCode(veto.name, words));
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

/** A policy may call a circumstance what JavaScript calls something of its own. */
const own = <Value>(known: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(known, name) ? known[name] : undefined;

/** A circumstance in words; a policy's own ones are said in theirs. */
const sayCode = (code: string, { circumstances: known }: ExplainWords): string =>
  own(known, code) ?? code.replaceAll(/[_-]/g, " ");

/** A term or pattern is quoted; a detector and the model are said in words, for they have no others. */
function sayElement(element: string, words: ExplainWords): string {
  const head = headOf(element);
  if (element !== head && isHead(head)) return words.models[head];
  const dot = element.indexOf(".");
  return (dot < 0 ? undefined : own(words.kinds, element.slice(0, dot))) ?? words.quote(element);
}

function nameOf(policy: CompiledPolicy, { ruleId }: { readonly ruleId: string }): string {
  const rule = policy.rules.find(({ id }) => id === ruleId);
  return rule ? `${ruleId} (${rule.title})` : ruleId;
}

type Read = Pick<Why, "element" | "evasions" | "whole"> & Pick<Told, "written">;

function reading({ element, evasions, whole, written }: Read, words: ExplainWords): string {
  const said = sayElement(element, words);
  if (written === "") return words.purged(said);
  if (whole) return words.whole(said);
  const how = evasions.length > 0 ? ` (${evasions.map((evasion) => words.undone[evasion]).join(", ")})` : "";
  return written.toLowerCase() === element ? words.quote(written) : `${words.readAs(words.quote(written), said)}${how}`;
}

function circumstances({ why, mode }: Omit<Told, "written">, words: ExplainWords): string[] {
  return [
    ...(why.context.length > 0 ? [words.because(why.context.map((code) => sayCode(code, words)).join(", "))] : []),
    ...(why.score === null ? [] : [words.scored(why.score)]),
    ...(mode === "shadow" ? [words.inShadow] : []),
    ...(why.words.length > 0
      ? [words.mostBy(why.words.map(({ text, share }) => [words.quote(text), share] as const))]
      : []),
  ];
}
