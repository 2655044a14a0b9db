import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Decision, DecisionCause, Restriction } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { recordDecision } from "./record-decision.ts";

export interface CloseRestriction {
  readonly restriction: Restriction;
  /** The account of whoever ends it. */
  readonly decidedBy: string;
  readonly cause: Extract<DecisionCause, "moderator" | "appeal">;
  /** The appeal that it answers. */
  readonly appealId?: string | undefined;
  /** The restriction that takes its place. */
  readonly replacedBy?: string | undefined;
  readonly at: Date;
}

/**
 * The decision `lift` that supersedes the one a restriction was given by, and its row in the audit. Null when somebody
 * closed it before: nothing happens then. Locks the restriction's row.
 */
export async function closeRestriction(deps: Deps, tx: Tx, input: CloseRestriction): Promise<Decision | null> {
  const { restriction, decidedBy, at } = input;
  const { count } = await tx.restriction.updateMany({
    where: { id: restriction.id, liftedAt: null },
    data: { liftedAt: at, liftedBy: decidedBy },
  });
  if (count === 0) return null;
  const decision = await recordDecision(deps, tx, { ...input, restrictionId: restriction.id, kind: "lift" });
  await audit(tx, input);
  return decision;
}

/** Beside the decision's own row, which is found under the account: that this restriction stands no more, and by what. */
function audit(tx: Tx, { restriction, decidedBy, appealId, replacedBy, at }: CloseRestriction) {
  const { id: subjectId, kind, accountId: account } = restriction;
  const details = {
    kind,
    account,
    ...(appealId !== undefined && { appeal: appealId }),
    ...(replacedBy !== undefined && { replacedBy }),
  };
  const actor = { kind: "person", accountId: decidedBy } as const;
  return appendAudit(tx, { actor, action: "author.lift", subjectKind: "restriction", subjectId, details, at });
}
