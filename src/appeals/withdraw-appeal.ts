import { transaction } from "../db/transaction.ts";
import type { Appeal } from "../db/generated/client.ts";
import { APPEAL_MACHINE } from "../decisions/appeal-states.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../shared/refusal.ts";
import type { Capability } from "./appeal-links.ts";
import { lockLink } from "./file-appeal.ts";
import { assertMay } from "./lock-appeal.ts";

/**
 * Whoever filed an appeal takes it back, for good: the decision stands, and cannot be contested here again. Twice is
 * once. Throws Refusal: `appeal_link_invalid`, `not_found`, `invalid_state`.
 */
export async function withdrawAppeal(deps: Deps, { by }: { readonly by: Capability }): Promise<Appeal> {
  return transaction(deps.db, async (tx) => {
    const { link } = await lockLink(tx, by);
    const [filed] = link.appeals;
    if (!filed) throw new Refusal("invalid_state", "No appeal against this decision was filed.");
    if (filed.status === "withdrawn") return filed;
    assertMay("withdraw", filed);
    await tx.claim.deleteMany({ where: { subjectId: filed.id } });
    return tx.appeal.update({
      where: { id: filed.id },
      data: { status: APPEAL_MACHINE.open.withdraw, decidedAt: deps.clock(), version: { increment: 1 } },
    });
  });
}
