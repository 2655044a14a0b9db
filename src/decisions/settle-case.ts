import type { Unit } from "../db/commit.ts";
import type { Decision } from "../db/generated/client.ts";
import type { Change } from "../deps.ts";
import { CASE_MACHINE } from "./case-states.ts";
import type { LockedComment } from "./lock-comment.ts";

export interface SettleCase {
  readonly comment: Pick<LockedComment, "id">;
  readonly decision: Decision;
  readonly at: Date;
}

/** A person decided: the comment's open case is resolved, its flags answered, its claim given up. */
export async function settleCase(unit: Unit<Change>, { comment, decision, at }: SettleCase): Promise<void> {
  const removed = decision.kind === "remove";
  await closeCase(unit, {
    commentId: comment.id,
    outcome: removed ? "remove" : "publish",
    resolution: removed ? "agreed" : "disagreed",
    decisionId: decision.id,
    closedBy: decision.decidedBy,
    at,
  });
}

export interface CloseCase {
  readonly commentId: string;
  readonly outcome: "publish" | "remove" | "moot";
  readonly resolution: "agreed" | "disagreed" | "moot";
  readonly decisionId: string | null;
  readonly closedBy: string | null;
  readonly at: Date;
}

/** Ends the open case of a comment, if there is one: by a decision, or as moot when its author took the comment away. */
export async function closeCase({ tx, announce }: Unit<Change>, close: CloseCase): Promise<void> {
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    select id from cases where comment_id = ${close.commentId}::uuid and status = 'open' for no key update`;
  if (!open) return;
  await tx.case.update({
    where: { id: open.id },
    data: {
      status: CASE_MACHINE.open[close.outcome === "moot" ? "withdraw" : close.outcome],
      outcome: close.outcome,
      decisionId: close.decisionId,
      resolvedBy: close.closedBy,
      resolvedAt: close.at,
      version: { increment: 1 },
    },
  });
  await tx.flag.updateMany({
    where: { caseId: open.id, resolvedAt: null },
    data: {
      resolution: close.resolution,
      resolvedAt: close.at,
      closedBy: close.closedBy,
      decisionId: close.decisionId,
    },
  });
  await tx.claim.deleteMany({ where: { subjectId: open.id } });
  announce({ kind: "case", caseId: open.id });
}
