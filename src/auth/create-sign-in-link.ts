import { createHmac } from "node:crypto";
import type { Config } from "../config/config.ts";
import type { Tx } from "../db/client.ts";
import type { Account, SignInLink } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { MINUTE, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import { deriveKeys, deriveSigningKey } from "./derive-key.ts";
import { hashToken } from "./secret-token.ts";

export const SIGN_IN_LINK_MINUTES = 15;
const PURPOSE = "sign-in link";

export interface NewSignInLink {
  /** Lower case. */
  readonly email: string;
  readonly displayName: string | null;
  readonly returnTo: string | null;
  readonly locale: string;
  readonly at: Date;
}

/** A link that signs in whoever reads that mailbox: one row, found again by the hash of its token. */
export function createSignInLink(
  { config }: Pick<Deps, "config">,
  tx: Pick<Tx, "signInLink">,
  { at, ...fields }: NewSignInLink,
): Promise<SignInLink> {
  const id = newId();
  const tokenHash = hashToken(deriveToken(deriveSigningKey(config, PURPOSE), id));
  const expiresAt = after(at, SIGN_IN_LINK_MINUTES * MINUTE);
  return tx.signInLink.create({ data: { ...fields, id, siteId: SITE_ID, tokenHash, createdAt: at, expiresAt } });
}

/**
 * The address of a link that was made: derived again, so that the letter's job needs no stored secret. Null when the
 * secret that it was made with is gone.
 */
export function signInUrl(
  config: Pick<Config, "sessionSecret" | "publicUrl">,
  { id, tokenHash }: Pick<SignInLink, "id" | "tokenHash">,
): string | null {
  const tokens = deriveKeys(config, PURPOSE).map((key) => deriveToken(key, id));
  const token = tokens.find((each) => Buffer.compare(hashToken(each), tokenHash) === 0);
  return token === undefined ? null : `${config.publicUrl}/sign-in/${token}`;
}

const deriveToken = (key: Buffer, linkId: string): string =>
  createHmac("sha256", key).update(linkId).digest("base64url");

/** A link without a letter, for whoever reads the terminal: the demonstration's staff have no mailbox. */
export async function createSignInLinkFor(
  deps: Pick<Deps, "config" | "db" | "clock">,
  { email, locale }: Pick<Account, "email" | "locale">,
): Promise<string> {
  if (email === null) throw new Error("an account without an address cannot sign in by a link");
  const fields = { email, locale, displayName: null, returnTo: null, at: deps.clock() };
  const url = signInUrl(deps.config, await createSignInLink(deps, deps.db.prisma, fields));
  if (url === null) throw new Error("a link that was just made has no address");
  return url;
}
