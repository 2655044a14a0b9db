import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { defineSchedule } from "../jobs/define-schedule.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Actor } from "../shared/actor.ts";
import { type Horizon, KEPT, type Kept } from "./due.ts";

type Purging = Pick<Deps, "db" | "clock">;

/** How many of each kind. */
export type Purged = Readonly<Record<string, number>>;

/** What a purge would empty now. Changes nothing. */
export async function countDue(deps: Purging): Promise<Purged> {
  const horizon = await readHorizon(deps);
  const counts: Record<string, number> = {};
  for (const kept of KEPT) counts[kept.kind] = await countOf(deps, kept.due(horizon));
  return counts;
}

const counted = z.tuple([z.object({ count: z.number() })]);

async function countOf({ db }: Purging, due: ReturnType<Kept["due"]>): Promise<number> {
  const [{ count }] = counted.parse(await db.prisma.$queryRaw`select count(*)::int as count from (${due}) as due`);
  return count;
}

/** Empties what nothing needs any more, in batches of their own. Again, or beside another one: it goes on where that was. */
export async function purge(deps: Purging, { actor }: { readonly actor: Actor }): Promise<Purged> {
  const horizon = await readHorizon(deps);
  const counts: Record<string, number> = {};
  for (const kept of KEPT) counts[kept.kind] = await purgeKind(deps, { kept, horizon });
  if (Object.values(counts).some((count) => count > 0)) {
    const subject = { subjectKind: "site", subjectId: null, details: counts };
    await appendAudit(deps.db.prisma, { actor, action: "retention.purge", ...subject, at: deps.clock() });
  }
  return counts;
}

async function readHorizon({ db, clock }: Purging): Promise<Horizon> {
  const { retention, strikes } = await readSettings(db.prisma);
  return { retention, strikes, at: clock() };
}

/** Small, so that whoever waits for one of the rows does not wait long. */
const BATCH = 500;

interface PurgeKind {
  readonly kept: Kept;
  readonly horizon: Horizon;
}

async function purgeKind({ db }: Purging, { kept, horizon }: PurgeKind): Promise<number> {
  for (let purged = 0; ;) {
    const count = await transaction(
      db,
      (tx) => tx.$executeRaw`
        with batch as (${kept.due(horizon)} limit ${BATCH} for no key update of ${kept.of} skip locked)
        ${kept.empty(horizon.at)}`,
    );
    purged += count;
    if (count < BATCH) return purged;
  }
}

export const purgeDaily = defineSchedule({
  name: "purge-texts",
  cron: "41 3 * * *",
  catchUpHours: 24,
  run: async (deps) => {
    await purge(deps, { actor: { kind: "system", label: "job:purge-texts" } });
  },
});
