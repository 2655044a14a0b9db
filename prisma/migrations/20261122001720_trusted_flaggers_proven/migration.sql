-- AlterTable
ALTER TABLE "notices" ADD COLUMN "source_proven" BOOLEAN NOT NULL DEFAULT false;

-- Anyone can type the address of a trusted flagger. Whoever was signed in by that very address has shown that it is theirs.
update notices n
set source_proven = true
from accounts a
where n.source = 'trusted_flagger' and a.id = n.given_by and a.email_verified_at <= n.received_at
  and mailbox(a.email) = mailbox(n.address);
