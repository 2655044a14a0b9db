-- Decisions from before 20261122000700_audit have no row in the audit. They get one that says so: its time is that of this
-- migration, the decision has its own. Whatever decision is found without a row afterwards was written around the trigger.
insert into audit_entries (site_id, at, actor_account_id, actor_label, action, subject_kind, subject_id, details)
select
  d.site_id, now(), d.decided_by, case when d.decided_by is null then 'policy' end,
  'decision.' || d.kind,
  case d.subject when 'revision' then 'comment' else 'account' end,
  case d.subject when 'revision' then d.comment_id else r.account_id end,
  jsonb_strip_nulls(jsonb_build_object(
    'decision', d.id, 'revision', d.revision, 'cause', d.cause, 'category', d.reason_category,
    'restriction', d.restriction_id, 'case', d.case_id, 'appeal', d.appeal_id,
    'supersedes', d.supersedes, 'recordedLater', true))
from decisions d
left join restrictions r on r.id = d.restriction_id
where not exists (
  select 1 from audit_entries a
  where a.action like 'decision.%' and a.details ->> 'decision' = d.id::text)
order by d.created_at, d.id;
