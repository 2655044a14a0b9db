import type { Config } from "../config/config.ts";
import type { Tx } from "../db/client.ts";
import type { Notice } from "../db/generated/client.ts";
import { appealToken, hashToken } from "../decisions/appeal-link.ts";
import { Refusal } from "../shared/refusal.ts";

/** The address where a notice's giver sees how it stands. Throws when the key is gone: better a failed letter. */
export function noticeUrl(
  config: Pick<Config, "appealLinkKeys" | "publicUrl">,
  { id, keyId }: Pick<Notice, "id" | "keyId">,
): string {
  const token = keyId === null ? null : appealToken(config.appealLinkKeys, { id, keyId });
  if (token === null) throw new Error("the key of a notice's link is not in APPEAL_LINK_KEYS");
  return `${config.publicUrl}/notices/${token}`;
}

/** The notice that a token opens. Unknown and malformed ones answer alike: `not_found`. */
export async function readNoticeByToken(tx: Pick<Tx, "notice">, token: string): Promise<Notice> {
  const notice = await tx.notice.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!notice) throw new Refusal("not_found", "This link is not valid.");
  return notice;
}
