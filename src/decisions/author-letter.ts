import type { Tx } from "../db/client.ts";
import type { LetterKind } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { queueLetter } from "../mail/outbox.ts";

export interface AuthorLetter {
  readonly kind: LetterKind;
  readonly subjectId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** Queues a letter to the account's address; an account without one reads the same on its own page. */
export async function queueAuthorLetter({ config }: Pick<Deps, "config">, tx: Tx, letter: AuthorLetter): Promise<void> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: letter.accountId },
    select: { email: true, locale: true },
  });
  if (account.email === null) return;
  await queueLetter(tx, {
    ...letter,
    recipientKey: letter.accountId,
    address: account.email,
    locale: account.locale,
    host: new URL(config.publicUrl).hostname,
  });
}
