import { appendAudit } from "../audit/append-audit.ts";
import type { Unit } from "../db/commit.ts";
import { commit } from "../db/commit.ts";
import { queueAuthorLetter } from "../decisions/author-letter.ts";
import { assertClaimHeld } from "../decisions/claims.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import { decide } from "../decisions/decide.ts";
import type { Change, Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { type LockedAppeal, assertOpen, lockAppeal } from "./lock-appeal.ts";

export interface DecideAppeal {
  readonly appealId: string;
  readonly actor: Person;
  readonly outcome: "upheld" | "overturned";
  /** Told to the author. */
  readonly reason: string;
  readonly claimToken: string;
}

/**
 * A human who had no part in it answers the author. Overturned: the comment stands in its place again, in this very
 * transaction. Upheld: nothing is decided anew, and the author is told why.
 * Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`, `claim_lost`.
 */
export async function decideAppeal(deps: Deps, input: DecideAppeal): Promise<void> {
  const { actor, outcome } = input;
  await commit(deps, async (unit) => {
    const at = deps.clock();
    const locked = await lockAppeal(unit.tx, input.appealId);
    const { appeal, comment } = locked;
    await assertNoConflict(unit.tx, { commentId: comment.id, accountId: actor.accountId, forAppeal: true });
    assertOpen(appeal);
    const held = { subjectId: appeal.id, holderId: actor.accountId, token: input.claimToken, at };
    await assertClaimHeld(unit.tx, held);

    const outcomeDecisionId = outcome === "overturned" ? await restore(deps, unit, { locked, actor, at }) : null;
    await closeAppeal(deps, unit, { ...input, locked, outcomeDecisionId, at });
    const details = { outcome, decision: appeal.decisionId };
    await appendAudit(unit.tx, {
      actor,
      action: "appeal.decide",
      subjectKind: "appeal",
      subjectId: appeal.id,
      details,
      at,
    });
  });
}

interface Restore {
  readonly locked: LockedAppeal;
  readonly actor: Person;
  readonly at: Date;
}

async function restore(deps: Deps, unit: Unit<Change>, { locked: { appeal, comment }, actor, at }: Restore) {
  const decision = await decide(deps, unit, {
    comment,
    act: "publish",
    cause: "appeal",
    decidedBy: actor.accountId,
    appealId: appeal.id,
    at,
  });
  return decision.id;
}

interface CloseAppeal extends DecideAppeal {
  readonly locked: LockedAppeal;
  readonly outcomeDecisionId: string | null;
  readonly at: Date;
}

async function closeAppeal(deps: Deps, { tx }: Unit<Change>, close: CloseAppeal): Promise<void> {
  const { appeal, comment } = close.locked;
  await tx.appeal.update({
    where: { id: appeal.id },
    data: {
      status: close.outcome,
      decidedAt: close.at,
      decidedBy: close.actor.accountId,
      outcomeDecisionId: close.outcomeDecisionId,
      outcomeReason: close.reason,
      version: { increment: 1 },
    },
  });
  await tx.claim.deleteMany({ where: { subjectId: appeal.id } });
  await queueAuthorLetter(deps, tx, {
    kind: "appeal_decided",
    subjectId: appeal.id,
    accountId: comment.authorId,
    at: close.at,
  });
}
