-- Invariant 4 is about people, and one of them may be several accounts to us: their own, another one at the same mailbox,
-- and whoever stood for them when they were invited from outside.

-- An expression, which schema.prisma cannot say.
create index accounts_mailbox_idx on accounts (mailbox(email));

-- Everybody that this person is. An address that a publisher's sign-in named and nobody proved is anybody's to write.
create function same_person(person uuid) returns uuid[] language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  with own as materialized (
    select mailbox(email) as mailbox from accounts
    where id = person and email is not null and (email_verified_at is not null or sso_subject is null)
    union
    select mailbox(address) from review_invitations where reviewer_id = person and address is not null)
  select array(
    select person
    union
    select a.id from own join accounts a on mailbox(a.email) = own.mailbox
    where a.email_verified_at is not null or a.sso_subject is null
    union
    -- By what outlasts the address.
    select i.reviewer_id from own join review_invitations i on i.mailbox_hash = mailbox_hash(i.reviewer_id, own.mailbox))
$$;

create function is_mailbox_of(people uuid[], asked text) returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from accounts a
    where mailbox(a.email) = mailbox(asked) and a.id = any(people)
      and (a.email_verified_at is not null or a.sso_subject is null))
    or exists (
      select 1 from review_invitations i
      where i.reviewer_id = any(people) and i.mailbox_hash = mailbox_hash(i.reviewer_id, asked))
$$;

-- Whoever was signed in gave it, whatever became of it. An address may have been misused: then its owner takes the notice
-- back, with all that joined it.
create function is_notice_of(people uuid[], notice notices) returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(notice.given_by = any(people), false) or (
    notice.address is not null
    and coalesce((select first.status from notices first where first.id = notice.joined_id), notice.status) <> 'withdrawn'
    and is_mailbox_of(people, notice.address))
$$;

-- Why this person may not decide about this comment, or null. The one definition: triggers, claims and screens ask it.
create function case_conflict(of_comment uuid, person uuid) returns text language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = any(people.ids)) then 'author'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = any(people.ids)) then 'flagger'
    when exists (select 1 from notices n where n.comment_id = of_comment and is_notice_of(people.ids, n)) then 'notifier'
  end
  from (select same_person(person) as ids offset 0) people
$$;

-- What this person has had with the author of late, or null: then they neither restrict them nor answer their appeal
-- against a restriction. To have removed their comments is no quarrel.
create function quarrel(of_account uuid, person uuid, since timestamptz) returns text language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (
      select 1 from flags f join comments c on c.id = f.comment_id
      where f.flagger_id = any(people.ids) and f.created_at > since and c.author_id = of_account) then 'flagger'
    when exists (
      select 1 from comments c join notices n on n.comment_id = c.id
      where c.author_id = of_account and n.received_at > since and is_notice_of(people.ids, n)) then 'notifier'
    when exists (
      select 1 from comments c join comments p on p.id = c.parent_id
      where c.created_at > since
        and ((c.author_id = any(people.ids) and p.author_id = of_account)
          or (c.author_id = of_account and p.author_id = any(people.ids)))) then 'party'
  end
  from (select same_person(person) as ids offset 0) people
$$;

-- Since when a quarrel counts for whoever answers about a restriction: for as long before it as for whoever imposed it,
-- which is how long a removal counts against its author.
create function quarrel_since(of_restriction uuid) returns timestamptz language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select r.created_at - make_interval(days => coalesce(
    (select (s.data -> 'strikes' ->> 'expireDays')::int from site_settings s
     where s.site_id = r.site_id order by s.version desc limit 1),
    -- As in src/settings/settings.ts.
    90))
  from restrictions r where r.id = of_restriction
$$;

-- As in 20261122001530_same_mailbox, but for a person under all their names, and with the quarrels that keep somebody
-- from restricting the author in the first place.
create or replace function appeal_conflict(of_comment uuid, of_restriction uuid, by_link uuid, person uuid, outcome uuid)
returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = any(people.ids)) then 'author'
    when exists (select 1 from restrictions where id = of_restriction and account_id = any(people.ids)) then 'restricted'
    when exists (
      select 1 from appeal_links l
      where l.id = by_link and (
        l.account_id = any(people.ids) or (l.address is not null and is_mailbox_of(people.ids, l.address)))) then 'party'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = any(people.ids)) then 'flagger'
    when exists (select 1 from notices n where n.comment_id = of_comment and is_notice_of(people.ids, n)) then 'notifier'
    when exists (
      select 1 from decisions
      where comment_id = of_comment and decided_by = any(people.ids) and id is distinct from outcome)
      or exists (
        select 1 from cases
        where comment_id = of_comment and resolved_by = any(people.ids)
          and decision_id is distinct from appeal_conflict.outcome)
      or exists (
        select 1 from appeal_links l join notices n on n.id = l.notice_id
        where l.id = by_link and n.marked_by = any(people.ids)) then 'decider'
    when exists (
      select 1 from appeals
      where (comment_id = of_comment or restriction_id = of_restriction)
        and decided_by = any(people.ids) and link_id <> by_link) then 'answerer'
    when exists (select 1 from restrictions where id = of_restriction and created_by = any(people.ids))
      or exists (
        select 1 from decisions
        where restriction_id = of_restriction and decided_by = any(people.ids) and id is distinct from outcome)
      then 'imposer'
    when exists (
      select 1 from restrictions r
      join account_notes n on n.account_id = r.account_id
      where r.id = of_restriction and n.written_by = any(people.ids)) then 'note_writer'
    when exists (
      select 1 from decisions given
      join statements s on s.decision_id = given.id
      cross join lateral jsonb_array_elements(coalesce(s.data->'strikes', '[]')) strike
      join decisions d on d.id = (strike->>'decisionId')::uuid
      left join appeals a on a.decision_id = d.id
      where given.restriction_id = of_restriction
        and (d.decided_by = any(people.ids) or a.decided_by = any(people.ids))) then 'judge'
    else (
      select case quarrel(r.account_id, person, quarrel_since(r.id))
        when 'flagger' then 'author_flagger' when 'notifier' then 'author_notifier' when 'party' then 'counterpart' end
      from restrictions r where r.id = of_restriction)
  end
  from (select same_person(person) as ids offset 0) people
$$;

create or replace function refuse_conflicted_decider() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.decided_by is not null and new.comment_id is not null
    and case_conflict(new.comment_id, new.decided_by) is not null
  then
    raise exception 'a comment is decided by no one who wrote or flagged it, or gave notice of it'
      using errcode = 'check_violation', constraint = 'decisions_independent_decider';
  end if;
  return new;
end $$;

create or replace function refuse_own_notice() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.status <> 'moot' and case_conflict(new.comment_id, new.closed_by) is not null then
    raise exception 'a notice is answered by no one who gave it, or who wrote or flagged the comment'
      using errcode = 'check_violation', constraint = 'notices_independent_closer';
  end if;
  return new;
end $$;

-- A removal that a person confirms leaves no decision of theirs: the case and its flags say who it was. Moot is what the
-- author takes away, and nobody else's word.
create function refuse_conflicted_resolver() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if (case
    when new.outcome = 'moot' then new.resolved_by <> new.author_id
    else case_conflict(new.comment_id, new.resolved_by) is not null end)
  then
    raise exception 'a case is resolved by no one who wrote or flagged its comment, or gave notice of it'
      using errcode = 'check_violation', constraint = 'cases_independent_resolver';
  end if;
  return new;
end $$;

create trigger cases_independent_resolver
  before insert or update of resolved_by, outcome on cases
  for each row when (new.resolved_by is not null)
  execute function refuse_conflicted_resolver();

create function refuse_conflicted_closer() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if (case
    when new.resolution = 'moot' then not exists (
      select 1 from comments where id = new.comment_id and author_id = new.closed_by)
    else case_conflict(new.comment_id, new.closed_by) is not null end)
  then
    raise exception 'a flag is answered by no one who wrote or flagged its comment, or gave notice of it'
      using errcode = 'check_violation', constraint = 'flags_independent_closer';
  end if;
  return new;
end $$;

create trigger flags_independent_closer
  before insert or update of closed_by, resolution on flags
  for each row when (new.closed_by is not null)
  execute function refuse_conflicted_closer();

-- Another spelling of an address is no other notifier.
create or replace function refuse_unwarned_suspension() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (
    select 1 from notifier_measures w
    join notices n on n.id = new.notice_id
    where w.kind = 'warning' and mailbox(w.address) = mailbox(new.address) and w.revoked_at is null
      and w.created_at < n.received_at
  ) then
    raise exception 'nobody is suspended without a warning before'
      using errcode = 'check_violation', constraint = 'notifier_measures_warned_before';
  end if;
  return new;
end $$;

-- Expressions, as above.
create index notices_mailbox_idx on notices (mailbox(address)) where address is not null;
create index notifier_measures_mailbox_idx on notifier_measures (mailbox(address)) where address is not null;
