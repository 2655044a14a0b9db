-- Which restriction a decision about a comment carries out, or undoes: so that one that is lifted can be undone whole.
alter table decisions add column carries_out uuid references restrictions (id) on delete restrict on update cascade;
create index decisions_carries_out_idx on decisions (carries_out);

alter table decisions disable trigger decisions_append_only;
update decisions d
set carries_out = (
  select r.id
  from restrictions r
  join comments c on c.id = d.comment_id
  where r.account_id = c.author_id and r.created_by = d.decided_by and r.created_at <= d.created_at
    and r.open_comments <> 'keep'
  order by r.created_at desc, r.id desc
  limit 1)
where cause = 'restriction';
alter table decisions enable trigger decisions_append_only;

alter table decisions
  add constraint decisions_carry_out_a_restriction check ((carries_out is not null) = (cause = 'restriction'));

-- Whoever lifts a restriction judges none of the comments that come back with it, their own matter or not.
drop trigger decisions_independent_decider on decisions;
create trigger decisions_independent_decider
  before insert on decisions
  for each row when (new.carries_out is null or new.kind = 'remove')
  execute function refuse_conflicted_decider();

-- A flag that a restriction answered by the way waits again when that is undone.
create or replace function refuse_second_flag_answer() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.resolution is null and exists (
    select from decisions where id = old.decision_id and carries_out is not null)
  then
    return new;
  end if;
  raise exception 'this flag has been answered'
    using errcode = 'check_violation', constraint = 'flags_end_once';
end $$;
