import { defineSchedule } from "../jobs/define-schedule.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, MINUTE, after } from "../shared/clock.ts";
import { type DeliveryDeps, type Endpoint, deliverBatch } from "./deliver-batch.ts";

/** Sends what is not delivered yet, each minute; does nothing without an endpoint and a token. */
export const deliverStatements = defineSchedule({
  name: "deliver-statements",
  cron: "* * * * *",
  run: async (deps) => {
    await deliverWaiting(deps);
  },
});

/** The documented bound of one call. */
const BATCH = 100;
/** Of one run, so that a year's backlog does not hold a worker for an hour. */
const MOST_BATCHES = 300;
const FIRST_WAIT_MS = MINUTE;
const LONGEST_WAIT_MS = 6 * HOUR;

/** Resolves to how many statements came to an end: delivered, refused, or nothing to report. */
export async function deliverWaiting(deps: DeliveryDeps): Promise<number> {
  const { transparency } = await readSettings(deps.db.prisma);
  if (transparency.endpoint === null) return 0;
  if (deps.config.dsaToken === undefined) {
    deps.log.warn("statements wait: there is an endpoint for them, but DSA_TOKEN is not set");
    return 0;
  }
  const endpoint = { url: transparency.endpoint, token: deps.config.dsaToken };
  await enlistStatements(deps);
  return (await isResting(deps)) ? 0 : deliverBatches(deps, endpoint);
}

async function deliverBatches(deps: DeliveryDeps, endpoint: Endpoint): Promise<number> {
  let ended = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const waiting = await readWaiting(deps);
    if (waiting.length === 0) break;
    const { ended: count, failure } = await deliverBatch(deps, { endpoint, ids: waiting.map(({ id }) => id) });
    ended += count;
    if (!failure) continue;
    deps.log.warn({ code: failure.code }, "the transparency database took no statements");
    await rest(deps, { ...failure, attempts: Math.max(...waiting.map(({ attempts }) => attempts)) });
    break;
  }
  return ended;
}

/**
 * A row for every statement that has none. One that was committed later than a younger one is still found for a day,
 * hundreds of times longer than a transaction may take.
 */
async function enlistStatements({ db }: DeliveryDeps): Promise<void> {
  await db.pool.query(`
    insert into statement_deliveries (statement_id, statement_at, codes)
    select s.id, s.created_at, '{}'
    from statements s
    where s.created_at >= coalesce((select max(statement_at) from statement_deliveries) - interval '1 day', '-infinity')
      and not exists (select 1 from statement_deliveries d where d.statement_id = s.id)
    order by s.created_at, s.id
    limit ${BATCH * MOST_BATCHES}
    on conflict do nothing`);
}

interface Waiting {
  readonly id: string;
  readonly attempts: number;
}

async function readWaiting({ db }: DeliveryDeps): Promise<readonly Waiting[]> {
  const { rows } = await db.pool.query<Waiting>(`
    select statement_id as id, attempts
    from statement_deliveries
    where state = 'waiting'
    order by statement_at, statement_id
    limit ${BATCH}`);
  return rows;
}

/** After a failure that is no single statement's fault nothing is sent until its time has come. */
const isResting = async ({ db, clock }: DeliveryDeps): Promise<boolean> =>
  (await db.prisma.statementDelivery.count({ where: { state: "waiting", retryAt: { gt: clock() } } })) > 0;

interface Rest {
  readonly ids: readonly string[];
  readonly code: string;
  readonly afterMs: number | null;
  /** Before this one. */
  readonly attempts: number;
}

async function rest({ db, clock }: DeliveryDeps, { ids, code, afterMs, attempts }: Rest): Promise<void> {
  const waitMs = afterMs ?? Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts, 20), LONGEST_WAIT_MS);
  await db.prisma.statementDelivery.updateMany({
    where: { statementId: { in: [...ids] }, state: "waiting" },
    data: { attempts: { increment: 1 }, lastCode: code, retryAt: after(clock(), waitMs) },
  });
}
