-- A restriction can take the place of another one of its kind, which ends with it: its author has one decision to read
-- and to contest.
alter table restrictions add column replaces uuid;
create unique index restrictions_replaces_key on restrictions (replaces);
alter table restrictions
  add constraint restrictions_replaces_fkey
  foreign key (replaces) references restrictions (id) on delete restrict on update cascade;

create function refuse_misplaced_restriction() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' or not exists (
    select from restrictions r
    where r.id = new.replaces and r.account_id = new.account_id and r.kind = new.kind
      and r.open_comments = new.open_comments and r.lifted_at = new.created_at and r.lifted_by = new.created_by)
  then
    raise exception 'restriction % does not take the place of one that ended for it', new.id
      using errcode = 'check_violation', constraint = 'restrictions_replace_ended';
  end if;
  return new;
end $$;

create trigger restrictions_replace_ended before insert on restrictions
  for each row when (new.replaces is not null)
  execute function refuse_misplaced_restriction();

create trigger restrictions_replace_kept before update of replaces on restrictions
  for each row when (new.replaces is distinct from old.replaces)
  execute function refuse_misplaced_restriction();
