import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Notice, NotifierMeasure } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import { lockComment } from "../decisions/lock-comment.ts";
import { nextNoticeStatus } from "../decisions/notice-states.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { weighNotifier } from "./notifier-measures.ts";

export interface MarkUnfounded {
  readonly noticeId: string;
  readonly actor: Person;
}

/**
 * A moderator says of a notice that was answered without a removal that it was manifestly unfounded, as nobody in good
 * faith could have given it. Returns what came of it for its address. Marking twice is marking once.
 * Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`.
 */
export async function markUnfounded(deps: Deps, { noticeId, actor }: MarkUnfounded): Promise<NotifierMeasure | null> {
  return transaction(deps.db, async (tx) => {
    const { commentId } = await findNotice(tx, noticeId);
    await lockComment(tx, commentId);
    const notice = await findNotice(tx, noticeId);
    await assertNoConflict(tx, { commentId, accountId: actor.accountId });
    if (notice.status === "unfounded") return tx.notifierMeasure.findUnique({ where: { noticeId } });
    const status = nextNoticeStatus(notice.status, "mark");
    if (!status) throw new Refusal("invalid_state", "Only a notice that was answered by leaving the comment can be.");
    const contested = { status: "open" as const, link: { noticeId } };
    if (await tx.appeal.findFirst({ where: contested, select: { id: true } }))
      throw new Refusal("invalid_state", "Whoever gave this notice contests the answer: that is decided first.");
    const at = deps.clock();
    const marked = await tx.notice.update({ where: { id: noticeId }, data: { status, markedBy: actor.accountId } });
    await appendAudit(tx, { actor, action: "notice.mark_unfounded", subjectKind: "notice", subjectId: noticeId, at });
    return weighNotifier(deps, tx, { notice: marked, actor, at });
  });
}

/** Throws Refusal `not_found`. */
export async function findNotice(tx: Pick<Tx, "notice">, id: string): Promise<Notice> {
  const notice = await tx.notice.findUnique({ where: { id } });
  if (!notice) throw new Refusal("not_found", "There is no such notice.");
  return notice;
}
