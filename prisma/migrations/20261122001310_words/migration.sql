-- Invariant 6: the text of a removal that counts as a strike is kept as long as the restriction that rests on it can be
-- contested. Who decides about the restriction reads it.

create or replace function refuse_early_purge() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
  standing comment_status := (select status from comments where id = new.comment_id);
begin
  if standing in ('published', 'held') then
    raise exception 'the text of a comment that is % is not purged', standing
      using errcode = 'check_violation', constraint = 'revisions_kept_while_shown';
  end if;
  if exists (select 1 from appeals where comment_id = new.comment_id and status = 'open') then
    raise exception 'an appeal needs this text'
      using errcode = 'check_violation', constraint = 'revisions_kept_while_appealed';
  end if;
  if standing = 'removed' and exists (
    select 1
    from comments c
    join decisions d on d.comment_id = c.id and d.revision = c.revision
    join appeal_links l on l.decision_id = d.id and l.party = 'author' and l.revoked_at is null
    where c.id = new.comment_id
      and not exists (select 1 from decisions n where n.supersedes = d.id)
      and not exists (select 1 from appeals a where a.link_id = l.id)
      and (l.told_at is null or l.told_at + interval '184 days' > new.purged_at)
  ) then
    raise exception 'the removal of this text can still be contested'
      using errcode = 'check_violation', constraint = 'revisions_kept_while_contestable';
  end if;
  if exists (
    select 1
    from comments c
    join restrictions r on r.account_id = c.author_id
    join decisions d on d.restriction_id = r.id and d.kind = 'restrict'
    join statements s on s.decision_id = d.id
    join appeal_links l on l.decision_id = d.id and l.party = 'author' and l.revoked_at is null
    where c.id = new.comment_id
      and not exists (select 1 from decisions n where n.supersedes = d.id)
      and exists (
        select 1 from decisions k
        where k.comment_id = c.id
          and s.data -> 'strikes' @> jsonb_build_array(jsonb_build_object('decisionId', k.id)))
      and (
        exists (select 1 from appeals a where a.link_id = l.id and a.status = 'open')
        or (
          not exists (select 1 from appeals a where a.link_id = l.id)
          and (l.told_at is null or l.told_at + interval '184 days' > new.purged_at)))
  ) then
    raise exception 'a restriction that rests on the removal of this text can still be contested'
      using errcode = 'check_violation', constraint = 'revisions_kept_while_struck';
  end if;
  return new;
end $$;
