import { createAccount } from "../authors/create-account.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import type { Tx } from "../db/client.ts";
import type { Account } from "../db/generated/client.ts";
import { isStaff } from "../shared/actor.ts";
import { SITE_ID } from "../shared/site.ts";
import type { SsoClaims } from "./sso-token.ts";

export interface SsoAccount {
  readonly claims: SsoClaims;
  /** For an account that has to be made. */
  readonly displayName: string;
  readonly trustRoles: boolean;
  readonly at: Date;
}

/**
 * The account of the publisher's reader: the one bound to (issuer, subject), else the one with that e-mail where it may
 * be joined, else a new one, without the e-mail when that is another's.
 */
export async function findOrCreateSsoAccount(tx: Tx, sso: SsoAccount): Promise<Account> {
  const { claims, displayName, at } = sso;
  const bound = { issuer: claims.iss, subject: claims.sub };
  for (const email of [claims.email ?? null, null]) {
    const found = (await findBound(tx, claims)) ?? (await joinByEmail(tx, sso));
    if (found) return found;
    const emailVerifiedAt = email !== null && claims.email_verified ? at : null;
    // Null: the address is taken, or another request made this very account a moment ago.
    const made = await createAccount(tx, { email, emailVerifiedAt, displayName, sso: bound, at });
    if (made) return made;
  }
  const made = await findBound(tx, claims);
  if (!made) throw new Error("a publisher's subject is neither free nor anyone's");
  return made;
}

const findBound = (tx: Tx, { iss, sub }: SsoClaims): Promise<Account | null> =>
  tx.account.findUnique({
    where: { siteId_ssoIssuer_ssoSubject: { siteId: SITE_ID, ssoIssuer: iss, ssoSubject: sub } },
  });

async function joinByEmail(tx: Tx, { claims, trustRoles, at }: SsoAccount): Promise<Account | null> {
  const account = claims.email === undefined ? null : await findAccountByEmail(tx, claims.email);
  if (!account || !mayJoin(account, claims, trustRoles)) return null;
  const [joined] = await tx.account.updateManyAndReturn({
    where: { id: account.id, ssoSubject: null },
    data: {
      ssoIssuer: claims.iss,
      ssoSubject: claims.sub,
      ...(claims.email_verified && !account.emailVerifiedAt ? { emailVerifiedAt: at } : {}),
    },
  });
  return joined ?? null;
}

/** An address that nobody proved joins nothing, and staff are joined only on the publisher's explicit word. */
function mayJoin(account: Account, { email_verified: vouched }: SsoClaims, trustRoles: boolean): boolean {
  if (account.ssoSubject !== null || vouched === false) return false;
  return isStaff(account) ? vouched === true || trustRoles : vouched === true || account.emailVerifiedAt !== null;
}
