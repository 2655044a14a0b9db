import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../deps.ts";
import { errorCode } from "../shared/error-code.ts";
import { BURIAL_FAILED } from "./perform.ts";
import type { RunnableJob } from "./define-job.ts";

export interface TakeOver {
  readonly everyMs: number;
  /** A lock must be free twice, this long apart: a worker whose connection was cut takes it again within that time. */
  readonly confirmAfterMs: number;
  readonly stop: AbortSignal;
}

const WORKER_LOST = "worker_lost";

type Pool = Deps["db"]["pool"];

/** Now and every so often: frees the jobs of workers that are gone, so that others run them. Ends with `stop`. */
export async function takeOverForever(deps: Deps, jobs: readonly RunnableJob[], options: TakeOver): Promise<void> {
  const buried = jobs.filter(({ bury }) => bury).map(({ name }) => name);
  while (!options.stop.aborted) {
    await takeOver(deps, buried, options).catch((error: unknown) => {
      if (!options.stop.aborted) deps.log.warn({ code: errorCode(error) }, "jobs could not be taken over");
    });
    await sleep(options.everyMs, undefined, { signal: options.stop }).catch(() => undefined);
  }
}

async function takeOver({ db, log }: Deps, buried: readonly string[], options: TakeOver): Promise<void> {
  const suspects = await readAbandoned(db.pool);
  if (suspects.length > 0) {
    await sleep(options.confirmAfterMs, undefined, { signal: options.stop });
    const still = new Set(await readAbandoned(db.pool));
    const gone = suspects.filter((id) => still.has(id));
    if (gone.length > 0) await unlock(db.pool, gone);
    if (gone.length > 0) log.warn({ workers: gone }, "took over the jobs of lost workers");
  }
  await grantBurials(db.pool, buried);
}

/** Workers that hold jobs, but no longer the lock that each holds while it lives. */
async function readAbandoned(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(`
    with holders as materialized (
      select distinct locked_by as id
      from graphile_worker.jobs
      where locked_by is not null
    )
    select id
    from holders
    where pg_try_advisory_xact_lock(hashtextextended(id, 0))`);
  return rows.map(({ id }) => id);
}

/** A job that was in its last attempt is marked first: unlocked, it would look like one that was buried in order. */
async function unlock(pool: Pool, workers: readonly string[]): Promise<void> {
  await pool.query(
    `
    update graphile_worker._private_jobs
    set last_error = $2
    where locked_by = any ($1) and attempts >= max_attempts`,
    [workers, WORKER_LOST],
  );
  await pool.query("select graphile_worker.force_unlock_workers($1)", [workers]);
}

/** One round more for dead jobs whose `onDead` has not run to its end; the job itself does not run again. */
async function grantBurials(pool: Pool, names: readonly string[]): Promise<void> {
  await pool.query(
    `
    select graphile_worker.reschedule_jobs(array[id], run_at := now(), max_attempts := attempts + 1)
    from graphile_worker.jobs
    where task_identifier = any ($1)
      and last_error = any ($2)
      and locked_at is null
      and attempts >= max_attempts
    limit 1000`,
    [names, [BURIAL_FAILED, WORKER_LOST]],
  );
}
