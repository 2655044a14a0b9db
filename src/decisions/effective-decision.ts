import type { Tx } from "../db/client.ts";
import type { Decision } from "../db/generated/client.ts";

interface JudgedRevision {
  readonly id: string;
  readonly revision: number;
}

/** The end of the chain of decisions about one revision of a comment. */
export const findEffectiveDecision = (
  tx: Pick<Tx, "decision">,
  { id, revision }: JudgedRevision,
): Promise<Decision | null> => tx.decision.findFirst({ where: { commentId: id, revision, next: { none: {} } } });
