import type { Config } from "../config/config.ts";
import type { Tx } from "../db/client.ts";
import type { ReviewInvitation } from "../db/generated/client.ts";
import { appealToken, hashToken } from "../decisions/appeal-link.ts";
import { Refusal } from "../shared/refusal.ts";

/** Long enough to find an evening for it. */
export const REVIEW_DAYS = 14;

/** The address of the page where an invited reviewer decides. Throws when the key is gone: better a failed letter. */
export function reviewUrl(config: Pick<Config, "appealLinkKeys" | "publicUrl">, invitation: ReviewInvitation): string {
  const token = appealToken(config.appealLinkKeys, invitation);
  if (token === null) throw new Error(`the key ${invitation.keyId} of a review link is not in APPEAL_LINK_KEYS`);
  return `${config.publicUrl}/review/${token}`;
}

/** The invitation that a token opens. Unknown, malformed, revoked and expired ones answer alike: `not_found`. */
export async function readInvitation(
  tx: Pick<Tx, "reviewInvitation">,
  { token, at }: { readonly token: string; readonly at: Date },
): Promise<ReviewInvitation> {
  const found = await tx.reviewInvitation.findFirst({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: at } },
  });
  if (!found) throw new Refusal("not_found", "This review link is not valid.");
  return found;
}
