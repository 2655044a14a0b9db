import type { Problem } from "./policy-error.ts";
import { normalize } from "./normalize.ts";
import { SEVERITIES, type Severity } from "./types.ts";

/**
 * How far a term reaches. `stem`: inside longer words too. `root`: inside longer words of which everyday words and
 * endings make up the rest. `plain`: only as it is spelled, no disguise undone. `strict`: disguises are undone, slips of
 * spelling are not, for those we know are English. `name`: also a name of people or places, so not beside another
 * name. `common`: an everyday word, for taking words apart.
 */
export const TERM_OPTIONS = ["stem", "root", "plain", "strict", "name", "common"] as const;
export type TermOption = (typeof TERM_OPTIONS)[number];

export interface Term {
  /** Folded, words apart by one space. */
  readonly text: string;
  readonly words: readonly string[];
  readonly file: string;
  readonly severity: Severity;
  readonly sense: string;
  readonly options: ReadonlySet<TermOption>;
}

interface Section {
  readonly severity: Severity;
  readonly sense: string;
  readonly options: ReadonlySet<TermOption>;
}

interface TermFile {
  readonly path: string;
  readonly text: string;
}

type Report = (problem: Problem) => void;

const HEADER = /^\[(.*)\]$/;
const SPELLING = /^[\p{L}\p{N}]+(?:[ '-][\p{L}\p{N}]+)*$/u;
/** In lists from elsewhere, words only: `5h1t` is read as what it stands for, and `a55` is a road. */
const LETTERS = /^\p{L}+(?:[ '-]\p{L}+)*$/u;
const SUFFIX = /^\+\p{L}+$/u;

/** Lists from elsewhere have no headers; what they hold is taken as it is spelled and no further. */
const UNSORTED: Section = {
  severity: "medium",
  sense: "listed",
  options: new Set<TermOption>(["plain"]),
};

/**
 * Reads a term file: `# comment`, `[severity sense options…]` over the lines it holds for, and one term a line with
 * its endings (`shout +s +ed +ing`). Every flaw is reported with its line; a list without headers skips what is no word.
 */
export function parseTerms({ path, text }: TermFile, report: Report): readonly Term[] {
  const lines = text.split(text.includes("\r") ? /\r?\n/ : "\n");
  const sorted = lines.some((line) => line.includes("[") && contentOf(line).startsWith("["));
  const terms: Term[] = [];
  let section: Section | undefined = sorted ? undefined : UNSORTED;
  for (const [index, line] of lines.entries()) {
    if (section && FOLDED.test(line)) {
      terms.push(newTerm([line], path, section));
      continue;
    }
    const content = contentOf(line);
    if (content === "") continue;
    const fail = (message: string) => report({ file: path, line: index + 1, message });
    const header = HEADER.exec(content)?.[1];
    if (header !== undefined) section = parseHeader(header, fail);
    else if (content.startsWith("[")) {
      fail(`“${content}” is a heading without its closing bracket: write it as [severity sense]`);
      section ??= UNSORTED;
    } else if (section) terms.push(...parseLine({ line: content, path, section, strict: sorted }, fail));
    else fail("a term stands before the first [severity sense] line: move it below one");
  }
  if (terms.length === 0)
    report({ file: path, line: 1, message: "a term file must not be empty: write a term, or delete the file" });
  return terms;
}

const contentOf = (line: string): string => line.replace(/#.*$/, "").trim();

function parseHeader(header: string, fail: (message: string) => void): Section {
  const [severity = "", sense = "", ...options] = header.trim().split(/\s+/);
  const known = SEVERITIES.find((name) => name === severity);
  if (!known) fail(`"${severity}" is not a severity: write low, medium or high`);
  if (!/^[a-z-]+$/.test(sense)) fail("a section needs a sense after its severity: write it as [high insult]");
  for (const option of options)
    if (!TERM_OPTIONS.some((name) => name === option))
      fail(`"${option}" is not an option of terms: there are ${TERM_OPTIONS.join(", ")}`);
  return {
    severity: known ?? "high",
    sense,
    options: new Set(TERM_OPTIONS.filter((name) => options.includes(name))),
  };
}

interface Line {
  readonly line: string;
  readonly path: string;
  readonly section: Section;
  readonly strict: boolean;
}

function parseLine({ line, path, section, strict }: Line, fail: (message: string) => void): Term[] {
  const [spelling = "", ...suffixes] = line.split(/\s+(?=\+)/);
  const sound = (strict ? SPELLING : LETTERS).test(spelling) && suffixes.every((suffix) => SUFFIX.test(suffix));
  if (!sound && strict) fail(`"${line}" is not a term: write words of letters and digits, and endings as +s`);
  if (!sound) return [];
  return ["", ...suffixes.map((suffix) => suffix.slice(1))].map((ending) =>
    toTerm(spelling + ending, { path, section }),
  );
}

/** Most terms are folded as they stand, on a line of their own. */
const FOLDED = /^[a-z]+$/;

function toTerm(spelling: string, { path, section }: Pick<Line, "path" | "section">): Term {
  const words = FOLDED.test(spelling) ? [spelling] : normalize(spelling).tokens.map((token) => token.text);
  return newTerm(words, path, section);
}

function newTerm(words: readonly string[], file: string, { severity, sense, options }: Section): Term {
  return { text: words.join(" "), words, file, severity, sense, options };
}
