import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

export interface NoteInterest {
  /** Whom the note would be about. */
  readonly accountId: string;
  readonly writerId: string;
}

/**
 * A note weighs on what colleagues decide about a person: nobody writes one about themselves, or about somebody whose
 * comment they flagged or gave notice of. Throws Refusal `conflict_of_interest`.
 */
export async function assertMayNote(
  tx: Pick<Tx, "flag" | "notice">,
  { accountId, writerId }: NoteInterest,
): Promise<void> {
  if (accountId === writerId) throw new Refusal("conflict_of_interest", "Nobody writes a note about themselves.");
  const where = { flaggerId: writerId, comment: { authorId: accountId } };
  if (await tx.flag.findFirst({ where, select: { id: true } }))
    throw new Refusal("conflict_of_interest", "You flagged a comment by this author, so someone else has to write it.");
  const about = { judged: { comment: { authorId: accountId } } };
  if (await tx.notice.findFirst({ where: { givenBy: writerId, status: { not: "withdrawn" }, ...about } })) {
    const why = "You gave notice of a comment by this author, so someone else has to write it.";
    throw new Refusal("conflict_of_interest", why);
  }
}
