import { commit } from "../db/commit.ts";
import { lockComment } from "../decisions/lock-comment.ts";
import { nextNoticeStatus } from "../decisions/notice-states.ts";
import type { Deps } from "../deps.ts";
import { prioritiseCase } from "../queue/prioritise-case.ts";
import { Refusal } from "../shared/refusal.ts";
import { readNoticeByToken } from "./notice-link.ts";

/**
 * Whoever holds the link takes a notice back, as somebody does whose address was misused: it counts against nobody, and
 * its case still waits for a human. Twice is once. Throws Refusal: `not_found`, `invalid_state`.
 */
export async function withdrawNotice(deps: Deps, { token }: { readonly token: string }): Promise<void> {
  await commit(deps, async ({ tx, announce }) => {
    const { commentId } = await readNoticeByToken(tx, token);
    await lockComment(tx, commentId);
    const { id, status, caseId } = await readNoticeByToken(tx, token);
    if (status === "withdrawn") return;
    const next = nextNoticeStatus(status, "withdraw");
    if (!next) throw new Refusal("invalid_state", "This notice has been answered.");
    const at = deps.clock();
    await tx.notice.update({ where: { id }, data: { status: next, closedAt: at } });
    await prioritiseCase(tx, { caseId, at });
    announce({ kind: "case", caseId });
  });
}
