import { evaluate } from "../evaluate.ts";
import type { MatchSpec } from "../schema.ts";
import { type Match, OUTCOMES } from "../types.ts";
import { type Advise, placeOf, type RuleSource, type Sources } from "./sources.ts";

/** Rules that look for the same, and rules whose every example another rule already answers as strictly. */
export function lintRules(sources: Sources, advise: Advise): void {
  const twins = lintTwins(sources, advise);
  const shadowed = new Set<string>(twins);
  for (const source of sources.rules) {
    const by = findShadows(sources, source).find(({ spec }) => !shadowed.has(spec.id));
    if (!by || shadowed.has(source.spec.id)) continue;
    shadowed.add(source.spec.id);
    const message =
      `every example under matches of ${source.spec.id} is found by ${placeOf(by)} too, and as strictly: ` +
      "add an example that only this rule finds, or delete the rule";
    advise({ level: "warning", file: source.file, line: source.lineOf(["id"]), message });
  }
}

function lintTwins({ rules }: Sources, advise: Advise): readonly string[] {
  const first = new Map<string, RuleSource>();
  const twins: string[] = [];
  for (const source of rules) {
    const key = JSON.stringify([source.spec.match, source.spec.exempt]);
    const twin = first.get(key);
    if (!twin) first.set(key, source);
    else {
      twins.push(source.spec.id);
      const message = `${source.spec.id} looks for exactly what ${placeOf(twin)} looks for: keep one of the two`;
      advise({ level: "warning", file: source.file, line: source.lineOf(["match"]), message });
    }
  }
  return twins;
}

/** The rules of its category and mode that alone would answer every one of its examples at least as strictly. */
function findShadows({ compiled, rules }: Sources, source: RuleSource): readonly RuleSource[] {
  const { spec, rule } = source;
  if (rule.mode === "off" || needsScore(spec.match)) return [];
  const strictness = ({ category, severity }: Match) =>
    OUTCOMES.indexOf(compiled.outcomes[category]?.[severity] ?? "publish");
  let candidates = rules.filter(
    (other) =>
      other !== source &&
      other.rule.category === rule.category &&
      other.rule.mode === rule.mode &&
      !needsScore(other.spec.match),
  );
  for (const { text, signals } of spec.examples.matches) {
    // A rule that could not run, for the example lacks its signals, has found nothing.
    const matches = evaluate(compiled, text, signals).matches.filter(({ degraded }) => !degraded);
    const own = matches.filter(({ ruleId }) => ruleId === rule.id);
    candidates = candidates.filter(({ spec: { id } }) =>
      own.every((match) =>
        matches.some((other) => other.ruleId === id && covers(other, match) && strictness(other) >= strictness(match)),
      ),
    );
  }
  return candidates;
}

/**
 * Which texts a model scores high is in its weights, not in the rule, and changes with each training: an example that
 * only this rule finds today may be found by others tomorrow, and a score is no reason to delete a rule that has one.
 */
function needsScore({ model, any = [], all = [] }: MatchSpec): boolean {
  return model !== undefined || all.some(needsScore) || (any.length > 0 && any.every(needsScore));
}

const covers = (outer: Match, inner: Match): boolean => outer.start <= inner.start && inner.end <= outer.end;
