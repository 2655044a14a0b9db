import { type Model, cannotBeJudged, revisionOf } from "./model.ts";
import { type World, peopleIds } from "./world.ts";

interface Told {
  readonly letters: readonly { kind: string; state: string }[] | null;
  readonly appeals: readonly string[] | null;
}

interface CommentRow extends Told {
  readonly id: string;
  readonly status: string;
  readonly revision: number;
  readonly folded: string;
  readonly degraded: number;
  readonly replies: number;
  readonly open: number;
  readonly flags: number;
  readonly notices: readonly string[] | null;
  readonly measures: readonly string[] | null;
}

interface LimitRow extends Told {
  readonly kind: string;
  readonly lifted: boolean;
  readonly folded: string;
}

/** What is in the database is what the model says, for every comment and limit of the world and for its article. */
export async function assertWorldIs(world: World, model: Model): Promise<void> {
  const { deps, article, comments } = world;
  const { rows } = await deps.db.pool.query<CommentRow>(COMMENTS, [comments]);
  const found = comments.map((id) => rows.find((row) => row.id === id));
  expect(found.map(seen)).toEqual(model.comments.map((comment, slot) => expected(model, comment, slot)));
  const { rows: limits } = await deps.db.pool.query<LimitRow>(LIMITS, [peopleIds(world)]);
  expect(limits.map(seenLimit)).toEqual(model.limits.map((limit, slot) => expectedLimit(model, limit, slot)));
  const { commentCount } = await deps.db.prisma.article.findUniqueOrThrow({ where: { id: article.id } });
  expect(commentCount).toBe(model.comments.filter(({ status }) => status === "published").length);
}

const told = ({ appeals, letters }: Told) => ({
  appeals: appeals ?? [],
  letters: (letters ?? []).map(({ kind, state }) => `${kind} ${state}`),
});

const seen = (row: CommentRow | undefined) =>
  row && {
    status: row.status,
    folded: row.folded,
    revision: row.revision,
    degraded: row.degraded,
    replies: row.replies,
    open: row.open,
    flags: row.flags,
    notices: row.notices ?? [],
    measures: row.measures ?? [],
    ...told(row),
  };

const seenLimit = ({ kind, lifted, folded, ...row }: LimitRow) => ({ kind, lifted, folded, ...told(row) });

function expected(model: Model, comment: Model["comments"][number], slot: number): ReturnType<typeof seen> {
  const published = model.comments.filter(({ parent, status }) => parent === slot && status === "published");
  const measures = model.measures.filter((measure) => measure.slot === slot);
  return {
    status: comment.status,
    folded: comment.status === "deleted" ? "deleted" : comment.ruled,
    revision: revisionOf(comment),
    degraded: comment.texts.filter(cannotBeJudged).length,
    replies: published.length,
    open: comment.open === null ? 0 : 1,
    flags: comment.flags.length,
    notices: comment.notices.map(({ status }) => status),
    measures: measures.map(({ kind, revoked }) => `${kind} ${revoked ? "revoked" : "stands"}`),
    appeals: comment.rights.flatMap(({ appeal }) => (appeal === null ? [] : [appeal])),
    letters: lettersOn(model, "comment", slot),
  };
}

const expectedLimit = (model: Model, { kind, lifted, right }: Model["limits"][number], slot: number) => ({
  kind,
  lifted,
  folded: lifted ? "lift" : "restrict",
  appeals: right.appeal === null ? [] : [right.appeal],
  letters: lettersOn(model, "limit", slot),
});

const lettersOn = ({ letters }: Model, on: "comment" | "limit", slot: number): string[] =>
  letters
    .filter((letter) => letter.on === on && letter.slot === slot)
    .map(({ kind, state }) => `${kind} ${state}`)
    .toSorted();

const LETTERS = `json_agg(json_build_object('kind', t.kind, 'state', t.state)
  order by t.kind::text collate "C", t.state::text collate "C")`;

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
    (select count(*)::int from policy_matches m join decisions d on d.id = m.decision_id
      where d.comment_id = c.id and m.degraded) as degraded,
    (select count(*)::int from cases k where k.comment_id = c.id and k.status = 'open') as open,
    (select count(*)::int from flags f where f.comment_id = c.id and f.source = 'reader') as flags,
    (select json_agg(n.status order by n.id) from notices n
      where n.comment_id = c.id and n.status <> 'joined') as notices,
    (select json_agg(m.kind::text || case when m.revoked_at is null then ' stands' else ' revoked' end order by m.id)
      from notifier_measures m join notices n on n.id = m.notice_id where n.comment_id = c.id) as measures,
    (select json_agg(a.status order by l.id) from appeals a join appeal_links l on l.id = a.link_id
      where a.comment_id = c.id) as appeals,
    (select ${LETTERS}
      from letters t
      where t.subject_id in (
        select d.id from decisions d where d.comment_id = c.id and d.kind = 'remove'
        union all select a.id from appeals a where a.comment_id = c.id
        union all select n.id from notices n where n.comment_id = c.id)) as letters
  from comments c
  where c.id = any($1::uuid[])`;

const LIMITS = `
  select r.kind, r.lifted_at is not null as lifted,
    (select d.kind from decisions d
      where d.restriction_id = r.id and not exists (select 1 from decisions n where n.supersedes = d.id)) as folded,
    (select json_agg(a.status) from appeals a where a.restriction_id = r.id) as appeals,
    (select ${LETTERS}
      from letters t
      where t.subject_id in (
        select d.id from decisions d where d.restriction_id = r.id
        union all select a.id from appeals a where a.restriction_id = r.id)) as letters
  from restrictions r
  where r.account_id = any($1::uuid[])
  order by r.id`;
