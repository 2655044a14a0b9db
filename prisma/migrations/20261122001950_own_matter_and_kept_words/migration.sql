-- Invariant 4 for what is done to an account: the checks of 20261122000300_statements and 20261122000400_appeals compare
-- ids, and another account at somebody's own mailbox is their own, too.
create function refuse_own_restriction() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.account_id = any(same_person(new.created_by)) then
    raise exception 'nobody restricts another account at their own mailbox'
      using errcode = 'check_violation', constraint = 'restrictions_by_another_person';
  end if;
  return new;
end $$;

create trigger restrictions_by_another_person
  before insert or update of account_id, created_by on restrictions
  for each row when (new.created_by <> new.account_id)
  execute function refuse_own_restriction();

create function refuse_own_lift() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.account_id = any(same_person(new.lifted_by)) then
    raise exception 'nobody lifts a restriction of another account at their own mailbox'
      using errcode = 'check_violation', constraint = 'restrictions_lifted_by_another_person';
  end if;
  return new;
end $$;

create trigger restrictions_lifted_by_another_person
  before insert or update of account_id, lifted_by on restrictions
  for each row when (new.lifted_by <> new.account_id)
  execute function refuse_own_lift();

create function refuse_own_note() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.account_id = any(same_person(new.written_by)) then
    raise exception 'nobody writes a note about another account at their own mailbox'
      using errcode = 'check_violation', constraint = 'account_notes_by_another_person';
  end if;
  return new;
end $$;

create trigger account_notes_by_another_person
  before insert or update of account_id, written_by on account_notes
  for each row when (new.written_by <> new.account_id)
  execute function refuse_own_note();

create or replace function refuse_waiver() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (
    select 1 from decisions d
    join comments c on c.id = d.comment_id
    where d.id = new.decision_id and d.kind = 'remove' and c.author_id <> all(same_person(new.waived_by))
  ) then
    raise exception 'a strike is the removal of somebody else''s comment'
      using errcode = 'check_violation', constraint = 'strike_waivers_removal';
  end if;
  return new;
end $$;

-- The words of 20261122001940_words_kept stay with what they were said of, and with whoever said them: a note that moves
-- to another row is another note there.
drop trigger revisions_words_kept on revisions;
create trigger revisions_words_kept
  before update of comment_id, number, body on revisions
  for each row when (
    (new.body is not null and new.body is distinct from old.body)
    or (new.comment_id, new.number) is distinct from (old.comment_id, old.number))
  execute function refuse_changed_words();

drop trigger statement_texts_words_kept on statement_texts;
create trigger statement_texts_words_kept
  before update of statement_id, note on statement_texts
  for each row when (
    (new.note is not null and new.note is distinct from old.note) or new.statement_id <> old.statement_id)
  execute function refuse_changed_words();

drop trigger flags_words_kept on flags;
create trigger flags_words_kept
  before update of id, comment_id, revision, flagger_id, note on flags
  for each row when (
    (new.note is not null and new.note is distinct from old.note)
    or (new.id, new.comment_id, new.revision) is distinct from (old.id, old.comment_id, old.revision)
    or (old.note is not null and new.flagger_id is distinct from old.flagger_id))
  execute function refuse_changed_words();

-- An address is emptied with the words, and whoever was signed in gave the notice, whatever becomes of it.
drop trigger notices_words_kept on notices;
create trigger notices_words_kept
  before update of id, comment_id, revision, explanation, legal_reference, name, address, given_by on notices
  for each row when (
    (new.explanation is not null and new.explanation is distinct from old.explanation)
    or (new.legal_reference is not null and new.legal_reference is distinct from old.legal_reference)
    or (new.name is not null and new.name is distinct from old.name)
    or (new.address is not null and new.address is distinct from old.address)
    or (new.id, new.comment_id, new.revision) is distinct from (old.id, old.comment_id, old.revision)
    or (old.given_by is not null and new.given_by is distinct from old.given_by))
  execute function refuse_changed_words();

drop trigger appeals_words_kept on appeals;
create trigger appeals_words_kept
  before update of id, link_id, decision_id, comment_id, restriction_id, party, statement, outcome_reason on appeals
  for each row when (
    (new.statement is not null and new.statement is distinct from old.statement)
    or (new.outcome_reason is not null and new.outcome_reason is distinct from old.outcome_reason
      and (old.outcome_reason is not null or old.status <> 'open'))
    or (new.id, new.link_id, new.decision_id, new.comment_id, new.restriction_id, new.party)
      is distinct from (old.id, old.link_id, old.decision_id, old.comment_id, old.restriction_id, old.party))
  execute function refuse_changed_words();

-- What colleagues wrote goes as a whole row: nothing of it is ever updated.
create trigger decision_notes_words_kept before update on decision_notes
  for each row execute function refuse_changed_words();

create trigger account_notes_words_kept before update on account_notes
  for each row execute function refuse_changed_words();

-- An author was told what stood there when the statement was made, so nothing is told by it afterwards. Statements are
-- never updated: their xmin is the transaction that made them, where created_at is whatever the program's clock said.
create function refuse_late_words() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select 1 from statements where id = new.statement_id and xmin = pg_current_xact_id()::xid) then
    raise exception 'the words of a statement are written in its own transaction'
      using errcode = 'check_violation', constraint = 'statement_texts_with_their_statement';
  end if;
  return new;
end $$;

create trigger statement_texts_with_their_statement before insert on statement_texts
  for each row execute function refuse_late_words();
