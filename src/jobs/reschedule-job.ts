import type { Tx } from "../db/client.ts";
import { type TroubledJob, jobRow } from "./read-jobs.ts";

/** All attempts anew, the first one now. Null for a job that is gone or at work. */
export async function rescheduleJob(tx: Pick<Tx, "$queryRaw">, id: bigint): Promise<TroubledJob | null> {
  const found = jobRow.array().parse(
    await tx.$queryRaw`
      select r.id::text, j.task_identifier as name, r.attempts::int, r.max_attempts::int as "maxAttempts",
        r.last_error as "lastError", r.created_at as "createdAt", r.run_at as "runAt", r.locked_at as "lockedAt"
      from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at := now(), attempts := 0) r
      join graphile_worker.jobs j on j.id = r.id`,
  );
  return found[0] ?? null;
}
