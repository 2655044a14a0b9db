import { z } from "zod";
import type { Db } from "../db/client.ts";
import type { Period } from "./statistics.ts";

const flaggedRemoval = z.object({
  category: z.string(),
  commentId: z.string(),
  revision: z.int(),
  authorId: z.string(),
  decisionId: z.string(),
});
export type FlaggedRemoval = Readonly<z.infer<typeof flaggedRemoval>>;

/** What one report looks at, newest first: bounds what it costs. */
const MOST_REMOVALS = 2_000;
const MOST_PUBLISHED = 5_000;

/**
 * Texts that a person removed in a period after readers had flagged them in a category in which no live rule had
 * matched: what the policy missed, as readers and moderators see it. A removal that was undone since is none.
 */
export async function readFlaggedRemovals({ pool }: Pick<Db, "pool">, { from, to }: Period) {
  const { rows } = await pool.query(
    `select f.category, d.comment_id as "commentId", d.revision, c.author_id as "authorId",
      (array_agg(d.id order by d.created_at desc, d.id desc))[1] as "decisionId"
    from decisions d
    join comments c on c.id = d.comment_id and c.revision = d.revision and c.status = 'removed'
    join flags f on f.comment_id = d.comment_id and f.revision = d.revision
      and f.source = 'reader' and f.resolution = 'agreed'
    join revisions r on r.comment_id = d.comment_id and r.number = d.revision and r.body is not null
    where d.created_at >= $1 and d.created_at < $2 and d.basis = 'person' and d.kind = 'remove'
      and not exists (
        select from decisions j
        join policy_matches m on m.decision_id = j.id
        where j.comment_id = d.comment_id and j.revision = d.revision and m.mode = 'live' and m.category = f.category
      )
    group by f.category, d.comment_id, d.revision, c.author_id
    order by max(d.created_at) desc, d.comment_id, f.category
    limit $3`,
    [from, to, MOST_REMOVALS],
  );
  return flaggedRemoval.array().parse(rows);
}

/** Texts that stand, newest first: what people may say. Counted by word, never shown. */
export async function readPublishedTexts({ pool }: Pick<Db, "pool">, { to }: Pick<Period, "to">) {
  const { rows } = await pool.query(
    `with newest as (
      select id, revision, status
      from comments
      where created_at < $1
      order by created_at desc, id desc
      limit $2
    )
    select r.body
    from newest n
    join revisions r on r.comment_id = n.id and r.number = n.revision
    where n.status = 'published' and r.body is not null`,
    [to, MOST_PUBLISHED],
  );
  return z
    .object({ body: z.string() })
    .array()
    .parse(rows)
    .map(({ body }) => body);
}
