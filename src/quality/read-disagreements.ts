import { z } from "zod";
import type { Deps } from "../deps.ts";
import { Prisma } from "../db/generated/client.ts";
import { ok } from "../http/answer.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { instant } from "../http/instant.ts";
import { listQuery } from "../http/list.ts";
import { route } from "../http/route.ts";
import type { Page } from "./read-golden-items.ts";
import { type Disagreement, REVIEW_OUTCOMES, disagreementPage } from "./schema.ts";

export const getDisagreements = route({
  method: "get",
  path: "/moderation/reviews/disagreements",
  summary: "Decisions that a second reviewer would have taken otherwise, newest first",
  description:
    "Nothing follows from them by itself: `commentUrl` leads to where the comment can be decided about anew.",
  tag: "Quality",
  roles: ["administrator"],
  query: listQuery,
  responses: { 200: disagreementPage },
  refusals: [],
  handle: async (deps, { query }) => ok(await readDisagreements(deps, query)),
});

const position = z.strictObject({ t: instant, id: z.uuid() });
const outcome = z.enum(REVIEW_OUTCOMES);

const row = z.object({
  id: z.string(),
  commentId: z.string(),
  revision: z.number(),
  decisionId: z.string(),
  decisionOutcome: outcome,
  decisionCategory: z.string().nullable(),
  deciderId: z.string(),
  deciderName: z.string(),
  decidedAt: z.date(),
  outcome,
  category: z.string().nullable(),
  reviewerId: z.string(),
  reviewerName: z.string(),
  answeredAt: z.date(),
});

export async function readDisagreements({ db, config }: Pick<Deps, "db" | "config">, { limit, cursor }: Page) {
  const start = cursor === undefined ? null : decodeCursor(position, cursor);
  const behind = start
    ? Prisma.sql`and (a.created_at, a.review_id) < (${start.t}::timestamptz, ${start.id}::uuid)`
    : Prisma.empty;
  const rows = row.array().parse(
    await db.prisma.$queryRaw`
      select a.review_id as id, r.comment_id as "commentId", r.revision, d.id as "decisionId",
        case d.kind when 'remove' then 'remove' else 'publish' end as "decisionOutcome",
        d.reason_category as "decisionCategory", p.id as "deciderId", p.display_name as "deciderName",
        d.created_at as "decidedAt", a.outcome::text, a.category, q.id as "reviewerId",
        q.display_name as "reviewerName", a.created_at as "answeredAt"
      from second_review_answers a
      join second_reviews r on r.id = a.review_id
      join decisions d on d.id = r.decision_id
      join accounts p on p.id = d.decided_by
      join accounts q on q.id = a.reviewer_id
      where (d.kind = 'remove') <> (a.outcome = 'remove') ${behind}
      order by a.created_at desc, a.review_id desc
      limit ${limit + 1}`,
  );
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return {
    items: kept.map((each) => presentDisagreement(each, config.publicUrl)),
    nextCursor: last ? encodeCursor({ t: last.answeredAt.toISOString(), id: last.id }) : null,
  };
}

const presentDisagreement = (found: z.infer<typeof row>, publicUrl: string): Disagreement => ({
  id: found.id,
  commentId: found.commentId,
  revision: found.revision,
  commentUrl: `${publicUrl}/console/comments/${found.commentId}`,
  decision: {
    id: found.decisionId,
    outcome: found.decisionOutcome,
    category: found.decisionCategory,
    decidedBy: { id: found.deciderId, displayName: found.deciderName },
    decidedAt: found.decidedAt.toISOString(),
  },
  review: {
    outcome: found.outcome,
    category: found.category,
    reviewedBy: { id: found.reviewerId, displayName: found.reviewerName },
    answeredAt: found.answeredAt.toISOString(),
  },
});
