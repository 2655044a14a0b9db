import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Account, ReviewInvitation } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { newLinkToken } from "../decisions/appeal-link.ts";
import type { Deps } from "../deps.ts";
import { queueLetter } from "../mail/outbox.ts";
import type { Person } from "../shared/actor.ts";
import { DAY, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { assertIndependent } from "./conflicts.ts";
import { assertMay, lockAppeal } from "./lock-appeal.ts";
import { REVIEW_DAYS } from "./review-link.ts";

export interface InviteReviewer {
  readonly appealId: string;
  /** Lower case. */
  readonly email: string;
  readonly locale: string;
  readonly actor: Person;
}

/**
 * An administrator asks somebody outside to decide one appeal, by a link that is good for nothing else. An invitation
 * that stands is replaced. Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`.
 */
export async function inviteReviewer(deps: Deps, input: InviteReviewer): Promise<ReviewInvitation> {
  const { appealId, actor } = input;
  return transaction(deps.db, async (tx) => {
    const at = deps.clock();
    const { appeal } = await lockAppeal(tx, appealId);
    await assertOutsider(tx, input);
    const reviewer = await findReviewer(tx, input, at);

    await tx.reviewInvitation.updateMany({ where: { appealId, revokedAt: null }, data: { revokedAt: at } });
    const invitation = await insertInvitation(deps, tx, { ...input, reviewerId: reviewer.id, at });
    // By the address, too, which stands in the row by now: whoever is refused here was never invited.
    await assertIndependent(tx, { appealId, accountId: reviewer.id });
    assertMay("claim", appeal);
    const details = { appeal: appealId, reviewer: reviewer.id };
    const subject = { subjectKind: "review_invitation", subjectId: invitation.id };
    await appendAudit(tx, { actor, action: "appeal.invite_reviewer", ...subject, details, at });
    return invitation;
  });
}

const accountRow = z.array(z.object({ id: z.string(), role: z.string() }));

/**
 * Nobody is invited to judge their own matter under another hat: addresses of accounts with a part in it, and staff's,
 * in whatever spelling leads to the same mailbox.
 */
async function assertOutsider(tx: Tx, { appealId, email }: InviteReviewer): Promise<void> {
  const known = accountRow.parse(
    await tx.$queryRaw`
      select id, role::text from accounts where site_id = ${SITE_ID}::uuid and mailbox(email) = mailbox(${email})`,
  );
  if (known.some(({ role }) => role !== "reader"))
    throw new Refusal("conflict_of_interest", "This is the address of somebody of the staff, who needs no invitation.");
  for (const { id } of known) await assertIndependent(tx, { appealId, accountId: id });
  const notified = found.parse(
    await tx.$queryRaw`
      select l.id
      from appeals a
      join appeal_links l on l.id = a.link_id
      where a.id = ${appealId}::uuid and mailbox(l.address) = mailbox(${email})`,
  );
  if (notified.length > 0) throw new Refusal("conflict_of_interest", "Whoever filed this appeal cannot decide it.");
}

const found = z.array(z.object({ id: z.string() }));

/** One account stands for one mailbox, also when its address is purged, so that nobody decides twice about the same comment. */
async function findReviewer(tx: Tx, { email }: InviteReviewer, at: Date): Promise<Pick<Account, "id">> {
  const [earlier] = found.parse(
    await tx.$queryRaw`
      select reviewer_id as id from review_invitations
      where mailbox_hash = mailbox_hash(reviewer_id, ${email})
      order by created_at, id
      limit 1`,
  );
  if (earlier) return earlier;
  return tx.account.create({
    data: { id: newId(), siteId: SITE_ID, displayName: "Outside reviewer", isReviewer: true, createdAt: at },
    select: { id: true },
  });
}

interface InsertInvitation extends InviteReviewer {
  readonly reviewerId: string;
  readonly at: Date;
}

async function insertInvitation(deps: Deps, tx: Tx, input: InsertInvitation): Promise<ReviewInvitation> {
  const { appealId, email, locale, reviewerId, at } = input;
  const invitation = await tx.reviewInvitation.create({
    data: {
      ...newLinkToken(deps),
      appealId,
      reviewerId,
      address: email,
      locale,
      invitedBy: input.actor.accountId,
      createdAt: at,
      expiresAt: after(at, REVIEW_DAYS * DAY),
    },
  });
  await queueLetter(tx, {
    kind: "review_invited",
    subjectId: invitation.id,
    accountId: null,
    recipientKey: reviewerId,
    address: email,
    locale,
    at,
    host: new URL(deps.config.publicUrl).hostname,
  });
  return invitation;
}

export interface RevokeReviewer {
  readonly appealId: string;
  readonly actor: Person;
}

/** Ends the standing invitation to decide an appeal, if there is one: its link answers like any bad link. */
export async function revokeReviewer(deps: Deps, { appealId, actor }: RevokeReviewer): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const at = deps.clock();
    const { appeal } = await lockAppeal(tx, appealId);
    assertMay("claim", appeal);
    const standing = await tx.reviewInvitation.updateMany({
      where: { appealId, revokedAt: null },
      data: { revokedAt: at },
    });
    if (standing.count === 0) return;
    const subject = { subjectKind: "appeal", subjectId: appealId };
    await appendAudit(tx, { actor, action: "appeal.revoke_reviewer", ...subject, at });
  });
}
