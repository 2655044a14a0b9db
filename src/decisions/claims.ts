import { randomBytes } from "node:crypto";
import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Claim, ClaimSubject } from "../db/generated/client.ts";
import { MINUTE, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";
import { type Lease, nextLease } from "./case-states.ts";

/** Long enough to read a thread, short enough that a closed laptop holds nothing up. */
export const CLAIM_MINUTES = 10;

/** What the holder of a claim is given: with the token they decide. */
export const claimAnswer = z.object({ claimToken: z.string(), claimExpiresAt: z.iso.datetime() }).meta({ id: "Claim" });

export const presentClaim = ({ token, expiresAt }: Claim): z.infer<typeof claimAnswer> => ({
  claimToken: token,
  claimExpiresAt: expiresAt.toISOString(),
});

export interface ClaimOf {
  readonly subject: ClaimSubject;
  readonly subjectId: string;
  readonly holderId: string;
  readonly at: Date;
}

/** Takes the lease, which is audited, or renews it with the same token for its holder. The caller holds a lock on the subject's row. Throws `case_claimed`. */
export async function takeClaim(tx: Tx, { subject, subjectId, holderId, at }: ClaimOf): Promise<Claim> {
  const held = await findLiveClaim(tx, { subjectId, at });
  if (!nextLease(leaseOf(held, holderId), "claim")) throw taken();
  const expiresAt = after(at, CLAIM_MINUTES * MINUTE);
  if (held) return tx.claim.update({ where: { subjectId }, data: { expiresAt } });
  await auditClaim(tx, "claim", { subject, subjectId, holderId, at });
  const claim = { subject, holderId, token: randomBytes(24).toString("base64url"), claimedAt: at, expiresAt };
  return tx.claim.upsert({ where: { subjectId }, create: { subjectId, ...claim }, update: claim });
}

const taken = () => new Refusal("case_claimed", "Another moderator is working on this.");

function leaseOf(claim: Claim | null, holderId: string): Lease {
  if (!claim) return "free";
  return claim.holderId === holderId ? "mine" : "taken";
}

/** Gives the lease up, which is audited. A claim that is not held is given up already. */
export async function releaseClaim(tx: Tx, claim: ClaimOf): Promise<void> {
  const { subjectId, holderId } = claim;
  const { count } = await tx.claim.deleteMany({ where: { subjectId, holderId } });
  if (count > 0) await auditClaim(tx, "release", claim);
}

function auditClaim(tx: Tx, verb: "claim" | "release", { subject, subjectId, holderId, at }: ClaimOf): Promise<void> {
  const actor = { kind: "person", accountId: holderId } as const;
  return appendAudit(tx, { actor, action: `${subject}.${verb}`, subjectKind: subject, subjectId, at });
}

/** Throws `claim_lost` unless this person holds the lease with this token, now. */
export async function assertClaimHeld(
  tx: Tx,
  held: Pick<ClaimOf, "subjectId" | "holderId" | "at"> & { token: string },
) {
  const claim = await findLiveClaim(tx, held);
  if (claim?.holderId !== held.holderId || claim.token !== held.token) {
    throw new Refusal("claim_lost", "Your claim has ended. Claim it again, and look at what may have changed.");
  }
}

/** Throws `case_claimed` when somebody else holds the lease. */
export async function assertFreeOrMine(
  tx: Tx,
  { subjectId, holderId, at }: Pick<ClaimOf, "subjectId" | "holderId" | "at">,
) {
  const claim = await findLiveClaim(tx, { subjectId, at });
  if (leaseOf(claim, holderId) === "taken") throw taken();
}

/** The lease as it stands at a moment; an expired one is none. */
export const findLiveClaim = (
  tx: Pick<Tx, "claim">,
  { subjectId, at }: { readonly subjectId: string; readonly at: Date },
): Promise<Claim | null> => tx.claim.findFirst({ where: { subjectId, expiresAt: { gt: at } } });
