import { z } from "zod";
import type { Deps } from "../deps.ts";
import { OUTCOMES } from "../policy/types.ts";
import { readShadowExamples } from "./shadow-examples.ts";
import { type Period, ruleFigures, readStatistics } from "./statistics.ts";

const shadowRule = z.object({
  ruleId: z.string(),
  title: z.string(),
  category: z.string(),
  /** What a match would lead to if the rule were live. */
  would: z.enum(OUTCOMES),
});
export type ShadowRule = z.infer<typeof shadowRule>;

const shadowResult = ruleFigures.omit({ mode: true }).extend({
  /** The comments that the rule matched last in shadow: five at most, whatever the revision. */
  commentIds: z.array(z.uuid()),
});
export type ShadowResult = z.infer<typeof shadowResult>;

export const shadowResults = z
  .object({ rules: z.array(shadowRule), results: z.array(shadowResult) })
  .meta({ id: "ShadowResults" });
type ShadowResults = z.infer<typeof shadowResults>;

/** What rules without effect found in a period, beside what people decided about the same comments. */
export async function readShadow(deps: Pick<Deps, "db" | "policy">, period: Period): Promise<ShadowResults> {
  const rules = shadowRules(deps);
  const { byRuleAndRevision } = await readStatistics(deps.db, period);
  const results = byRuleAndRevision.filter(({ mode }) => mode === "shadow");
  const ruleIds = [...new Set(results.map(({ ruleId }) => ruleId))];
  const examples = await readShadowExamples(deps.db, { ...period, ruleIds });
  return {
    rules: [...rules],
    results: results.map(({ mode: _mode, ...figures }) => ({
      ...figures,
      commentIds: [...(examples.get(figures.ruleId) ?? [])],
    })),
  };
}

/** Those that the policy in force has in shadow. */
export function shadowRules({ policy }: Pick<Deps, "policy">): readonly ShadowRule[] {
  const { rules, outcomes } = policy().compiled;
  return rules
    .filter(({ mode }) => mode === "shadow")
    .map(({ id, title, category, severity }) => ({
      ruleId: id,
      title,
      category,
      would: outcomes[category]?.[severity] ?? "publish",
    }));
}
