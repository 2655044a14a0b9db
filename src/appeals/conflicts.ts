import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { RESTRICTION_CONFLICTS } from "../restrictions/conflict.ts";
import { Refusal } from "../shared/refusal.ts";

const CONFLICTS = [
  "author",
  "restricted",
  "party",
  "flagger",
  "notifier",
  "decider",
  "answerer",
  "imposer",
  "note_writer",
  "judge",
  "author_flagger",
  "author_notifier",
  "counterpart",
] as const;
export type AppealConflict = (typeof CONFLICTS)[number];

const conflictRow = z.object({ id: z.string(), conflict: z.enum(CONFLICTS).nullable() });

export interface ReadConflicts {
  readonly appealIds: readonly string[];
  readonly accountId: string;
}

/** Why this person may not answer each of these appeals, by the database's own definition of it. */
export async function readConflicts(
  tx: Pick<Tx, "$queryRaw">,
  { appealIds, accountId }: ReadConflicts,
): Promise<ReadonlyMap<string, AppealConflict | null>> {
  if (appealIds.length === 0) return new Map();
  const rows = await tx.$queryRaw`
    select a.id, appeal_conflict(a.comment_id, a.restriction_id, a.link_id, ${accountId}::uuid, a.outcome_decision_id)
      as conflict
    from appeals a
    where a.id = any(${[...appealIds]}::uuid[])`;
  return new Map(
    conflictRow
      .array()
      .parse(rows)
      .map(({ id, conflict }) => [id, conflict]),
  );
}

export const APPEAL_CONFLICTS: Readonly<Record<AppealConflict, string>> = {
  author: "You wrote this comment, so someone else has to decide.",
  restricted: "This restriction is on you, so someone else has to decide.",
  party: "You filed this appeal, so someone else has to decide.",
  flagger: "You flagged this comment, so someone else has to decide.",
  notifier: "You gave notice of this comment, so someone else has to decide.",
  decider: "You decided about this comment before, so someone else has to decide the appeal.",
  answerer: "You answered another appeal about this, so someone else has to decide.",
  imposer: "You had a part in a restriction that this is about, so someone else has to decide the appeal.",
  note_writer: "You wrote a note about this author, so someone else has to decide the appeal.",
  judge: "You removed comments on which this restriction rests, so someone else has to decide the appeal.",
  // Whoever may not restrict somebody may not answer them about it either.
  author_flagger: RESTRICTION_CONFLICTS.flagger,
  author_notifier: RESTRICTION_CONFLICTS.notifier,
  counterpart: RESTRICTION_CONFLICTS.party,
};

/** Throws Refusal `conflict_of_interest`. */
export async function assertIndependent(
  tx: Pick<Tx, "$queryRaw">,
  { appealId, accountId }: { readonly appealId: string; readonly accountId: string },
): Promise<void> {
  const conflict = (await readConflicts(tx, { appealIds: [appealId], accountId })).get(appealId);
  if (conflict) throw new Refusal("conflict_of_interest", APPEAL_CONFLICTS[conflict]);
}
