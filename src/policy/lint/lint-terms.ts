import { findUnexempted } from "../evaluate.ts";
import { stage } from "../scene.ts";
import type { Term } from "../parse-terms.ts";
import type { TermsSpec } from "../schema.ts";
import type { TermIndex } from "../term-index.ts";
import { type MatchPart, matchParts } from "./match-parts.ts";
import type { Advise, RuleSource, Sources, TermSource } from "./sources.ts";

interface Selection {
  readonly source: RuleSource;
  readonly role: MatchPart["role"];
  readonly spec: TermsSpec;
  /** With `all`, a term alone is no match. */
  readonly alone: boolean;
}

/** Terms that no rule selects, that another line repeats, that an exemption swallows, or that are never found. */
export function lintTerms(sources: Sources, advise: Advise): void {
  const selections = sources.rules.flatMap(matchParts).flatMap(toSelection);
  const sought = new Map<string, Found>();
  for (const [file, terms] of sources.terms) {
    const own = selections.filter(({ spec }) => spec.files.includes(file));
    if (own.length === 0) continue;
    for (const [line, group] of byLine(terms)) {
      const warn = (message: string) => advise({ level: "warning", file, line, message });
      lintLine({ sources, sought, own }, { group, file, line }, warn);
    }
  }
}

interface Found {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
}

interface Context {
  readonly sources: Sources;
  /** Terms so far that rules look for, or exempt, by their role and text. */
  readonly sought: Map<string, Found>;
  readonly own: readonly Selection[];
}

interface Line {
  readonly group: readonly Term[];
  readonly file: string;
  readonly line: number;
}

type Warn = (message: string) => void;

function lintLine({ sources, sought, own }: Context, { group, file, line }: Line, warn: Warn): void {
  const repeated: string[] = [];
  for (const term of group.filter(({ options }) => !options.has("common"))) {
    const selecting = own.filter(({ spec }) => isSelected(sources, spec, term));
    const [first] = selecting;
    if (!first) {
      warn(notSelected(term));
      continue;
    }
    const key = `${first.role} ${languagesOf(first.source)} ${term.text}`;
    const earlier = sought.get(key);
    if (!earlier) sought.set(key, { file, line, severity: term.severity });
    else if (earlier.severity === term.severity) repeated.push(placeOfTerm(earlier, file));
    else
      warn(
        `“${term.text}” is ${earlier.severity} on ${placeOfTerm(earlier, file)}, and ${term.severity} here: keep one`,
      );
    if (!earlier) lintReach(sources, { term, selecting }, warn);
  }
  // Of a term with endings the term itself may stand elsewhere: the endings are what the line adds.
  if (repeated.length === group.length)
    warn(`“${group[0]?.text ?? ""}” stands already on ${repeated[0] ?? ""}: delete one of the two lines`);
}

interface Selected {
  readonly term: Term;
  readonly selecting: readonly Selection[];
}

/** Whether the rules that look for a term find it where it stands alone. */
function lintReach({ compiled }: Sources, { term, selecting }: Selected, warn: Warn): void {
  const looking = selecting.filter(({ role, alone }) => role === "match" && alone);
  if (looking.length === 0) return;
  const scene = stage(compiled, term.text, {});
  const finding = looking.filter(({ source }) => source.rule.find(scene).some(({ element }) => element === term.text));
  if (finding.length === 0) warn(`“${term.text}” is never found, not even alone: spell it as readers write it`);
  else if (finding.every(({ source }) => findUnexempted(source.rule, scene).length === 0))
    warn(`“${term.text}” never matches, for an exemption covers it whole: delete the one or the other`);
}

/** Neighbours share words: what is listed for one language is not repeated by the list for another. */
const languagesOf = ({ rule: { languages } }: RuleSource): string =>
  languages === "any" ? languages : [...languages].toSorted().join(",");

const placeOfTerm = (found: Found, file: string): string =>
  found.file === file ? `line ${found.line}` : `${found.file}:${found.line}`;

const notSelected = ({ text, severity, sense }: Term): string =>
  `no rule selects “${text}”: name the severity ${severity} and the sense ${sense} in a rule, or delete the term`;

export function byLine(terms: readonly TermSource[]): ReadonlyMap<number, readonly Term[]> {
  const lines = new Map<number, Term[]>();
  for (const { term, line } of terms) lines.set(line, [...(lines.get(line) ?? []), term]);
  return lines;
}

function toSelection({ source, role, spec, path }: MatchPart): Selection[] {
  return spec.terms ? [{ source, role, spec: spec.terms, alone: !path.includes("all") }] : [];
}

function isSelected({ compiled }: Sources, { severities, senses, without = [] }: TermsSpec, term: Term): boolean {
  if (without.some((file) => sameTerms(compiled.terms, term).some((other) => other.file === file))) return false;
  return (severities?.includes(term.severity) ?? true) && (senses?.includes(term.sense) ?? true);
}

/** Every term of the policy with the same text. */
export function sameTerms({ words, phrases }: TermIndex, { text, words: [first = "", second] }: Term): readonly Term[] {
  if (second === undefined) return words.get(text) ?? [];
  return (phrases.get(first)?.get(second) ?? []).filter((term) => term.text === text);
}
