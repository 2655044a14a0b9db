import { z } from "zod";
import { Prisma } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { DAY, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";

/** Who decided has learnt what they could: older ones are not offered any more. */
const OFFERED_DAYS = 90;

/**
 * `from` and `where` of the second reviews that somebody may be asked for: `r`, of the comment `c`. One rule for what is
 * offered and for what is kept from them until they have answered, so that neither goes without the other.
 */
export const reviewsFor = (viewerId: string, at: Date): Prisma.Sql => Prisma.sql`
  from second_reviews r
  join comments c on c.id = r.comment_id and c.status <> 'deleted'
  join revisions v on v.comment_id = r.comment_id and v.number = r.revision and v.body is not null
  where r.answered_at is null and r.created_at > ${after(at, -OFFERED_DAYS * DAY)}::timestamptz
    and not exists (select 1 from golden_items g where g.id = r.golden_id and g.retired_at is not null)
    and exists (select 1 from accounts p where p.id = ${viewerId}::uuid and p.role <> 'reader')
    and second_review_conflict(r.comment_id, r.id, r.counterpart_id, ${viewerId}::uuid) is null`;

const found = z.array(z.object({ commentId: z.string() }));

export interface ReadBlind {
  readonly viewerId: string;
  readonly commentIds: readonly string[];
}

/** The comments among these whose decisions this person must not learn yet: they may be asked to judge them again. */
export async function readBlind(
  { db, clock }: Pick<Deps, "db" | "clock">,
  { viewerId, commentIds }: ReadBlind,
): Promise<ReadonlySet<string>> {
  if (commentIds.length === 0) return new Set();
  const rows = await db.prisma.$queryRaw`
    select distinct r.comment_id as "commentId"
    ${reviewsFor(viewerId, clock())} and r.comment_id = any(${[...commentIds]}::uuid[])`;
  return new Set(found.parse(rows).map(({ commentId }) => commentId));
}

/** A list without what this person must not see yet: a page can be short, or empty, and still go on. */
export async function withoutBlind<Item>(
  deps: Pick<Deps, "db" | "clock">,
  { viewerId, items, commentIdOf }: LeaveOut<Item>,
): Promise<Item[]> {
  const commentIds = items.flatMap((item) => commentIdOf(item) ?? []);
  const blind = await readBlind(deps, { viewerId, commentIds });
  return items.filter((item) => !blind.has(commentIdOf(item) ?? ""));
}

interface LeaveOut<Item> {
  readonly viewerId: string;
  readonly items: readonly Item[];
  readonly commentIdOf: (item: Item) => string | null;
}

/** Throws Refusal `conflict_of_interest`. */
export async function assertNotBlind(
  deps: Pick<Deps, "db" | "clock">,
  { viewerId, commentId }: { readonly viewerId: string; readonly commentId: string },
): Promise<void> {
  const blind = await readBlind(deps, { viewerId, commentIds: [commentId] });
  if (blind.size > 0)
    throw new Refusal(
      "conflict_of_interest",
      "You may be asked to judge this comment again without knowing what was decided about it. Its record is shown to you once you have answered, under Second review.",
    );
}
