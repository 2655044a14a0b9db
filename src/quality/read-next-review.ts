import { z } from "zod";
import { reviewsFor } from "../authors/blind-review.ts";
import { type ForStaff, readForStaff, revisionKey } from "../decisions/present-for-staff.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { type ReviewItem, nextReview } from "./schema.ts";

export const getNextReview = route({
  method: "get",
  path: "/moderation/reviews/next",
  summary: "A comment to judge again, without knowing what was decided about it; null when none waits",
  description:
    "Only what this moderator had no part in. There is no claim: two moderators are led to different reviews where " +
    "more than one waits, and of two answers to one review the first counts.",
  tag: "Quality",
  roles: STAFF,
  responses: { 200: nextReview },
  refusals: [],
  handle: async (deps, { actor }) => ok({ review: await readNextReview(deps, actor.accountId) }),
});

/** Among so many, oldest first, each moderator has an order of their own. */
const WINDOW = 20;

/** What this moderator may review next, or null. The same again until it is answered. */
export async function readNextReview(deps: Deps, viewerId: string): Promise<ReviewItem | null> {
  const [found] = await readOffers(deps, viewerId);
  return found ? presentReview(deps, found) : null;
}

const offer = z.object({
  id: z.string(),
  commentId: z.string(),
  revision: z.number(),
  ancestorIds: z.array(z.string()),
});
type Offer = Readonly<z.infer<typeof offer>>;

async function readOffers({ db, clock }: Deps, viewerId: string): Promise<readonly Offer[]> {
  const rows = await db.prisma.$queryRaw`
    select w.*
    from (
      select r.id, r.comment_id as "commentId", r.revision, c.ancestor_ids as "ancestorIds"
      ${reviewsFor(viewerId, clock())}
      order by r.created_at, r.id
      limit ${WINDOW}
    ) w
    order by md5(w.id::text || ${viewerId})
    limit 1`;
  return offer.array().parse(rows);
}

async function presentReview(deps: Deps, { id, ancestorIds, ...judged }: Offer): Promise<ReviewItem | null> {
  const db = deps.db.prisma;
  const policy = deps.policy().compiled;
  const ancestors = await db.comment.findMany({
    where: { id: { in: ancestorIds } },
    select: { id: true, revision: true },
    orderBy: { depth: "asc" },
  });
  const above = ancestors.map(({ id: commentId, revision }) => ({ commentId, revision }));
  const texts = await readForStaff(db, { policy, revisions: [...above, judged] });
  const text = texts.get(revisionKey(judged));
  if (!text || text.comment.body === null) return null;
  return {
    id,
    body: text.comment.body,
    bodyMasked: text.comment.bodyMasked,
    article: { title: text.article.title },
    thread: above.flatMap((each) => presentAbove(texts.get(revisionKey(each)), text)),
    // A rule in shadow has no effect, so it is no reason to remove.
    matches: text.matches.filter(({ mode }) => mode === "live"),
  };
}

const presentAbove = (above: ForStaff | undefined, { comment }: ForStaff): ReviewItem["thread"] =>
  above ? [{ body: above.comment.body, sameAuthor: above.comment.author.id === comment.author.id }] : [];
