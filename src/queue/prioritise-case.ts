import type { Tx } from "../db/client.ts";
import { isTrustedFlagger, readFlagsWithStanding } from "./flagger-standing.ts";
import { priorityOf } from "./priority.ts";

interface PrioritiseCase {
  readonly caseId: string;
  readonly at: Date;
}

/** Stores a case's priority anew. Last in a transaction that opened it, flagged its comment or changed that. */
export async function prioritiseCase(tx: Tx, { caseId, at }: PrioritiseCase): Promise<void> {
  const { openedAt, comment } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { openedAt: true, comment: { select: { status: true, replyCount: true, recommendCount: true } } },
  });
  const flags = await readFlagsWithStanding(tx, { caseId, at });
  const notices = await tx.notice.groupBy({ by: ["source"], where: { caseId, status: "open" } });
  const priority = priorityOf({
    notices: notices.map(({ source }) => ({ isTrusted: source === "trusted_flagger" })),
    flags: flags.map(({ flagger, ...flag }) => ({ ...flag, flagger: flagger && standingOf(flagger) })),
    commentStatus: comment.status,
    replyCount: comment.replyCount,
    recommendCount: comment.recommendCount,
    openedAt,
  });
  await tx.case.update({ where: { id: caseId }, data: { priority } });
}

const standingOf = (flagger: Parameters<typeof isTrustedFlagger>[0]) =>
  isTrustedFlagger(flagger) ? "trusted" : "untrusted";
