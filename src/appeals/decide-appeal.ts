import { commit } from "../db/commit.ts";
import { assertClaimHeld } from "../decisions/claims.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { type Answer, answerAppeal } from "./answer-appeal.ts";

export interface DecideAppeal extends Answer {
  readonly appealId: string;
  readonly actor: Person;
  readonly claimToken: string;
}

/**
 * Somebody of the staff who claimed an appeal answers it.
 * Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`, `claim_lost`.
 */
export async function decideAppeal(deps: Deps, { claimToken, ...input }: DecideAppeal): Promise<void> {
  const held = { subjectId: input.appealId, holderId: input.actor.accountId, token: claimToken };
  await commit(deps, (unit) =>
    answerAppeal(deps, unit, {
      ...input,
      assertEntitled: (tx, at) => assertClaimHeld(tx, { ...held, at }),
      at: deps.clock(),
    }),
  );
}
