import type { Tx } from "../db/client.ts";
import type { JobPayload, Task } from "./define-job.ts";

export interface Enqueue<Payload> {
  readonly payload: Payload;
  /** Unique among the waiting jobs of this name: a waiting one is replaced, a running one is followed by this one. */
  readonly key?: string;
  /** Not before this time. */
  readonly runAt?: Date;
}

type JobTx = Pick<Tx, "$executeRaw">;

/** The job exists if the transaction commits, and only then; a waiting worker hears of it at once. */
export async function enqueue<P extends JobPayload>(tx: JobTx, job: Task<P>, payload: P): Promise<void> {
  await enqueueWith(tx, job, { payload });
}

/** As `enqueue`, with a key or a time. */
export async function enqueueWith<P extends JobPayload>(
  tx: JobTx,
  job: Task<P>,
  { payload, key, runAt }: Enqueue<P>,
): Promise<void> {
  const stored = JSON.stringify(job.payload.parse(payload));
  const jobKey = key === undefined ? null : `${job.name}:${key}`;
  await tx.$executeRaw`
    select graphile_worker.add_job(
      ${job.name}::text,
      ${stored}::json,
      run_at := ${runAt ?? null}::timestamptz,
      max_attempts := ${job.maxAttempts}::int,
      job_key := ${jobKey}::text
    )`;
}
