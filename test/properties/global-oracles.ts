import { readAppealView } from "../../src/appeals/read-appeal-view.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import type { Fault } from "../../src/audit/faults.ts";
import { readHighestId } from "../../src/audit/settled-rows.ts";
import { sealRows } from "../../src/audit/seal-rows.ts";
import { readChainEnd } from "../../src/audit/stored-seal.ts";
import { verifyChain } from "../../src/audit/verify-chain.ts";
import { readFoldDifferences } from "../../src/comments/fold-differences.ts";
import { purge } from "../../src/retention/purge.ts";
import { DAY, after } from "../../src/shared/clock.ts";
import { readStatistics } from "../../src/reports/statistics.ts";
import type { TestApp } from "../support/app.ts";
import { contentsOfRows } from "../support/rows.ts";
import { codeOf } from "./world.ts";

/** The invariants of the design over the whole database, each as a question for what breaks it. */
const BROKEN_BY: Readonly<Record<string, string>> = {
  "1 a removed comment has one effective decision, and that one statement": `
    select c.id from comments c
    where c.status = 'removed' and 1 <> (
      select count(*) from decisions d
      where d.comment_id = c.id and d.revision = c.revision and d.kind = 'remove'
        and not exists (select 1 from decisions n where n.supersedes = d.id)
        and 1 = (select count(*) from statements s where s.decision_id = d.id))`,
  "2 decisions form one chain a revision": `
    select d.comment_id from decisions d where d.comment_id is not null
    group by d.comment_id, d.revision
    having count(*) filter (where d.supersedes is null) <> 1
      or count(d.supersedes) <> count(distinct d.supersedes)`,
  "2 the status is the fold of the decisions": `
    with recursive chain as (
      select d.id, d.comment_id, d.revision, d.kind, 1 as n from decisions d
      where d.supersedes is null and d.comment_id is not null
      union all
      select d.id, d.comment_id, d.revision, d.kind, n + 1 from chain join decisions d on d.supersedes = chain.id
    ), folded as (
      select distinct on (comment_id, revision) comment_id, revision, kind from chain
      order by comment_id, revision, n desc
    )
    select c.id from comments c
    left join folded f on f.comment_id = c.id and f.revision = c.revision
    where c.status <> 'deleted' and c.status::text is distinct from
      case f.kind when 'hold' then 'held' when 'remove' then 'removed' else 'published' end`,
  "3 every revision was judged, and no decision is about another": `
    select r.comment_id from revisions r
    where not exists (select 1 from decisions d where d.comment_id = r.comment_id and d.revision = r.number)
    union all
    select d.comment_id from decisions d join comments c on c.id = d.comment_id where d.revision > c.revision
    union all
    select k.comment_id from cases k join comments c on c.id = k.comment_id
    where k.status = 'open' and k.revision <> c.revision`,
  "4 nobody decided what they wrote, flagged or decided before": `
    select d.id from decisions d join comments c on c.id = d.comment_id where d.decided_by = c.author_id
    union all
    select d.id from decisions d join flags f on f.comment_id = d.comment_id and f.flagger_id = d.decided_by
    where f.id < d.id
    union all
    select a.id from appeals a join comments c on c.id = a.comment_id where a.decided_by = c.author_id
    union all
    select a.id from appeals a join decisions d on d.comment_id = a.comment_id and d.decided_by = a.decided_by
    where d.id is distinct from a.outcome_decision_id and d.created_at < a.decided_at
    union all
    select a.id from appeals a join appeals o on o.comment_id = a.comment_id and o.decided_by = a.decided_by
    where o.id > a.id
    union all
    select a.id from appeals a join restrictions r on r.id = a.restriction_id
    where a.decided_by in (r.account_id, r.created_by)
    union all
    select a.id from appeals a
    join decisions g on g.id = a.decision_id and g.restriction_id is not null
    join statements s on s.decision_id = g.id
    cross join lateral jsonb_array_elements(s.data -> 'strikes') strike
    join decisions d on d.id = (strike ->> 'decisionId')::uuid
    where d.decided_by = a.decided_by`,
  "4 nobody answers their own notice, under whatever address": `
    with gave as (
      select n.comment_id, n.id, coalesce(n.given_by, p.id) as person
      from notices n
      left join notices f on f.id = n.joined_id
      left join accounts p on n.address = replace(p.email, '@', '+notices@')
      where n.given_by is not null or (p.id is not null and coalesce(f.status, n.status) <> 'withdrawn')
    )
    select d.id from decisions d join gave g on g.comment_id = d.comment_id and g.person = d.decided_by where g.id < d.id
    union all
    select n.id from notices n join gave g on g.comment_id = n.comment_id and g.person in (n.closed_by, n.marked_by)
    where n.status <> 'moot' and g.id <= n.id
    union all
    select a.id from appeals a join gave g on g.comment_id = a.comment_id and g.person = a.decided_by where g.id < a.id`,
  "5 no policy hid what a person published": `
    select d.id from decisions d
    where d.basis = 'policy' and d.kind in ('hold', 'remove') and exists (
      select 1 from decisions p where p.comment_id = d.comment_id and p.revision = d.revision
        and p.basis = 'person' and p.kind in ('publish', 'restore') and p.id < d.id)`,
  "5 a human decided every appeal": `
    select a.id from appeals a left join decisions d on d.id = a.outcome_decision_id
    where a.status in ('upheld', 'overturned') and a.decided_by is null and d.decided_by is null`,
  "6 an appeal is against a decision that stands, filed in its time, one a party": `
    select a.id from appeals a join comments c on c.id = a.comment_id join decisions d on d.id = a.decision_id
    where a.status = 'open' and a.party = 'author' and (c.status <> 'removed' or d.revision <> c.revision
      or exists (select 1 from decisions n where n.supersedes = d.id))
    union all
    select a.id from appeals a join comments c on c.id = a.comment_id where a.status = 'open' and c.status = 'deleted'
    union all
    select a.id from appeals a join restrictions r on r.id = a.restriction_id
    where a.status = 'open' and r.lifted_at is not null
    union all
    select a.id from appeals a join appeal_links l on l.id = a.link_id
    where l.told_at is not null and a.filed_at >= l.told_at + interval '184 days'
    union all
    select (array_agg(a.id))[1] from appeals a join appeal_links l on l.id = a.link_id
    group by a.decision_id, a.party, l.notice_id having count(*) > 1`,
  "7 overturned is restored, by the decision that says so": `
    select a.id from appeals a left join decisions d on d.id = a.outcome_decision_id
    where a.status = 'overturned' and a.party = 'author' and a.comment_id is not null
      and (d.kind is distinct from 'restore' or d.comment_id <> a.comment_id or d.supersedes <> a.decision_id)
    union all
    select a.id from appeals a join restrictions r on r.id = a.restriction_id
    left join decisions d on d.id = a.outcome_decision_id
    where a.status = 'overturned' and (d.kind is distinct from 'lift' or d.supersedes <> a.decision_id
      or r.lifted_at is null)
    union all
    select a.id from appeals a join appeal_links l on l.id = a.link_id join notices n on n.id = l.notice_id
    left join decisions d on d.id = a.outcome_decision_id
    where a.status = 'overturned' and (d.kind is distinct from 'remove' or d.comment_id <> a.comment_id
      or n.status <> 'removed' or n.decision_id <> d.id)
    union all
    select a.id from appeals a where a.status = 'upheld' and exists (
      select 1 from decisions d where d.appeal_id = a.id)`,
  "7 counts are what one counts": `
    select a.id from articles a
    where a.comment_count <> (select count(*) from comments c where c.article_id = a.id and c.status = 'published')
    union all
    select c.id from comments c
    where c.reply_count <> (select count(*) from comments r where r.parent_id = c.id and r.status = 'published')
      or c.descendant_count <> (
        select count(*) from comments r where c.id = any(r.ancestor_ids) and r.status = 'published')`,
  "8 a letter for each removal, each appeal and each answer, once": `
    select d.id from decisions d where d.kind in ('remove', 'restrict') and 1 <> (
      select count(*) from letters l where l.kind in ('comment_removed', 'account_restricted') and l.subject_id = d.id)
    union all
    select d.id from decisions d where d.kind = 'lift' and 1 <> (
      select count(*) from letters l
      where l.kind = 'restriction_lifted' and l.subject_id = d.id or l.kind = 'appeal_decided' and l.subject_id in (
        select a.id from appeals a where a.outcome_decision_id = d.id))
    union all
    select a.id from appeals a join appeal_links k on k.id = a.link_id left join notices n on n.id = k.notice_id
    where (select count(*) from letters l where l.kind = 'appeal_received' and l.subject_id = a.id)
      <> case when n.child_abuse then 0 else 1 end
    union all
    select a.id from appeals a join appeal_links k on k.id = a.link_id left join notices n on n.id = k.notice_id
    where (select count(*) from letters l where l.kind = 'appeal_decided' and l.subject_id = a.id)
      <> case
        when n.child_abuse then 0
        when a.status in ('upheld', 'overturned') or (a.status = 'void' and a.party = 'notifier') then 1
        else 0 end
    union all
    select n.id from notices n
    where n.status <> 'joined'
      and array(
        select l.kind::text from letters l
        where l.subject_id = n.id and l.kind in ('notice_received', 'notice_decided') order by l.kind)
      <> case
        when n.child_abuse then '{}'::text[]
        when n.status in ('open', 'withdrawn') then '{notice_received}'
        else '{notice_received,notice_decided}' end
    union all
    select m.id from notifier_measures m where 1 <> (
      select count(*) from letters l
      where l.kind in ('notifier_warned', 'notifier_suspended') and l.subject_id = m.notice_id)
    union all
    select l.id from letters l where not l.message_id like '<' || l.id || '@%'
    union all
    select l.id from letters l where l.state = 'queued' and not exists (
      select 1 from graphile_worker._private_jobs j where j.payload->>'letterId' = l.id::text)`,
  "1 a limit has one effective decision, that one statement, and its author the link to contest it": `
    select r.id from restrictions r
    where (select array_agg(d.kind::text order by d.id) from decisions d where d.restriction_id = r.id)
        is distinct from case when r.lifted_at is null then '{restrict}'::text[] else '{restrict,lift}' end
      or 1 <> (
        select count(*) from decisions d join statements s on s.decision_id = d.id
        join appeal_links l on l.decision_id = d.id and l.account_id = r.account_id
        where d.restriction_id = r.id)`,
  "6 whoever was told that nothing is done has a link to contest it": `
    select n.id from notices n
    where n.status in ('kept', 'unfounded') and 1 <> (
      select count(*) from appeal_links l where l.notice_id = n.id and l.decision_id = n.decision_id)`,
  "11 only what is open is claimed": `
    select cl.subject_id from claims cl
    where not exists (select 1 from cases k where k.id = cl.subject_id and k.status = 'open')
      and not exists (select 1 from appeals a where a.id = cl.subject_id and a.status = 'open')`,
  "11 a comment that waits for a human has one open case": `
    select c.id from comments c where c.status = 'held'
      and 1 <> (select count(*) from cases k where k.comment_id = c.id and k.status = 'open')`,
  "12 a human answered every human's flag, with its case": `
    select f.id from flags f left join accounts a on a.id = f.closed_by
    where f.source = 'reader' and f.resolved_at is not null and a.id is null
    union all
    select f.id from flags f join cases k on k.id = f.case_id
    where (f.resolved_at is null) <> (k.status = 'open')
    union all
    select n.id from notices n left join accounts a on a.id = n.closed_by
    where n.status in ('removed', 'kept', 'unfounded') and coalesce(a.role, 'reader') = 'reader'
    union all
    select n.id from notices n join cases k on k.id = n.case_id where n.status = 'open' and k.status <> 'open'`,
  "15 no address in what is never deleted": `
    select d.id from decisions d where d.signals::text like '%@example.org%'
    union all
    select s.id from statements s where s.data::text like '%@example.org%'
    union all
    select d.id from decisions d join audit_entries e on e.details->>'decisionId' = d.id::text
    where e.details::text like '%@example.org%'`,
  "15 whoever decided by hand is in the audit": `
    select d.id from decisions d where d.basis = 'person' and d.comment_id is not null and not exists (
      select 1 from audit_entries e
      where e.actor_account_id = d.decided_by and e.at = d.created_at)`,
  "15 so is whoever lifted a limit, or revoked a measure, and why": `
    select r.id from restrictions r where r.lifted_at is not null and 1 <> (
      select count(*) from audit_entries e
      where e.action = 'author.lift' and e.subject_id = r.id::text and e.actor_account_id = r.lifted_by)
    union all
    select m.id from notifier_measures m where m.revoked_at is not null and 1 <> (
      select count(*) from audit_entries e
      where e.action in ('notifier.lift', 'notifier.relieve') and e.subject_id = m.id::text)
    union all
    select a.id from appeals a where a.status in ('upheld', 'overturned') and 1 <> (
      select count(*) from audit_entries e
      where e.action in ('appeal.decide', 'appeal.concede') and e.subject_id = a.id::text)`,
};

/** Every invariant, and what is told of it elsewhere. Asks the database in plain SQL, once it is purged and sealed. */
export async function assertEverywhere(app: TestApp): Promise<void> {
  await assertPurgeKeeps(app);
  await assertAuditWhole(app);
  for (const [invariant, sql] of Object.entries(BROKEN_BY)) {
    const { rows } = await app.deps.db.pool.query(`select * from (${sql}) as broken limit 3`);
    expect({ invariant, rows }).toEqual({ invariant, rows: [] });
  }
  await assertStatisticsRecount(app);
  await assertLooksChangeNothing(app);
}

/** Half a year on, texts go; what is shown, waits, or may be contested still keeps its words. */
async function assertPurgeKeeps({ deps, clock }: TestApp): Promise<void> {
  const at = after(clock.now(), 200 * DAY);
  await purge({ db: deps.db, clock: () => at }, { actor: { kind: "system", label: "job:property" } });
  const { rows } = await deps.db.pool.query(
    `select c.id from comments c
      join revisions r on r.comment_id = c.id and r.number = c.revision
      where r.body is null and (
        c.status in ('published', 'held')
        or exists (select 1 from appeals a where a.comment_id = c.id and a.status = 'open')
        or c.status = 'removed' and exists (
          select 1 from appeal_links l join decisions d on d.id = l.decision_id
          where d.comment_id = c.id and d.revision = c.revision and l.party = 'author'
            and not exists (select 1 from decisions n where n.supersedes = d.id)
            and not exists (select 1 from appeals a where a.link_id = l.id)
            and (l.told_at is null or l.told_at + interval '184 days' > $1)))`,
    [at],
  );
  expect(rows).toEqual([]);
}

/** Seals what the audit has got, as the sealer does, and computes the whole chain again. */
async function assertAuditWhole({ deps }: TestApp): Promise<void> {
  const { auditKey: key } = deps.config;
  const on = await deps.db.pool.connect();
  try {
    const at = new Date();
    const settledTo = await readHighestId(on);
    for (let end = await readChainEnd(on); ;) {
      const sealed = await sealRows(on, { key, end, settledTo, at });
      if (!sealed) break;
      end = sealed;
    }
    const faults: unknown[] = [];
    // The clock of these histories leaps, for the purge half a year ahead.
    const onFault = (fault: Fault) => void (fault.kind !== "row_misdated" && faults.push(fault));
    const found = await verifyChain(on, { key, outside: [], now: at, onFault });
    expect({ faults, waiting: found.waiting }).toEqual({ faults: [], waiting: 0 });
    expect(found.rows).toBe(await deps.db.prisma.auditEntry.count());
  } finally {
    on.release();
  }
  for await (const { differences } of readFoldDifferences(deps.db.pool)) expect(differences).toEqual([]);
}

/** What the statistics say of a period is what one counts in the tables. */
async function assertStatisticsRecount({ deps }: TestApp): Promise<void> {
  const { rows: spans } = await deps.db.pool.query<{ from: Date; to: Date }>(
    "select min(created_at) as from, max(created_at) + interval '1 second' as to from decisions",
  );
  const [span] = spans;
  if (!span?.from) return;
  const told = await readStatistics(deps.db, span);
  const { rows } = await deps.db.pool.query(RECOUNT, [span.from, span.to]);
  const seen = {
    opened: told.queue.opened,
    resolved: told.queue.resolved,
    filed: told.appeals.filed,
    upheld: told.appeals.upheld,
    overturned: told.appeals.overturned,
    matches: told.byRule.reduce((sum, { matches }) => sum + matches, 0),
  };
  expect(seen).toEqual(rows[0]);
}

const RECOUNT = `
  select
    (select count(*)::int from cases where opened_at >= $1 and opened_at < $2) as opened,
    (select count(*)::int from cases where resolved_at >= $1 and resolved_at < $2) as resolved,
    (select count(*)::int from appeals where filed_at >= $1 and filed_at < $2) as filed,
    (select count(*)::int from appeals where status = 'upheld' and decided_at >= $1 and decided_at < $2) as upheld,
    (select count(*)::int from appeals where status = 'overturned' and decided_at >= $1 and decided_at < $2)
      as overturned,
    (select count(*)::int from policy_matches m join decisions d on d.id = m.decision_id
      where d.created_at >= $1 and d.created_at < $2 and m.mode = 'live') as matches`;

/** Invariants 9 and 10: links are opened without a trace; unknown, malformed and revoked ones answer alike. */
async function assertLooksChangeNothing({ deps }: TestApp): Promise<void> {
  const before = await contentsOfRows(deps.db);
  const links = await deps.db.prisma.appealLink.findMany({ orderBy: { id: "desc" }, take: 20 });
  for (const link of links) {
    const looked = await codeOf(readAppealView(deps, appealToken(deps.config.appealLinkKeys, link) ?? ""));
    expect(looked).toBe(link.revokedAt === null ? null : "appeal_link_invalid");
  }
  for (const token of ["", "unknown", "%00", "a".repeat(5_000)]) {
    expect(await codeOf(readAppealView(deps, token))).toBe("appeal_link_invalid");
  }
  expect(await contentsOfRows(deps.db)).toEqual(before);
}
