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

const conflictRows = z.array(z.object({ commentId: z.string(), conflict: z.enum(CONFLICTS) }));

/** As `findConflict`, for a page: those of the comments that this person has a part in, each with which. */
export async function findConflicts(
  tx: Reader,
  { commentIds, accountId }: { readonly commentIds: readonly string[]; readonly accountId: string },
): Promise<ReadonlyMap<string, Conflict>> {
  const rows = await tx.$queryRaw`
    select id as "commentId", conflict
    from (select distinct unnest(${commentIds}::uuid[]) as id) asked
    cross join lateral case_conflict(id, ${accountId}::uuid) as conflict
    where conflict is not null`;
  return new Map(conflictRows.parse(rows).map(({ commentId, conflict }) => [commentId, conflict]));
}

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
