import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export type Conflict = "author" | "flagger" | "notifier";

export interface Interest {
  readonly commentId: string;
  readonly accountId: string;
}

type Reader = Pick<Tx, "comment" | "flag" | "notice" | "account">;

/** Why this person may not decide a case, or null. For appeals the database says: `appeal_conflict`. */
export async function findConflict(tx: Reader, { commentId, accountId }: Interest): Promise<Conflict | null> {
  if (await tx.comment.findFirst({ where: { id: commentId, authorId: accountId }, select: { id: true } }))
    return "author";
  if (await tx.flag.findFirst({ where: { commentId, flaggerId: accountId }, select: { id: true } })) return "flagger";
  return (await hasGivenNotice(tx, { commentId, accountId })) ? "notifier" : null;
}

/** A notice needs no account, so the address tells. Whoever's address was misused withdraws it by the link of the receipt. */
async function hasGivenNotice(tx: Reader, { commentId, accountId }: Interest): Promise<boolean> {
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { email: true } });
  if (!account?.email) return false;
  const given = await tx.notice.findFirst({
    where: { commentId, address: account.email, status: { notIn: ["joined", "withdrawn"] } },
    select: { id: true },
  });
  return given !== null;
}

export const CONFLICT_SENTENCES: Readonly<Record<Conflict, string>> = {
  author: "You wrote this comment, so someone else has to decide.",
  flagger: "You flagged this comment, so someone else has to decide.",
  notifier: "Your address gave notice of this comment, so someone else has to decide.",
};

/** Throws Refusal `conflict_of_interest`. */
export async function assertNoConflict(tx: Reader, interest: Interest): Promise<void> {
  const conflict = await findConflict(tx, interest);
  if (conflict) throw new Refusal("conflict_of_interest", CONFLICT_SENTENCES[conflict]);
}
