import type { Claim } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { releaseClaim, takeClaim } from "../decisions/claims.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import type { Deps } from "../deps.ts";
import { assertOpen, lockAppeal } from "./lock-appeal.ts";

export interface ClaimAppeal {
  readonly appealId: string;
  readonly accountId: string;
}

/** Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`, `case_claimed`. */
export async function claimAppeal(deps: Deps, { appealId, accountId }: ClaimAppeal): Promise<Claim> {
  return transaction(deps.db, async (tx) => {
    const { appeal, comment } = await lockAppeal(tx, appealId);
    await assertNoConflict(tx, { commentId: comment.id, accountId, forAppeal: true });
    assertOpen(appeal);
    return takeClaim(tx, { subject: "appeal", subjectId: appealId, holderId: accountId, at: deps.clock() });
  });
}

export const releaseAppeal = (deps: Deps, { appealId, accountId }: ClaimAppeal): Promise<void> =>
  transaction(deps.db, (tx) => releaseClaim(tx, { subjectId: appealId, holderId: accountId }));
