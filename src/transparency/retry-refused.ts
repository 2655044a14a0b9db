import { appendAudit } from "../audit/append-audit.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";

/** After the cause is mended: every refused statement waits again. Resolves to how many. */
export async function retryRefused({ db, clock }: Pick<Deps, "db" | "clock">, actor: Person): Promise<number> {
  return transaction(db, async (tx) => {
    const { count } = await tx.statementDelivery.updateMany({
      where: { state: "refused" },
      data: { state: "waiting", codes: [], lastCode: null },
    });
    const details = { count };
    await appendAudit(tx, {
      actor,
      action: "statements.retry",
      subjectKind: "statements",
      subjectId: null,
      details,
      at: clock(),
    });
    return count;
  });
}
