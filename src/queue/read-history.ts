import { assertNotBlind } from "../authors/blind-review.ts";
import { type CommentHistory, commentHistory, findCommentHistory } from "../decisions/comment-history.ts";
import { readThreadAbove } from "../decisions/read-thread-above.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { idParams } from "./schema.ts";

export const getCommentHistory = route({
  method: "get",
  path: "/moderation/comments/:id/history",
  summary: "Every revision, flag, match, decision, appeal and letter of a comment",
  tag: "Moderation",
  roles: STAFF,
  params: idParams,
  responses: { 200: commentHistory },
  refusals: ["not_found", "conflict_of_interest"],
  handle: async (deps, { params, actor }) =>
    ok(await readHistory(deps, { commentId: params.id, viewerId: actor.accountId })),
});

export interface ReadHistory {
  readonly commentId: string;
  readonly viewerId: string;
}

/** Throws Refusal: `not_found`, `conflict_of_interest` while the viewer may be asked to judge it again. */
export async function readHistory(deps: Deps, { commentId, viewerId }: ReadHistory): Promise<CommentHistory> {
  await assertNotBlind(deps, { commentId, viewerId });
  const history = await findCommentHistory(deps.db.prisma, { policy: deps.policy().compiled, commentId });
  if (!history) throw new Refusal("not_found", "There is no such comment.");
  return { ...history, thread: await readThreadAbove(deps, { commentId, viewerId }) };
}
