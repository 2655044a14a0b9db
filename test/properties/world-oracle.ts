import { type Model, revisionOf } from "./model.ts";
import type { World } from "./world.ts";

interface CommentRow {
  readonly id: string;
  readonly status: string;
  readonly revision: number;
  readonly folded: string;
  readonly replies: number;
  readonly open: number;
  readonly flags: number;
  readonly appeals: readonly string[] | null;
  readonly letters: readonly { kind: string; state: string }[] | null;
}

/** What is in the database is what the model says, for every comment of the world and for its article. */
export async function assertWorldIs({ deps, article, comments }: World, model: Model): Promise<void> {
  const { rows } = await deps.db.pool.query<CommentRow>(COMMENTS, [comments]);
  const found = comments.map((id) => rows.find((row) => row.id === id));
  expect(found.map(seen)).toEqual(model.comments.map((comment, slot) => expected(model, comment, slot)));
  const { commentCount } = await deps.db.prisma.article.findUniqueOrThrow({ where: { id: article.id } });
  expect(commentCount).toBe(model.comments.filter(({ status }) => status === "published").length);
}

const seen = (row: CommentRow | undefined) =>
  row && {
    status: row.status,
    folded: row.folded,
    revision: row.revision,
    replies: row.replies,
    open: row.open,
    flags: row.flags,
    appeals: row.appeals ?? [],
    letters: (row.letters ?? []).map(({ kind, state }) => `${kind} ${state}`),
  };

function expected(model: Model, comment: Model["comments"][number], slot: number): ReturnType<typeof seen> {
  const published = model.comments.filter(({ parent, status }) => parent === slot && status === "published");
  const letters = model.letters.filter((letter) => letter.slot === slot);
  return {
    status: comment.status,
    folded: comment.status === "deleted" ? "deleted" : comment.status,
    revision: revisionOf(comment),
    replies: published.length,
    open: comment.open === null ? 0 : 1,
    flags: comment.flags.length,
    appeals: comment.removals.flatMap(({ appeal }) => (appeal === null ? [] : [appeal])),
    letters: letters.map(({ kind, state }) => `${kind} ${state}`).toSorted(),
  };
}

/** The fold over the decisions is written here anew: from the root along the chain, whatever the table says. */
const COMMENTS = `
  select c.id, c.status, c.revision, c.reply_count as replies,
    case when c.status = 'deleted' then 'deleted' else (
      with recursive chain as (
        select d.id, d.kind, 1 as n from decisions d
        where d.comment_id = c.id and d.revision = c.revision and d.supersedes is null
        union all
        select d.id, d.kind, n + 1 from chain join decisions d on d.supersedes = chain.id
        where n < 1000
      )
      select case kind when 'hold' then 'held' when 'remove' then 'removed' else 'published' end
      from chain order by n desc limit 1
    ) end as folded,
    (select count(*)::int from cases k where k.comment_id = c.id and k.status = 'open') as open,
    (select count(*)::int from flags f where f.comment_id = c.id and f.source = 'reader') as flags,
    (select json_agg(a.status order by l.id) from appeals a join appeal_links l on l.id = a.link_id
      where a.comment_id = c.id) as appeals,
    (select json_agg(json_build_object('kind', t.kind, 'state', t.state) order by t.kind::text collate "C", t.state::text collate "C")
      from letters t
      where t.subject_id in (select d.id from decisions d where d.comment_id = c.id and d.kind = 'remove')
        or t.subject_id in (select a.id from appeals a where a.comment_id = c.id)) as letters
  from comments c
  where c.id = any($1::uuid[])`;
