-- AlterTable
ALTER TABLE "cases" ADD COLUMN "resolved_by" UUID;

-- AlterTable
ALTER TABLE "notices" ADD COLUMN "given_by" UUID,
ADD COLUMN "marked_by" UUID;

-- CreateIndex
CREATE INDEX "notices_given_by_idx" ON "notices"("given_by");

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_resolved_by_fkey" FOREIGN KEY ("resolved_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_given_by_fkey" FOREIGN KEY ("given_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_marked_by_fkey" FOREIGN KEY ("marked_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who resolved a case without a decision of their own, by confirming the policy's, was kept by its flags and notices.
update cases c set resolved_by = coalesce(
  (select closed_by from flags where case_id = c.id and closed_by is not null limit 1),
  (select closed_by from notices where case_id = c.id and closed_by is not null limit 1),
  (select decided_by from decisions where id = c.decision_id))
where status <> 'open';

-- Whoever had any part in the matter answers no appeal about it: who gave notice while signed in (an address alone is
-- anybody's to write), who confirmed the policy's removal, who answered another appeal about the same comment or
-- restriction, who called the notifier's notice unfounded. An outside reviewer has no account to sign in with, so there
-- the address tells.
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
        or n.address in (select address from review_invitations where reviewer_id = person))) then 'notifier'
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

create or replace function refuse_conflicted_decider() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and new.comment_id is not null and (
    exists (select 1 from comments where id = new.comment_id and author_id = new.decided_by)
    or exists (select 1 from flags where comment_id = new.comment_id and flagger_id = new.decided_by)
    or exists (
      select 1 from notices
      where comment_id = new.comment_id and given_by = new.decided_by and status <> 'withdrawn')
  ) then
    raise exception 'a comment is decided by no one who wrote or flagged it, or gave notice of it'
      using errcode = 'check_violation', constraint = 'decisions_independent_decider';
  end if;
  return new;
end $$;

create or replace function refuse_own_notice() returns trigger language plpgsql as $$
begin
  if new.closed_by = new.given_by and new.status <> 'moot' then
    raise exception 'a notice is answered by no one who gave it'
      using errcode = 'check_violation', constraint = 'notices_independent_closer';
  end if;
  return new;
end $$;

-- Names in a function mean the tables of this schema, whatever a session puts before them: a temporary table of the same
-- name would otherwise take a trigger's rows, or answer its questions.
do $$
declare
  ours regprocedure;
begin
  for ours in
    select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', ours);
  end loop;
end $$;
