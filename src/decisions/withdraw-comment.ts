import type { Unit } from "../db/commit.ts";
import type { Tx } from "../db/client.ts";
import type { Change, Deps } from "../deps.ts";
import { APPEAL_MACHINE } from "./appeal-states.ts";
import { assertNoAppealOpen } from "./concede-appeal.ts";
import type { LockedComment } from "./lock-comment.ts";
import { queuePartyLetter } from "./party-letter.ts";
import { closeCase } from "./settle-case.ts";
import { nextStatus } from "./states.ts";
import { countVisibility } from "./visibility.ts";

export interface WithdrawComment {
  readonly comment: LockedComment;
  /** The author gives up an open appeal with the comment. */
  readonly waiveAppeal: boolean;
  readonly at: Date;
}

/**
 * Its author takes a comment away, in any status. No decision: nobody judged anything. The right to appeal ends, the
 * links answer like any bad link, a case that waited for it is moot, and a notifier whose appeal waited is told. Throws
 * Refusal `appeal_open`.
 */
export async function withdrawComment(
  deps: Pick<Deps, "config">,
  unit: Unit<Change>,
  { comment, waiveAppeal, at }: WithdrawComment,
): Promise<void> {
  const status = nextStatus(comment.status, "delete");
  if (!status) return;
  if (!waiveAppeal) await assertNoAppealOpen(unit.tx, comment.id);
  await closeCase(unit, {
    commentId: comment.id,
    outcome: "moot",
    resolution: "moot",
    decisionId: null,
    closedBy: comment.authorId,
    at,
  });
  await endAppeals(deps, unit.tx, { commentId: comment.id, at });
  await unit.tx.comment.update({ where: { id: comment.id }, data: { status, deletedAt: at } });
  if (comment.status === "published") await countVisibility(unit, { comment, by: -1, at });
}

interface EndAppeals {
  readonly commentId: string;
  readonly at: Date;
}

async function endAppeals(deps: Pick<Deps, "config">, tx: Tx, { commentId, at }: EndAppeals): Promise<void> {
  const open = await tx.appeal.findMany({ where: { commentId, status: "open" }, include: { link: true } });
  const ids = open.map(({ id }) => id);
  await tx.appeal.updateMany({
    where: { id: { in: ids } },
    data: { status: APPEAL_MACHINE.open.void, decidedAt: at, version: { increment: 1 } },
  });
  await tx.claim.deleteMany({ where: { subjectId: { in: ids } } });
  await tx.appealLink.updateMany({ where: { decision: { commentId }, revokedAt: null }, data: { revokedAt: at } });
  for (const { id: subjectId, party, link } of open)
    if (party === "notifier") await queuePartyLetter(deps, tx, { kind: "appeal_decided", subjectId, link, at });
}
