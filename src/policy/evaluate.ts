import type { CompiledPolicy, CompiledRule } from "./compile.ts";
import { languageOf, type Scene, stage } from "./scene.ts";
import {
  type Evaluation,
  type Finding,
  type Match,
  type Outcome,
  OUTCOMES,
  SEVERITIES,
  type Signals,
  type Span,
} from "./types.ts";

/**
 * Judges one text. Pure and deterministic: the same policy, text and signals give the same evaluation.
 *
 * Every rule that is not off runs, and every match is kept; the outcome is the strictest of the live ones. A rule
 * that throws counts as its `on_error` outcome and is listed in `degraded`. Spans are UTF-16 offsets into `text`.
 */
export function evaluate(policy: CompiledPolicy, text: string, signals: Signals): Evaluation {
  const scene = stage(policy, text, signals);
  const judged: Judged[] = [];
  for (const rule of policy.rules) {
    const found = rule.mode === "off" ? NONE : judge(policy, rule, scene);
    if (found.length > 0) judged.push(...found);
  }
  return judged.length === 0 ? CLEAN : conclude(policy, judged);
}

/** Shared by all texts without a match, and so frozen. */
const CLEAN: Evaluation = Object.freeze({
  outcome: "publish",
  categories: Object.freeze([]),
  notices: Object.freeze([]),
  matches: Object.freeze([]),
  degraded: Object.freeze([]),
});

function conclude(policy: CompiledPolicy, judged: readonly Judged[]): Evaluation {
  const live = judged.filter(({ match }) => match.mode === "live");
  const outcome = strictest(live.map((entry) => entry.outcome));
  const restricting = live.filter((entry) => entry.outcome !== "publish");
  const decisive = restricting.filter((entry) => entry.outcome === outcome);
  const broken = new Set(restricting.map(({ match }) => match.category));
  return {
    outcome,
    categories: policy.categories.map(({ id }) => id).filter((id) => broken.has(id)),
    notices: [...new Set(decisive.map(({ rule }) => rule.notice))],
    matches: judged.map(({ match }) => match).sort((a, b) => a.start - b.start || b.end - a.end),
    degraded: [...new Set(judged.filter(({ match }) => match.degraded).map(({ rule }) => rule.id))],
  };
}

interface Judged {
  readonly rule: CompiledRule;
  readonly match: Match;
  readonly outcome: Outcome;
}

const NONE: readonly never[] = [];

function judge(policy: CompiledPolicy, rule: CompiledRule, scene: Scene): readonly Judged[] {
  try {
    const found = findUnexempted(rule, scene);
    return found.length === 0 ? NONE : weigh(policy, rule, found);
  } catch {
    return [{ rule, match: degradedMatch(rule, scene), outcome: rule.onError }];
  }
}

// Apart from `judge`, because a function with a closure in it costs every text a context, and few texts come here.
function weigh(policy: CompiledPolicy, rule: CompiledRule, found: readonly Finding[]): Judged[] {
  return found.map((finding) => {
    const match = toMatch(rule, finding);
    return { rule, match, outcome: policy.outcomes[rule.category]?.[match.severity] ?? rule.onError };
  });
}

function toMatch(rule: CompiledRule, finding: Finding): Match {
  const mode = rule.mode === "shadow" ? "shadow" : "live";
  return { severity: rule.severity, ...finding, ruleId: rule.id, category: rule.category, mode };
}

/** It covers the whole text, for it could be anywhere. */
function degradedMatch(rule: CompiledRule, { text }: Scene): Match {
  return { ...toMatch(rule, { element: "error", start: 0, end: text.original.length }), degraded: true };
}

/** What a rule finds and does not exempt, the widest of what lies in one another. Throws when the rule cannot run. */
export function findUnexempted(rule: CompiledRule, scene: Scene): readonly Finding[] {
  const all = rule.find(scene);
  return all.length === 0 ? all : withoutExempt(rule, scene, all);
}

function withoutExempt(rule: CompiledRule, scene: Scene, all: readonly Finding[]): readonly Finding[] {
  const found = all.filter((finding) => finding.start < finding.end);
  if (found.length === 0) return [];
  const { trace, ...quiet } = scene;
  const exempt = rule.exempt.flatMap((find) => find(quiet));
  const kept = found.filter((finding) => {
    const by = exempt.find((span) => contains(span, finding));
    if (by) trace?.(finding, { kind: "exempt", element: by.element });
    return !by && isUnderstood(rule, scene, finding);
  });
  return gravest(withoutContained(kept), rule);
}

/** More matches of one rule tell nobody anything, and each costs a row. */
const MOST_FINDINGS = 100;

/** Of too many findings those that weigh most, so that the outcome is that of all. */
function gravest(findings: readonly Finding[], { severity }: CompiledRule): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const weightOf = (finding: Finding) => SEVERITIES.indexOf(finding.severity ?? severity);
  return findings.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_FINDINGS);
}

/** The language is asked for only when something was found, so that clean texts cost nothing. */
function isUnderstood({ languages }: CompiledRule, scene: Scene, finding: Finding): boolean {
  if (languages === "any") return true;
  const { code, isAround } = languageOf(scene);
  if (code === undefined || languages.has(code) || isAround(languages, finding)) return true;
  scene.trace?.(finding, { kind: "language", language: code });
  return false;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Of findings of one rule that lie in one another, the widest says it all; of equal ones, the first. */
function withoutContained(findings: readonly Finding[]): Finding[] {
  const ordered = findings.filter(({ whole }) => !whole).sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Finding[] = findings.filter(({ whole }) => whole);
  let reach = 0;
  for (const finding of ordered) {
    if (finding.end <= reach) continue;
    kept.push(finding);
    reach = Math.max(reach, finding.end);
  }
  return kept;
}

function strictest(outcomes: readonly Outcome[]): Outcome {
  return OUTCOMES[Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))] ?? "publish";
}
