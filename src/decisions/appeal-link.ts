import { createHash, createHmac } from "node:crypto";
import type { LinkKey } from "../config/config.ts";
import type { Tx } from "../db/client.ts";
import type { AppealLink } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { newId } from "../shared/ids.ts";

export interface CreateAppealLink {
  readonly decisionId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** The author's capability to contest this decision: one row, found again by the hash of its token. */
export async function createAppealLink(
  deps: Pick<Deps, "config">,
  tx: Tx,
  input: CreateAppealLink,
): Promise<AppealLink> {
  const { decisionId, accountId, at } = input;
  return tx.appealLink.create({
    data: { ...newLinkToken(deps), decisionId, party: "author", accountId, createdAt: at },
  });
}

/** What a row needs so that a token opens it, and only its hash is kept. */
export function newLinkToken({ config }: Pick<Deps, "config">) {
  const [key] = config.appealLinkKeys;
  if (!key) throw new Error("there is no key to sign links with");
  const id = newId();
  return { id, tokenHash: hashToken(deriveToken(key, id)), keyId: key.id };
}

/** The token of a link that was made: the same for every letter that carries it, whatever key signs new ones. */
export function appealToken(keys: readonly LinkKey[], link: Pick<AppealLink, "id" | "keyId">): string | null {
  const key = keys.find(({ id }) => id === link.keyId);
  return key ? deriveToken(key, link.id) : null;
}

/** SHA-256 of a token's text: what the database keeps of it. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());

const deriveToken = ({ key }: LinkKey, linkId: string): string =>
  createHmac("sha256", key).update(linkId).digest("base64url");
