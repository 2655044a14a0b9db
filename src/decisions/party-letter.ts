import type { Tx } from "../db/client.ts";
import type { AppealLink, LetterKind } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { queueLetter } from "../mail/outbox.ts";
import { queueAuthorLetter } from "./author-letter.ts";

export interface PartyLetter {
  readonly kind: LetterKind;
  readonly subjectId: string;
  readonly link: Pick<AppealLink, "id" | "accountId" | "address" | "locale">;
  readonly at: Date;
}

/** Queues a letter to whoever holds a link: at the account's address, or at the one a notifier without account left. */
export async function queuePartyLetter(deps: Pick<Deps, "config">, tx: Tx, letter: PartyLetter): Promise<void> {
  const { link, ...rest } = letter;
  if (link.address === null) {
    if (link.accountId !== null) await queueAuthorLetter(deps, tx, { ...rest, accountId: link.accountId });
    return;
  }
  await queueLetter(tx, {
    ...rest,
    accountId: link.accountId,
    recipientKey: link.accountId ?? link.id,
    address: link.address,
    locale: link.locale,
    host: new URL(deps.config.publicUrl).hostname,
  });
}
