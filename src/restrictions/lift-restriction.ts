import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Decision, DecisionCause, Restriction } from "../db/generated/client.ts";
import { queueAuthorLetter } from "../decisions/author-letter.ts";
import { concedeAppeals } from "../decisions/concede-appeal.ts";
import type { Deps } from "../deps.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { restoreOpenComments } from "./open-comments.ts";
import { recordDecision } from "./record-decision.ts";
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
  const { restrictionId, decidedBy, at } = input;
  const found = await tx.restriction.findUniqueOrThrow({ where: { id: restrictionId } });
  if (!nextRestrictionState(restrictionState(found, at), "lift")) return null;
  const { count } = await tx.restriction.updateMany({
    where: { id: restrictionId, liftedAt: null },
    data: { liftedAt: at, liftedBy: decidedBy },
  });
  if (count === 0) return null;
  const decision = await recordDecision(deps, tx, { ...input, kind: "lift" });
  await audit(tx, { ...input, restriction: found });
  if (found.openComments !== "keep") await enqueue(tx, restoreOpenComments, { restrictionId });
  await tellAuthor(deps, tx, { ...input, decision });
  return decision;
}

/** Beside the decision's own row, which is found under the account: that this restriction stands no more, and by what. */
function audit(tx: Tx, { restriction, decidedBy, appealId, at }: LiftRestriction & { restriction: Restriction }) {
  const { id: subjectId, kind, accountId: account } = restriction;
  const details = { kind, account, ...(appealId !== undefined && { appeal: appealId }) };
  const actor = { kind: "person", accountId: decidedBy } as const;
  return appendAudit(tx, { actor, action: "author.lift", subjectKind: "restriction", subjectId, details, at });
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
