import { z } from "zod";
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

export interface RelieveNotifier {
  readonly address: string;
  readonly at: Date;
}

/**
 * One of the notices by this address was no unfounded one: what was imposed on it is counted again, oldest first, and
 * revoked where too few are left, or where a suspension has no warning any more that came before its notice.
 */
export async function relieveNotifier(tx: Tx, { address, at }: RelieveNotifier): Promise<void> {
  await lockAddress(tx, address);
  const { notices } = await readSettings(tx);
  const standing = await tx.notifierMeasure.findMany({
    where: { id: { in: await standingIds(tx, address) } },
    include: { notice: { select: { receivedAt: true } } },
    orderBy: { createdAt: "asc" },
  });
  const warnings: Date[] = [];
  for (const measure of standing) {
    const warned = measure.kind === "warning" || warnings.some((given) => given < measure.notice.receivedAt);
    if (!warned || (await isTooMuch(tx, { measure, address, notices })))
      await tx.notifierMeasure.update({ where: { id: measure.id }, data: { revokedAt: at } });
    else if (measure.kind === "warning") warnings.push(measure.createdAt);
  }
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

/** By one mailbox, however its address is spelt. */
export async function countUnfounded(
  tx: Pick<Tx, "$queryRaw">,
  { address, since, until }: CountUnfounded,
): Promise<number> {
  const rows = await tx.$queryRaw`
    select count(*)::int as count from notices
    where mailbox(address) = mailbox(${address}) and status = 'unfounded'
      and received_at between ${since}::timestamptz and ${until}::timestamptz`;
  const [{ count }] = countRow.parse(rows);
  return count;
}
