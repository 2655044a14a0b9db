import type { TermsSpec } from "../policy/schema.ts";
import { SEVERITIES, type Severity } from "../policy/types.ts";
import type { TermCandidate } from "./find-term-candidates.ts";
import type { PolicyEdit } from "./policy-edits.ts";
import { type PolicySource, type RuleSource, findEditable, partsOf } from "./policy-source.ts";

export interface TermEdits {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly edits: readonly PolicyEdit[];
}

/** A category that readers flag in and the policy has not: watched first, as every new norm should be. */
const NEW_OUTCOMES = { low: "flag", medium: "hold", high: "remove" } as const;

/**
 * Where a term goes: into the list of a live rule of its category that takes terms of this severity, or else into a
 * new rule with a list of its own, and with a new category where the policy has none of this name. The severity is the
 * mildest that is looked at: a new term should ask a human first.
 */
export function termEdits(source: PolicySource, candidate: TermCandidate): TermEdits {
  const known = source.policy.categories.find(({ id }) => id === candidate.category);
  const outcomes = known?.outcomes ?? NEW_OUTCOMES;
  const severity = SEVERITIES.find((each) => outcomes[each] !== "publish") ?? "high";
  const home = findHome(source, { category: candidate.category, severity });
  if (home) return inHome(home, { candidate, severity });
  const made = newRule(source, { candidate, severity });
  return { ...made, edits: [...(known ? [] : [newCategory(candidate.category)]), ...made.edits] };
}

interface Home {
  readonly rule: RuleSource;
  readonly file: string;
  readonly sense: string;
}

interface Wanted {
  readonly category: string;
  readonly severity: Severity;
}

function findHome(source: PolicySource, { category, severity }: Wanted): Home | undefined {
  const rules = source.rules.filter(({ spec }) => spec.category === category && spec.mode === "live");
  return rules.flatMap((rule) => {
    const lists = partsOf(rule.spec.match, [])
      .filter(({ path }) => !path.includes("all"))
      .flatMap(({ spec }) => spec.terms ?? []);
    const list = lists.find((each) => takes(each, severity) && findEditable(source, each.files) !== undefined);
    const file = list && findEditable(source, list.files);
    return file === undefined ? [] : [{ rule, file, sense: list?.senses?.[0] ?? SUGGESTED }];
  })[0];
}

const takes = ({ severities }: TermsSpec, severity: Severity): boolean => severities?.includes(severity) ?? true;

/** The sense of a term whose list asks for none. */
const SUGGESTED = "suggested";

interface Placed {
  readonly candidate: TermCandidate;
  readonly severity: Severity;
}

/** Only as it is spelled: what its disguises are is for the editor to open. */
const section = (severity: Severity, sense: string, term: string): string => `[${severity} ${sense} plain]\n${term}`;

function inHome({ rule, file, sense }: Home, { candidate, severity }: Placed): TermEdits {
  const matches = { file: rule.file, under: ["rules", rule.spec.id, "examples", "matches"], add: candidate.example };
  const line = { file, under: [], add: section(severity, sense, candidate.term) };
  return { ruleId: rule.spec.id, severity, edits: [line, matches] };
}

function newRule(source: PolicySource, { candidate: { category, term, example }, severity }: Placed): TermEdits {
  const id = `${category}.suggested-words`;
  const file = `terms/${category}-suggested.txt`;
  const rule = {
    id,
    category,
    severity,
    title: "Words that moderators removed",
    notice: "The comment contains words that moderators here look at.",
    match: { terms: { files: [file] } },
    dsa: source.rules.find(({ spec }) => spec.category === category)?.spec.dsa ?? OTHER_STATEMENT,
    examples: { matches: [example], passes: ["A fine day for a walk along the river."] },
  };
  const edits = [
    { file, under: [], add: section(severity, SUGGESTED, term) },
    { file: `${category}-suggested.yaml`, under: ["rules"], add: rule },
  ];
  return { ruleId: id, severity, edits };
}

const OTHER_STATEMENT = {
  category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
  keywords: ["KEYWORD_OTHER"],
} as const;

function newCategory(id: string): PolicyEdit {
  const title = id.charAt(0).toUpperCase() + id.slice(1);
  const text = `What moderators here remove as ${id}. Write your norm in a sentence.`;
  return { file: "policy.yaml", under: ["categories"], add: { id, title, text, outcomes: NEW_OUTCOMES } };
}
