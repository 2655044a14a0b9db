import { Prisma } from "../db/generated/client.ts";
import { APPEAL_WINDOW_DAYS } from "../decisions/statement-of-reasons.ts";
import type { Settings } from "../settings/settings.ts";
import { DAY, after } from "../shared/clock.ts";

export interface Horizon extends Pick<Settings, "retention" | "strikes"> {
  readonly at: Date;
}

/** What is kept for a time, and goes. */
export interface Kept {
  readonly kind: string;
  /** Selects the keys of the rows that are due; `of` names what to lock while they are emptied. */
  readonly due: (horizon: Horizon) => Prisma.Sql;
  readonly of: Prisma.Sql;
  /** Empties the rows of `batch`. */
  readonly empty: (at: Date) => Prisma.Sql;
}

const before = ({ at }: Horizon, days: number): Prisma.Sql => Prisma.sql`${after(at, -days * DAY)}::timestamptz`;

/** An author's link that lets nobody contest any more: its window has closed, or its appeal was answered, long ago. */
const isSpent = (horizon: Horizon, link: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  case
    when exists (select 1 from appeals a where a.link_id = ${link}.id)
      then not exists (
        select 1 from appeals a
        where a.link_id = ${link}.id
          and (a.status = 'open' or a.decided_at >= ${before(horizon, horizon.retention.removedDays)}))
    else ${link}.told_at < ${before(horizon, APPEAL_WINDOW_DAYS + horizon.retention.removedDays)}
  end)`;

/** A restriction that was not lifted, and that its author can still contest. */
const isRestrictionOpen = (horizon: Horizon, restriction: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  ${restriction}.lifted_at is null and exists (
    select 1
    from decisions d
    join appeal_links l on l.decision_id = d.id and l.party = 'author'
    where d.restriction_id = ${restriction}.id and not coalesce(${isSpent(horizon, Prisma.sql`l`)}, false)))`;

/** A restriction of its author that can still be contested counts a removal of this comment: an appeal would read it. */
const isNeededAsStrike = (horizon: Horizon, comment: Prisma.Sql): Prisma.Sql => Prisma.sql`exists (
  select 1
  from restrictions g
  join decisions d on d.restriction_id = g.id and d.kind = 'restrict'
  join statements s on s.decision_id = d.id
  join appeal_links l on l.decision_id = d.id and l.party = 'author' and l.revoked_at is null
  where g.account_id = ${comment}.author_id
    and not exists (select 1 from decisions n where n.supersedes = d.id)
    and exists (
      select 1 from decisions k
      where k.comment_id = ${comment}.id
        and s.data -> 'strikes' @> jsonb_build_array(jsonb_build_object('decisionId', k.id)))
    and not coalesce(${isSpent(horizon, Prisma.sql`l`)}, false))`;

/** An appeal is open, or can still come, that would read what was said about a decision on the comment of this id. */
const isRead = (horizon: Horizon, commentId: Prisma.Sql): Prisma.Sql => Prisma.sql`exists (
  select 1
  from comments c
  where c.id = ${commentId} and (
    exists (select 1 from appeals o where o.comment_id = c.id and o.status = 'open')
    or ${isNeededAsStrike(horizon, Prisma.sql`c`)}))`;

/** Nothing about this comment or that rests on it is under appeal, or can still be contested. */
const isSettled = (horizon: Horizon, comment: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  not exists (select 1 from appeals o where o.comment_id = ${comment}.id and o.status = 'open')
  and not exists (
    select 1
    from decisions d
    join appeal_links l on l.decision_id = d.id and l.party = 'author' and l.revoked_at is null
    where d.comment_id = ${comment}.id and d.revision = ${comment}.revision
      and not exists (select 1 from decisions n where n.supersedes = d.id)
      and not coalesce(${isSpent(horizon, Prisma.sql`l`)}, false))
  and not ${isNeededAsStrike(horizon, comment)})`;

/** Texts of comments that their authors deleted, or that were removed for good. Never of one that is shown or held. */
const commentTexts: Kept = {
  kind: "comment_texts",
  due: (horizon) => Prisma.sql`
    select r.comment_id, r.number
    from revisions r
    join comments c on c.id = r.comment_id
    where r.body is not null and ${isSettled(horizon, Prisma.sql`c`)} and (
      (c.status = 'deleted' and c.deleted_at < ${before(horizon, horizon.retention.deletedDays)})
      or (c.status = 'removed' and exists (
        select 1
        from decisions d
        join appeal_links l on l.decision_id = d.id and l.party = 'author'
        where d.comment_id = c.id and d.revision = c.revision and d.kind = 'remove'
          and not exists (select 1 from decisions n where n.supersedes = d.id))))`,
  of: Prisma.sql`c`,
  empty: (at) => Prisma.sql`
    update revisions t set body = null, purged_at = ${at}::timestamptz
    from batch where t.comment_id = batch.comment_id and t.number = batch.number`,
};

const flagNotes: Kept = {
  kind: "flag_notes",
  due: (horizon) => Prisma.sql`
    select f.id
    from flags f
    join comments c on c.id = f.comment_id
    where f.note is not null and f.resolved_at < ${before(horizon, horizon.retention.noteDays)}
      and ${isSettled(horizon, Prisma.sql`c`)}`,
  of: Prisma.sql`c`,
  empty: () => Prisma.sql`update flags t set note = null from batch where t.id = batch.id`,
};

const statementNotes: Kept = {
  kind: "statement_notes",
  due: (horizon) => Prisma.sql`
    select x.statement_id as id
    from statement_texts x
    join statements s on s.id = x.statement_id
    join decisions d on d.id = s.decision_id
    join appeal_links l on l.decision_id = d.id and l.party = 'author'
    where x.note is not null and d.created_at < ${before(horizon, horizon.retention.noteDays)}
      and not ${isRead(horizon, Prisma.sql`d.comment_id`)} and (
      l.revoked_at < ${before(horizon, horizon.retention.removedDays)}
      or ${isSpent(horizon, Prisma.sql`l`)}
      or exists (
        select 1 from decisions n
        where n.supersedes = d.id and n.created_at < ${before(horizon, horizon.retention.noteDays)}))`,
  of: Prisma.sql`x`,
  empty: (at) => Prisma.sql`
    update statement_texts t set note = null, purged_at = ${at}::timestamptz from batch where t.statement_id = batch.id`,
};

/** What a decider wrote for colleagues. */
const decisionNotes: Kept = {
  kind: "decision_notes",
  due: (horizon) => Prisma.sql`
    select n.decision_id as id
    from decision_notes n
    join decisions d on d.id = n.decision_id
    left join comments c on c.id = d.comment_id
    where d.created_at < ${before(horizon, horizon.retention.noteDays)}
      and (c.id is null or ${isSettled(horizon, Prisma.sql`c`)})`,
  of: Prisma.sql`n`,
  empty: () => Prisma.sql`delete from decision_notes t using batch where t.decision_id = batch.id`,
};

/**
 * What colleagues wrote about a person. Whoever wrote a note answers no appeal of that person against a restriction: it
 * stays while one of theirs is contested, or can be.
 */
const accountNotes: Kept = {
  kind: "account_notes",
  due: (horizon) => Prisma.sql`
    select n.id
    from account_notes n
    where n.created_at < ${before(horizon, horizon.retention.noteDays)}
      and not exists (
        select 1
        from restrictions r
        where r.account_id = n.account_id and (
          exists (select 1 from appeals o where o.restriction_id = r.id and o.status = 'open')
          or ${isRestrictionOpen(horizon, Prisma.sql`r`)}))`,
  of: Prisma.sql`n`,
  empty: () => Prisma.sql`delete from account_notes t using batch where t.id = batch.id`,
};

const appealWords: Kept = {
  kind: "appeal_words",
  due: (horizon) => Prisma.sql`
    select p.id
    from appeals p
    where p.status <> 'open' and p.decided_at < ${before(horizon, horizon.retention.appealDays)}
      and (p.statement is not null or p.outcome_reason is not null)
      and not ${isRead(horizon, Prisma.sql`p.comment_id`)}`,
  of: Prisma.sql`p`,
  empty: () =>
    Prisma.sql`update appeals t set statement = null, outcome_reason = null from batch where t.id = batch.id`,
};

/** A warning is over as soon as it is given; what stands without end keeps its reason. */
const restrictionReasons: Kept = {
  kind: "restriction_reasons",
  due: (horizon) => Prisma.sql`
    select r.id
    from restrictions r
    where r.reason is not null
      and coalesce(r.lifted_at, r.until, case when r.kind = 'warning' then r.created_at end) < ${before(horizon, horizon.retention.noteDays)}
      and not exists (select 1 from appeals o where o.restriction_id = r.id and o.status = 'open')
      and not ${isRestrictionOpen(horizon, Prisma.sql`r`)}`,
  of: Prisma.sql`r`,
  empty: () => Prisma.sql`update restrictions t set reason = null from batch where t.id = batch.id`,
};

/** One that failed keeps its address for as long as an administrator may send it again. */
const letterAddresses: Kept = {
  kind: "letter_addresses",
  due: (horizon) => Prisma.sql`
    select l.id
    from letters l
    where l.address is not null and (
      (l.state = 'sent' and l.sent_at < ${before(horizon, horizon.retention.letterDays)})
      or (l.state = 'failed' and l.created_at < ${before(horizon, horizon.retention.letterDays + APPEAL_WINDOW_DAYS)}))`,
  of: Prisma.sql`l`,
  empty: () => Prisma.sql`update letters t set address = null from batch where t.id = batch.id`,
};

const reviewerAddresses: Kept = {
  kind: "reviewer_addresses",
  due: (horizon) => Prisma.sql`
    select i.id
    from review_invitations i
    join appeals p on p.id = i.appeal_id
    where i.address is not null and p.status <> 'open'
      and p.decided_at < ${before(horizon, horizon.retention.appealDays)}`,
  of: Prisma.sql`i`,
  empty: () => Prisma.sql`update review_invitations t set address = null from batch where t.id = batch.id`,
};

const notifierAddresses: Kept = {
  kind: "notifier_addresses",
  due: (horizon) => Prisma.sql`
    select l.id
    from appeal_links l
    where l.party = 'notifier' and l.address is not null and ${isSpent(horizon, Prisma.sql`l`)}`,
  of: Prisma.sql`l`,
  empty: () => Prisma.sql`update appeal_links t set address = null from batch where t.id = batch.id`,
};

const measuredAddresses: Kept = {
  kind: "measured_addresses",
  due: (horizon) => Prisma.sql`
    select m.id
    from notifier_measures m
    where m.address is not null and coalesce(m.ends_at, m.created_at) < ${before(horizon, APPEAL_WINDOW_DAYS)}`,
  of: Prisma.sql`m`,
  empty: () => Prisma.sql`update notifier_measures t set address = null from batch where t.id = batch.id`,
};

/** What somebody told us of a comment, and who they are. One that joined another goes when that one is answered. */
const noticeWords: Kept = {
  kind: "notice_words",
  due: (horizon) => Prisma.sql`
    select n.id
    from notices n
    join comments c on c.id = n.comment_id
    left join notices f on f.id = n.joined_id
    where n.purged_at is null and n.status <> 'open'
      and coalesce(n.closed_at, f.closed_at) < ${before(horizon, horizon.retention.noteDays)}
      and ${isSettled(horizon, Prisma.sql`c`)}
      and not exists (
        select 1 from appeal_links l
        where l.notice_id = coalesce(f.id, n.id) and l.revoked_at is null
          and not coalesce(${isSpent(horizon, Prisma.sql`l`)}, false))`,
  of: Prisma.sql`n`,
  empty: (at) => Prisma.sql`
    update notices t
    set explanation = null, legal_reference = null, name = null, address = null, purged_at = ${at}::timestamptz
    from batch where t.id = batch.id`,
};

/** Somebody's case or appeal is open, or can come, that whoever gave this notice may not decide. */
const isGiverPartial = (horizon: Horizon, notice: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  exists (select 1 from cases k where k.comment_id = ${notice}.comment_id and k.status = 'open')
  or exists (select 1 from appeals o where o.comment_id = ${notice}.comment_id and o.status = 'open')
  or exists (
    select 1
    from decisions d
    join appeal_links l on l.decision_id = d.id and l.revoked_at is null
    where d.comment_id = ${notice}.comment_id and not coalesce(${isSpent(horizon, Prisma.sql`l`)}, false))
  or exists (
    select 1
    from comments c
    join restrictions r on r.account_id = c.author_id
    where c.id = ${notice}.comment_id and ${notice}.received_at > quarrel_since(r.id)
      and (${isRestrictionOpen(horizon, Prisma.sql`r`)}
        or exists (select 1 from appeals o where o.restriction_id = r.id and o.status = 'open'))))`;

/** It is counted among the unfounded ones, or a measure stands that counted it. */
const isGiverCounted = (horizon: Horizon, notice: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  ${notice}.status = 'unfounded' and (
    ${notice}.received_at >= ${before(horizon, APPEAL_WINDOW_DAYS)}
    or exists (
      select 1 from notifier_measures m
      where m.revoked_at is null
        and coalesce(m.ends_at > ${horizon.at}::timestamptz, m.created_at >= ${before(horizon, APPEAL_WINDOW_DAYS)})
        and ${notice}.mailbox_hash = mailbox_hash(${notice}.id, m.address))))`;

/**
 * By what outlasts the address. Whoever gave notice of a comment may not restrict its author, for as long as a removal
 * counts; what was given longer ago is kept only where a suspension or a right to an impartial answer asks for it.
 */
const noticeGivers: Kept = {
  kind: "notice_givers",
  due: (horizon) => Prisma.sql`
    select n.id
    from notices n
    where n.mailbox_hash is not null and n.purged_at is not null
      and n.received_at < ${before(horizon, horizon.strikes.expireDays)}
      and not ${isGiverCounted(horizon, Prisma.sql`n`)} and not ${isGiverPartial(horizon, Prisma.sql`n`)}`,
  of: Prisma.sql`n`,
  empty: () => Prisma.sql`update notices t set mailbox_hash = null from batch where t.id = batch.id`,
};

/** Everything that is kept for a time. */
export const KEPT: readonly Kept[] = [
  commentTexts,
  flagNotes,
  statementNotes,
  decisionNotes,
  accountNotes,
  appealWords,
  restrictionReasons,
  letterAddresses,
  reviewerAddresses,
  notifierAddresses,
  noticeWords,
  noticeGivers,
  measuredAddresses,
];
