import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";

const golden = z.object({ id: z.string(), markedBy: z.string(), commentId: z.string(), revision: z.number() });

/** Puts down the golden item that was asked least, if there is somebody left who has not seen it. */
export async function insertGoldenReview(tx: Tx, at: Date): Promise<void> {
  const rows = await tx.$queryRaw`
    select g.id, g.marked_by as "markedBy", g.comment_id as "commentId", g.revision
    from golden_items g
    join revisions v on v.comment_id = g.comment_id and v.number = g.revision and v.body is not null
    join comments c on c.id = g.comment_id and c.status <> 'deleted'
    cross join lateral (
      select count(*) as asked, count(*) filter (where r.answered_at is null) as waiting
      from second_reviews r
      where r.golden_id = g.id
    ) r
    where g.retired_at is null and r.waiting < (
      select count(*) from accounts p
      where p.role <> 'reader' and second_review_conflict(g.comment_id, null, g.marked_by, p.id) is null)
    order by r.asked, g.id
    limit 1`;
  const [found] = golden.array().parse(rows);
  if (!found) return;
  const { id: goldenId, markedBy: counterpartId, commentId, revision } = found;
  const review = { id: newId(), siteId: SITE_ID, goldenId, counterpartId, commentId, revision, createdAt: at };
  await tx.secondReview.create({ data: review });
}
