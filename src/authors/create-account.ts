import type { Tx } from "../db/client.ts";
import type { Account } from "../db/generated/client.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";

export interface NewAccount {
  /** Lower case. */
  readonly email: string | null;
  readonly emailVerifiedAt: Date | null;
  readonly displayName: string;
  readonly locale?: string;
  readonly sso?: { readonly issuer: string; readonly subject: string };
  readonly at: Date;
}

/** A reader's account; null when its address or its publisher's name for it belongs to another account. */
export async function createAccount(tx: Pick<Tx, "account">, account: NewAccount): Promise<Account | null> {
  const { at, sso, locale = "en", ...fields } = account;
  const ssoColumns = { ssoIssuer: sso?.issuer ?? null, ssoSubject: sso?.subject ?? null };
  // Not `create`: a unique violation would end the caller's transaction.
  const [made] = await tx.account.createManyAndReturn({
    data: [{ id: newId(), siteId: SITE_ID, ...fields, ...ssoColumns, locale, createdAt: at }],
    skipDuplicates: true,
  });
  return made ?? null;
}
