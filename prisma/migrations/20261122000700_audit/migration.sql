-- The audit under seals: design, section 4, invariant 2.

create table audit_seals (
  id bigint not null,
  first_id bigint not null,
  last_id bigint not null,
  count integer not null,
  ids bigint[],
  macs bytea not null,
  key_id bytea not null,
  prev bytea not null,
  hash bytea not null,
  sealed_at timestamptz(3) not null,
  constraint audit_seals_pkey primary key (id)
);

-- Codes made by a key do not get smaller: spares an attempt to compress each.
alter table audit_seals alter column macs set storage external;

alter table audit_seals
  add constraint audit_seals_numbered_from_one check (id >= 1),
  add constraint audit_seals_rows check (
    count >= 1 and cardinality(ids) = count and octet_length(macs) = 32 * count
    and ids[1] = first_id and ids[count] = last_id),
  add constraint audit_seals_hashes check (octet_length(prev) = 32 and octet_length(hash) = 32 and octet_length(key_id) = 8);

create trigger audit_seals_append_only before update or delete on audit_seals
  for each row execute function refuse_change();
create trigger audit_seals_not_truncated before truncate on audit_seals
  for each statement execute function refuse_change();

-- Who looks for a person or a thing. The policy, which writes most rows, has no account.
create index audit_entries_actor on audit_entries (actor_account_id, id) where actor_account_id is not null;
create index audit_entries_subject on audit_entries (subject_id, id) where subject_id is not null;

-- Every decision is in the audit, whoever wrote it and however: ids and codes only. A restriction is found under the
-- account that it limits.
create function audit_decision() returns trigger language plpgsql as $$
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
      'supersedes', new.supersedes)));
  return null;
end $$;

create trigger decisions_audited after insert on decisions
  for each row execute function audit_decision();
