import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export type Conflict = "author" | "flagger" | "decider";

export interface Interest {
  readonly commentId: string;
  readonly accountId: string;
  /** An appeal is decided by none of those who decided the comment before; a case may be. */
  readonly forAppeal: boolean;
}

type Reader = Pick<Tx, "comment" | "flag" | "decision">;

/** Why this person may not decide, or null. */
export async function findConflict(
  tx: Reader,
  { commentId, accountId, forAppeal }: Interest,
): Promise<Conflict | null> {
  if (await tx.comment.findFirst({ where: { id: commentId, authorId: accountId }, select: { id: true } }))
    return "author";
  if (await tx.flag.findFirst({ where: { commentId, flaggerId: accountId }, select: { id: true } })) return "flagger";
  if (!forAppeal) return null;
  const decided = await tx.decision.findFirst({ where: { commentId, decidedBy: accountId }, select: { id: true } });
  return decided ? "decider" : null;
}

export const CONFLICT_SENTENCES: Readonly<Record<Conflict, string>> = {
  author: "You wrote this comment, so someone else has to decide.",
  flagger: "You flagged this comment, so someone else has to decide.",
  decider: "You decided about this comment before, so someone else has to decide the appeal.",
};

/** Throws Refusal `conflict_of_interest`. */
export async function assertNoConflict(tx: Reader, interest: Interest): Promise<void> {
  const conflict = await findConflict(tx, interest);
  if (conflict) throw new Refusal("conflict_of_interest", CONFLICT_SENTENCES[conflict]);
}
