import { appendAudit } from "../audit/append-audit.ts";
import { findOwnMeasures, ownMatter } from "../authors/own-matter.ts";
import type { NotifierMeasure } from "../db/generated/client.ts";
import type { Db } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import { queueNoticeLetter } from "../decisions/answer-notices.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";

/** The suspension that marking a notice led to, standing or over. Throws Refusal `not_found`. */
export async function findSuspension({ prisma }: Pick<Db, "prisma">, noticeId: string): Promise<NotifierMeasure> {
  const found = await prisma.notifierMeasure.findFirst({ where: { noticeId, kind: "suspension" } });
  if (!found) throw new Refusal("not_found", "This notice led to no suspension.");
  return found;
}

export interface LiftSuspension {
  readonly suspension: NotifierMeasure;
  readonly actor: Person;
}

/**
 * An administrator takes notices from an address again before its suspension ends, and writes to it. One that is over is
 * over already. Throws Refusal `conflict_of_interest`.
 */
export async function liftSuspension(deps: Deps, { suspension, actor }: LiftSuspension): Promise<void> {
  const { id, noticeId, address } = suspension;
  await transaction(deps.db, async (tx) => {
    const own = await findOwnMeasures(tx, { noticeIds: [noticeId], personId: actor.accountId });
    if (own.has(noticeId)) throw ownMatter("readmit");
    const at = deps.clock();
    const { count } = await tx.notifierMeasure.updateMany({
      where: { id, revokedAt: null, endsAt: { gt: at } },
      data: { revokedAt: at },
    });
    if (count === 0) return;
    const subject = { subjectKind: "notifier_measure", subjectId: id, details: { notice: noticeId } };
    await appendAudit(tx, { actor, action: "notifier.lift", ...subject, at });
    const { locale } = await tx.notice.findUniqueOrThrow({ where: { id: noticeId }, select: { locale: true } });
    // At the suspension's own copy of the address: the notice may be purged by now.
    await queueNoticeLetter(deps, tx, { kind: "suspension_lifted", notice: { id: noticeId, address, locale }, at });
  });
}
