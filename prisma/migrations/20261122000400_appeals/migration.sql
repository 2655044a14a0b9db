-- Appeals in full: against restrictions and by notifiers, decided by somebody outside where nobody inside may; alerts.
ALTER TYPE "letter_kind" ADD VALUE 'staff_alert';
ALTER TYPE "letter_kind" ADD VALUE 'review_invited';

CREATE TYPE "alert_kind" AS ENUM ('letter_undelivered', 'appeal_without_decider', 'overdue');

ALTER TABLE "accounts" ADD COLUMN "is_reviewer" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "cases" ADD COLUMN "escalated_at" TIMESTAMPTZ(3);

DROP INDEX "appeal_links_decision_id_party_key";
ALTER TABLE "appeal_links"
  ALTER COLUMN "account_id" DROP NOT NULL,
  ADD COLUMN "notice_id" UUID,
  ADD COLUMN "address" TEXT,
  ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'en';
CREATE UNIQUE INDEX "appeal_links_one_per_author" ON "appeal_links"("decision_id") WHERE (party = 'author'::appeal_party);
CREATE UNIQUE INDEX "appeal_links_notice_id_key" ON "appeal_links"("notice_id");
CREATE INDEX "appeal_links_decision_id_idx" ON "appeal_links"("decision_id");
CREATE INDEX "appeal_links_account_id_idx" ON "appeal_links"("account_id");

DROP INDEX "appeals_decision_id_party_key";
ALTER TABLE "appeals"
  ALTER COLUMN "comment_id" DROP NOT NULL,
  ADD COLUMN "restriction_id" UUID,
  ADD COLUMN "escalated_at" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "appeals_link_id_key" ON "appeals"("link_id");
CREATE UNIQUE INDEX "appeals_one_per_author" ON "appeals"("decision_id") WHERE (party = 'author'::appeal_party);
CREATE INDEX "appeals_restriction_id_idx" ON "appeals"("restriction_id");
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_restriction_id_fkey" FOREIGN KEY ("restriction_id") REFERENCES "restrictions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "review_invitations" (
    "id" UUID NOT NULL,
    "appeal_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "address" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "token_hash" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_invitations_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "review_invitations_token_hash_key" ON "review_invitations"("token_hash");
CREATE UNIQUE INDEX "review_invitations_one_standing" ON "review_invitations"("appeal_id") WHERE (revoked_at is null);
CREATE INDEX "review_invitations_address_idx" ON "review_invitations"("address");
ALTER TABLE "review_invitations" ADD CONSTRAINT "review_invitations_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "review_invitations" ADD CONSTRAINT "review_invitations_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "review_invitations" ADD CONSTRAINT "review_invitations_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "resend_requests" (
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resend_requests_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" "alert_kind" NOT NULL,
    "cause" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "alerts_kind_cause_day_key" ON "alerts"("kind", "cause", "day");
CREATE INDEX "alerts_raised_at_id_idx" ON "alerts"("raised_at", "id");
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_acknowledged_by_fkey" FOREIGN KEY ("acknowledged_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Shapes ----------------------------------------------------------------------------------------------------------

alter table accounts
  add constraint accounts_reviewer_signs_in_nowhere check (
    not is_reviewer or (email is null and sso_subject is null and role = 'reader'));

alter table appeal_links
  add constraint appeal_links_party check (
    case party
      when 'author' then account_id is not null and notice_id is null and address is null
      else notice_id is not null
    end);

alter table appeals
  add constraint appeals_subject check (
    num_nonnulls(comment_id, restriction_id) = 1 and (party = 'author' or comment_id is not null)),
  add constraint appeals_words_kept_while_open check (status <> 'open' or statement is not null);

alter table review_invitations
  add constraint review_invitations_end check (expires_at > created_at),
  add constraint review_invitations_lower_case check (address = lower(address));

alter table alerts
  add constraint alerts_cause check (cause ~ '^[A-Za-z0-9_.:-]{1,100}$'),
  add constraint alerts_count check (count >= 1),
  add constraint alerts_acknowledged check ((acknowledged_at is null) = (acknowledged_by is null));

-- Nobody judges themselves.
alter table account_notes
  add constraint account_notes_not_on_oneself check (written_by <> account_id);

-- Invariant 4, for restrictions and outside reviewers too --------------------------------------------------------------

-- Why this person may not answer this appeal, or null. The one definition: the trigger, the claim and the screens ask it.
-- A restriction rests on the removals that its statement of reasons counts as strikes.
create function appeal_conflict(of_comment uuid, of_restriction uuid, by_link uuid, person uuid, outcome uuid)
returns text language sql stable as $$
  select case
    when exists (select 1 from comments where id = of_comment and author_id = person) then 'author'
    when exists (select 1 from restrictions where id = of_restriction and account_id = person) then 'restricted'
    when exists (select 1 from appeal_links where id = by_link and account_id = person) then 'party'
    when exists (select 1 from flags where comment_id = of_comment and flagger_id = person) then 'flagger'
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

create or replace function refuse_conflicted_appeal_decider() returns trigger language plpgsql as $$
begin
  if new.decided_by is null then
    return new;
  end if;
  if appeal_conflict(new.comment_id, new.restriction_id, new.link_id, new.decided_by, new.outcome_decision_id) is not null
  then
    raise exception 'an appeal is decided by no one who had a part in its matter'
      using errcode = 'check_violation', constraint = 'appeals_independent_decider';
  end if;
  if not exists (
    select 1 from accounts a
    where a.id = new.decided_by and (a.role <> 'reader' or exists (
      select 1 from review_invitations i
      where i.appeal_id = new.id and i.reviewer_id = a.id and i.revoked_at is null and i.expires_at > new.decided_at))
  ) then
    raise exception 'an appeal is decided by staff, or by whoever was invited to decide it'
      using errcode = 'check_violation', constraint = 'appeals_decider_entitled';
  end if;
  return new;
end $$;

-- Answered, withdrawn or void: an appeal is never opened again.
create function refuse_second_answer() returns trigger language plpgsql as $$
begin
  if old.status <> 'open' and (new.status, new.decided_at, new.decided_by, new.outcome_decision_id)
    is distinct from (old.status, old.decided_at, old.decided_by, old.outcome_decision_id)
  then
    raise exception 'this appeal has ended'
      using errcode = 'check_violation', constraint = 'appeals_end_once';
  end if;
  return new;
end $$;

create trigger appeals_end_once
  before update on appeals
  for each row execute function refuse_second_answer();

-- Invariant 6: text is kept as long as window and appeal need it ---------------------------------------------------------

create function refuse_early_purge() returns trigger language plpgsql as $$
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
  return new;
end $$;

create trigger revisions_kept
  before update of body on revisions
  for each row when (old.body is not null and new.body is null)
  execute function refuse_early_purge();

create function refuse_showing_nothing() returns trigger language plpgsql as $$
begin
  if exists (select 1 from revisions where comment_id = new.id and number = new.revision and body is null) then
    raise exception 'the text of this comment is purged'
      using errcode = 'check_violation', constraint = 'comments_shown_with_text';
  end if;
  return new;
end $$;

create trigger comments_shown_with_text
  before update of status on comments
  for each row when (new.status = 'published' and old.status <> 'published')
  execute function refuse_showing_nothing();
