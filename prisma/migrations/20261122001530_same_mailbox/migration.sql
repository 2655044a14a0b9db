-- AlterTable
ALTER TABLE "review_invitations" ADD COLUMN "mailbox_hash" BYTEA;

-- Who an address reaches: letter case, and what follows a plus sign, lead to the same person.
create function mailbox(address text) returns text language sql immutable
set search_path = pg_catalog, public, pg_temp as $$
  select lower(regexp_replace(address, '^([^+@]+)\+[^@]*@', '\1@'))
$$;

-- Outlasts the address, salted with the account that stands for it: whoever is invited again is the same reviewer, and
-- decides nothing about what they decided before.
create function mailbox_hash(reviewer uuid, address text) returns bytea language sql immutable
set search_path = pg_catalog, public, pg_temp as $$
  select sha256(convert_to(reviewer::text || ':' || mailbox(address), 'UTF8'))
$$;

update review_invitations set mailbox_hash = mailbox_hash(reviewer_id, address) where address is not null;

create function remember_mailbox() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  new.mailbox_hash := mailbox_hash(new.reviewer_id, new.address);
  return new;
end $$;

create trigger review_invitations_mailbox before insert on review_invitations
  for each row execute function remember_mailbox();

-- As in 20261122001100_independence, but for the notifier's mailbox: another spelling of it, or a purged address, is no
-- other person.
create or replace function appeal_conflict(of_comment uuid, of_restriction uuid, by_link uuid, person uuid, outcome uuid)
returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = person) then 'author'
    when exists (select 1 from restrictions where id = of_restriction and account_id = person) then 'restricted'
    when exists (select 1 from appeal_links where id = by_link and account_id = person) then 'party'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = person) then 'flagger'
    when exists (
      select 1 from notices n
      where n.comment_id = of_comment and n.status <> 'withdrawn' and (
        n.given_by = person
        or exists (
          select 1 from review_invitations i
          where i.reviewer_id = person and i.mailbox_hash = mailbox_hash(i.reviewer_id, n.address)))) then 'notifier'
    when exists (
      select 1 from decisions
      where comment_id = of_comment and decided_by = person and id is distinct from outcome)
      or exists (
        select 1 from cases
        where comment_id = of_comment and resolved_by = person and decision_id is distinct from appeal_conflict.outcome)
      or exists (
        select 1 from appeal_links l join notices n on n.id = l.notice_id
        where l.id = by_link and n.marked_by = person) then 'decider'
    when exists (
      select 1 from appeals
      where (comment_id = of_comment or restriction_id = of_restriction)
        and decided_by = person and link_id <> by_link) then 'answerer'
    when exists (select 1 from restrictions where id = of_restriction and created_by = person)
      or exists (
        select 1 from decisions
        where restriction_id = of_restriction and decided_by = person and id is distinct from outcome) then 'imposer'
    when exists (
      select 1 from restrictions r
      join account_notes n on n.account_id = r.account_id
      where r.id = of_restriction and n.written_by = person) then 'note_writer'
    when exists (
      select 1 from decisions given
      join statements s on s.decision_id = given.id
      cross join lateral jsonb_array_elements(coalesce(s.data->'strikes', '[]')) strike
      join decisions d on d.id = (strike->>'decisionId')::uuid
      left join appeals a on a.decision_id = d.id
      where given.restriction_id = of_restriction and (d.decided_by = person or a.decided_by = person))
      then 'judge'
  end
$$;
