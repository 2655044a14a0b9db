import type { Tx } from "../db/client.ts";
import type { NotifierMeasure } from "../db/generated/client.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Settings } from "../settings/settings.ts";
import { DAY, after } from "../shared/clock.ts";

/** One at a time may give or be judged for notices by one address: the lock that its measures are counted under. */
export async function lockAddress(tx: Pick<Tx, "$executeRaw">, address: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`notifier:${address}`}, 0))`;
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
    where: { address, revokedAt: null },
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

interface Weigh {
  readonly measure: NotifierMeasure;
  readonly address: string;
  readonly notices: Settings["notices"];
}

/** Settings that have become stricter since make no measure wrong that was right when it was imposed. */
async function isTooMuch(tx: Tx, { measure, address, notices }: Weigh): Promise<boolean> {
  const { kind, count, createdAt } = measure;
  const receivedAt = { gte: after(createdAt, -notices.unfoundedDays * DAY), lte: createdAt };
  const left = await tx.notice.count({ where: { address, status: "unfounded", receivedAt } });
  return left < Math.min(count, leastFor(kind, notices));
}
