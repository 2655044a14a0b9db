import { z } from "zod";
import { type Unit, commit } from "../db/commit.ts";
import { assertFreeOrMine } from "../decisions/claims.ts";
import { assertNoAppealOpen } from "../decisions/concede-appeal.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import { type Reason, decide } from "../decisions/decide.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import { readForStaff, staffComment } from "../decisions/present-for-staff.ts";
import { allowedActions } from "../decisions/states.ts";
import type { Change, Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { type Person, STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import type { Action } from "./case-actions.ts";
import { checkReason } from "./check-reason.ts";
import { findComment } from "./find-comment.ts";
import { lockOpenCase } from "./lock-case.ts";
import { commentDecisionBody, idParams } from "./schema.ts";

export const postCommentDecision = route({
  method: "post",
  path: "/moderation/comments/:id/decision",
  summary: "Decide about any comment, queued or not",
  description: "A queued one must be free or one's own, and its case is resolved. Publishing concedes an open appeal.",
  tag: "Moderation",
  roles: STAFF,
  params: idParams,
  body: commentDecisionBody,
  responses: { 200: z.object({ comment: staffComment, decisionId: z.uuid() }) },
  refusals: ["not_found", "conflict_of_interest", "appeal_open", "invalid_state", "case_claimed", "revision_conflict"],
  find: (deps, { params }) => findComment(deps.db, params.id),
  handle: async (deps, { actor, params, found, body }) => {
    await checkReason(deps, { ...body, authorIds: [found.authorId] });
    const decisionId = await decideComment(deps, { ...body, commentId: params.id, actor });
    const revisions = [{ commentId: params.id, revision: body.revision }];
    const policy = deps.policy().compiled;
    const [text] = (await readForStaff(deps.db.prisma, { policy, revisions })).values();
    return ok({ comment: text?.comment, decisionId });
  },
});

export interface DecideComment {
  readonly commentId: string;
  readonly actor: Person;
  readonly action: Action;
  /** Checked: see `checkReason`. */
  readonly reason?: Reason | undefined;
  readonly note?: string | undefined;
  /** The text that the moderator read. */
  readonly revision: number;
}

/**
 * A moderator decides about a comment; returns the decision's id. Throws Refusal, in this order: `not_found`,
 * `conflict_of_interest`, `appeal_open`, `invalid_state`, `case_claimed`, `revision_conflict`.
 */
export async function decideComment(deps: Deps, input: DecideComment): Promise<string> {
  return commit(deps, async (unit) => {
    const at = deps.clock();
    const comment = await lockComment(unit.tx, input.commentId);
    if (!comment) throw new Refusal("not_found", "There is no such comment.");
    const caseId = await assertDecidable(unit, { ...input, comment, at });
    const decision = await decide(deps, unit, {
      comment,
      act: input.action,
      cause: "moderator",
      decidedBy: input.actor.accountId,
      reason: input.reason,
      note: input.note,
      ...(caseId === null ? {} : { caseId }),
      at,
    });
    return decision.id;
  });
}

interface Locked extends DecideComment {
  readonly comment: LockedComment;
  readonly at: Date;
}

/** Returns the id of the case that waits for this comment, if one does. */
async function assertDecidable(
  { tx }: Unit<Change>,
  { comment, actor, action, revision, at }: Locked,
): Promise<string | null> {
  await assertNoConflict(tx, { commentId: comment.id, accountId: actor.accountId });
  if (action === "remove") await assertNoAppealOpen(tx, comment.id);
  if (!allowedActions(comment.status).includes(action)) {
    throw new Refusal("invalid_state", `A comment that is ${comment.status} cannot be changed by “${action}”.`);
  }
  const open = await lockOpenCase(tx, comment.id);
  if (open) await assertFreeOrMine(tx, { subjectId: open.id, holderId: actor.accountId, at });
  if (comment.revision !== revision) {
    throw new Refusal("revision_conflict", "The author has edited this comment since you read it.");
  }
  return open?.id ?? null;
}
