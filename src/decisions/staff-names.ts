import type { Tx } from "../db/client.ts";
import { STAFF } from "../shared/actor.ts";
import { countCharacters } from "../shared/text.ts";
import { invalid } from "../shared/refusal.ts";
import type { WordsToSend } from "./personal-data.ts";

/** It quotes nothing: a refusal is logged. */
export const STAFF_NAMED =
  "Take out the name of whoever moderates here: these words go out in a letter, and letters name nobody of the staff. Nothing was saved.";

/** A single letter is a word too often. */
const SHORTEST_NAME = 2;

export interface WordsAbout extends WordsToSend {
  /** Whoever the decision is about: their own name may be said, though somebody on the staff has the same. */
  readonly authorId: string;
}

/** What a letter says was decided by the site, not by this or that person on its staff. Throws Refusal `invalid_request`. */
export async function assertNamesNoStaff(
  tx: Pick<Tx, "account">,
  { text, pointer, authorId }: WordsAbout,
): Promise<void> {
  if (text === undefined) return;
  const accounts = await tx.account.findMany({
    where: { OR: [{ role: { in: [...STAFF] } }, { id: authorId }] },
    select: { id: true, displayName: true },
  });
  const own = plain(accounts.find(({ id }) => id === authorId)?.displayName ?? "").toLowerCase();
  const names = accounts.map(({ displayName }) => plain(displayName)).filter((name) => name.toLowerCase() !== own);
  const said = plain(text);
  if (names.some((name) => countCharacters(name) >= SHORTEST_NAME && isSaid(said, name)))
    throw invalid(pointer, STAFF_NAMED);
}

/** So that the way a sign is composed, and a line's end between two names, make no difference. */
const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s+/g, " ").trim();

/** Whoever is called Will does not take the word from everybody: one word is a name as it is written. */
const isSaid = (text: string, name: string): boolean =>
  name.includes(" ") ? isNamed(text.toLowerCase(), name.toLowerCase()) : isNamed(text, name);

/** As whole words: neither letters nor digits go on at its ends. */
function isNamed(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{M}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(at + name.length)))
      return true;
  }
  return false;
}
