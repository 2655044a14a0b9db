import { appendAudit } from "../audit/append-audit.ts";
import type { Account } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { assertMayNote } from "./note-conflict.ts";
import { namedPerson } from "./read-users.ts";

export interface WriteNote {
  readonly account: Pick<Account, "id">;
  readonly body: string;
  readonly actor: Person;
}

/** Leaves a note about a person for colleagues. Throws Refusal `conflict_of_interest`. */
export async function writeNote(deps: Pick<Deps, "db" | "clock">, { account, body, actor }: WriteNote) {
  const at = deps.clock();
  return transaction(deps.db, async (tx) => {
    await assertMayNote(tx, { accountId: account.id, writerId: actor.accountId });
    const note = await tx.accountNote.create({
      data: { id: newId(), accountId: account.id, writtenBy: actor.accountId, body, createdAt: at },
      include: { writer: namedPerson },
    });
    await appendAudit(tx, { actor, action: "author.note", subjectKind: "account_note", subjectId: note.id, at });
    return note;
  });
}
