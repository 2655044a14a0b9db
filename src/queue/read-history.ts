import { commentHistory, findCommentHistory } from "../decisions/comment-history.ts";
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
  refusals: ["not_found"],
  handle: async (deps, { params }) => {
    const policy = deps.policy().compiled;
    const history = await findCommentHistory(deps.db.prisma, { policy, commentId: params.id });
    if (!history) throw new Refusal("not_found", "There is no such comment.");
    return ok(history);
  },
});
