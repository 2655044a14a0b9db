import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

const CONFLICTS = ["flagger", "notifier", "party"] as const;
export type RestrictionConflict = (typeof CONFLICTS)[number];

export interface Interest {
  /** Whom it would restrict. */
  readonly accountId: string;
  readonly moderatorId: string;
  /** What is older lies too far back to count. */
  readonly since: Date;
}

const conflictRow = z.tuple([z.object({ conflict: z.enum(CONFLICTS).nullable() })]);

/**
 * Why this person may not restrict that one, or null, by the database's own definition of a quarrel. A restriction is
 * about a person, not about one comment, so any quarrel of late counts: to have flagged a comment of theirs or given
 * notice of it, or to have answered one another. To have removed their comments as a moderator is no quarrel, it is the
 * work.
 */
export async function findRestrictionConflict(
  tx: Pick<Tx, "$queryRaw">,
  { accountId, moderatorId, since }: Interest,
): Promise<RestrictionConflict | null> {
  const rows = await tx.$queryRaw`
    select quarrel(${accountId}::uuid, ${moderatorId}::uuid, ${since}::timestamptz) as conflict`;
  const [{ conflict }] = conflictRow.parse(rows);
  return conflict;
}

export const RESTRICTION_CONFLICTS: Readonly<Record<RestrictionConflict, string>> = {
  flagger: "You flagged a comment by this author, so someone else has to decide.",
  notifier: "You gave notice of a comment by this author, so someone else has to decide.",
  party: "You and this author have answered one another, so someone else has to decide.",
};

/** Throws Refusal `conflict_of_interest`. */
export async function assertNoRestrictionConflict(tx: Pick<Tx, "$queryRaw">, interest: Interest): Promise<void> {
  const conflict = await findRestrictionConflict(tx, interest);
  if (conflict) throw new Refusal("conflict_of_interest", RESTRICTION_CONFLICTS[conflict]);
}
