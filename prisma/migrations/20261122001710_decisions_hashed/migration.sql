-- Invariant 2: the audit tells what a decision and its statement said, so that one which was changed behind the triggers
-- is found. Columns are named one by one: one that is added later changes no hash.
create function decision_hash(d decisions) returns text language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select encode(sha256(convert_to(jsonb_build_array(
    d.id, d.subject, d.comment_id, d.revision, d.restriction_id, d.kind, d.basis, d.cause, d.decided_by, d.verdict,
    d.policy_revision, d.engine_version, d.signals, d.reason_category, d.automated_detection, d.categories, d.notices,
    d.case_id, d.appeal_id, d.supersedes, floor(extract(epoch from d.created_at) * 1000)::bigint)::text, 'UTF8')), 'hex')
$$;

create function statement_hash(s statements) returns text language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select encode(sha256(convert_to(jsonb_build_array(
    s.id, s.decision_id, s.account_id, s.data, floor(extract(epoch from s.created_at) * 1000)::bigint)::text, 'UTF8')), 'hex')
$$;

create or replace function audit_decision() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into audit_entries (site_id, at, actor_account_id, actor_label, action, subject_kind, subject_id, details)
  values (
    new.site_id, new.created_at, new.decided_by, case when new.decided_by is null then 'policy' end,
    'decision.' || new.kind,
    case new.subject when 'revision' then 'comment' else 'account' end,
    case new.subject when 'revision' then new.comment_id
      else (select account_id from restrictions where id = new.restriction_id) end,
    jsonb_strip_nulls(jsonb_build_object(
      'decision', new.id, 'revision', new.revision, 'cause', new.cause, 'category', new.reason_category,
      'restriction', new.restriction_id, 'case', new.case_id, 'appeal', new.appeal_id,
      'supersedes', new.supersedes, 'hash', decision_hash(new))));
  return null;
end $$;

create function audit_statement() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into audit_entries (site_id, at, actor_account_id, actor_label, action, subject_kind, subject_id, details)
  select d.site_id, new.created_at, d.decided_by, case when d.decided_by is null then 'policy' end,
    'statement.issue', 'statement', new.id::text,
    jsonb_build_object('decision', new.decision_id, 'hash', statement_hash(new))
  from decisions d
  where d.id = new.decision_id;
  return null;
end $$;

create trigger statements_audited after insert on statements
  for each row execute function audit_statement();

-- What was stated before has no row. It gets one that says so: its time is that of this migration.
insert into audit_entries (site_id, at, actor_account_id, actor_label, action, subject_kind, subject_id, details)
select d.site_id, now(), d.decided_by, case when d.decided_by is null then 'policy' end,
  'statement.issue', 'statement', s.id::text,
  jsonb_build_object('decision', s.decision_id, 'hash', statement_hash(s), 'recordedLater', true)
from statements s
join decisions d on d.id = s.decision_id
order by s.created_at, s.id;
