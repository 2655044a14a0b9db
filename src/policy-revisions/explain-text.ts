import { z } from "zod";
import { signalsOfText } from "../comments/screening.ts";
import { judge } from "../decisions/judgement.ts";
import { presentMatch, staffMatch } from "../decisions/present-for-staff.ts";
import type { ActivePolicy } from "../deps.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { explainNearMiss } from "../policy/explain.ts";
import { findNearMisses } from "../policy/near-misses.ts";
import { OUTCOMES, type Span } from "../policy/types.ts";

/** A place that a rule looked at and let pass, and why. */
const explainedNearMiss = staffMatch.omit({ severity: true, mode: true, why: true });
export type ExplainedNearMiss = z.infer<typeof explainedNearMiss>;

export const evaluation = z
  .object({
    outcome: z.enum(OUTCOMES),
    categories: z.array(z.string()),
    notices: z.array(z.string()),
    matches: z.array(staffMatch),
    nearMisses: z.array(explainedNearMiss),
    degraded: z.array(z.string()),
    policyRevision: z.string(),
  })
  .meta({ id: "PolicyEvaluation" });

interface Question {
  readonly body: string;
  /** Where the one who asks is looking; absent for the whole text. */
  readonly span?: Span | undefined;
  /** Of a screen that names the rule beside each near miss; absent for whole sentences in English. */
  readonly lang?: "en" | "de" | undefined;
}

/** Judges a text as the policy in force would, with every match and near miss explained. Changes nothing. */
export function explainText(active: ActivePolicy, { body, ...asked }: Question): z.infer<typeof evaluation> {
  const { evaluation: found } = judge(active, body, signalsOfText(body));
  return {
    outcome: found.outcome,
    categories: [...found.categories],
    notices: [...found.notices],
    matches: found.matches.map((match) => presentMatch(active.compiled, { match, body })),
    nearMisses: explainNearMisses(active.compiled, { body, ...asked }),
    degraded: [...found.degraded],
    policyRevision: active.revision,
  };
}

/** As if a reader without a history had written it to an article that is open to all. */
export const explainNearMisses = (policy: CompiledPolicy, { body, span, lang }: Question): ExplainedNearMiss[] =>
  findNearMisses(policy, body, { signals: signalsOfText(body), span }).map((miss) => ({
    ruleId: miss.ruleId,
    category: miss.category,
    start: miss.start,
    end: miss.end,
    text: body.slice(miss.start, miss.end),
    explanation: explainNearMiss(policy, miss, { text: body, lang }),
  }));
