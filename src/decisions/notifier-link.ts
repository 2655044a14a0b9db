import type { Tx } from "../db/client.ts";
import type { AppealLink } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { newLinkToken } from "./appeal-link.ts";

export interface CreateNotifierLink {
  /** That nothing was done: a decision about the comment that stays published. */
  readonly decisionId: string;
  /** One link a notice. */
  readonly noticeId: string;
  /** Null for a notifier without an account. */
  readonly accountId: string | null;
  /** Where letters about an appeal go; null: to the account's address. */
  readonly address: string | null;
  readonly locale: string;
  readonly at: Date;
}

/**
 * A notifier's capability to contest that nothing was done about what they told us of. Its window opens when
 * `told_at` is set: at once for who left no address, since the notice's page is all that tells them.
 */
export async function createNotifierLink(
  deps: Pick<Deps, "config">,
  tx: Tx,
  input: CreateNotifierLink,
): Promise<AppealLink> {
  const { at, ...fields } = input;
  const isUnreachable = fields.address === null && fields.accountId === null;
  return tx.appealLink.create({
    data: { ...newLinkToken(deps), ...fields, party: "notifier", createdAt: at, toldAt: isUnreachable ? at : null },
  });
}
