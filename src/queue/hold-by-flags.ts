import type { Tx } from "../db/client.ts";
import type { Unit } from "../db/commit.ts";
import { decide } from "../decisions/decide.ts";
import type { LockedComment } from "../decisions/lock-comment.ts";
import type { Change, Deps } from "../deps.ts";
import { isTrustedFlagger, readFlagsWithStanding } from "./flagger-standing.ts";

export interface HoldByFlags {
  /** Locked by the caller in this transaction. */
  readonly comment: LockedComment;
  readonly caseId: string;
  readonly at: Date;
}

/**
 * Enough different trusted readers flagged this very text: the policy holds it until a human looks. Never a text that a
 * human published or restored: there, flags only ask.
 */
export async function holdByFlags(deps: Deps, unit: Unit<Change>, { comment, caseId, at }: HoldByFlags): Promise<void> {
  if (comment.status !== "published" || (await hasHumanWord(unit.tx, comment))) return;
  const flags = await readFlagsWithStanding(unit.tx, { caseId, at });
  const trusted = flags.filter(
    ({ revision, flagger }) => revision === comment.revision && flagger !== null && isTrustedFlagger(flagger),
  );
  if (trusted.length < deps.policy().compiled.settings.flagThreshold) return;
  await decide(deps, unit, { comment, act: "hold", cause: "reader_flags", caseId, at });
}

async function hasHumanWord(tx: Pick<Tx, "decision">, { id, revision }: LockedComment): Promise<boolean> {
  const word = await tx.decision.findFirst({
    where: { commentId: id, revision, basis: "person", kind: { in: ["publish", "restore"] } },
    select: { id: true },
  });
  return word !== null;
}
