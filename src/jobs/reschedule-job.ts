import { z } from "zod";
import type { Tx } from "../db/client.ts";

const row = z.object({ name: z.string() });

/** All attempts anew, the first one now. Its name, or null for a job that is gone or at work. */
export async function rescheduleJob(tx: Pick<Tx, "$queryRaw">, id: bigint): Promise<string | null> {
  const found = row.array().parse(
    await tx.$queryRaw`
      select j.task_identifier as name
      from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at := now(), attempts := 0) r
      join graphile_worker.jobs j on j.id = r.id`,
  );
  return found[0]?.name ?? null;
}
