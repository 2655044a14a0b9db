import { createAccount } from "../authors/create-account.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import { freeUnprovenAddress } from "../authors/free-unproven-address.ts";
import type { Tx } from "../db/client.ts";
import type { Account, Session, SignInLink } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { isStaff } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { neutralName } from "./display-name.ts";
import { openSession } from "./open-session.ts";
import { hashToken } from "./secret-token.ts";
import { createSignInCode } from "./sign-in-code.ts";

export interface UseSignInLink {
  readonly token: string;
  readonly at: Date;
}

export interface UsedSignInLink {
  readonly account: Account;
  readonly session: Session;
  /** Where the page goes on, with `#recourse=<code>` behind it. */
  readonly returnTo: string | null;
  /** Null without `returnTo`. */
  readonly code: string | null;
}

/** The link's holder has read the mailbox, and so is who it names. Throws `sign_in_required` for every bad link. */
export async function useSignInLink({ db }: Pick<Deps, "db">, { token, at }: UseSignInLink): Promise<UsedSignInLink> {
  return transaction(db, async (tx) => {
    const link = await takeLink(tx, { token, at });
    if (!link) throw new Refusal("sign_in_required", "This sign-in link is used or too old. Ask for a new one.");

    const account = await findOrCreateAccount(tx, link, at);
    const session = await openSession(tx, { accountId: account.id, at });
    const code = link.returnTo === null ? null : await createSignInCode(tx, { accountId: account.id, at });
    return { account, session, returnTo: link.returnTo, code };
  });
}

/** What a page shows before the button is pressed; null when the link is unknown, used or expired. Changes nothing. */
export const readSignInLink = ({ db, clock }: Pick<Deps, "db" | "clock">, token: string) =>
  db.prisma.signInLink.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: clock() } },
    select: { email: true, displayName: true, returnTo: true, locale: true, expiresAt: true },
  });

/** Of parallel uses one finds it unused. */
async function takeLink(tx: Tx, { token, at }: UseSignInLink): Promise<SignInLink | undefined> {
  const [taken] = await tx.signInLink.updateManyAndReturn({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return taken;
}

async function findOrCreateAccount(tx: Tx, link: SignInLink, at: Date): Promise<Account> {
  await freeUnprovenAddress(tx, link.email);
  const made = await createAccount(tx, {
    email: link.email,
    emailVerifiedAt: at,
    displayName: link.displayName ?? neutralName(),
    locale: link.locale,
    at,
  });
  if (made) return made;
  const account = await findAccountByEmail(tx, link.email);
  if (!account) throw new Error("an address is neither free nor anyone's");
  // Letters to readers follow the language that they last signed in with. Staff choose theirs in the console: it is taken
  // from the browser at their first sign-in only.
  if (account.emailVerifiedAt && (account.locale === link.locale || isStaff(account))) return account;
  const data = { emailVerifiedAt: account.emailVerifiedAt ?? at, locale: link.locale };
  return tx.account.update({ where: { id: account.id }, data });
}
