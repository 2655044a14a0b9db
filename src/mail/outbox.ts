import { z } from "zod";
import type { Deps } from "../deps.ts";
import type { Tx } from "../db/client.ts";
import type { Letter, LetterKind } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { defineJob } from "../jobs/define-job.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import { buildMessage } from "./message.ts";
import { LETTER_MACHINE, letterStatesBefore, nextLetterState } from "./states.ts";
import { MailError } from "./transport.ts";

/** What a letter says; headers and Message-ID are the outbox's. */
export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** How one kind of letter is written. Kinds are named here by nobody: each feature brings its own. */
export interface Composer {
  /** Null: there is nothing to say any more, and the letter is closed unsent. */
  readonly compose: (deps: Deps, letter: Letter) => Promise<Composed | null>;
  /** In the transaction that records that the mail server accepted the letter. */
  readonly onAccepted?: (tx: Tx, letter: Letter, at: Date) => Promise<void>;
  /** In the transaction that gives the letter up. */
  readonly onFailed?: (deps: Deps, tx: Tx, failed: FailedLetter) => Promise<void>;
}

export interface FailedLetter {
  readonly letter: Letter;
  /** The mail server's code, or ours. */
  readonly code: string;
  readonly at: Date;
}

export type Composers = Readonly<Record<LetterKind, Composer>>;

export interface QueueLetter {
  readonly kind: LetterKind;
  /** What it is about: with the recipient and the issue, what makes a letter one. */
  readonly subjectId: string;
  readonly accountId: string | null;
  readonly recipientKey: string;
  readonly address: string;
  readonly locale: string;
  readonly issue?: number;
  readonly at: Date;
  /** The part of Message-ID after the @. */
  readonly host: string;
}

/** One row and one job, in the transaction that makes the letter true. A second call for the same letter does nothing. */
export async function queueLetter(tx: Tx, letter: QueueLetter): Promise<void> {
  const id = newId();
  const { count } = await tx.letter.createMany({
    data: [
      {
        id,
        siteId: SITE_ID,
        kind: letter.kind,
        subjectId: letter.subjectId,
        accountId: letter.accountId,
        recipientKey: letter.recipientKey,
        issue: letter.issue ?? 1,
        address: letter.address,
        locale: letter.locale,
        messageId: `<${id}@${letter.host}>`,
        createdAt: letter.at,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) await enqueue(tx, sendLetter, { letterId: id });
}

/** About three days of graphile-worker's exponential backoff: longer than a mail server is usually away. */
const ATTEMPTS = 12;

/** Hands one letter to the mail server. A retry after an unknown outcome carries the same Message-ID. */
export const sendLetter = defineJob({
  name: "send-letter",
  payload: z.strictObject({ letterId: z.uuid() }),
  maxAttempts: ATTEMPTS,
  async run(deps, { letterId }, { lastAttempt }) {
    const letter = await deps.db.prisma.letter.findUnique({ where: { id: letterId } });
    if (!letter || !nextLetterState(letter.state, "accept")) return;
    const composed = letter.address === null ? null : await deps.letters[letter.kind].compose(deps, letter);
    if (!composed || letter.address === null) return closeUnsent(deps, letter);
    try {
      await deps.mail.send(
        buildMessage({
          from: deps.config.mailFrom,
          to: letter.address,
          messageId: letter.messageId,
          date: letter.createdAt,
          ...composed,
        }),
      );
    } catch (error) {
      return recordFailure(deps, { letter, error, lastAttempt });
    }
    await recordAccepted(deps, letter);
  },
  // A worker that was killed in the last attempt left the letter as it was.
  async onDead(deps, { letterId }) {
    const letter = await deps.db.prisma.letter.findUnique({ where: { id: letterId } });
    if (letter) await giveUp(deps, { letter, code: "attempts_used_up", attempts: 0 });
  },
});

async function recordAccepted(deps: Deps, letter: Letter): Promise<void> {
  const at = deps.clock();
  await transaction(deps.db, async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id: letter.id, state: { in: letterStatesBefore("accept") } },
      data: { state: LETTER_MACHINE.queued.accept, sentAt: at, attempts: { increment: 1 }, lastCode: null },
    });
    if (count === 1) await deps.letters[letter.kind].onAccepted?.(tx, letter, at);
  });
}

interface Failure {
  readonly letter: Letter;
  readonly error: unknown;
  readonly lastAttempt: boolean;
}

/** Throws, so that the job is tried again, unless the mail server said never or this was the last time. */
async function recordFailure(deps: Deps, { letter, error, lastAttempt }: Failure): Promise<void> {
  const permanent = error instanceof MailError && error.permanent;
  const code = error instanceof MailError ? error.code : "unexpected";
  if (permanent || lastAttempt) await giveUp(deps, { letter, code, attempts: 1 });
  else await defer(deps, letter, code);
  if (!permanent) throw error;
}

async function defer({ db }: Deps, { id }: Letter, code: string): Promise<void> {
  await db.prisma.letter.updateMany({
    where: { id, state: { in: letterStatesBefore("defer") } },
    data: { state: LETTER_MACHINE.queued.defer, attempts: { increment: 1 }, lastCode: code },
  });
}

interface GiveUp {
  readonly letter: Letter;
  readonly code: string;
  /** To add to those that were made. */
  readonly attempts: number;
}

async function giveUp(deps: Deps, { letter, code, attempts }: GiveUp): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id: letter.id, state: { in: letterStatesBefore("close") } },
      data: { state: LETTER_MACHINE.queued.close, attempts: { increment: attempts }, lastCode: code },
    });
    if (count === 1) await deps.letters[letter.kind].onFailed?.(deps, tx, { letter, code, at: deps.clock() });
  });
}

/** There is nothing to say any more, or nobody to say it to: no failure. */
async function closeUnsent(deps: Deps, letter: Letter): Promise<void> {
  await deps.db.prisma.letter.updateMany({
    where: { id: letter.id, state: { in: letterStatesBefore("close") } },
    data: { state: LETTER_MACHINE.queued.close, lastCode: "nothing_to_say" },
  });
}
