import { z } from "zod";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { languageHeader, languageIn } from "../http/language-header.ts";
import { type Route, route } from "../http/route.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { Refusal } from "../shared/refusal.ts";
import { activatePolicy } from "./activate-policy.ts";
import { evaluation, explainText } from "./explain-text.ts";
import { presentPolicy, presentStored, publicPolicy } from "./present-policy.ts";
import { findHashes, findRevision } from "./stored-revision.ts";

const revisionParams = z.object({ revision: z.string().regex(/^[0-9a-fA-F]{64}$/) });

/** As on the command line, the first digits are enough for whoever puts it in force. */
const prefixParams = z.object({ revision: z.string().regex(/^[0-9a-fA-F]{8,64}$/) });

async function findByPrefix({ db }: Deps, prefix: string) {
  const [hash, other] = await findHashes(db.prisma, prefix);
  if (other !== undefined)
    throw new Refusal("invalid_state", `More than one policy revision begins with ${prefix}. Name more digits.`);
  return readStored({ db }, hash ?? prefix);
}

async function readStored({ db }: Pick<Deps, "db">, hash: string) {
  const stored = await findRevision(db.prisma, hash.toLowerCase());
  if (!stored) throw new Refusal("not_found", "There is no such policy revision.");
  return stored;
}

/** A revision that an earlier engine stored may not pass the check of this one. */
const refuseBroken = (code: "not_found" | "invalid_state") => (error: unknown) => {
  if (!(error instanceof PolicyError)) throw error;
  const [first] = error.problems;
  // Which rule fails, and on which text, is for those who may change it.
  const where = first && code === "invalid_state" ? ` ${first.file}:${first.line}: ${first.message}` : "";
  throw new Refusal(code, `That revision does not pass the check of this version of the engine.${where}`);
};

const readActiveRoute = route({
  method: "get",
  path: "/policies",
  summary: "The policy in force: the public text of each category and rule",
  tag: "Policies",
  roles: ["anyone"],
  credentials: "ignored",
  headers: languageHeader,
  responses: { 200: publicPolicy },
  refusals: [],
  handle: async ({ policy }, { headers }) => ok(presentPolicy(policy(), { active: true, lang: languageIn(headers) })),
});

const readRevisionRoute = route({
  method: "get",
  path: "/policies/:revision",
  summary: "An earlier or present revision of the policy, as decisions name it",
  tag: "Policies",
  roles: ["anyone"],
  credentials: "ignored",
  params: revisionParams,
  headers: languageHeader,
  responses: { 200: publicPolicy },
  refusals: [],
  find: (deps, { params }) => readStored(deps, params.revision),
  handle: async ({ policy }, { found, headers }) => {
    const texts = await presentStored(found).catch(refuseBroken("not_found"));
    return ok({ ...texts[languageIn(headers)], active: found.hash === policy().revision });
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

const activated = publicPolicy
  .extend({ warnings: z.array(z.string()).describe("What did not stop the activation, and may not be meant.") })
  .meta({ id: "ActivatedPolicy" });

const activateRoute = route({
  method: "post",
  path: "/policies/:revision/activate",
  summary: "Put a stored revision in force on every replica",
  tag: "Policies",
  roles: ["administrator"],
  params: prefixParams,
  responses: { 200: activated },
  refusals: ["invalid_state"],
  find: (deps, { params }) => findByPrefix(deps, params.revision),
  handle: async (deps, { found, actor }) => {
    const activation = { revision: found, actor, returning: true };
    const { hash, warnings } = await activatePolicy(deps, activation).catch(refuseBroken("invalid_state"));
    const { en } = await presentStored({ ...found, hash });
    return ok({ ...en, active: true, warnings: [...warnings] });
  },
});

export const policyRoutes: readonly Route[] = [readActiveRoute, evaluateRoute, readRevisionRoute, activateRoute];
