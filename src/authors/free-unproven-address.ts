import type { Tx } from "../db/client.ts";
import { SITE_ID } from "../shared/site.ts";

/**
 * Takes an address from an account that came from the publisher and never proved it. Called before the address gets
 * rights by itself (its owner signs in, or is made staff): whoever registered there with another's address must not
 * find themselves inside the owner's account.
 */
export async function freeUnprovenAddress(tx: Pick<Tx, "account">, email: string): Promise<void> {
  await tx.account.updateMany({
    where: { siteId: SITE_ID, email, emailVerifiedAt: null, ssoSubject: { not: null } },
    data: { email: null },
  });
}
