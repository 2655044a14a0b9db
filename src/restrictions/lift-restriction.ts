import type { Tx } from "../db/client.ts";
import type { Decision, DecisionCause } from "../db/generated/client.ts";
import { queueAuthorLetter } from "../decisions/author-letter.ts";
import { concedeAppeals } from "../decisions/concede-appeal.ts";
import type { Deps } from "../deps.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { closeRestriction } from "./close-restriction.ts";
import { restoreOpenComments } from "./open-comments.ts";
import { nextRestrictionState, restrictionState } from "./states.ts";

export interface LiftRestriction {
  readonly restrictionId: string;
  /** The account of whoever ends it. */
  readonly decidedBy: string;
  readonly cause: Extract<DecisionCause, "moderator" | "appeal">;
  /** The appeal that it answers. Its own letter then tells the author; without one, this writes the letter. */
  readonly appealId?: string | undefined;
  readonly at: Date;
}

/**
 * Ends a restriction in the caller's transaction: the decision `lift` that supersedes the one it was given by, its row in
 * the audit, and the letter; comments that it held or removed come back by a job. One whose time is over is lifted all the same, for it stands in the author's record. An open appeal that it
 * does not answer is conceded, and its letter says so. Null when somebody lifted it before: nothing happens then.
 * Locks the restriction's row.
 */
export async function liftRestriction(deps: Deps, tx: Tx, input: LiftRestriction): Promise<Decision | null> {
  const { restrictionId, at } = input;
  const found = await tx.restriction.findUniqueOrThrow({ where: { id: restrictionId } });
  if (!nextRestrictionState(restrictionState(found, at), "lift")) return null;
  const decision = await closeRestriction(deps, tx, { ...input, restriction: found });
  if (!decision) return null;
  if (found.openComments !== "keep") await enqueue(tx, restoreOpenComments, { restrictionId });
  await tellAuthor(deps, tx, { ...input, decision });
  return decision;
}

async function tellAuthor(
  deps: Deps,
  tx: Tx,
  { restrictionId, decision, at }: LiftRestriction & { decision: Decision },
) {
  const { accountId, ...restriction } = await tx.restriction.findUniqueOrThrow({
    where: { id: restrictionId },
    select: { accountId: true, appeals: { where: { status: "open" }, select: { id: true } } },
  });
  await concedeAppeals(deps, tx, { of: { restrictionId }, party: "author", decision, at });
  if (restriction.appeals.length > 0 || decision.appealId !== null) return;
  await queueAuthorLetter(deps, tx, { kind: "restriction_lifted", subjectId: decision.id, accountId, at });
}
