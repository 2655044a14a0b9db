import type { Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import { raiseAlert } from "../decisions/raise-alert.ts";
import type { Deps } from "../deps.ts";
import { defineSchedule } from "../jobs/define-schedule.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, after } from "../shared/clock.ts";

/** What waits longer than the publisher's settings allow is told to administrators, each case, appeal and notice once. */
export const escalateOverdue = defineSchedule({
  name: "escalate-overdue",
  cron: "*/15 * * * *",
  run: (deps) => transaction(deps.db, (tx) => escalate(deps, tx, deps.clock())),
});

async function escalate(deps: Deps, tx: Tx, at: Date): Promise<void> {
  const { serviceLevels } = await readSettings(tx);
  const cases = await tx.case.updateMany({
    where: { status: "open", escalatedAt: null, openedAt: { lt: after(at, -serviceLevels.caseHours * HOUR) } },
    data: { escalatedAt: at },
  });
  const appeals = await tx.appeal.updateMany({
    where: { status: "open", escalatedAt: null, filedAt: { lt: after(at, -serviceLevels.appealHours * HOUR) } },
    data: { escalatedAt: at },
  });
  const notices = await tx.notice.updateMany({
    where: { status: "open", escalatedAt: null, receivedAt: { lt: after(at, -serviceLevels.noticeHours * HOUR) } },
    data: { escalatedAt: at },
  });
  for (const [cause, { count }] of [
    ["cases", cases],
    ["appeals", appeals],
    ["notices", notices],
  ] as const) {
    if (count > 0) await raiseAlert(deps, tx, { kind: "overdue", cause, count, at });
  }
}
