-- As in 20261122001600_same_person, and whoever imposed a restriction answers no appeal about a comment that waited for it
-- or that it counts.
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
    -- The restriction that made this comment wait, or that rests on its removal: each would be judged with the other.
    when exists (
      select 1 from appeal_links l
      join decisions d on d.id = l.decision_id
      join comments c on c.id = d.comment_id
      join restrictions r on r.account_id = c.author_id
      where l.id = by_link and r.created_by = any(people.ids) and (
        (d.cause = 'author_premoderation' and r.kind = 'premoderated' and r.created_at <= d.created_at
          and coalesce(r.lifted_at >= d.created_at, true) and coalesce(r.until >= d.created_at, true))
        or exists (
          select 1 from decisions given
          join statements s on s.decision_id = given.id
          where given.restriction_id = r.id
            and s.data->'strikes' @> jsonb_build_array(jsonb_build_object('decisionId', d.id))))) then 'imposer'
    else (
      select case quarrel(r.account_id, person, quarrel_since(r.id))
        when 'flagger' then 'author_flagger' when 'notifier' then 'author_notifier' when 'party' then 'counterpart' end
      from restrictions r where r.id = of_restriction)
  end
  from (select same_person(person) as ids offset 0) people
$$;

-- As in 20261122001920_reviewed_by_another_person, and whoever marked a notice of the comment knows what became of it.
create or replace function second_review_conflict(of_comment uuid, of_review uuid, counterpart uuid, person uuid)
returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = any(people.ids)) then 'author'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = any(people.ids)) then 'flagger'
    when exists (select 1 from notices n where n.comment_id = of_comment and is_notice_of(people.ids, n)) then 'notifier'
    when counterpart = any(people.ids)
      or exists (select 1 from decisions where comment_id = of_comment and decided_by = any(people.ids))
      or exists (select 1 from cases where comment_id = of_comment and resolved_by = any(people.ids))
      or exists (select 1 from notices where comment_id = of_comment and marked_by = any(people.ids)) then 'decider'
    when exists (select 1 from appeals where comment_id = of_comment and decided_by = any(people.ids))
      then 'appeal_decider'
    when exists (select 1 from golden_items where comment_id = of_comment and marked_by = any(people.ids)) then 'marker'
    when exists (
      select 1 from second_reviews r
      join second_review_answers a on a.review_id = r.id
      where r.comment_id = of_comment and r.id is distinct from of_review and a.reviewer_id = any(people.ids)) then 'seen'
    when exists (
      select 1 from second_reviews r
      join cases k on k.comment_id = r.comment_id
      where r.id = of_review and (k.status = 'open' or greatest(k.opened_at, k.resolved_at) > r.created_at))
      or exists (
      select 1 from second_reviews r
      join appeals p on p.comment_id = r.comment_id
      where r.id = of_review and (p.status = 'open' or greatest(p.filed_at, p.decided_at) > r.created_at))
      then 'reopened'
  end
  from (select same_person(person) as ids offset 0) people
$$;

-- What somebody said or was told may go when its time is over. Until then nobody puts other words in its place: what is
-- decided and appealed rests on them, and no seal covers what must be forgotten one day.
create function refuse_changed_words() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'the words of % are emptied when their time is over, and never changed', tg_table_name
    using errcode = 'check_violation', constraint = tg_name;
end $$;

create trigger revisions_words_kept
  before update of body on revisions
  for each row when (new.body is not null and new.body is distinct from old.body)
  execute function refuse_changed_words();

create trigger statement_texts_words_kept
  before update of note on statement_texts
  for each row when (new.note is not null and new.note is distinct from old.note)
  execute function refuse_changed_words();

create trigger flags_words_kept
  before update of note on flags
  for each row when (new.note is not null and new.note is distinct from old.note)
  execute function refuse_changed_words();

create trigger notices_words_kept
  before update of explanation, legal_reference, name on notices
  for each row when (
    (new.explanation is not null and new.explanation is distinct from old.explanation)
    or (new.legal_reference is not null and new.legal_reference is distinct from old.legal_reference)
    or (new.name is not null and new.name is distinct from old.name))
  execute function refuse_changed_words();

-- The answer is written once, with the end of the appeal.
create trigger appeals_words_kept
  before update of statement, outcome_reason on appeals
  for each row when (
    (new.statement is not null and new.statement is distinct from old.statement)
    or (new.outcome_reason is not null and new.outcome_reason is distinct from old.outcome_reason
      and (old.outcome_reason is not null or old.status <> 'open')))
  execute function refuse_changed_words();
