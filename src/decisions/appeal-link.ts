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
export async function createAppealLink({ config }: Deps, tx: Tx, input: CreateAppealLink): Promise<AppealLink> {
  const [key] = config.appealLinkKeys;
  if (!key) throw new Error("there is no key to sign appeal links with");
  const id = newId();
  return tx.appealLink.create({
    data: {
      id,
      decisionId: input.decisionId,
      party: "author",
      accountId: input.accountId,
      tokenHash: hashToken(deriveToken(key, id)),
      keyId: key.id,
      createdAt: input.at,
    },
  });
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
