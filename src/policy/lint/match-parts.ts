import type { MatchSpec } from "../schema.ts";
import type { RuleSource } from "./sources.ts";

export interface MatchPart {
  readonly source: RuleSource;
  /** Inside the rule. */
  readonly path: readonly PropertyKey[];
  readonly spec: MatchSpec;
  readonly role: "match" | "exempt";
}

/** The single ways to match of a rule and of its exemptions, `any` and `all` opened. */
export function matchParts(source: RuleSource): readonly MatchPart[] {
  const { match, exempt = [] } = source.spec;
  return [
    ...partsOf(match, { source, path: ["match"], role: "match" }),
    ...exempt.flatMap((spec, at) => partsOf(spec, { source, path: ["exempt", at], role: "exempt" })),
  ];
}

type Place = Omit<MatchPart, "spec">;

function partsOf(spec: MatchSpec, place: Place): readonly MatchPart[] {
  const inner = [...listed(spec.any, "any"), ...listed(spec.all, "all")];
  if (inner.length === 0) return [{ ...place, spec }];
  return inner.flatMap(({ part, key, at }) => partsOf(part, { ...place, path: [...place.path, key, at] }));
}

const listed = (parts: readonly MatchSpec[] | undefined, key: "any" | "all") =>
  (parts ?? []).map((part, at) => ({ part, key, at }));
