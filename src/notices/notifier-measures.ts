import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Notice, NotifierMeasure } from "../db/generated/client.ts";
import { queueNoticeLetter } from "../decisions/answer-notices.ts";
import { countUnfounded, lockAddress } from "../decisions/relieve-notifier.ts";
import type { Deps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Settings } from "../settings/settings.ts";
import type { Person } from "../shared/actor.ts";
import { DAY, after } from "../shared/clock.ts";
import { formatTime } from "../shared/format-time.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";

const whenRow = z.tuple([z.object({ at: z.date().nullable() })]);

interface Address {
  readonly address: string;
  readonly at: Date;
}

/**
 * Throws `forbidden` while the address is suspended. Said at once and openly: whoever took silence for a receipt would
 * think that somebody looks at what they told us.
 */
export async function assertNotSuspended(tx: Pick<Tx, "$queryRaw">, { address, at }: Address): Promise<void> {
  const rows = await tx.$queryRaw`
    select max(ends_at) as at from notifier_measures
    where mailbox(address) = mailbox(${address}) and kind = 'suspension' and revoked_at is null
      and ends_at > ${at}::timestamptz`;
  const [{ at: endsAt }] = whenRow.parse(rows);
  if (!endsAt) return;
  throw new Refusal(
    "forbidden",
    `Notices from this address are not taken until ${formatTime(endsAt, "en")}, because several earlier ones had no ground. We wrote to the address about it. This notice was not received.`,
  );
}

export interface WeighNotifier {
  /** Just marked as unfounded. */
  readonly notice: Notice;
  readonly actor: Person;
  readonly at: Date;
}

/** DSA Article 23(2): who frequently gives notices that are manifestly unfounded is warned, then suspended for a time. */
export async function weighNotifier(deps: Deps, tx: Tx, input: WeighNotifier): Promise<NotifierMeasure | null> {
  const { notice, at } = input;
  const { address } = notice;
  if (address === null) return null;
  await lockAddress(tx, address);
  const { notices } = await readSettings(tx);
  const since = after(at, -notices.unfoundedDays * DAY);
  const count = await countUnfounded(tx, { address, since, until: at });
  const kind = await measureFor(tx, { notice, address, count, since, limit: notices.unfoundedLimit });
  return kind && impose(deps, tx, { ...input, address, kind, count, settings: notices });
}

interface Weighed {
  readonly notice: Notice;
  readonly address: string;
  readonly count: number;
  readonly since: Date;
  readonly limit: number;
}

/** The warning comes one before the limit, and only a notice that was given after it can lead to a suspension. */
async function measureFor(
  tx: Pick<Tx, "$queryRaw">,
  { notice, address, count, since, limit }: Weighed,
): Promise<NotifierMeasure["kind"] | null> {
  if (count < limit - 1) return null;
  const rows = await tx.$queryRaw`
    select min(created_at) as at from notifier_measures
    where mailbox(address) = mailbox(${address}) and kind = 'warning' and revoked_at is null
      and created_at >= ${since}::timestamptz`;
  const [{ at: warnedAt }] = whenRow.parse(rows);
  if (!warnedAt) return "warning";
  return count >= limit && warnedAt < notice.receivedAt ? "suspension" : null;
}

interface Impose extends WeighNotifier {
  readonly address: string;
  readonly kind: NotifierMeasure["kind"];
  readonly count: number;
  readonly settings: Settings["notices"];
}

const LETTERS = { warning: "notifier_warned", suspension: "notifier_suspended" } as const;
const ACTIONS = { warning: "notifier.warn", suspension: "notifier.suspend" } as const;

async function impose(deps: Deps, tx: Tx, input: Impose): Promise<NotifierMeasure> {
  const { notice, address, kind, count, settings, actor, at } = input;
  const endsAt = kind === "suspension" ? after(at, settings.suspensionDays * DAY) : null;
  const measure = await tx.notifierMeasure.create({
    data: { id: newId(), noticeId: notice.id, kind, address, count, createdAt: at, createdBy: actor.accountId, endsAt },
  });
  await queueNoticeLetter(deps, tx, { kind: LETTERS[kind], notice, at });
  const details = { notice: notice.id, count, ...(endsAt && { endsAt: endsAt.toISOString() }) };
  const subject = { subjectKind: "notifier_measure", subjectId: measure.id };
  await appendAudit(tx, { actor, action: ACTIONS[kind], ...subject, details, at });
  return measure;
}
