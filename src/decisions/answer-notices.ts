import type { Tx } from "../db/client.ts";
import type { Notice } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { queueLetter } from "../mail/outbox.ts";
import { readSettings } from "../settings/read-settings.ts";
import { NOTICE_MACHINE, noticeStatesBefore } from "./notice-states.ts";
import { createNotifierLink } from "./notifier-link.ts";
import { type Relief, relieveNotifier } from "./relieve-notifier.ts";

export interface AnswerNotices {
  /** Its row is locked by the caller. */
  readonly commentId: string;
  readonly event: "remove" | "keep" | "end";
  /** What answers them; null when the comment's author deleted it. */
  readonly decisionId: string | null;
  /** A person, always. */
  readonly closedBy: string;
  readonly at: Date;
}

/**
 * A person has decided about a comment: every open notice of it is closed with that decision, and whoever gave it is
 * told, with the way to contest that nothing was done where the publisher grants one.
 */
export async function answerNotices(deps: Pick<Deps, "config">, tx: Tx, answer: AnswerNotices): Promise<void> {
  const { commentId, event, decisionId, closedBy, at } = answer;
  const open = await tx.notice.findMany({ where: { commentId, status: "open" }, orderBy: { id: "asc" } });
  if (open.length === 0) return;
  await tx.notice.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { status: NOTICE_MACHINE.open[event], decisionId, closedBy, closedAt: at },
  });
  const { notices } = await readSettings(tx);
  for (const notice of open) {
    if (event === "keep" && decisionId !== null && notices.notifierAppeals)
      await grantAppeal(deps, tx, { notice, decisionId, at });
    await queueNoticeLetter(deps, tx, { kind: "notice_decided", notice, at });
  }
}

/** The notifier's appeal was right: so was the notice, and nothing that rests on its being unfounded stands. */
export async function grantNotice(
  tx: Tx,
  { decisionId, ...relief }: Relief & { readonly decisionId: string },
): Promise<void> {
  await tx.notice.updateMany({
    where: { id: relief.noticeId, status: { in: noticeStatesBefore("grant") } },
    data: { status: NOTICE_MACHINE.kept.grant, decisionId },
  });
  await relieveNotifier(tx, relief);
}

interface Granted {
  readonly notice: Notice;
  readonly decisionId: string;
  readonly at: Date;
}

const grantAppeal = (deps: Pick<Deps, "config">, tx: Tx, { notice, decisionId, at }: Granted) =>
  createNotifierLink(deps, tx, {
    decisionId,
    noticeId: notice.id,
    accountId: null,
    address: notice.address,
    locale: notice.locale,
    at,
  });

export interface NoticeLetter {
  readonly kind: "notice_received" | "notice_decided" | "notifier_warned" | "notifier_suspended" | "suspension_lifted";
  readonly notice: Pick<Notice, "id" | "address" | "locale">;
  readonly at: Date;
}

/** Queues a letter about a notice; who left no address reads the same on the notice's page. */
export async function queueNoticeLetter(
  { config }: Pick<Deps, "config">,
  tx: Tx,
  { kind, notice, at }: NoticeLetter,
): Promise<void> {
  if (notice.address === null) return;
  await queueLetter(tx, {
    kind,
    subjectId: notice.id,
    accountId: null,
    recipientKey: notice.id,
    address: notice.address,
    locale: notice.locale,
    at,
    host: new URL(config.publicUrl).hostname,
  });
}
