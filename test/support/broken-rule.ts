import type { ActivePolicy } from "../../src/deps.ts";
import type { Outcome } from "../../src/policy/types.ts";

interface BrokenRule {
  readonly onError: Outcome;
  readonly mode?: "live" | "shadow";
  /** Absent: whatever the text. */
  readonly whenever?: (text: string) => boolean;
}

/** The policy with one more rule, that cannot run. */
export function withBrokenRule(
  active: ActivePolicy,
  { onError, mode = "live", whenever = () => true }: BrokenRule,
): ActivePolicy {
  const [rule] = active.compiled.rules;
  if (!rule) throw new Error("the policy has no rule to break");
  const find: typeof rule.find = ({ text }) => {
    if (whenever(text.original)) throw new Error("this rule cannot run");
    return [];
  };
  const broken = { ...rule, id: "profanity.broken", category: "profanity", mode, onError, find };
  return { ...active, compiled: { ...active.compiled, rules: [...active.compiled.rules, broken] } };
}
