-- As in 20261122001500_blind_reviews, but for a person under all their names: nobody judges again, blind, what they decided,
-- wrote, flagged, gave notice of or reviewed as somebody else.
create or replace function second_review_conflict(of_comment uuid, of_review uuid, counterpart uuid, person uuid)
returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = any(people.ids)) then 'author'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = any(people.ids)) then 'flagger'
    when exists (select 1 from notices n where n.comment_id = of_comment and is_notice_of(people.ids, n)) then 'notifier'
    when counterpart = any(people.ids)
      or exists (select 1 from decisions where comment_id = of_comment and decided_by = any(people.ids))
      or exists (select 1 from cases where comment_id = of_comment and resolved_by = any(people.ids)) then 'decider'
    when exists (select 1 from appeals where comment_id = of_comment and decided_by = any(people.ids))
      then 'appeal_decider'
    when exists (select 1 from golden_items where comment_id = of_comment and marked_by = any(people.ids)) then 'marker'
    when exists (
      select 1 from second_reviews r
      join second_review_answers a on a.review_id = r.id
      where r.comment_id = of_comment and r.id is distinct from of_review and a.reviewer_id = any(people.ids)) then 'seen'
    when exists (
      select 1 from second_reviews r
      join cases k on k.comment_id = r.comment_id
      where r.id = of_review and (k.status = 'open' or greatest(k.opened_at, k.resolved_at) > r.created_at))
      or exists (
      select 1 from second_reviews r
      join appeals p on p.comment_id = r.comment_id
      where r.id = of_review and (p.status = 'open' or greatest(p.filed_at, p.decided_at) > r.created_at))
      then 'reopened'
  end
  from (select same_person(person) as ids offset 0) people
$$;
