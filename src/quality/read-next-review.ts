import { z } from "zod";
import { type ForStaff, readForStaff, revisionKey } from "../decisions/present-for-staff.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { DAY, after } from "../shared/clock.ts";
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

/** Who decided has learnt what they could: older ones are not offered any more. */
const OFFERED_DAYS = 90;

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
      from second_reviews r
      join comments c on c.id = r.comment_id and c.status <> 'deleted'
      join revisions v on v.comment_id = r.comment_id and v.number = r.revision and v.body is not null
      where r.answered_at is null and r.created_at > ${after(clock(), -OFFERED_DAYS * DAY)}::timestamptz
        and not exists (select 1 from golden_items g where g.id = r.golden_id and g.retired_at is not null)
        and second_review_conflict(r.comment_id, r.id, r.counterpart_id, ${viewerId}::uuid) is null
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
