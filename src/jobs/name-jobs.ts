import type { Db } from "../db/client.ts";
import type { RunnableJob } from "./define-job.ts";

/**
 * Writes the jobs' names down before the first of each. Otherwise the engine does so in the transaction of that first
 * job, where everybody else who enqueues one waits for it, and two who hold each other's rows wait for ever.
 */
export async function nameJobs({ pool }: Pick<Db, "pool">, jobs: readonly Pick<RunnableJob, "name">[]): Promise<void> {
  // The table of names is the engine's own: its public way to a name is a job, taken back before anybody sees it.
  await pool.query(
    `select graphile_worker.remove_job((graphile_worker.add_job(name, job_key := 'naming:' || name)).key)
     from unnest($1::text[]) name
     order by name`,
    [jobs.map((job) => job.name)],
  );
}
