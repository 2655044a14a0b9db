import { z } from "zod";
import type { Deps } from "../deps.ts";

/**
 * `failed`: no attempt is left. `retrying`: an attempt failed, and the next one has its time. `stuck`: at work for
 * longer than any job should be, or due for long and nobody takes it.
 */
export const JOB_STATES = ["failed", "retrying", "stuck"] as const;
export type JobState = (typeof JOB_STATES)[number];

export const jobRow = z.object({
  id: z.string(),
  name: z.string(),
  attempts: z.int(),
  maxAttempts: z.int(),
  /** A code, never a message. */
  lastError: z.string().nullable(),
  createdAt: z.date(),
  runAt: z.date(),
  lockedAt: z.date().nullable(),
});

/** A job that did not go as it should. Its payload is ids, and nobody's to read here. */
export type TroubledJob = Readonly<z.infer<typeof jobRow>>;

const COLUMNS = `id::text, task_identifier as name, attempts::int, max_attempts::int as "maxAttempts",
      last_error as "lastError", created_at as "createdAt", run_at as "runAt", locked_at as "lockedAt"`;

interface ReadJobs {
  readonly state: JobState;
  /** From 1. */
  readonly limit: number;
  /** Only jobs made before this one: the `next` of the page before. */
  readonly before?: bigint | undefined;
}

/** Above the longest timeout of anything a job waits for; jobs that work on many rows enqueue another. */
const LONG_AT_WORK = "interval '15 minutes'";
/** Workers look every two seconds: what waits longer waits for a worker that is not there, or for its queue. */
const LONG_DUE = "interval '10 minutes'";

const UNLOCKED = "locked_at is null";
const HAS_ATTEMPTS = "attempts < max_attempts";
const IS_LATE = `(${UNLOCKED} and ${HAS_ATTEMPTS} and run_at < now() - ${LONG_DUE})`;

const CONDITIONS: Readonly<Record<JobState, string>> = {
  failed: `${UNLOCKED} and attempts >= max_attempts`,
  retrying: `${UNLOCKED} and ${HAS_ATTEMPTS} and attempts > 0 and not ${IS_LATE}`,
  stuck: `locked_at < now() - ${LONG_AT_WORK} or ${IS_LATE}`,
};

/** The newest first; `next` is null on the last page. By the clock of the database, as the workers go by it. */
export async function readJobs({ db }: Pick<Deps, "db">, { state, limit, before }: ReadJobs) {
  const { rows } = await db.pool.query(
    `
    select ${COLUMNS}
    from graphile_worker.jobs
    where (${CONDITIONS[state]}) and id < $1::bigint
    order by jobs.id desc
    limit $2`,
    [String(before ?? HIGHEST), limit + 1],
  );
  const found = jobRow.array().parse(rows);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Of a bigint. */
const HIGHEST = 9_223_372_036_854_775_807n;

/** Any job that is not done, in trouble or not. */
export async function findJob({ db }: Pick<Deps, "db">, id: bigint): Promise<TroubledJob | null> {
  const { rows } = await db.pool.query(`select ${COLUMNS} from graphile_worker.jobs where id = $1::bigint`, [
    String(id),
  ]);
  return jobRow.array().parse(rows)[0] ?? null;
}
