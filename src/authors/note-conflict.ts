import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";
import { OWN_MATTERS, isOwnAccount } from "./own-matter.ts";

export interface NoteInterest {
  /** Whom the note would be about. */
  readonly accountId: string;
  readonly writerId: string;
}

export type NoteConflict = "self" | "flagger" | "notifier";

const conflictRow = z.tuple([z.object({ quarrel: z.string().nullable() })]);

/**
 * Why this person may not write a note about that one, or null. A note weighs on what colleagues decide about a person:
 * nobody writes one about themselves, or about somebody whose comment they flagged or gave notice of, however long ago.
 */
export async function findNoteConflict(
  tx: Pick<Tx, "$queryRaw">,
  { accountId, writerId }: NoteInterest,
): Promise<NoteConflict | null> {
  if (await isOwnAccount(tx, { accountId, personId: writerId })) return "self";
  const rows = await tx.$queryRaw`
    select quarrel(${accountId}::uuid, ${writerId}::uuid, '-infinity'::timestamptz) as quarrel`;
  const [{ quarrel }] = conflictRow.parse(rows);
  // To have answered one another keeps nobody from noting what happened.
  return quarrel === "flagger" || quarrel === "notifier" ? quarrel : null;
}

const SENTENCES: Readonly<Record<NoteConflict, string>> = {
  self: OWN_MATTERS.note,
  flagger: "You flagged a comment by this author, so someone else has to write it.",
  notifier: "You gave notice of a comment by this author, so someone else has to write it.",
};

/** Throws Refusal `conflict_of_interest`. */
export async function assertMayNote(tx: Pick<Tx, "$queryRaw">, interest: NoteInterest): Promise<void> {
  const conflict = await findNoteConflict(tx, interest);
  if (conflict) throw new Refusal("conflict_of_interest", SENTENCES[conflict]);
}
