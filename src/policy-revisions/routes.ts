import { z } from "zod";
import { judge } from "../decisions/judgement.ts";
import type { ActivePolicy, Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { type Route, route } from "../http/route.ts";
import { explainMatch } from "../policy/explain.ts";
import { OUTCOMES, SEVERITIES } from "../policy/types.ts";
import { Refusal } from "../shared/refusal.ts";
import { activatePolicy } from "./activate-policy.ts";
import { compileRevision, findRevision } from "./active-policy.ts";
import { presentPolicy, publicPolicy } from "./present-policy.ts";

const revisionParams = z.object({ revision: z.string().regex(/^[0-9a-f]{64}$/) });

async function readStored({ db }: Deps, hash: string) {
  const stored = await findRevision(db.prisma, hash);
  if (!stored) throw new Refusal("not_found", "There is no such policy revision.");
  return stored;
}

const readActiveRoute = route({
  method: "get",
  path: "/policies",
  summary: "The policy in force: the public text of each category and rule",
  tag: "Policies",
  roles: ["anyone"],
  credentials: "ignored",
  responses: { 200: publicPolicy },
  refusals: [],
  handle: async ({ policy }) => ok(presentPolicy(policy(), true)),
});

const readRevisionRoute = route({
  method: "get",
  path: "/policies/:revision",
  summary: "An earlier or present revision of the policy, as decisions name it",
  tag: "Policies",
  roles: ["anyone"],
  credentials: "ignored",
  params: revisionParams,
  responses: { 200: publicPolicy },
  refusals: [],
  find: (deps, { params }) => readStored(deps, params.revision),
  handle: async ({ policy }, { found }) => ok(presentPolicy(compileRevision(found), found.hash === policy().revision)),
});

const explainedMatch = z.object({
  ruleId: z.string(),
  category: z.string(),
  severity: z.enum(SEVERITIES),
  mode: z.enum(["live", "shadow"]),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  explanation: z.string(),
});

const evaluation = z
  .object({
    outcome: z.enum(OUTCOMES),
    categories: z.array(z.string()),
    notices: z.array(z.string()),
    matches: z.array(explainedMatch),
    degraded: z.array(z.string()),
    policyRevision: z.string(),
  })
  .meta({ id: "PolicyEvaluation" });

/** Judges a text as the policy in force would, with every match explained. Changes nothing. */
export function explainText(active: ActivePolicy, text: string): z.infer<typeof evaluation> {
  const { evaluation: found } = judge(active, text, {});
  return {
    outcome: found.outcome,
    categories: [...found.categories],
    notices: [...found.notices],
    matches: found.matches.map((match) => ({
      ruleId: match.ruleId,
      category: match.category,
      severity: match.severity,
      mode: match.mode,
      start: match.start,
      end: match.end,
      text: text.slice(match.start, match.end),
      explanation: explainMatch(active.compiled, match, text),
    })),
    degraded: [...found.degraded],
    policyRevision: active.revision,
  };
}

const evaluateRoute = route({
  method: "post",
  path: "/policies/evaluate",
  summary: "Judge a text with full explanation; nothing is stored",
  tag: "Policies",
  roles: ["moderator", "administrator"],
  body: z.strictObject({ body: z.string().min(1).max(20_000) }),
  responses: { 200: evaluation },
  refusals: [],
  handle: async ({ policy }, { body }) => ok(explainText(policy(), body.body)),
});

const activateRoute = route({
  method: "post",
  path: "/policies/:revision/activate",
  summary: "Put a stored revision in force on every replica",
  tag: "Policies",
  roles: ["administrator"],
  params: revisionParams,
  responses: { 200: publicPolicy },
  refusals: [],
  find: (deps, { params }) => readStored(deps, params.revision),
  handle: async (deps, { found, actor }) => {
    await activatePolicy(deps, { revision: found, actor });
    return ok(presentPolicy(compileRevision(found), true));
  },
});

export const policyRoutes: readonly Route[] = [readActiveRoute, evaluateRoute, readRevisionRoute, activateRoute];
