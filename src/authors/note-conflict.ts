import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export interface NoteInterest {
  /** Whom the note would be about. */
  readonly accountId: string;
  readonly writerId: string;
}

/**
 * A note weighs on what colleagues decide about a person: nobody writes one about themselves, or about somebody whose
 * comment they flagged. Throws Refusal `conflict_of_interest`.
 */
export async function assertMayNote(tx: Pick<Tx, "flag">, { accountId, writerId }: NoteInterest): Promise<void> {
  if (accountId === writerId) throw new Refusal("conflict_of_interest", "Nobody writes a note about themselves.");
  const where = { flaggerId: writerId, comment: { authorId: accountId } };
  if (await tx.flag.findFirst({ where, select: { id: true } }))
    throw new Refusal("conflict_of_interest", "You flagged a comment by this author, so someone else has to write it.");
}
