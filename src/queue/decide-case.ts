import { appendAudit } from "../audit/append-audit.ts";
import { type Unit, commit } from "../db/commit.ts";
import { answerNotices } from "../decisions/answer-notices.ts";
import { nextCaseStatus } from "../decisions/case-states.ts";
import { assertClaimHeld, assertFreeOrMine } from "../decisions/claims.ts";
import { assertNoAppealOpen } from "../decisions/concede-appeal.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import { type Reason, decide } from "../decisions/decide.ts";
import { findEffectiveDecision } from "../decisions/effective-decision.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import { closeCase } from "../decisions/settle-case.ts";
import type { Change, Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { type Person, STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { type Action, caseActions } from "./case-actions.ts";
import { checkReason } from "./check-reason.ts";
import { findCase } from "./find-case.ts";
import { type LockedCase, lockCase } from "./lock-case.ts";
import { readCaseItems } from "./read-case-items.ts";
import { caseItem, decisionBody, idParams } from "./schema.ts";

export const postCaseDecision = route({
  method: "post",
  path: "/moderation/cases/:id/decision",
  summary: "Decide a case that one has claimed",
  tag: "Moderation",
  roles: STAFF,
  params: idParams,
  body: decisionBody,
  responses: { 200: caseItem },
  refusals: ["not_found", "conflict_of_interest", "appeal_open", "invalid_state", "claim_lost", "version_conflict"],
  find: (deps, { params }) => findCase(deps.db, params.id),
  handle: async (deps, { actor, found, body: { claimToken, ...body } }) => {
    await checkReason(deps, { ...body, authorIds: [found.authorId] });
    await decideCase(deps, {
      ...body,
      caseId: found.id,
      commentId: found.commentId,
      actor,
      claim: { token: claimToken },
    });
    const [item] = await readCaseItems(deps, { caseIds: [found.id], viewerId: actor.accountId });
    return ok(item);
  },
});

export interface DecideCase {
  readonly caseId: string;
  readonly commentId: string;
  readonly actor: Person;
  readonly action: Action;
  /** Checked: see `checkReason`. */
  readonly reason?: Reason | undefined;
  readonly note?: string | undefined;
  /** The moderator read this version; anything newer has to be read first. */
  readonly version: number;
  readonly claim: { readonly token: string } | "free_or_mine";
}

/**
 * A moderator decides a case. Throws Refusal, in this order: `conflict_of_interest`, `appeal_open`, `invalid_state`,
 * `claim_lost` or `case_claimed`, `version_conflict`.
 */
export async function decideCase(deps: Deps, input: DecideCase): Promise<void> {
  await commit(deps, async (unit) => {
    const at = deps.clock();
    const comment = await lockComment(unit.tx, input.commentId);
    const locked = await lockCase(unit.tx, input.caseId);
    if (!comment || !locked) throw new Refusal("not_found", "There is no such case.");
    await assertDecidable(unit, { ...input, comment, locked, at });
    await settle(deps, unit, { ...input, comment, at });
  });
}

interface Locked extends DecideCase {
  readonly comment: LockedComment;
  readonly locked: LockedCase;
  readonly at: Date;
}

async function assertDecidable({ tx }: Unit<Change>, input: Locked): Promise<void> {
  const { comment, locked, actor, action, claim, at } = input;
  const lease = { subjectId: locked.id, holderId: actor.accountId, at };
  await assertNoConflict(tx, { commentId: comment.id, accountId: actor.accountId });
  if (!nextCaseStatus(locked.status, action)) throw new Refusal("invalid_state", "This case is resolved.");
  if (action === "remove") await assertNoAppealOpen(tx, comment.id);
  if (!caseActions(comment.status).includes(action)) {
    throw new Refusal("invalid_state", `A comment that is ${comment.status} cannot be changed by “${action}”.`);
  }
  if (claim === "free_or_mine") await assertFreeOrMine(tx, lease);
  else await assertClaimHeld(tx, { ...lease, token: claim.token });
  if (locked.version !== input.version) {
    throw new Refusal("version_conflict", "This case has changed since you read it. Look at it again.");
  }
}

interface Settle extends DecideCase {
  readonly comment: LockedComment;
  readonly at: Date;
}

async function settle(deps: Deps, unit: Unit<Change>, input: Settle): Promise<void> {
  const { comment, action, reason, note, caseId, actor, at } = input;
  if (action === "remove" && comment.status === "removed") return confirmRemoval(deps, unit, input);
  const decidedBy = actor.accountId;
  await decide(deps, unit, { comment, act: action, cause: "moderator", decidedBy, reason, note, caseId, at });
}

/**
 * The policy's removal stands as it was told to its author; a human has now answered the flags. No decision is written,
 * and so no row of the audit comes with one.
 */
async function confirmRemoval(deps: Deps, unit: Unit<Change>, { comment, caseId, actor, at }: Settle): Promise<void> {
  const standing = await findEffectiveDecision(unit.tx, comment);
  if (!standing) throw new Error("a removed comment without a decision");
  await closeCase(unit, {
    commentId: comment.id,
    outcome: "remove",
    resolution: "agreed",
    decisionId: standing.id,
    closedBy: actor.accountId,
    at,
  });
  await answerNotices(deps, unit.tx, {
    commentId: comment.id,
    event: "remove",
    decisionId: standing.id,
    closedBy: actor.accountId,
    at,
  });
  const details = { comment: comment.id, decision: standing.id };
  await appendAudit(unit.tx, { actor, action: "case.confirm", subjectKind: "case", subjectId: caseId, details, at });
}
