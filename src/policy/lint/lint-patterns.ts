import { RE2JS } from "re2js";
import { foldText } from "../fold-text.ts";
import type { PatternSpec } from "../schema.ts";
import { type Fault, sayFault } from "./fault-words.ts";
import { type MatchPart, matchParts } from "./match-parts.ts";
import { sampleRegex } from "./sample-regex.ts";
import type { Advise, Sources } from "./sources.ts";

type Path = readonly PropertyKey[];

interface Say {
  readonly warn: (path: Path, message: string) => void;
  readonly refuse: (path: Path, fault: Fault) => void;
}

/** Regexes whose literals would miss what the regex matches, or would let it run on nearly every comment. */
export function lintPatterns({ rules }: Pick<Sources, "rules">, advise: Advise): void {
  for (const part of rules.flatMap(matchParts)) {
    const { pattern } = part.spec;
    if (pattern) lintPattern(pattern, sayAt(part, advise));
  }
}

function sayAt({ source, path }: MatchPart, advise: Advise): Say {
  const placeOf = (inside: Path) => ({ file: source.file, line: source.lineOf([...path, "pattern", ...inside]) });
  return {
    warn: (inside, message) => advise({ level: "warning", ...placeOf(inside), message }),
    refuse: (inside, fault) => advise({ level: "error", ...placeOf(inside), message: sayFault.en(fault), fault }),
  };
}

/** Words that are in most comments, whatever these are about. */
const EVERYDAY = new Set(
  "the and to of in is it that for on you be are with as at not this but have or an by".split(" "),
);

function lintPattern({ regex, literals }: PatternSpec, say: Say): void {
  literals.forEach((literal, at) => {
    const { folded } = foldText(literal);
    if (folded !== literal) say.refuse(["literals", at], { kind: "literal_unfolded", literal, folded });
    else if (/^[\p{L}\p{N}\s.,'"-]$/u.test(literal) || EVERYDAY.has(literal.trim()))
      say.warn(
        ["literals", at],
        `“${literal}” is in nearly every comment: name something rarer that is in every match`,
      );
  });
  const compiled = RE2JS.compile(regex, RE2JS.CASE_INSENSITIVE);
  const steps = compiled.programSize();
  if (steps > MOST_INSTRUCTIONS) say.refuse(["regex"], { kind: "regex_too_long", steps });
  if (findsNothing(compiled)) say.refuse(["regex"], { kind: "regex_of_nothing" });
  const sample = findMissed(compiled, { regex, literals });
  if (sample !== undefined) say.refuse(["literals"], { kind: "literal_missing", sample });
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
