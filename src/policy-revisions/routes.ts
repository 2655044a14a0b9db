import { z } from "zod";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { type Route, route } from "../http/route.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { Refusal } from "../shared/refusal.ts";
import { activatePolicy } from "./activate-policy.ts";
import { evaluation, explainText } from "./explain-text.ts";
import { presentPolicy, presentStored, publicPolicy } from "./present-policy.ts";
import { findRevision } from "./stored-revision.ts";

const revisionParams = z.object({ revision: z.string().regex(/^[0-9a-f]{64}$/) });

async function readStored({ db }: Deps, hash: string) {
  const stored = await findRevision(db.prisma, hash);
  if (!stored) throw new Refusal("not_found", "There is no such policy revision.");
  return stored;
}

/** A revision that an earlier engine stored may not pass the check of this one. */
const refuseBroken = (code: "not_found" | "invalid_state") => (error: unknown) => {
  if (!(error instanceof PolicyError)) throw error;
  const [first] = error.problems;
  // Which rule fails, and on which text, is for those who may change it.
  const where = first && code === "invalid_state" ? ` ${first.file}:${first.line}: ${first.message}` : "";
  throw new Refusal(code, `This version of the engine cannot read that revision.${where}`);
};

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
  handle: async ({ policy }, { found }) => {
    const text = await presentStored(found).catch(refuseBroken("not_found"));
    return ok({ ...text, active: found.hash === policy().revision });
  },
});

const evaluateBody = z
  .strictObject({
    body: z.string().min(1).max(20_000),
    /** Only near misses that touch this place are told. UTF-16 offsets, half-open. */
    span: z.strictObject({ start: z.int().min(0), end: z.int().min(1) }).optional(),
  })
  .refine(({ body, span }) => !span || (span.start < span.end && span.end <= body.length), {
    path: ["span"],
    message: "Name a place inside the text: start before end, and end no farther than the text.",
  });

const evaluateRoute = route({
  method: "post",
  path: "/policies/evaluate",
  summary: "Judge a text with full explanation; nothing is stored",
  tag: "Policies",
  roles: ["moderator", "administrator"],
  body: evaluateBody,
  responses: { 200: evaluation },
  refusals: [],
  handle: async ({ policy }, { body }) => ok(explainText(policy(), body)),
});

const activateRoute = route({
  method: "post",
  path: "/policies/:revision/activate",
  summary: "Put a stored revision in force on every replica",
  tag: "Policies",
  roles: ["administrator"],
  params: revisionParams,
  responses: { 200: publicPolicy },
  refusals: ["invalid_state"],
  find: (deps, { params }) => readStored(deps, params.revision),
  handle: async (deps, { found, actor }) => {
    const { hash } = await activatePolicy(deps, { revision: found, actor }).catch(refuseBroken("invalid_state"));
    return ok({ ...(await presentStored({ ...found, hash })), active: true });
  },
});

export const policyRoutes: readonly Route[] = [readActiveRoute, evaluateRoute, readRevisionRoute, activateRoute];
