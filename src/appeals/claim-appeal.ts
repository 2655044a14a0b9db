import type { Claim } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { releaseClaim, takeClaim } from "../decisions/claims.ts";
import type { Deps } from "../deps.ts";
import { assertIndependent } from "./conflicts.ts";
import { assertMay, lockAppeal } from "./lock-appeal.ts";

export interface ClaimAppeal {
  readonly appealId: string;
  readonly accountId: string;
}

/** Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`, `case_claimed`. */
export async function claimAppeal(deps: Deps, { appealId, accountId }: ClaimAppeal): Promise<Claim> {
  return transaction(deps.db, async (tx) => {
    const { appeal } = await lockAppeal(tx, appealId);
    await assertIndependent(tx, { appealId, accountId });
    assertMay("claim", appeal);
    return takeClaim(tx, { subject: "appeal", subjectId: appealId, holderId: accountId, at: deps.clock() });
  });
}

export const releaseAppeal = (deps: Deps, { appealId, accountId }: ClaimAppeal): Promise<void> =>
  transaction(deps.db, (tx) =>
    releaseClaim(tx, { subject: "appeal", subjectId: appealId, holderId: accountId, at: deps.clock() }),
  );
