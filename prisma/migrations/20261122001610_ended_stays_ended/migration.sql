-- The state tables of the program, where a state is an end: what left it once would be told, counted or decided twice.

create function refuse_second_resolution() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'this case is resolved: another flag opens another case'
    using errcode = 'check_violation', constraint = 'cases_end_once';
end $$;

create trigger cases_end_once
  before update on cases
  for each row when (old.status = 'resolved' and
    (new.status, new.outcome, new.decision_id, new.resolved_by, new.resolved_at)
      is distinct from (old.status, old.outcome, old.decision_id, old.resolved_by, old.resolved_at))
  execute function refuse_second_resolution();

create function refuse_second_flag_answer() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'this flag has been answered'
    using errcode = 'check_violation', constraint = 'flags_end_once';
end $$;

create trigger flags_end_once
  before update on flags
  for each row when (old.resolution is not null and
    (new.resolution, new.decision_id, new.closed_by, new.resolved_at)
      is distinct from (old.resolution, old.decision_id, old.closed_by, old.resolved_at))
  execute function refuse_second_flag_answer();

create function refuse_second_sending() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'the mail server has accepted this letter: nothing sends it twice'
    using errcode = 'check_violation', constraint = 'letters_sent_once';
end $$;

create trigger letters_sent_once
  before update on letters
  for each row when (old.state = 'sent' and (new.state, new.sent_at) is distinct from (old.state, old.sent_at))
  execute function refuse_second_sending();

-- Their words are purged; that they were, and how they ended, stays.
create function refuse_deletion() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'rows of % are never deleted', tg_table_name
    using errcode = 'check_violation', constraint = tg_table_name || '_never_deleted';
end $$;

do $$
declare
  kept text;
begin
  foreach kept in array array['appeals', 'appeal_links', 'statement_texts', 'cases', 'flags', 'notices', 'letters']
  loop
    execute format('create trigger %I before delete on %I for each row execute function refuse_deletion()',
      kept || '_never_deleted', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_deletion()',
      kept || '_not_truncated', kept);
  end loop;
end $$;
