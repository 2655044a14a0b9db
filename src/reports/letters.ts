import { z } from "zod";
import { instant } from "../http/instant.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Letter } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { sendLetter } from "../mail/outbox.ts";
import { LETTER_MACHINE, letterStatesBefore } from "../mail/states.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";

export const LETTER_STATES = ["queued", "sent", "failed"] as const;

/** No address and no text: who it is for is the account, what it says is in its subject. */
export const letterItem = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state: z.enum(LETTER_STATES),
    subjectId: z.uuid(),
    accountId: z.uuid().nullable(),
    attempts: z.int(),
    lastCode: z.string().nullable(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Letter" });
export type LetterItem = z.infer<typeof letterItem>;

const position = z.strictObject({ t: instant, id: z.uuid() });

export interface ListLetters {
  readonly state: (typeof LETTER_STATES)[number];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export async function listLetters({ db }: Pick<Deps, "db">, { state, limit, cursor }: ListLetters) {
  const start = cursor === undefined ? null : decodeCursor(position, cursor);
  const rows = await db.prisma.letter.findMany({
    where: {
      state,
      ...(start && { OR: [{ createdAt: { lt: start.t } }, { createdAt: start.t, id: { lt: start.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return {
    items: kept.map(presentLetter),
    nextCursor: last ? encodeCursor({ t: last.createdAt.toISOString(), id: last.id }) : null,
  };
}

/** Throws Refusal `not_found`. */
export async function readLetter({ db }: Pick<Deps, "db">, id: string): Promise<Letter> {
  const letter = await db.prisma.letter.findUnique({ where: { id } });
  if (!letter) throw new Refusal("not_found", "There is no such letter.");
  return letter;
}

/** Sends a failed letter again, with the same Message-ID. Throws Refusal `invalid_state`. */
export async function retryLetter(
  deps: Deps,
  { id, actor }: { readonly id: string; readonly actor: Person },
): Promise<Letter> {
  return transaction(deps.db, async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id, state: { in: letterStatesBefore("retry") }, address: { not: null } },
      data: { state: LETTER_MACHINE.failed.retry, lastCode: null },
    });
    if (count === 0)
      throw new Refusal("invalid_state", "Only a letter that failed, and still has its address, can be sent again.");
    await enqueue(tx, sendLetter, { letterId: id });
    await appendAudit(tx, { actor, action: "letter.retry", subjectKind: "letter", subjectId: id, at: deps.clock() });
    return tx.letter.findUniqueOrThrow({ where: { id } });
  });
}

export const presentLetter = (letter: Letter): LetterItem => ({
  id: letter.id,
  kind: letter.kind,
  state: letter.state,
  subjectId: letter.subjectId,
  accountId: letter.accountId,
  attempts: letter.attempts,
  lastCode: letter.lastCode,
  createdAt: letter.createdAt.toISOString(),
  sentAt: letter.sentAt?.toISOString() ?? null,
});
