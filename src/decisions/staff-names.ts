import type { Tx } from "../db/client.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { STAFF, isStaff } from "../shared/actor.ts";
import { invalid } from "../shared/refusal.ts";
import { findName } from "./find-name.ts";
import type { WordsToSend } from "./personal-data.ts";

/** It quotes nothing: whoever may know who is on the staff is told the word beside it. */
export const STAFF_NAMED =
  "Take out the name of whoever moderates here: these words go out in a letter, and letters name nobody of the staff. Nothing was saved.";

export interface WordsAbout extends WordsToSend {
  /** Whom the decisions are about. */
  readonly authorIds: readonly string[];
}

/** What a letter says was decided by the site, not by this or that person on its staff. Throws Refusal `invalid_request`. */
export async function assertNamesNoStaff(
  tx: Pick<Tx, "account">,
  { terms }: CompiledPolicy,
  { text, pointer, authorIds }: WordsAbout,
): Promise<void> {
  if (text === undefined) return;
  const accounts = await tx.account.findMany({
    where: { OR: [{ role: { in: [...STAFF] } }, { id: { in: [...authorIds] } }] },
    select: { id: true, displayName: true, role: true },
  });
  const names = accounts.filter(isStaff).map(({ displayName }) => displayName);
  const readers = accounts.filter(({ id }) => authorIds.includes(id)).map(({ displayName }) => displayName);
  const word = findName(text, { names, readers, isOrdinary: (each) => terms.common.has(each) });
  if (word !== undefined) throw invalid(pointer, STAFF_NAMED, word);
}
