-- Notices by anyone of what they hold to be illegal (DSA Article 16), and what comes of their misuse (Article 23).
ALTER TYPE "letter_kind" ADD VALUE 'notice_received';
ALTER TYPE "letter_kind" ADD VALUE 'notice_decided';
ALTER TYPE "letter_kind" ADD VALUE 'notifier_warned';
ALTER TYPE "letter_kind" ADD VALUE 'notifier_suspended';

CREATE TYPE "notice_source" AS ENUM ('notice', 'trusted_flagger');
CREATE TYPE "notice_status" AS ENUM ('open', 'joined', 'removed', 'kept', 'unfounded', 'moot', 'withdrawn');
CREATE TYPE "notifier_measure_kind" AS ENUM ('warning', 'suspension');

CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "source" "notice_source" NOT NULL,
    "status" "notice_status" NOT NULL DEFAULT 'open',
    "joined_id" UUID,
    "child_abuse" BOOLEAN NOT NULL DEFAULT false,
    "explanation" TEXT,
    "legal_reference" TEXT,
    "name" TEXT,
    "address" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "token_hash" BYTEA,
    "key_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "decision_id" UUID,
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notices_token_hash_key" ON "notices"("token_hash");
CREATE UNIQUE INDEX "notices_one_open_per_address" ON "notices"("comment_id", "revision", "address") WHERE (status = 'open'::notice_status);
CREATE INDEX "notices_status_received_at_id_idx" ON "notices"("status", "received_at", "id");
CREATE INDEX "notices_received_at_id_idx" ON "notices"("received_at", "id");
CREATE INDEX "notices_comment_id_idx" ON "notices"("comment_id");
CREATE INDEX "notices_case_id_idx" ON "notices"("case_id");
CREATE INDEX "notices_address_idx" ON "notices"("address");
ALTER TABLE "notices" ADD CONSTRAINT "notices_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notices" ADD CONSTRAINT "notices_comment_id_revision_fkey" FOREIGN KEY ("comment_id", "revision") REFERENCES "revisions"("comment_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notices" ADD CONSTRAINT "notices_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notices" ADD CONSTRAINT "notices_joined_id_fkey" FOREIGN KEY ("joined_id") REFERENCES "notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notices" ADD CONSTRAINT "notices_closed_by_fkey" FOREIGN KEY ("closed_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notices" ADD CONSTRAINT "notices_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "notifier_measures" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "kind" "notifier_measure_kind" NOT NULL,
    "address" TEXT,
    "count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifier_measures_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notifier_measures_notice_id_key" ON "notifier_measures"("notice_id");
CREATE INDEX "notifier_measures_address_created_at_idx" ON "notifier_measures"("address", "created_at");
ALTER TABLE "notifier_measures" ADD CONSTRAINT "notifier_measures_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notifier_measures" ADD CONSTRAINT "notifier_measures_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Shapes ----------------------------------------------------------------------------------------------------------

alter table notices
  -- Article 16(2)(c): who gives notice says who they are, unless it is about the sexual abuse of children.
  add constraint notices_named check (
    child_abuse or purged_at is not null or (name is not null and address is not null)),
  add constraint notices_lower_case check (address = lower(address)),
  add constraint notices_words_kept_while_open check (
    status <> 'open' or (purged_at is null and explanation is not null)),
  add constraint notices_joined check ((status = 'joined') = (joined_id is not null) and joined_id is distinct from id),
  -- A notice that joined another one is followed by the link of that one.
  add constraint notices_link check ((token_hash is null) = (status = 'joined') and (token_hash is null) = (key_id is null)),
  add constraint notices_closed check ((closed_at is null) = (status in ('open', 'joined'))),
  add constraint notices_decided check ((decision_id is not null) = (status in ('removed', 'kept', 'unfounded'))),
  -- Invariant 12, for notices: by a moderator, by the author who deleted the comment, or by the notifier through the link.
  add constraint notices_closed_by_a_human check (
    status in ('open', 'joined') or (closed_by is null) = (status = 'withdrawn')),
  add constraint notices_purged check (
    purged_at is null or num_nonnulls(explanation, legal_reference, name, address) = 0);

alter table notifier_measures
  add constraint notifier_measures_end check (
    case kind when 'suspension' then ends_at > created_at else ends_at is null end),
  add constraint notifier_measures_count check (count >= 1),
  add constraint notifier_measures_lower_case check (address = lower(address));

-- An answer is given once; only that it was unfounded can be said of it afterwards.
create function refuse_second_notice_answer() returns trigger language plpgsql as $$
begin
  if old.status <> 'open' and not (old.status = 'kept' and new.status = 'unfounded' and new.decision_id = old.decision_id)
  then
    raise exception 'this notice has been answered'
      using errcode = 'check_violation', constraint = 'notices_end_once';
  end if;
  return new;
end $$;

create trigger notices_end_once
  before update of status on notices
  for each row when (old.status is distinct from new.status)
  execute function refuse_second_notice_answer();

-- Nobody answers their own notice, under whatever hat: invariant 4.
create function refuse_own_notice() returns trigger language plpgsql as $$
begin
  if exists (select 1 from accounts where id = new.closed_by and email = new.address) and new.status <> 'moot' then
    raise exception 'a notice is answered by no one who gave it'
      using errcode = 'check_violation', constraint = 'notices_independent_closer';
  end if;
  return new;
end $$;

create trigger notices_independent_closer
  before update of closed_by on notices
  for each row when (new.closed_by is not null)
  execute function refuse_own_notice();

-- Article 23(2): only after a prior warning, and only for a notice that came after it.
create function refuse_unwarned_suspension() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from notifier_measures w
    join notices n on n.id = new.notice_id
    where w.kind = 'warning' and w.address = new.address and w.created_at < n.received_at
  ) then
    raise exception 'nobody is suspended without a warning before'
      using errcode = 'check_violation', constraint = 'notifier_measures_warned_before';
  end if;
  return new;
end $$;

create trigger notifier_measures_warned_before
  before insert on notifier_measures
  for each row when (new.kind = 'suspension')
  execute function refuse_unwarned_suspension();
