import type { ActivePolicy } from "../deps.ts";
import type { CompiledRule } from "../policy/compile.ts";
import type { RuleMode } from "../policy/types.ts";

export interface RuleChange {
  readonly id: string;
  readonly title: string;
  readonly kind: "added" | "gone" | "changed";
  /** Of the new revision, and of the old one where it is gone. */
  readonly mode: RuleMode;
  /** What a reader of the public text, or an author, would notice; empty where only what it matches may differ. */
  readonly fields: readonly (typeof FIELDS)[number][];
}

interface Replacing {
  readonly before: ActivePolicy;
  readonly after: ActivePolicy;
}

const FIELDS = ["mode", "severity", "category", "title", "notice", "onError"] as const;

/** Rules that are new, gone or otherwise than before, in the order of the new revision, those gone behind them. */
export function readRuleChanges({ before, after }: Replacing): readonly RuleChange[] {
  const old = new Map(before.compiled.rules.map((rule) => [rule.id, rule]));
  const now = new Set(after.compiled.rules.map(({ id }) => id));
  const gone = before.compiled.rules.filter(({ id }) => !now.has(id));
  return [
    ...after.compiled.rules.flatMap((rule) => {
      const was = old.get(rule.id);
      if (!was) return [change(rule, "added")];
      const fields = FIELDS.filter((field) => was[field] !== rule[field]);
      return fields.length === 0 ? [] : [{ ...change(rule, "changed"), fields }];
    }),
    ...gone.map((rule) => change(rule, "gone")),
  ];
}

const change = ({ id, title, mode }: CompiledRule, kind: RuleChange["kind"]): RuleChange => ({
  id,
  title,
  kind,
  mode,
  fields: [],
});
