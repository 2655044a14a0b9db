import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { ReviewOutcome, SecondReview } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { lockComment } from "../decisions/lock-comment.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { type Person, STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { checkCategory } from "./check-category.ts";
import { answerBody, answeredReview, reviewParams } from "./schema.ts";

export const postReview = route({
  method: "post",
  path: "/moderation/reviews/:id",
  summary: "Say what one would have decided; it changes nothing about the comment",
  description: "`remove` needs a category, `publish` has none. One answer for good.",
  tag: "Quality",
  roles: STAFF,
  params: reviewParams,
  body: answerBody,
  responses: { 200: answeredReview },
  refusals: ["not_found", "conflict_of_interest", "invalid_state"],
  find: (deps, { params }) => findReview(deps, params.id),
  handle: async (deps, { actor, found, body }) => {
    const answeredAt = await answerReview(deps, { ...body, review: found, actor });
    return ok({ id: found.id, answeredAt: answeredAt.toISOString() });
  },
});

/** Throws Refusal `not_found`. */
export async function findReview({ db }: Pick<Deps, "db">, id: string): Promise<SecondReview> {
  const review = await db.prisma.secondReview.findUnique({ where: { id } });
  if (!review) throw new Refusal("not_found", "There is no such review.");
  return review;
}

export interface AnswerReview {
  readonly review: SecondReview;
  readonly actor: Person;
  readonly outcome: ReviewOutcome;
  readonly category?: string | undefined;
}

/** Returns when. Throws Refusal: `invalid_request`, `conflict_of_interest`, `invalid_state`. */
export async function answerReview(deps: Deps, { review, actor, ...answer }: AnswerReview): Promise<Date> {
  checkCategory(deps.policy().compiled, answer);
  return transaction(deps.db, async (tx) => {
    const at = deps.clock();
    // Whoever decides or flags meanwhile waits, or is seen here.
    await lockComment(tx, review.commentId);
    await assertNoPart(tx, { review, actor });
    await insertAnswer(tx, { review, actor, ...answer, at });
    const { id: subjectId } = review;
    const details = { outcome: answer.outcome, category: answer.category ?? null };
    await appendAudit(tx, { actor, action: "review.answer", subjectKind: "review", subjectId, details, at });
    return at;
  });
}

/** Says no more than it must: which part it was would tell what kind of review this is. */
async function assertNoPart(tx: Tx, { review, actor }: Pick<AnswerReview, "review" | "actor">): Promise<void> {
  const rows = await tx.$queryRaw<{ readonly conflict: string | null }[]>`
    select second_review_conflict(comment_id, id, counterpart_id, ${actor.accountId}::uuid) as conflict
    from second_reviews
    where id = ${review.id}::uuid`;
  if (rows.some(({ conflict }) => conflict !== null))
    throw new Refusal("conflict_of_interest", "You had a part in this matter, so someone else has to review it.");
}

async function insertAnswer(tx: Tx, { review, actor, outcome, category, at }: AnswerReview & { readonly at: Date }) {
  const kept = await tx.revision.count({
    where: { commentId: review.commentId, number: review.revision, body: { not: null } },
  });
  if (kept === 0) throw new Refusal("invalid_state", "The text of this comment is not kept any more.");
  const { id: reviewId, counterpartId } = review;
  const answer = { reviewId, counterpartId, reviewerId: actor.accountId, outcome, category: category ?? null };
  const { count } = await tx.secondReviewAnswer.createMany({
    data: [{ ...answer, createdAt: at }],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal("invalid_state", "This review is answered already.");
}
