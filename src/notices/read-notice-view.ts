import { appealToken } from "../decisions/appeal-link.ts";
import type { Decision, Notice } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { Refusal } from "../shared/refusal.ts";
import { readNoticeByToken } from "./notice-link.ts";
import type { NoticeDecision, NoticeView } from "./schema.ts";

/** What the holder of a notice's link sees. Reads only: mail scanners may open it as often as they like. */
export async function readNoticeView(deps: Deps, token: string): Promise<NoticeView> {
  return viewNotice(deps, await readNoticeByToken(deps.db.prisma, token));
}

/** As `readNoticeView`, for the letter. */
export async function viewNotice(deps: Deps, notice: Notice): Promise<NoticeView> {
  const { db, config } = deps;
  if (notice.status === "joined") throw new Refusal("not_found", "This link is not valid.");
  const decision =
    notice.decisionId === null ? null : await db.prisma.decision.findUnique({ where: { id: notice.decisionId } });
  const { redress } = await readSettings(db.prisma);
  return {
    status: notice.status,
    commentUrl: `${config.publicUrl}/c/${notice.commentId}`,
    // What was purged had an address, or nobody needs its page any more.
    hasAddress: notice.address !== null || notice.purgedAt !== null,
    receivedAt: notice.receivedAt.toISOString(),
    decision: decision && describe(notice, decision),
    appealUrl: await findAppealUrl(deps, notice),
    redress,
  };
}

/** By automated means were: the finding, or even the removal that a person then confirmed (DSA Article 16(6)). */
function describe({ status, closedAt, receivedAt }: Notice, decision: Decision): NoticeDecision {
  const automation = decision.automatedDetection ? "detection" : "none";
  return {
    decidedAt: (closedAt ?? receivedAt).toISOString(),
    outcome: status === "removed" ? "removed" : "kept",
    automation: decision.basis === "policy" ? "decision" : automation,
  };
}

async function findAppealUrl({ db, config }: Deps, { id }: Notice): Promise<string | null> {
  const link = await db.prisma.appealLink.findUnique({ where: { noticeId: id } });
  if (!link || link.revokedAt !== null) return null;
  const token = appealToken(config.appealLinkKeys, link);
  // A letter without its link would take the right to appeal away: better that an administrator sees it fail.
  if (token === null) throw new Error(`the key ${link.keyId} of an appeal link is not in APPEAL_LINK_KEYS`);
  return `${config.publicUrl}/appeals/${token}`;
}
