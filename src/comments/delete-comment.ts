import { commit } from "../db/commit.ts";
import { answerNotices } from "../decisions/answer-notices.ts";
import { lockComment } from "../decisions/lock-comment.ts";
import { withdrawComment } from "../decisions/withdraw-comment.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../shared/refusal.ts";

export interface DeleteComment {
  readonly commentId: string;
  readonly authorId: string;
  readonly waiveAppeal: boolean;
}

/** Throws Refusal: `not_found`, `forbidden`, `appeal_open`. Deleting twice is deleting once. */
export async function deleteComment(deps: Deps, { commentId, authorId, waiveAppeal }: DeleteComment): Promise<void> {
  await commit(deps, async (unit) => {
    const comment = await lockComment(unit.tx, commentId);
    if (!comment) throw new Refusal("not_found", "There is no such comment.");
    if (comment.authorId !== authorId) throw new Refusal("forbidden", "Only its author may delete a comment.");
    const at = deps.clock();
    await withdrawComment(deps, unit, { comment, waiveAppeal, at });
    await answerNotices(deps, unit.tx, { commentId, event: "end", decisionId: null, closedBy: authorId, at });
  });
}
