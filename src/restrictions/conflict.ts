import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export type RestrictionConflict = "flagger" | "notifier" | "party";

export interface Interest {
  /** Whom it would restrict. */
  readonly accountId: string;
  readonly moderatorId: string;
  /** What is older lies too far back to count. */
  readonly since: Date;
}

/**
 * Why this person may not restrict that one, or null. A restriction is about a person, not about one comment, so any
 * quarrel of late counts: to have flagged a comment of theirs or given notice of it, or to have answered one another. To have removed their
 * comments as a moderator is no quarrel, it is the work.
 */
export async function findRestrictionConflict(
  tx: Pick<Tx, "$queryRaw">,
  { accountId, moderatorId, since }: Interest,
): Promise<RestrictionConflict | null> {
  const rows = await tx.$queryRaw`
    select
      exists (
        select 1 from flags f
        join comments c on c.id = f.comment_id
        where f.flagger_id = ${moderatorId}::uuid and f.created_at > ${since}::timestamptz
          and c.author_id = ${accountId}::uuid
      ) as flagger,
      exists (
        select 1 from notices n
        join comments c on c.id = n.comment_id
        where n.given_by = ${moderatorId}::uuid and n.received_at > ${since}::timestamptz and n.status <> 'withdrawn'
          and c.author_id = ${accountId}::uuid
      ) as notifier,
      exists (
        select 1 from comments c
        join comments p on p.id = c.parent_id
        where c.created_at > ${since}::timestamptz
          and ((c.author_id = ${moderatorId}::uuid and p.author_id = ${accountId}::uuid)
            or (c.author_id = ${accountId}::uuid and p.author_id = ${moderatorId}::uuid))
      ) as party`;
  const [found] = conflictRow.array().parse(rows);
  return CONFLICTS.find((conflict) => found?.[conflict]) ?? null;
}

const CONFLICTS = ["flagger", "notifier", "party"] as const;
const conflictRow = z.object({ flagger: z.boolean(), notifier: z.boolean(), party: z.boolean() });

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
