-- Quality of moderators' work: some of their decisions judged again by somebody who does not know what was decided,
-- and items whose right answer is known among them.
CREATE TYPE "review_outcome" AS ENUM ('publish', 'remove');

CREATE TABLE "review_draws" (
    "site_id" UUID NOT NULL,
    "drawn_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_draws_pkey" PRIMARY KEY ("site_id")
);

CREATE TABLE "golden_items" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "outcome" "review_outcome" NOT NULL,
    "category" TEXT,
    "why" TEXT,
    "marked_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by" UUID,

    CONSTRAINT "golden_items_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "golden_items_id_marked_by_key" ON "golden_items"("id", "marked_by");
CREATE UNIQUE INDEX "golden_items_one_standing" ON "golden_items"("comment_id", "revision") WHERE (retired_at is null);
CREATE INDEX "golden_items_created_at_id_idx" ON "golden_items"("created_at", "id");
ALTER TABLE "golden_items" ADD CONSTRAINT "golden_items_comment_id_revision_fkey" FOREIGN KEY ("comment_id", "revision") REFERENCES "revisions"("comment_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "golden_items" ADD CONSTRAINT "golden_items_marked_by_fkey" FOREIGN KEY ("marked_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "golden_items" ADD CONSTRAINT "golden_items_retired_by_fkey" FOREIGN KEY ("retired_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "second_reviews" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "decision_id" UUID,
    "golden_id" UUID,
    "counterpart_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "second_reviews_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "second_reviews_decision_id_key" ON "second_reviews"("decision_id");
CREATE UNIQUE INDEX "second_reviews_id_counterpart_id_key" ON "second_reviews"("id", "counterpart_id");
CREATE INDEX "second_reviews_waiting" ON "second_reviews"("created_at", "id") WHERE (answered_at is null);
CREATE INDEX "second_reviews_golden_id_idx" ON "second_reviews"("golden_id");
CREATE INDEX "second_reviews_comment_id_idx" ON "second_reviews"("comment_id");
ALTER TABLE "second_reviews" ADD CONSTRAINT "second_reviews_decision_id_counterpart_id_fkey" FOREIGN KEY ("decision_id", "counterpart_id") REFERENCES "decisions"("id", "decider_key") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "second_reviews" ADD CONSTRAINT "second_reviews_golden_id_counterpart_id_fkey" FOREIGN KEY ("golden_id", "counterpart_id") REFERENCES "golden_items"("id", "marked_by") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "second_reviews" ADD CONSTRAINT "second_reviews_comment_id_revision_fkey" FOREIGN KEY ("comment_id", "revision") REFERENCES "revisions"("comment_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "second_review_answers" (
    "review_id" UUID NOT NULL,
    "counterpart_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "outcome" "review_outcome" NOT NULL,
    "category" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "second_review_answers_pkey" PRIMARY KEY ("review_id")
);
CREATE UNIQUE INDEX "second_review_answers_review_id_counterpart_id_key" ON "second_review_answers"("review_id", "counterpart_id");
CREATE INDEX "second_review_answers_created_at_review_id_idx" ON "second_review_answers"("created_at", "review_id");
CREATE INDEX "second_review_answers_reviewer_id_created_at_idx" ON "second_review_answers"("reviewer_id", "created_at");
ALTER TABLE "second_review_answers" ADD CONSTRAINT "second_review_answers_review_id_counterpart_id_fkey" FOREIGN KEY ("review_id", "counterpart_id") REFERENCES "second_reviews"("id", "counterpart_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "second_review_answers" ADD CONSTRAINT "second_review_answers_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Shapes ----------------------------------------------------------------------------------------------------------

alter table golden_items
  add constraint golden_items_category check ((outcome = 'remove') = (category is not null)),
  add constraint golden_items_retired check ((retired_at is null) = (retired_by is null));

alter table second_reviews
  add constraint second_reviews_of_one_kind check (num_nonnulls(decision_id, golden_id) = 1);

alter table second_review_answers
  add constraint second_review_answers_category check ((outcome = 'remove') = (category is not null)),
  add constraint second_review_answers_another_human check (reviewer_id <> counterpart_id);

-- What is judged again is a person's decision about this very text, or the item marked for it -----------------------

create function refuse_stray_review() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from decisions
    where id = new.decision_id and basis = 'person' and (comment_id, revision) = (new.comment_id, new.revision)
    union all
    select 1 from golden_items
    where id = new.golden_id and (comment_id, revision) = (new.comment_id, new.revision)
  ) then
    raise exception 'a second review is of a person''s decision about this text, or of a golden item'
      using errcode = 'check_violation', constraint = 'second_reviews_of_this_text';
  end if;
  return new;
end $$;

create trigger second_reviews_of_this_text
  before insert on second_reviews
  for each row execute function refuse_stray_review();

-- Independence --------------------------------------------------------------------------------------------------------

-- Why this person may not review this text, or null. The one definition: the trigger, the offer and the draw ask it.
create function second_review_conflict(of_comment uuid, of_review uuid, counterpart uuid, person uuid)
returns text language sql stable as $$
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
  end
$$;

create function refuse_conflicted_reviewer() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from accounts where id = new.reviewer_id and role <> 'reader')
    or (select second_review_conflict(comment_id, id, counterpart_id, new.reviewer_id)
        from second_reviews where id = new.review_id) is not null
  then
    raise exception 'a second review is answered by somebody of the staff who had no part in the matter'
      using errcode = 'check_violation', constraint = 'second_review_answers_independent';
  end if;
  return new;
end $$;

create trigger second_review_answers_independent
  before insert on second_review_answers
  for each row execute function refuse_conflicted_reviewer();

-- One answer for good -------------------------------------------------------------------------------------------------

create trigger second_review_answers_append_only before update or delete on second_review_answers
  for each row execute function refuse_change();
create trigger second_review_answers_not_truncated before truncate on second_review_answers
  for each statement execute function refuse_change();
create trigger second_reviews_append_only before delete on second_reviews
  for each row execute function refuse_change();
create trigger second_reviews_not_truncated before truncate on second_reviews
  for each statement execute function refuse_change();

create function refuse_changed_review() returns trigger language plpgsql as $$
begin
  if old.answered_at is not null or to_jsonb(new) - 'answered_at' <> to_jsonb(old) - 'answered_at' then
    raise exception 'a second review is changed by its answer alone'
      using errcode = 'check_violation', constraint = 'second_reviews_answered_once';
  end if;
  return new;
end $$;

create trigger second_reviews_answered_once
  before update on second_reviews
  for each row execute function refuse_changed_review();

create function close_answered_review() returns trigger language plpgsql as $$
begin
  update second_reviews set answered_at = new.created_at where id = new.review_id;
  return null;
end $$;

create trigger second_review_answers_close
  after insert on second_review_answers
  for each row execute function close_answered_review();

-- A known answer stays what it was ------------------------------------------------------------------------------------

create function refuse_changed_golden() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['why', 'retired_at', 'retired_by'] <> to_jsonb(old) - array['why', 'retired_at', 'retired_by']
    or (new.why is distinct from old.why and new.why is not null)
    or (old.retired_at is not null and new.retired_at is distinct from old.retired_at)
  then
    raise exception 'a golden item is retired, never changed'
      using errcode = 'check_violation', constraint = 'golden_items_kept';
  end if;
  return new;
end $$;

create trigger golden_items_kept
  before update on golden_items
  for each row execute function refuse_changed_golden();
create trigger golden_items_append_only before delete on golden_items
  for each row execute function refuse_change();

-- Words about a text go with the text, whoever purges it ----------------------------------------------------------------

create function purge_golden_words() returns trigger language plpgsql as $$
begin
  update golden_items set why = null where comment_id = new.comment_id and revision = new.number and why is not null;
  return null;
end $$;

create trigger revisions_purge_golden_words
  after update of body on revisions
  for each row when (old.body is not null and new.body is null)
  execute function purge_golden_words();
