import { appendAudit } from "../audit/append-audit.ts";
import { transaction } from "../db/transaction.ts";
import type { Account } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";

export interface RevealEmail {
  readonly account: Account;
  readonly actor: Person;
}

/** Somebody's e-mail address, and that an administrator looked. */
export async function revealEmail(
  deps: Pick<Deps, "db" | "clock">,
  { account, actor }: RevealEmail,
): Promise<{ email: string | null }> {
  return transaction(deps.db, async (tx) => {
    const subject = { subjectKind: "account", subjectId: account.id };
    await appendAudit(tx, { actor, action: "account.reveal", ...subject, at: deps.clock() });
    return { email: account.email };
  });
}
