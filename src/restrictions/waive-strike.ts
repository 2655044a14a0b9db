import { appendAudit } from "../audit/append-audit.ts";
import { assertNotOwn } from "../authors/own-matter.ts";
import { readStrikes } from "../authors/read-strikes.ts";
import type { Account } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";

export interface WaiveStrike {
  readonly account: Account;
  /** The removal. */
  readonly decisionId: string;
  readonly actor: Person;
}

/** A removal stands, and counts against its author no more. Waived twice is waived once. Throws `not_found`, `conflict_of_interest`. */
export async function waiveStrike(deps: Deps, { account, decisionId, actor }: WaiveStrike): Promise<void> {
  await transaction(deps.db, async (tx) => {
    await assertNotOwn(tx, { matter: "waive", accountId: account.id, personId: actor.accountId });
    const at = deps.clock();
    const strikes = await readStrikes(tx, { accountId: account.id, at });
    if (!strikes.some((each) => each.decisionId === decisionId))
      throw new Refusal("not_found", "There is no such strike against this person.");
    const { count } = await tx.strikeWaiver.createMany({
      data: [{ decisionId, waivedBy: actor.accountId, createdAt: at }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    const details = { account: account.id };
    const subject = { subjectKind: "decision", subjectId: decisionId };
    await appendAudit(tx, { actor, action: "author.waive_strike", ...subject, details, at });
  });
}
