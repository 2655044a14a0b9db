import type { Unit } from "../db/commit.ts";
import type { Tx } from "../db/client.ts";
import type { Decision } from "../db/generated/client.ts";
import type { Change, Deps } from "../deps.ts";
import { Refusal } from "../shared/refusal.ts";
import { queueAuthorLetter } from "./author-letter.ts";

/** While an author's appeal is open, nobody removes the comment again around it. */
export async function assertNoAppealOpen(tx: Tx, commentId: string): Promise<void> {
  const open = await tx.appeal.findFirst({ where: { commentId, status: "open" }, select: { id: true } });
  if (open) throw new Refusal("appeal_open", "The author's appeal against a removal of this comment is still open.");
}

export interface ConcedeAppeal {
  readonly commentId: string;
  readonly decision: Decision;
  readonly at: Date;
}

/** A moderator published the comment while its appeal was open: the author has won, and is told. */
export async function concedeAppeal(deps: Deps, { tx }: Unit<Change>, input: ConcedeAppeal): Promise<void> {
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    select id from appeals where comment_id = ${input.commentId}::uuid and status = 'open' for no key update`;
  if (!open) return;
  const appeal = await tx.appeal.update({
    where: { id: open.id },
    data: {
      status: "overturned",
      decidedAt: input.at,
      outcomeDecisionId: input.decision.id,
      version: { increment: 1 },
    },
    include: { link: true },
  });
  await tx.claim.deleteMany({ where: { subjectId: open.id } });
  await queueAuthorLetter(deps, tx, {
    kind: "appeal_decided",
    subjectId: appeal.id,
    accountId: appeal.link.accountId,
    at: input.at,
  });
}
