import type { Tx } from "../db/client.ts";
import type { Account } from "../db/generated/client.ts";
import { SITE_ID } from "../shared/site.ts";

/** `email` in lower case. */
export const findAccountByEmail = (tx: Pick<Tx, "account">, email: string): Promise<Account | null> =>
  tx.account.findUnique({ where: { siteId_email: { siteId: SITE_ID, email } } });
