import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { AppealLink, DecisionKind, LetterKind } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { isWindowOpen } from "../decisions/appeal-window.ts";
import type { Deps } from "../deps.ts";
import { defineJob } from "../jobs/define-job.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { queueLetter } from "../mail/outbox.ts";
import { HOUR, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";

/** Whatever is asked for whichever address: the answer, and the time it takes, tell nothing. */
export async function requestResend(deps: Deps, { email }: { readonly email: string }): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const request = await tx.resendRequest.create({
      data: { id: newId(), address: email, createdAt: deps.clock() },
    });
    await enqueue(tx, resendLetters, { requestId: request.id });
  });
}

/** Sends the letters of decisions that can still be contested once more, each with the link that it had. */
export const resendLetters = defineJob({
  name: "resend-letters",
  payload: z.strictObject({ requestId: z.uuid() }),
  run: (deps, { requestId }) =>
    transaction(deps.db, async (tx) => {
      const request = await tx.resendRequest.findUnique({ where: { id: requestId } });
      if (!request) return;
      await tx.resendRequest.delete({ where: { id: requestId } });
      const account = await tx.account.findUnique({
        where: { siteId_email: { siteId: SITE_ID, email: request.address } },
        select: { id: true, email: true, locale: true },
      });
      if (account?.email) await resendAll(deps, tx, { id: account.id, email: account.email, locale: account.locale });
    }),
});

/** More decisions than this at once are for the author's own page, signed in. */
const MOST_LETTERS = 20;

/** Of one letter, the first included: whoever knows an address cannot fill its mailbox. */
const MOST_ISSUES = 5;

const HOURS_BETWEEN = 1;

interface Recipient {
  readonly id: string;
  readonly email: string;
  readonly locale: string;
}

async function resendAll(deps: Deps, tx: Tx, recipient: Recipient): Promise<void> {
  const at = deps.clock();
  const links = await tx.appealLink.findMany({
    where: {
      accountId: recipient.id,
      party: "author",
      revokedAt: null,
      appeals: { none: {} },
      decision: {
        next: { none: {} },
        OR: [{ comment: { status: { in: ["removed", "held"] } } }, { kind: "restrict" }],
      },
    },
    include: { decision: { select: { kind: true } } },
    orderBy: { id: "desc" },
    take: MOST_LETTERS,
  });
  for (const link of links.filter((each) => isWindowOpen(each, at))) await resend(deps, tx, { link, recipient, at });
}

const LETTERS: Readonly<Partial<Record<DecisionKind, LetterKind>>> = {
  remove: "comment_removed",
  hold: "comment_held",
  restrict: "account_restricted",
};

interface Resend {
  readonly link: AppealLink & { readonly decision: { readonly kind: DecisionKind } };
  readonly recipient: Recipient;
  readonly at: Date;
}

async function resend({ config }: Deps, tx: Tx, { link, recipient, at }: Resend): Promise<void> {
  const kind = LETTERS[link.decision.kind];
  if (!kind) return;
  const letter = { kind, subjectId: link.decisionId, recipientKey: recipient.id };
  const last = await tx.letter.findFirst({ where: letter, orderBy: { issue: "desc" } });
  const isTooSoon = last && (last.state === "queued" || last.createdAt > after(at, -HOURS_BETWEEN * HOUR));
  if (isTooSoon || (last?.issue ?? 0) >= MOST_ISSUES) return;
  await queueLetter(tx, {
    ...letter,
    accountId: recipient.id,
    address: recipient.email,
    locale: recipient.locale,
    issue: (last?.issue ?? 0) + 1,
    at,
    host: new URL(config.publicUrl).hostname,
  });
}
