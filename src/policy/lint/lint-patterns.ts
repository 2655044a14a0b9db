import { RE2JS } from "re2js";
import { foldText } from "../fold-text.ts";
import type { PatternSpec } from "../schema.ts";
import { type MatchPart, matchParts } from "./match-parts.ts";
import { sampleRegex } from "./sample-regex.ts";
import type { Advice, Advise, Sources } from "./sources.ts";

type Say = (level: Advice["level"], path: readonly PropertyKey[], message: string) => void;

/** Regexes whose literals would miss what the regex matches, or would let it run on nearly every comment. */
export function lintPatterns({ rules }: Pick<Sources, "rules">, advise: Advise): void {
  for (const part of rules.flatMap(matchParts)) {
    const { pattern } = part.spec;
    if (pattern) lintPattern(pattern, sayAt(part, advise));
  }
}

const sayAt =
  ({ source, path }: MatchPart, advise: Advise): Say =>
  (level, inside, message) =>
    advise({ level, file: source.file, line: source.lineOf([...path, "pattern", ...inside]), message });

/** Words that are in most comments, whatever these are about. */
const EVERYDAY = new Set(
  "the and to of in is it that for on you be are with as at not this but have or an by".split(" "),
);

function lintPattern({ regex, literals }: PatternSpec, say: Say): void {
  literals.forEach((literal, at) => {
    const { folded } = foldText(literal);
    if (folded !== literal)
      say("error", ["literals", at], `“${literal}” is in no folded text, so the regex never runs: write “${folded}”`);
    else if (/^[\p{L}\p{N}\s.,'"-]$/u.test(literal) || EVERYDAY.has(literal.trim()))
      say(
        "warning",
        ["literals", at],
        `“${literal}” is in nearly every comment: name something rarer that is in every match`,
      );
  });
  const compiled = RE2JS.compile(regex, RE2JS.CASE_INSENSITIVE);
  if (compiled.programSize() > MOST_INSTRUCTIONS)
    say("error", ["regex"], `the regex takes up to ${compiled.programSize()} steps a letter: shorten its repetitions`);
  if (findsNothing(compiled))
    say("error", ["regex"], "the regex is satisfied by no letter at all: make one part of it stand for something");
  const missed = findMissed(compiled, { regex, literals });
  if (missed !== undefined)
    say("error", ["literals"], `the regex matches “${missed}”, which has none of the literals: add what it has`);
}

/** The engine takes so many steps a letter at most; the largest of the shipped ones takes 51. */
const MOST_INSTRUCTIONS = 1_000;

/** As `\b` does, which the empty text is not. */
function findsNothing(compiled: RE2JS): boolean {
  const matcher = compiled.matcher("a word 1");
  return matcher.find() && matcher.end() === matcher.start();
}

const SAMPLES = 300;

/** A text that the regex matches, but is never tried on. */
function findMissed(compiled: RE2JS, { regex, literals }: Pick<PatternSpec, "regex" | "literals">): string | undefined {
  return sampleRegex(regex, SAMPLES).find((sample) => {
    const { folded } = foldText(sample);
    return !literals.some((literal) => folded.includes(literal)) && compiled.matcher(folded).find();
  });
}
