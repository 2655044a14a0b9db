import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { ReviewOutcome } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import type { Deps } from "../deps.ts";
import { created } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { findComment } from "../queue/find-comment.ts";
import type { Person } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { checkCategory } from "./check-category.ts";
import { readGoldenItem } from "./read-golden-items.ts";
import { goldenBody, goldenItem, reviewParams } from "./schema.ts";

export const postGolden = route({
  method: "post",
  path: "/moderation/comments/:id/golden",
  summary: "Mark a decided comment as a golden item: one whose right answer is known",
  description: "It is offered for second review among the others, to each moderator who had no part in it once.",
  tag: "Quality",
  roles: ["administrator"],
  params: reviewParams,
  body: goldenBody,
  responses: { 201: goldenItem },
  refusals: ["not_found", "conflict_of_interest", "invalid_state", "revision_conflict"],
  find: (deps, { params }) => findComment(deps.db, params.id),
  handle: async (deps, { actor, params, body }) => {
    const id = await markGolden(deps, { ...body, commentId: params.id, actor });
    return created(await readGoldenItem(deps, id));
  },
});

export interface MarkGolden {
  readonly commentId: string;
  readonly actor: Person;
  /** The text that the administrator read. */
  readonly revision: number;
  readonly outcome: ReviewOutcome;
  readonly category?: string | undefined;
  readonly why: string;
}

/** Returns the item's id. Throws Refusal: `invalid_request`, `not_found`, `conflict_of_interest`, `invalid_state`, `revision_conflict`. */
export async function markGolden(deps: Deps, { actor, ...input }: MarkGolden): Promise<string> {
  checkCategory(deps.policy().compiled, input);
  return transaction(deps.db, async (tx) => {
    const at = deps.clock();
    const comment = await lockComment(tx, input.commentId);
    if (!comment) throw new Refusal("not_found", "There is no such comment.");
    await assertNoConflict(tx, { commentId: comment.id, accountId: actor.accountId });
    await assertMarkable(tx, comment);
    if (comment.revision !== input.revision)
      throw new Refusal("revision_conflict", "The author has edited the comment. Read the new text first.");
    const { outcome, category = null, why, revision } = input;
    const item = { id: newId(), siteId: SITE_ID, commentId: comment.id, revision, outcome, category, why };
    await tx.goldenItem.create({ data: { ...item, markedBy: actor.accountId, createdAt: at } });
    const details = { comment: comment.id, revision, outcome, category };
    await appendAudit(tx, {
      actor,
      action: "golden.mark",
      subjectKind: "golden_item",
      subjectId: item.id,
      details,
      at,
    });
    return item.id;
  });
}

async function assertMarkable(tx: Tx, { id: commentId, revision, status }: LockedComment): Promise<void> {
  if (status === "deleted") throw new Refusal("invalid_state", "Its author has deleted this comment.");
  const decided = await tx.decision.count({ where: { commentId, revision, basis: "person" } });
  if (decided === 0) throw new Refusal("invalid_state", "No person has decided about this text yet.");
  const kept = await tx.revision.count({ where: { commentId, number: revision, body: { not: null } } });
  if (kept === 0) throw new Refusal("invalid_state", "The text of this comment is not kept any more.");
  const standing = await tx.goldenItem.count({ where: { commentId, revision, retiredAt: null } });
  if (standing > 0) throw new Refusal("invalid_state", "This comment is a golden item already.");
}
