import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export const CONFLICTS = ["author", "flagger", "notifier"] as const;
export type Conflict = (typeof CONFLICTS)[number];

export interface Interest {
  readonly commentId: string;
  readonly accountId: string;
}

type Reader = Pick<Tx, "$queryRaw">;

const conflictRow = z.tuple([z.object({ conflict: z.enum(CONFLICTS).nullable() })]);

/**
 * Why this person may not decide a case, or null, by the database's own definition of it: under whichever of their
 * accounts, by a notice that they gave while signed in, or by one under their address that they have not taken back. For
 * appeals see `readConflicts`.
 */
export async function findConflict(tx: Reader, { commentId, accountId }: Interest): Promise<Conflict | null> {
  const rows = await tx.$queryRaw`select case_conflict(${commentId}::uuid, ${accountId}::uuid) as conflict`;
  const [{ conflict }] = conflictRow.parse(rows);
  return conflict;
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
