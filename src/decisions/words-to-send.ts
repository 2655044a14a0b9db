import type { Tx } from "../db/client.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { assertNoPersonalData } from "./personal-data.ts";
import { type WordsAbout, assertNamesNoStaff } from "./staff-names.ts";

/**
 * Whether a letter may carry what a person wrote: once a request, before any lock, for what is wrong with the words comes
 * before conflict, state and claim. Throws Refusal `invalid_request`.
 */
export async function assertSendable(
  tx: Pick<Tx, "account">,
  policy: CompiledPolicy,
  words: WordsAbout,
): Promise<void> {
  assertNoPersonalData(policy, words);
  await assertNamesNoStaff(tx, policy, words);
}
