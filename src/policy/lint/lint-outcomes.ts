import { OUTCOMES, SEVERITIES } from "../types.ts";
import { sayFault } from "./fault-words.ts";
import type { Advise, Sources } from "./sources.ts";

/** A rule that cannot run must not let a comment appear as if it had. */
export function lintOnError({ rules }: Pick<Sources, "rules">, advise: Advise): void {
  for (const { spec, file, lineOf } of rules) {
    const place = { file, line: lineOf(["on_error"]) };
    const fault = { kind: "on_error_publish", rule: spec.id } as const;
    if (spec.on_error === "publish") advise({ level: "error", ...place, message: sayFault.en(fault), fault });
    if (spec.on_error === "flag") {
      const message = `when ${spec.id} cannot run, every comment appears, and a moderator looks afterwards: write hold, unless you mean it`;
      advise({ level: "warning", ...place, message });
    }
  }
}

/** What people name of their own, whatever the policy: a flag, a reason or a case under it is no match of a rule. */
const RESERVED: ReadonlySet<string> = new Set(["illegal", "other"]);

/** Categories that the product has a meaning of its own for. */
export function lintReserved({ policy }: Pick<Sources, "policy">, advise: Advise): void {
  policy.value.categories.forEach(({ id }, at) => {
    if (!RESERVED.has(id)) return;
    const fault = { kind: "category_reserved", category: id } as const;
    const line = policy.lineOf(["categories", at, "id"]);
    advise({ level: "error", file: "policy.yaml", line, message: sayFault.en(fault), fault });
  });
}

/** A graver match that leads to less than a lighter one is seldom meant. */
export function lintOutcomes({ policy }: Sources, advise: Advise): void {
  policy.value.categories.forEach(({ id, outcomes }, at) => {
    const strictness = SEVERITIES.map((severity) => OUTCOMES.indexOf(outcomes[severity]));
    const fall = SEVERITIES.find((_, place) => (strictness[place] ?? 0) < Math.max(...strictness.slice(0, place)));
    if (fall === undefined) return;
    const said = SEVERITIES.map((severity) => `${severity} to ${outcomes[severity]}`).join(", ");
    const message = `in “${id}” a graver match leads to less (${said}): order them from publish over flag and hold to remove`;
    const line = policy.lineOf(["categories", at, "outcomes", fall]);
    advise({ level: "warning", file: "policy.yaml", line, message });
  });
}
