import type { Unit } from "../db/commit.ts";
import { commit } from "../db/commit.ts";
import type { ReactionKind } from "../db/generated/client.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import { countVisibility } from "../decisions/visibility.ts";
import type { Change, Deps } from "../deps.ts";
import { Refusal } from "../shared/refusal.ts";

export interface React {
  readonly commentId: string;
  readonly accountId: string;
  readonly kind: ReactionKind;
}

/** Recommends a published comment, once a person. Throws Refusal `not_found`. */
export async function addReaction(deps: Deps, { commentId, accountId, kind }: React): Promise<void> {
  await commit(deps, async (unit) => {
    const at = deps.clock();
    const comment = await lockPublished(unit, commentId);
    const { count } = await unit.tx.reaction.createMany({
      data: [{ commentId, accountId, kind, createdAt: at }],
      skipDuplicates: true,
    });
    if (count === 1) await countRecommendation(unit, { comment, by: 1, at });
  });
}

/** Takes a recommendation back; there may be none. Throws Refusal `not_found`. */
export async function removeReaction(deps: Deps, { commentId, accountId, kind }: React): Promise<void> {
  await commit(deps, async (unit) => {
    const comment = await lockPublished(unit, commentId);
    const { count } = await unit.tx.reaction.deleteMany({ where: { commentId, accountId, kind } });
    if (count === 1) await countRecommendation(unit, { comment, by: -1, at: deps.clock() });
  });
}

async function lockPublished({ tx }: Unit<Change>, commentId: string): Promise<LockedComment> {
  const comment = await lockComment(tx, commentId);
  if (comment?.status !== "published") throw new Refusal("not_found", "There is no such comment.");
  return comment;
}

interface Counting {
  readonly comment: LockedComment;
  readonly by: 1 | -1;
  readonly at: Date;
}

async function countRecommendation(unit: Unit<Change>, { comment, by, at }: Counting): Promise<void> {
  await unit.tx.comment.update({ where: { id: comment.id }, data: { recommendCount: { increment: by } } });
  await countVisibility(unit, { comment, by: 0, at });
}
