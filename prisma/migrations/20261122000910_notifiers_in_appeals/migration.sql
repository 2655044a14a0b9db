-- Whoever gave notice of a comment answers no appeal about it: a notice needs no account, so the address tells.
create or replace function appeal_conflict(of_comment uuid, of_restriction uuid, by_link uuid, person uuid, outcome uuid)
returns text language sql stable as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = person) then 'author'
    when exists (select 1 from restrictions where id = of_restriction and account_id = person) then 'restricted'
    when exists (select 1 from appeal_links where id = by_link and account_id = person) then 'party'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = person) then 'flagger'
    when exists (
      select 1 from notices n
      where n.comment_id = of_comment and n.status not in ('joined', 'withdrawn') and n.address in (
        select email from accounts where id = person
        union all
        select address from review_invitations where reviewer_id = person)) then 'notifier'
    when exists (
      select 1 from decisions
      where comment_id = of_comment and decided_by = person and id is distinct from outcome) then 'decider'
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
