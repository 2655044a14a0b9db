-- AlterTable
ALTER TABLE "notifier_measures" ADD COLUMN "revoked_at" TIMESTAMPTZ(3);

-- Ids of categories, never somebody's words: these rows are kept for ever, and the public report counts by them.
alter table decisions
  add constraint decisions_category_is_an_id check (
    reason_category ~ '^[a-z0-9][a-z0-9_.-]{0,99}$'
    and array_to_string(categories, ',') ~ '^([a-z0-9][a-z0-9_.-]{0,99}(,|$))*$');

-- An answer is given once; what can be said of it afterwards is that the notice was unfounded, or, by an appeal that the
-- notifier wins, that it was right.
create or replace function refuse_second_notice_answer() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.status <> 'open'
    and not (old.status = 'kept' and new.status = 'unfounded' and new.decision_id = old.decision_id)
    and not (old.status in ('kept', 'unfounded') and new.status = 'removed' and exists (
      select 1 from appeals a
      join appeal_links l on l.id = a.link_id
      where l.notice_id = new.id and a.status = 'overturned' and a.outcome_decision_id = new.decision_id))
  then
    raise exception 'this notice has been answered'
      using errcode = 'check_violation', constraint = 'notices_end_once';
  end if;
  return new;
end $$;

create or replace function refuse_unwarned_suspension() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (
    select 1 from notifier_measures w
    join notices n on n.id = new.notice_id
    where w.kind = 'warning' and w.address = new.address and w.revoked_at is null and w.created_at < n.received_at
  ) then
    raise exception 'nobody is suspended without a warning before'
      using errcode = 'check_violation', constraint = 'notifier_measures_warned_before';
  end if;
  return new;
end $$;
