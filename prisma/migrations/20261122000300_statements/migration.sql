-- Restrictions as decisions, and statements of reasons for holds and restrictions too.
ALTER TYPE "decision_cause" ADD VALUE 'restriction';
ALTER TYPE "letter_kind" ADD VALUE 'comment_held';
ALTER TYPE "letter_kind" ADD VALUE 'account_restricted';
ALTER TYPE "letter_kind" ADD VALUE 'restriction_lifted';
ALTER TYPE "restriction_kind" ADD VALUE 'warning' BEFORE 'premoderated';
CREATE TYPE "open_comments" AS ENUM ('keep', 'hold', 'remove');

ALTER TABLE "restrictions" ADD COLUMN "open_comments" "open_comments" NOT NULL DEFAULT 'keep',
ADD COLUMN "applied_at" TIMESTAMPTZ(3);

CREATE TABLE "strike_waivers" (
    "decision_id" UUID NOT NULL,
    "waived_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "strike_waivers_pkey" PRIMARY KEY ("decision_id")
);

ALTER TABLE "strike_waivers" ADD CONSTRAINT "strike_waivers_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "strike_waivers" ADD CONSTRAINT "strike_waivers_waived_by_fkey" FOREIGN KEY ("waived_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What waits for a human, for the schedule that tells its authors so.
CREATE INDEX "comments_held" ON "comments"("created_at", "id") WHERE (status = 'held'::comment_status);

create trigger strike_waivers_append_only before update or delete on strike_waivers
  for each row execute function refuse_change();
create trigger strike_waivers_not_truncated before truncate on strike_waivers
  for each statement execute function refuse_change();

-- A strike is a removal, and nobody waives their own.
create function refuse_waiver() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from decisions d
    join comments c on c.id = d.comment_id
    where d.id = new.decision_id and d.kind = 'remove' and c.author_id <> new.waived_by
  ) then
    raise exception 'a strike is the removal of somebody else''s comment'
      using errcode = 'check_violation', constraint = 'strike_waivers_removal';
  end if;
  return new;
end $$;

create trigger strike_waivers_removal before insert on strike_waivers
  for each row execute function refuse_waiver();

-- Invariant 1, for accounts as for comments: every restriction is a decision with one statement of reasons, addressed to
-- the person whom it limits, with their link to contest it, all in one transaction.

create function refuse_misdirected_statement() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from decisions d
    left join comments c on c.id = d.comment_id
    left join restrictions r on r.id = d.restriction_id
    where d.id = new.decision_id and d.kind in ('hold', 'remove', 'restrict')
      and new.account_id = coalesce(c.author_id, r.account_id)
  ) then
    raise exception 'a statement of reasons is about a decision that restricts, to the person whom it restricts'
      using errcode = 'check_violation', constraint = 'statements_to_whom_they_concern';
  end if;
  return new;
end $$;

create trigger statements_to_whom_they_concern before insert on statements
  for each row execute function refuse_misdirected_statement();

create function assert_statement_contestable() returns trigger language plpgsql as $$
begin
  if (select count(*) from appeal_links where decision_id = new.decision_id and party = 'author'
    and account_id = new.account_id) <> 1 then
    raise exception 'a statement of reasons without its author''s link to contest it'
      using errcode = 'check_violation', constraint = 'statements_contestable';
  end if;
  return null;
end $$;

create constraint trigger statements_contestable
  after insert on statements
  deferrable initially deferred
  for each row execute function assert_statement_contestable();

create function assert_restricted_with_reasons() returns trigger language plpgsql as $$
begin
  if (select count(*) from statements where decision_id = new.id) <> 1 then
    raise exception 'decision % restricts an account without a statement of reasons', new.id
      using errcode = 'check_violation', constraint = 'decisions_restrict_with_reasons';
  end if;
  return null;
end $$;

create constraint trigger decisions_restrict_with_reasons
  after insert on decisions
  deferrable initially deferred
  for each row when (new.kind = 'restrict')
  execute function assert_restricted_with_reasons();

-- A restriction follows its decisions: the root restricts, and it is lifted by the one decision that supersedes it.
create function assert_restriction_follows_decisions() returns trigger language plpgsql as $$
declare
  target uuid := case tg_table_name when 'restrictions' then to_jsonb(new)->>'id' else to_jsonb(new)->>'restriction_id' end;
  found record;
begin
  select r.lifted_at, r.created_by, r.account_id, given.id as given, given.decided_by as giver,
    (select count(*) from decisions d where d.restriction_id = r.id and d.kind = 'lift') as lifts,
    (select count(*) from decisions d where d.restriction_id = r.id and d.kind = 'lift'
      and d.supersedes = given.id and d.decided_by = r.lifted_by) as own_lifts
  into found
  from restrictions r
  left join decisions given on given.restriction_id = r.id and given.kind = 'restrict' and given.supersedes is null
  where r.id = target;

  if found.given is null or found.giver is distinct from found.created_by then
    raise exception 'restriction % was given by no decision', target
      using errcode = 'check_violation', constraint = 'restrictions_decided';
  end if;
  if found.lifts <> found.own_lifts or found.lifts <> (case when found.lifted_at is null then 0 else 1 end) then
    raise exception 'restriction % and the decision that lifts it disagree', target
      using errcode = 'check_violation', constraint = 'restrictions_follow_decisions';
  end if;
  return null;
end $$;

create constraint trigger restrictions_follow_decisions
  after insert or update of lifted_at, lifted_by on restrictions
  deferrable initially deferred
  for each row execute function assert_restriction_follows_decisions();

create constraint trigger decisions_followed_by_restrictions
  after insert on decisions
  deferrable initially deferred
  for each row when (new.restriction_id is not null)
  execute function assert_restriction_follows_decisions();

-- What a restriction is does not change: its author was told. Its words can be purged, its end can come early, once.
create function refuse_changed_restriction() returns trigger language plpgsql as $$
begin
  if (new.id, new.account_id, new.kind, new.open_comments, new.created_at, new.created_by)
      is distinct from (old.id, old.account_id, old.kind, old.open_comments, old.created_at, old.created_by)
    or new.until is distinct from old.until
    or (new.reason is distinct from old.reason and new.reason is not null)
    or (old.lifted_at is not null and new.lifted_at is distinct from old.lifted_at)
    or (old.applied_at is not null and new.applied_at is distinct from old.applied_at)
  then
    raise exception 'a restriction stays what its author was told'
      using errcode = 'check_violation', constraint = 'restrictions_kept';
  end if;
  return new;
end $$;

create trigger restrictions_kept before update on restrictions
  for each row execute function refuse_changed_restriction();

-- Nobody restricts or frees themselves, nor restricts staff. Whoever else is in conflict is for the program to say.
alter table restrictions
  add constraint restrictions_by_another check (created_by <> account_id),
  add constraint restrictions_lifted_by_another check (lifted_by <> account_id) not valid;

create function refuse_restricted_staff() returns trigger language plpgsql as $$
begin
  if (select role from accounts where id = new.account_id) <> 'reader' then
    raise exception 'staff are not restricted'
      using errcode = 'check_violation', constraint = 'restrictions_of_readers';
  end if;
  return new;
end $$;

create trigger restrictions_of_readers before insert on restrictions
  for each row execute function refuse_restricted_staff();
