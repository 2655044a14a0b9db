-- Who gave a notice, when their words and address are purged: for as long as a suspension counts it or somebody's right to
-- a decider without a part in the matter needs it, see src/retention/due.ts. Salted with the notice, as an invited
-- reviewer's is with the account that stands for them, for the triggers below have to compare it: two notices by one person
-- cannot be told to be that.
-- AlterTable
ALTER TABLE "notices" ADD COLUMN "mailbox_hash" BYTEA;

-- DropIndex: an expression, which schema.prisma cannot say.
drop index notices_mailbox_idx;

-- CreateIndex
CREATE INDEX "notices_unfounded" ON "notices"("received_at") WHERE (status = 'unfounded'::notice_status);

update notices set mailbox_hash = mailbox_hash(id, address) where address is not null;

create function remember_notifier() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  new.mailbox_hash := mailbox_hash(new.id, new.address);
  return new;
end $$;

create trigger notices_mailbox before insert on notices
  for each row execute function remember_notifier();

alter table notices add constraint notices_mailbox_kept check (purged_at is not null or (mailbox_hash is null) = (address is null));

-- As in 20261122001600_same_person, but by what outlasts the address.
create or replace function is_notice_of(people uuid[], notice notices) returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(notice.given_by = any(people), false) or (
    notice.mailbox_hash is not null
    and coalesce((select first.status from notices first where first.id = notice.joined_id), notice.status) <> 'withdrawn'
    and (
      exists (
        select 1 from accounts a
        where a.id = any(people) and (a.email_verified_at is not null or a.sso_subject is null)
          and mailbox_hash(notice.id, a.email) = notice.mailbox_hash)
      or exists (
        select 1 from review_invitations i
        where i.reviewer_id = any(people) and (
          mailbox_hash(notice.id, i.address) = notice.mailbox_hash
          or i.mailbox_hash = mailbox_hash(i.reviewer_id, notice.address)))))
$$;
