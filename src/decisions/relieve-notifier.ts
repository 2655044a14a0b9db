import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { NotifierMeasure } from "../db/generated/client.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Settings } from "../settings/settings.ts";
import { DAY, after } from "../shared/clock.ts";

/**
 * One at a time may give or be judged for notices by one mailbox, however its address is spelt: the lock that its
 * measures are counted under.
 */
export async function lockAddress(tx: Pick<Tx, "$executeRaw">, address: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('notifier:' || mailbox(${address}), 0))`;
}

/** How many unfounded notices a measure takes: the warning comes one before the suspension, and never without any. */
const leastFor = (kind: NotifierMeasure["kind"], { unfoundedLimit }: Settings["notices"]): number =>
  kind === "suspension" ? unfoundedLimit : Math.max(1, unfoundedLimit - 1);

/** An appeal showed that a notice was right. */
export interface Relief {
  readonly noticeId: string;
  readonly appealId: string;
  /** Whose word it was. */
  readonly decidedBy: string;
  readonly at: Date;
}

/**
 * One of the notices by an address was no unfounded one: what it led to is revoked. What else was imposed on the address
 * is counted again, oldest first, and revoked where too few are left, or where a suspension has no warning any more that
 * came before its notice.
 */
export async function relieveNotifier(tx: Tx, relief: Relief): Promise<void> {
  const { noticeId } = relief;
  const { address } = await tx.notice.findUniqueOrThrow({ where: { id: noticeId }, select: { address: true } });
  if (address !== null) await lockAddress(tx, address);
  const own = await tx.notifierMeasure.findFirst({ where: { noticeId, revokedAt: null } });
  if (own) await revoke(tx, { measure: own, relief });
  if (address !== null) await countAgain(tx, { address, relief });
}

async function countAgain(tx: Tx, { address, relief }: { readonly address: string; readonly relief: Relief }) {
  const { notices } = await readSettings(tx);
  const standing = await tx.notifierMeasure.findMany({
    where: { id: { in: await standingIds(tx, address) } },
    include: { notice: { select: { receivedAt: true } } },
    orderBy: { createdAt: "asc" },
  });
  const warnings: Date[] = [];
  for (const measure of standing) {
    const warned = measure.kind === "warning" || warnings.some((given) => given < measure.notice.receivedAt);
    if (!warned || (await isTooMuch(tx, { measure, address, notices }))) await revoke(tx, { measure, relief });
    else if (measure.kind === "warning") warnings.push(measure.createdAt);
  }
}

interface Revoke {
  readonly measure: Pick<NotifierMeasure, "id" | "kind" | "noticeId">;
  readonly relief: Relief;
}

async function revoke(tx: Tx, { measure, relief }: Revoke): Promise<void> {
  const { id, kind, noticeId } = measure;
  const { decidedBy, appealId, at } = relief;
  await tx.notifierMeasure.update({ where: { id }, data: { revokedAt: at } });
  await appendAudit(tx, {
    actor: { kind: "person", accountId: decidedBy },
    action: "notifier.relieve",
    subjectKind: "notifier_measure",
    subjectId: id,
    details: { kind, notice: noticeId, appeal: appealId },
    at,
  });
}

const ids = z.array(z.object({ id: z.string() }));

async function standingIds(tx: Tx, address: string): Promise<string[]> {
  const rows = await tx.$queryRaw`
    select id from notifier_measures where mailbox(address) = mailbox(${address}) and revoked_at is null`;
  return ids.parse(rows).map(({ id }) => id);
}

interface Weigh {
  readonly measure: NotifierMeasure;
  readonly address: string;
  readonly notices: Settings["notices"];
}

/** Settings that have become stricter since make no measure wrong that was right when it was imposed. */
async function isTooMuch(tx: Tx, { measure, address, notices }: Weigh): Promise<boolean> {
  const { kind, count, createdAt } = measure;
  const left = await countUnfounded(tx, {
    address,
    since: after(createdAt, -notices.unfoundedDays * DAY),
    until: createdAt,
  });
  return left < Math.min(count, leastFor(kind, notices));
}

export interface CountUnfounded {
  readonly address: string;
  readonly since: Date;
  /** Included. */
  readonly until: Date;
}

const countRow = z.tuple([z.object({ count: z.number() })]);

/** By one mailbox, however its address is spelt, and when the words are purged as well. */
export async function countUnfounded(
  tx: Pick<Tx, "$queryRaw">,
  { address, since, until }: CountUnfounded,
): Promise<number> {
  const rows = await tx.$queryRaw`
    select count(*)::int as count from notices
    where mailbox_hash = mailbox_hash(id, ${address}) and status = 'unfounded'
      and received_at between ${since}::timestamptz and ${until}::timestamptz`;
  const [{ count }] = countRow.parse(rows);
  return count;
}
