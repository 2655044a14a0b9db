import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export type Conflict = "author" | "flagger" | "notifier";

export interface Interest {
  readonly commentId: string;
  readonly accountId: string;
}

type Reader = Pick<Tx, "comment" | "flag" | "notice">;

/**
 * Why this person may not decide a case, or null. A notice is theirs when they were signed in: anybody can write an
 * address. For appeals the database says: `appeal_conflict`.
 */
export async function findConflict(tx: Reader, { commentId, accountId }: Interest): Promise<Conflict | null> {
  if (await tx.comment.findFirst({ where: { id: commentId, authorId: accountId }, select: { id: true } }))
    return "author";
  if (await tx.flag.findFirst({ where: { commentId, flaggerId: accountId }, select: { id: true } })) return "flagger";
  const notices = { commentId, givenBy: accountId, status: { not: "withdrawn" as const } };
  return (await tx.notice.findFirst({ where: notices, select: { id: true } })) ? "notifier" : null;
}

export const CONFLICT_SENTENCES: Readonly<Record<Conflict, string>> = {
  author: "You wrote this comment, so someone else has to decide.",
  flagger: "You flagged this comment, so someone else has to decide.",
  notifier: "You gave notice of this comment, so someone else has to decide.",
};

/** Throws Refusal `conflict_of_interest`. */
export async function assertNoConflict(tx: Reader, interest: Interest): Promise<void> {
  const conflict = await findConflict(tx, interest);
  if (conflict) throw new Refusal("conflict_of_interest", CONFLICT_SENTENCES[conflict]);
}
