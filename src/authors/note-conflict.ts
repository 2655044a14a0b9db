import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export interface NoteInterest {
  /** Whom the note would be about. */
  readonly accountId: string;
  readonly writerId: string;
}

export type NoteConflict = "self" | "flagger";

/**
 * Why this person may not write a note about that one, or null. A note weighs on what colleagues decide about a person:
 * nobody writes one about themselves, or about somebody whose comment they flagged.
 */
export async function findNoteConflict(
  tx: Pick<Tx, "flag">,
  { accountId, writerId }: NoteInterest,
): Promise<NoteConflict | null> {
  if (accountId === writerId) return "self";
  const where = { flaggerId: writerId, comment: { authorId: accountId } };
  return (await tx.flag.findFirst({ where, select: { id: true } })) ? "flagger" : null;
}

const SENTENCES: Readonly<Record<NoteConflict, string>> = {
  self: "Nobody writes a note about themselves.",
  flagger: "You flagged a comment by this author, so someone else has to write it.",
};

/** Throws Refusal `conflict_of_interest`. */
export async function assertMayNote(tx: Pick<Tx, "flag">, interest: NoteInterest): Promise<void> {
  const conflict = await findNoteConflict(tx, interest);
  if (conflict) throw new Refusal("conflict_of_interest", SENTENCES[conflict]);
}
