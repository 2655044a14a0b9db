import type { Db } from "../db/client.ts";

/** One thing that is stored otherwise than the rows and decisions say. */
export interface FoldDifference {
  readonly articleId: string;
  /** Null: it is the article's own. */
  readonly commentId: string | null;
  readonly what: "status" | "reply_count" | "descendant_count" | "recommend_count" | "comment_count";
  readonly stored: string;
  /** Null: no decision says anything of the text that stands. */
  readonly folded: string | null;
}

/**
 * What comments and articles of `$1::uuid[]` would say if nothing were stored but rows and decisions. The status is that
 * of the one decision about the standing revision that no other supersedes; a comment that its author deleted stays
 * deleted. Counts follow from the statuses so found.
 */
export const FOLDED = `
  standing as materialized (
    select c.id, c.article_id, c.parent_id, c.ancestor_ids,
      case when c.deleted_at is not null then 'deleted' else (
        select case d.kind when 'hold' then 'held' when 'remove' then 'removed' else 'published' end
        from decisions d
        where d.comment_id = c.id and d.revision = c.revision
          and not exists (select 1 from decisions n where n.supersedes = d.id)
        limit 1
      ) end as status
    from comments c
    where c.article_id = any ($1::uuid[])
  ), replies as (
    select parent_id as id, count(*)::int as replies
    from standing
    where status = 'published' and parent_id is not null
    group by parent_id
  ), descendants as (
    select a.id, count(*)::int as descendants
    from standing s cross join lateral unnest(s.ancestor_ids) a (id)
    where s.status = 'published'
    group by a.id
  ), recommendations as (
    select r.comment_id as id, count(*)::int as recommendations
    from reactions r
    join standing s on s.id = r.comment_id
    where r.kind = 'recommend'
    group by r.comment_id
  ), folded as (
    select s.id, s.article_id, s.status, coalesce(replies, 0) as reply_count,
      coalesce(descendants, 0) as descendant_count, coalesce(recommendations, 0) as recommend_count
    from standing s
    left join replies using (id)
    left join descendants using (id)
    left join recommendations using (id)
  ), counted as (
    select article_id, count(*) filter (where status = 'published')::int as comment_count
    from standing
    group by article_id
  )`;

const DIFFERENCES = `
  with ${FOLDED}
  select f.article_id as "articleId", f.id as "commentId", v.what, v.stored, v.folded
  from folded f
  join comments c on c.id = f.id
  cross join lateral (values
    ('status', c.status::text, f.status),
    ('reply_count', c.reply_count::text, f.reply_count::text),
    ('descendant_count', c.descendant_count::text, f.descendant_count::text),
    ('recommend_count', c.recommend_count::text, f.recommend_count::text)
  ) v (what, stored, folded)
  where v.stored is distinct from v.folded
  union all
  select a.id, null, 'comment_count', a.comment_count::text, coalesce(n.comment_count, 0)::text
  from articles a
  left join counted n on n.article_id = a.id
  where a.id = any ($1::uuid[]) and a.comment_count <> coalesce(n.comment_count, 0)
  order by 1, 2 nulls first, 3`;

/** An article's comments are counted together, so articles and not comments go by the batch. */
const BATCH = 500;

export interface FoldedBatch {
  readonly articles: number;
  readonly differences: readonly FoldDifference[];
}

/** Compares what is stored with the fold, batch by batch; changes nothing. */
export async function* readFoldDifferences(db: Pick<Db["pool"], "query">): AsyncGenerator<FoldedBatch> {
  for (let after: string | null = null; ;) {
    const ids = await readArticleIds(db, after);
    if (ids.length > 0) yield { articles: ids.length, differences: await compareArticles(db, ids) };
    if (ids.length < BATCH) return;
    after = ids.at(-1) ?? null;
  }
}

async function readArticleIds(db: Pick<Db["pool"], "query">, after: string | null): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from articles where $1::uuid is null or id > $1::uuid order by id limit $2",
    [after, BATCH],
  );
  return rows.map(({ id }) => id);
}

/** One statement, and so one state of the database: a comment that is posted meanwhile makes no difference. */
async function compareArticles(
  db: Pick<Db["pool"], "query">,
  ids: readonly string[],
): Promise<readonly FoldDifference[]> {
  const { rows } = await db.query<FoldDifference>(DIFFERENCES, [ids]);
  return rows;
}
