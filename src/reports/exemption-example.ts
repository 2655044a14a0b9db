import { PERSONAL_CATEGORY } from "../decisions/mask.ts";
import type { CompiledPolicy, CompiledRule } from "../policy/compile.ts";
import { evaluate } from "../policy/evaluate.ts";
import { type NormalizedText, normalize } from "../policy/normalize.ts";
import type { Match, Span } from "../policy/types.ts";
import type { Circumstance, Sighting } from "./circumstances.ts";
import { foldWords, sentencesWith, wordsAt } from "./example-sentence.ts";

/** A sentence, and the words that the rule matches in it as they are written there; empty where nobody can try it. */
export interface Shown {
  readonly example: string;
  readonly written: string;
}

export interface FindExample {
  readonly policy: CompiledPolicy;
  readonly rule: CompiledRule;
  readonly circumstance: Circumstance;
  /** Where people disagreed with the rule. */
  readonly sightings: readonly Sighting[];
}

/**
 * A sentence made up around the words in question, which the rule matches there and nowhere else. Where it matches none
 * of them without what the reader wrote around, as a rule with a model's score may, the words are shown and all else is
 * masked. Null when the rule matches none of the sightings any more.
 */
export function findExemptionExample(input: FindExample): Shown | null {
  const { circumstance, rule } = input;
  if (rule.category === PERSONAL_CATEGORY) return masked(circumstance);
  const found = distinct(input.sightings).flatMap((sighting) => matchNow(input, sighting) ?? []);
  if (found.length === 0) return null;
  for (const words of spellingsOf(input, found))
    for (const example of framesOf(circumstance, words)) {
      const written = writtenIn(input, example);
      if (written !== null) return { example, written };
    }
  return masked(circumstance);
}

/** One that is not enough is seldom helped by a hundred that say the same: a bound for what a report costs. */
const MOST_TRIED = 20;

/** Of each writing one, the shortest first. */
function distinct(sightings: readonly Sighting[]): readonly Sighting[] {
  const byText = new Map(sightings.map((sighting) => [matchedText(sighting), sighting]));
  return [...byText]
    .toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .map(([, sighting]) => sighting)
    .slice(0, MOST_TRIED);
}

const matchedText = ({ match, text }: Sighting): string => text.original.slice(match.start, match.end);

const MASK = "•••";

function masked({ where, words }: Circumstance): Shown {
  const shown = { inside: [MASK, words, MASK], before: [words, MASK], after: [MASK, words] }[where];
  return { example: shown.join(" "), written: "" };
}

interface Found extends Pick<Match, "start" | "end" | "element"> {
  readonly text: NormalizedText;
}

/** Where the rule as it is now matches what it matched then. */
function matchNow(input: FindExample, { match, text }: Sighting): Found | null {
  const found = evaluateAlone(input, text.original)?.find(({ start, end }) => start < match.end && match.start < end);
  return found ? { text, start: found.start, end: found.end, element: found.element } : null;
}

/** The words as two writers share them and then as each wrote them; of a match beside others, its own. */
function spellingsOf(input: FindExample, found: readonly Found[]): ReadonlySet<string> {
  const { where, words } = input.circumstance;
  if (where !== "inside") return new Set(found.map((each) => shortest(input, each)));
  return new Set([words, ...found.map((each) => asWritten(words, each))]);
}

function asWritten(words: string, { text, ...span }: Found): string {
  const { tokens, original } = text;
  const [first, last] = wordsAt(text, span) ?? [0, 0];
  const more = words.split(" ").length - 1;
  for (let from = Math.max(0, last - more); from <= first; from += 1) {
    const part = tokens.slice(from, from + more + 1);
    if (part.map((token) => token.text).join(" ") === words)
      return original.slice(part[0]?.start, part.at(-1)?.end).replace(/\s+/g, " ");
  }
  return words;
}

/** Phrases may have gaps: what a reader put there goes, as long as the rule finds the same in the rest. */
function shortest(input: FindExample, found: Found): string {
  const matched = textAt(found.text, found);
  const isFoundIn = (sentence: string) =>
    evaluateAlone(input, sentence)?.some(({ element }) => element === found.element) ?? false;
  let words = normalize(matched).tokens.map(({ start, end }) => matched.slice(start, end));
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const fewer = words.filter((_, other) => other !== at);
    if (sentencesWith(fewer.join(" ")).some(isFoundIn)) words = fewer;
  }
  return words.join(" ");
}

function framesOf({ where, words: near }: Circumstance, words: string): readonly string[] {
  if (where === "inside") return sentencesWith(words);
  const parts = where === "before" ? [near, words] : [words, near];
  return [" ", ", ", ". "].flatMap((between) => sentencesWith(parts.join(between)));
}

/** What the rule matches in a sentence that is made up, when it is what the exemption is about and nothing else. */
function writtenIn(input: FindExample, example: string): string | null {
  const words = (evaluateAlone(input, example) ?? []).map((match) => textAt(normalize(example), match));
  const [written] = words;
  if (written === undefined || words.some((each) => foldWords(each) !== foldWords(written))) return null;
  const { where, words: wanted } = input.circumstance;
  return where !== "inside" || wanted.includes(foldWords(written)) ? written : null;
}

/** Null where the rule could not run. */
function evaluateAlone({ policy, rule }: FindExample, text: string): readonly Match[] | null {
  const { matches, degraded } = evaluate({ ...policy, rules: [{ ...rule, mode: "live" }] }, text, {});
  return degraded.length > 0 ? null : matches;
}

/** Whole words: `sh it` of `harsh it` is `harsh it`. */
function textAt(text: NormalizedText, span: Span): string {
  const [first, last] = wordsAt(text, span) ?? [-1, -1];
  const start = Math.min(span.start, text.tokens[first]?.start ?? span.start);
  return text.original.slice(start, Math.max(span.end, text.tokens[last]?.end ?? span.end));
}
