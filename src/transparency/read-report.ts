import type { Db } from "../db/client.ts";
import { ANSWERED_STATUSES } from "../decisions/appeal-states.ts";
import { wilsonInterval } from "../shared/wilson.ts";
import type { Period } from "./period.ts";
import { readNotices } from "./read-notices.ts";
import { type Accuracy, NOT_COUNTED, RESTRICTING, type TransparencyReport, transparencyReport } from "./report.ts";

type Pool = Pick<Db, "pool">;

/**
 * What was done in a period. Each query is one pass over the decisions of the period, by the index on (created_at, id),
 * or over all flags, cases or appeals.
 */
export async function readReport(db: Pool, period: Period): Promise<TransparencyReport> {
  const [kinds, actionsByCategory, notices, restrictions, appeals, times, automation] = await Promise.all([
    readRows<KindRow>(db, period, KINDS),
    readRows(db, period, BY_CATEGORY),
    readNotices(db, period),
    readRows(db, period, RESTRICTIONS),
    readAppeals(db, period),
    readRows<TimeRow>(db, period, TIMES),
    readAutomation(db, period),
  ]);
  const { noticeToDecision, ...noticed } = notices;
  return transparencyReport.parse({
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    notices: noticed,
    decisions: sum(kinds),
    actions: kinds.filter(({ kind }) => RESTRICTING.some((each) => each === kind)),
    actionsByCategory,
    reversals: { restore: sum(kinds, "restore"), lift: sum(kinds, "lift") },
    restrictions,
    appeals,
    times: { ...Object.fromEntries(times.map(({ name, ...time }) => [name, time])), noticeToDecision },
    automation,
    notCounted: [...NOT_COUNTED],
  });
}

async function readRows<Row extends Readonly<Record<string, unknown>>>(
  { pool }: Pool,
  { from, to }: Period,
  sql: string,
): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>(sql, [from, to]);
  return rows;
}

type KindRow = { readonly kind: string; readonly count: number };

const sum = (rows: readonly KindRow[], only?: string): number =>
  rows.filter(({ kind }) => only === undefined || kind === only).reduce((total, { count }) => total + count, 0);

/** What ended for another one to take its place was not undone. */
const isReplaced = (id: string) => `exists (select from restrictions n where n.replaces = ${id})`;

const KINDS = `
  select case when kind = 'lift' and ${isReplaced("decisions.restriction_id")} then 'replace' else kind::text end as kind,
    case when reason_category = 'illegal' or 'illegal' = any(categories) then 'law' else 'terms' end as ground,
    automated_detection as "automatedDetection", basis = 'policy' as "automatedDecision", count(*)::int as count
  from decisions
  where created_at >= $1 and created_at < $2
  group by 1, 2, 3, 4
  order by 1, 2, 3, 4`;

const BY_CATEGORY = `
  select d.kind::text, c.category, count(*)::int as count
  from decisions d
  cross join lateral unnest(coalesce(nullif(d.categories, '{}'), '{none}')) as c (category)
  where d.created_at >= $1 and d.created_at < $2 and d.kind in ('hold', 'remove', 'restrict')
  group by 1, 2
  order by 1, 3 desc, 2`;

const RESTRICTIONS = `
  select kind::text, count(*) filter (where created_at >= $1 and created_at < $2)::int as imposed,
    count(*) filter (where lifted_at >= $1 and lifted_at < $2 and not ${isReplaced("restrictions.id")})::int as lifted
  from restrictions
  where (created_at >= $1 and created_at < $2) or (lifted_at >= $1 and lifted_at < $2)
  group by kind
  order by kind`;

async function readAppeals(db: Pool, period: Period) {
  const [filed, answered, open] = await Promise.all([
    readRows(db, period, FILED),
    readRows(db, period, ANSWERED),
    readRows<{ count: number }>(db, period, OPEN),
  ]);
  return { filed, answered, open: open[0]?.count ?? 0 };
}

const FILED = `
  select d.basis::text, a.party::text, count(*)::int as count
  from appeals a
  join decisions d on d.id = a.decision_id
  where a.filed_at >= $1 and a.filed_at < $2
  group by 1, 2
  order by 1, 2`;

const ANSWERED = `
  select d.basis::text, a.party::text, a.status::text as outcome, count(*)::int as count
  from appeals a
  join decisions d on d.id = a.decision_id
  where a.decided_at >= $1 and a.decided_at < $2
  group by 1, 2, 3
  order by 1, 2, 3`;

const OPEN = `
  select count(*)::int as count
  from appeals
  where filed_at < $2 and (decided_at is null or decided_at >= $2) and $1::timestamptz is not null`;

type TimeRow = { readonly name: string; readonly count: number; readonly medianSeconds: number | null };

/** A flag that its comment's author or the end of a restriction made moot was answered by no decision. */
const TIMES = `
  select 'flagToDecision' as name, count(*)::int as count,
    percentile_cont(0.5) within group (order by extract(epoch from resolved_at - created_at)) as "medianSeconds"
  from flags
  where source = 'reader' and resolution <> 'moot' and resolved_at >= $1 and resolved_at < $2
  union all
  select 'appealToAnswer', count(*)::int,
    percentile_cont(0.5) within group (order by extract(epoch from decided_at - filed_at))
  from appeals
  where status in ${ANSWERED_STATUSES} and decided_at >= $1 and decided_at < $2`;

interface AutomationRow {
  readonly [column: string]: unknown;
  readonly kind: "publish" | "hold" | "remove";
  readonly decided: number;
  readonly reviewed: number;
  readonly contradicted: number;
  readonly overturnedOnAppeal: number;
}

/**
 * Against each verdict of the engine stands the last word of a person on the same text (to hold it is no word, and what a
 * restriction does to an author's comments is none on their texts), or an author's appeal against
 * the removal that was upheld, or a case that a person closed by leaving it removed. A word is never older than what it
 * judges, and so none before the period counts.
 */
const AUTOMATION = `
  with automatic as (
    select id, comment_id, revision, kind
    from decisions
    where created_at >= $1 and created_at < $2 and subject = 'revision' and basis = 'policy' and cause = 'verdict'
  ), words as (
    select distinct on (comment_id, revision) comment_id, revision, kind = 'remove' as removed
    from decisions
    where created_at >= $1 and subject = 'revision' and basis = 'person'
      and kind in ('publish', 'restore', 'remove') and cause in ('moderator', 'appeal')
    order by comment_id, revision, created_at desc, id desc
  ), contested as (
    select decision_id, bool_or(status = 'upheld') as upheld, bool_or(status = 'overturned') as overturned
    from appeals
    where filed_at >= $1 and party = 'author'
    group by decision_id
  ), confirmed as (
    select distinct comment_id, revision
    from cases
    where resolved_at >= $1 and outcome = 'remove'
  ), judged as (
    select a.kind, coalesce(t.overturned, false) as overturned,
      coalesce(w.removed, case when a.kind = 'remove' and (t.upheld or c.comment_id is not null) then true end)
        as removed
    from automatic a
    left join words w on w.comment_id = a.comment_id and w.revision = a.revision
    left join contested t on t.decision_id = a.id
    left join confirmed c on c.comment_id = a.comment_id and c.revision = a.revision
  )
  select kind::text, count(*)::int as decided, count(removed)::int as reviewed,
    count(*) filter (where removed = (kind = 'publish'))::int as contradicted,
    count(*) filter (where overturned and removed = (kind = 'publish'))::int as "overturnedOnAppeal"
  from judged
  group by kind`;

async function readAutomation(db: Pool, period: Period) {
  const rows = await readRows<AutomationRow>(db, period, AUTOMATION);
  const of = (...kinds: readonly AutomationRow["kind"][]) =>
    accuracyOf(rows.filter(({ kind }) => kinds.includes(kind)));
  return {
    restrictions: of("hold", "remove"),
    removals: of("remove"),
    holds: of("hold"),
    publications: of("publish"),
  };
}

function accuracyOf(rows: readonly AutomationRow[]): Accuracy {
  const total = (column: "decided" | "reviewed" | "contradicted" | "overturnedOnAppeal") =>
    rows.reduce((sum, row) => sum + row[column], 0);
  const [decided, reviewed, contradicted] = [total("decided"), total("reviewed"), total("contradicted")];
  const interval = wilsonInterval(contradicted, reviewed);
  return {
    decided,
    reviewed,
    contradicted,
    overturnedOnAppeal: total("overturnedOnAppeal"),
    errorRate: reviewed === 0 ? null : contradicted / reviewed,
    errorRateLow: interval?.low ?? null,
    errorRateHigh: interval?.high ?? null,
    errorShare: decided === 0 ? null : contradicted / decided,
  };
}
