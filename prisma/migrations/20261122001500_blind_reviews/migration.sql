-- Whoever works on a case or an appeal has to know what was decided. So a comment that came back to somebody's desk since
-- it was put down to be judged again, blind, is no longer offered to anybody: due process goes before statistics.
create or replace function second_review_conflict(of_comment uuid, of_review uuid, counterpart uuid, person uuid)
returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = person) then 'author'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = person) then 'flagger'
    when person = counterpart
      or exists (select 1 from decisions where comment_id = of_comment and decided_by = person) then 'decider'
    when exists (select 1 from appeals where comment_id = of_comment and decided_by = person) then 'appeal_decider'
    when exists (select 1 from golden_items where comment_id = of_comment and marked_by = person) then 'marker'
    when exists (
      select 1 from second_reviews r
      join second_review_answers a on a.review_id = r.id
      where r.comment_id = of_comment and r.id is distinct from of_review and a.reviewer_id = person) then 'seen'
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
$$;
