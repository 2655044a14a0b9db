import { commit } from "../db/commit.ts";
import type { Claim } from "../db/generated/client.ts";
import { nextCaseStatus } from "../decisions/case-states.ts";
import { claimAnswer, presentClaim, releaseClaim, takeClaim } from "../decisions/claims.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import type { Deps } from "../deps.ts";
import { noContent, ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { findCase } from "./find-case.ts";
import { lockCase } from "./lock-case.ts";
import { idParams } from "./schema.ts";

export const postClaim = route({
  method: "post",
  path: "/moderation/cases/:id/claim",
  summary: "Take a case, or renew one's claim with the same token",
  tag: "Moderation",
  roles: STAFF,
  params: idParams,
  responses: { 200: claimAnswer },
  refusals: ["not_found", "conflict_of_interest", "invalid_state", "case_claimed"],
  find: (deps, { params }) => findCase(deps.db, params.id),
  handle: async (deps, { actor, params }) => {
    return ok(presentClaim(await claimCase(deps, { caseId: params.id, holderId: actor.accountId })));
  },
});

export const deleteClaim = route({
  method: "delete",
  path: "/moderation/cases/:id/claim",
  summary: "Give a case back",
  tag: "Moderation",
  roles: STAFF,
  params: idParams,
  responses: { 204: "empty" },
  refusals: ["not_found"],
  find: (deps, { params }) => findCase(deps.db, params.id),
  handle: async (deps, { actor, params }) => {
    await releaseCase(deps, { caseId: params.id, holderId: actor.accountId });
    return noContent();
  },
});

export interface ClaimCase {
  readonly caseId: string;
  readonly holderId: string;
}

/** Throws Refusal `not_found`, `conflict_of_interest`, `invalid_state`, `case_claimed`. */
export async function claimCase(deps: Deps, { caseId, holderId }: ClaimCase): Promise<Claim> {
  return commit(deps, async ({ tx, announce }) => {
    const locked = await lockCase(tx, caseId);
    if (!locked) throw new Refusal("not_found", "There is no such case.");
    await assertNoConflict(tx, { commentId: locked.commentId, accountId: holderId });
    if (!nextCaseStatus(locked.status, "claim")) throw new Refusal("invalid_state", "This case is resolved.");
    const claim = await takeClaim(tx, { subject: "case", subjectId: caseId, holderId, at: deps.clock() });
    announce({ kind: "case", caseId });
    return claim;
  });
}

/** Somebody else's claim stays; one's own, or none, ends in none. */
export async function releaseCase(deps: Deps, { caseId, holderId }: ClaimCase): Promise<void> {
  await commit(deps, async ({ tx, announce }) => {
    await releaseClaim(tx, { subject: "case", subjectId: caseId, holderId, at: deps.clock() });
    announce({ kind: "case", caseId });
  });
}
