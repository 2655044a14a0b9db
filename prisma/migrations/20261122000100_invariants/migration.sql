-- What the tables alone cannot say. Each block names the invariant of the design that it holds.

-- Shapes ----------------------------------------------------------------------------------------------------------

alter table accounts
  add constraint accounts_email_lower_case check (email = lower(email)),
  add constraint accounts_sso_whole check ((sso_issuer is null) = (sso_subject is null));

alter table articles
  add constraint articles_count_not_negative check (comment_count >= 0);

alter table comments
  add constraint comments_depth check (depth between 0 and 8),
  add constraint comments_root_has_no_parent check ((depth = 0) = (parent_id is null)),
  add constraint comments_ancestors check (cardinality(ancestor_ids) = depth and (depth = 0 or ancestor_ids[depth] = parent_id)),
  add constraint comments_counts_not_negative check (reply_count >= 0 and descendant_count >= reply_count and recommend_count >= 0),
  add constraint comments_deleted_at check ((status = 'deleted') = (deleted_at is not null)),
  add constraint comments_current_revision foreign key (id, revision) references revisions (comment_id, number)
    deferrable initially deferred;

alter table revisions
  add constraint revisions_numbered_from_one check (number >= 1),
  add constraint revisions_length check (body_length >= 1),
  add constraint revisions_purged check ((body is null) = (purged_at is not null));

alter table policy_matches
  add constraint policy_matches_span check (start >= 0 and start < "end");

alter table decisions
  add constraint decisions_subject check (
    case subject
      when 'revision' then comment_id is not null and revision is not null and restriction_id is null
        and kind in ('publish', 'hold', 'remove', 'restore')
      when 'account' then comment_id is null and revision is null and restriction_id is not null
        and kind in ('restrict', 'lift')
    end),
  add constraint decisions_person_has_a_name check ((basis = 'person') = (decided_by is not null)),
  add constraint decisions_decider_key check (decider_key = coalesce(decided_by, '00000000-0000-0000-0000-000000000000')),
  add constraint decisions_restore_is_human check (kind <> 'restore' or basis = 'person'),
  add constraint decisions_not_its_own_successor check (supersedes <> id);

alter table cases
  add constraint cases_resolved check (
    (status = 'resolved') = (resolved_at is not null) and (status = 'resolved') = (outcome is not null)
    and (outcome is null or (outcome = 'moot') = (decision_id is null)));

alter table restrictions
  add constraint restrictions_suspension_ends check ((kind = 'suspended') = (until is not null) or kind = 'premoderated'),
  add constraint restrictions_lifted check ((lifted_at is null) = (lifted_by is null));

alter table letters
  add constraint letters_sent check ((state = 'sent') = (sent_at is not null)),
  add constraint letters_issue check (issue >= 1);

-- Invariant 12: a flag by a human is closed by a human only -------------------------------------------------------

alter table flags
  add constraint flags_source check ((source = 'reader') = (flagger_id is not null)),
  add constraint flags_resolution check ((resolution is null) = (resolved_at is null)),
  add constraint flags_closed_by_a_human check (source <> 'reader' or resolved_at is null or closed_by is not null);

-- Invariants 4 and 5: a human decides every appeal, and never the human who took the contested decision -------------

alter table appeals
  add constraint appeals_decided check (
    case status
      when 'open' then decided_at is null and decided_by is null and outcome_decision_id is null
      when 'upheld' then decided_at is not null and decided_by is not null and outcome_decision_id is null
      when 'overturned' then decided_at is not null and outcome_decision_id is not null
      else decided_at is not null and decided_by is null and outcome_decision_id is null
    end),
  add constraint appeals_another_human check (decided_by <> decision_decider_key);

create function refuse_conflicted_appeal_decider() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and (
    exists (select 1 from comments where id = new.comment_id and author_id = new.decided_by)
    or exists (select 1 from flags where comment_id = new.comment_id and flagger_id = new.decided_by)
    or exists (
      select 1 from decisions
      where comment_id = new.comment_id and decided_by = new.decided_by
        and id is distinct from new.outcome_decision_id)
  ) then
    raise exception 'an appeal is decided by no one who wrote, flagged or decided that comment'
      using errcode = 'check_violation', constraint = 'appeals_independent_decider';
  end if;
  return new;
end $$;

create trigger appeals_independent_decider
  before insert or update of decided_by on appeals
  for each row execute function refuse_conflicted_appeal_decider();

-- A case is decided by no one who wrote or flagged its comment. The comment's row is locked by whoever writes either.
create function refuse_conflicted_decider() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and new.comment_id is not null and (
    exists (select 1 from comments where id = new.comment_id and author_id = new.decided_by)
    or exists (select 1 from flags where comment_id = new.comment_id and flagger_id = new.decided_by)
  ) then
    raise exception 'a comment is decided by no one who wrote or flagged it'
      using errcode = 'check_violation', constraint = 'decisions_independent_decider';
  end if;
  return new;
end $$;

create trigger decisions_independent_decider
  before insert on decisions
  for each row execute function refuse_conflicted_decider();

-- Invariant 5: no automation hides a revision that a human published or restored --------------------------------------

create function refuse_automatic_hiding() returns trigger language plpgsql as $$
begin
  if new.basis = 'policy' and new.kind in ('hold', 'remove') and exists (
    select 1 from decisions
    where comment_id = new.comment_id and revision = new.revision
      and basis = 'person' and kind in ('publish', 'restore')
  ) then
    raise exception 'a human published this revision: no automation hides it'
      using errcode = 'check_violation', constraint = 'decisions_human_word_stands';
  end if;
  return new;
end $$;

create trigger decisions_human_word_stands
  before insert on decisions
  for each row execute function refuse_automatic_hiding();

-- Invariants 1 and 2: the status is the fold of the decisions, and a removal carries its statement of reasons ----------

create function assert_comment_follows_decisions() returns trigger language plpgsql as $$
declare
  target uuid := case tg_table_name when 'comments' then to_jsonb(new)->>'id' else to_jsonb(new)->>'comment_id' end;
  found record;
begin
  if target is null then
    return null;
  end if;
  select c.status, c.revision, d.id as decision_id, d.kind,
    (select count(*) from statements s where s.decision_id = d.id) as statements
  into found
  from comments c
  left join decisions d on d.comment_id = c.id and d.revision = c.revision
    and not exists (select 1 from decisions n where n.supersedes = d.id)
  where c.id = target;

  if found.decision_id is null then
    raise exception 'comment % has no decision about its revision', target
      using errcode = 'check_violation', constraint = 'comments_decided';
  end if;
  if found.status <> 'deleted' and found.status <> (
    case found.kind when 'hold' then 'held' when 'remove' then 'removed' else 'published' end)::comment_status
  then
    raise exception 'comment % is % but its effective decision is %', target, found.status, found.kind
      using errcode = 'check_violation', constraint = 'comments_follow_decisions';
  end if;
  if found.kind = 'remove' and found.statements <> 1 then
    raise exception 'comment % is removed without a statement of reasons', target
      using errcode = 'check_violation', constraint = 'comments_removed_with_reasons';
  end if;
  return null;
end $$;

create constraint trigger comments_follow_decisions
  after insert or update of status, revision on comments
  deferrable initially deferred
  for each row execute function assert_comment_follows_decisions();

create constraint trigger decisions_followed_by_comments
  after insert on decisions
  deferrable initially deferred
  for each row when (new.comment_id is not null)
  execute function assert_comment_follows_decisions();

-- Invariant 3: a decision judges a span inside the revision that it names ----------------------------------------------

create function refuse_span_outside_revision() returns trigger language plpgsql as $$
begin
  if new."end" > (
    select r.body_length from decisions d
    join revisions r on r.comment_id = d.comment_id and r.number = d.revision
    where d.id = new.decision_id
  ) then
    raise exception 'the span ends behind the text'
      using errcode = 'check_violation', constraint = 'policy_matches_inside_revision';
  end if;
  return new;
end $$;

create constraint trigger policy_matches_inside_revision
  after insert on policy_matches
  deferrable initially deferred
  for each row execute function refuse_span_outside_revision();

-- Invariant 6: told once ---------------------------------------------------------------------------------------------

create function refuse_second_telling() returns trigger language plpgsql as $$
begin
  if old.told_at is not null and new.told_at is distinct from old.told_at then
    raise exception 'the author was told already: the window keeps its start'
      using errcode = 'check_violation', constraint = 'appeal_links_told_once';
  end if;
  return new;
end $$;

create trigger appeal_links_told_once
  before update of told_at on appeal_links
  for each row execute function refuse_second_telling();

-- Invariant 8: a letter keeps its Message-ID ---------------------------------------------------------------------------

create function refuse_new_message_id() returns trigger language plpgsql as $$
begin
  if new.message_id <> old.message_id then
    raise exception 'a letter keeps its Message-ID'
      using errcode = 'check_violation', constraint = 'letters_message_id_kept';
  end if;
  return new;
end $$;

create trigger letters_message_id_kept
  before update on letters
  for each row execute function refuse_new_message_id();

-- Invariant 2: append-only ---------------------------------------------------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = 'check_violation', constraint = tg_table_name || '_append_only';
end $$;

do $$
declare
  kept text;
begin
  foreach kept in array array[
    'decisions', 'policy_matches', 'statements', 'policy_revisions', 'policy_activations', 'audit_entries']
  loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      kept || '_append_only', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
      kept || '_not_truncated', kept);
  end loop;
end $$;

-- The publisher ---------------------------------------------------------------------------------------------------------

insert into sites (id, key, name, created_at)
values ('01980000-0000-7000-8000-000000000001', 'default', 'Recourse', '2026-11-22T00:00:00Z');
