import { appendAudit } from "../audit/append-audit.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { TroubledJob } from "../jobs/read-jobs.ts";
import { rescheduleJob } from "../jobs/reschedule-job.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";

interface RetryJob {
  readonly id: bigint;
  readonly actor: Person;
}

/** A job that failed runs again, with all its attempts. Throws Refusal `invalid_state`. */
export async function retryJob(deps: Pick<Deps, "db" | "clock">, { id, actor }: RetryJob): Promise<TroubledJob> {
  return transaction(deps.db, async (tx) => {
    const job = await rescheduleJob(tx, id);
    if (job === null) throw new Refusal("invalid_state", "This job is done already, or at work just now.");
    const subject = { subjectKind: "job", subjectId: String(id) };
    await appendAudit(tx, { actor, action: "job.retry", ...subject, details: { job: job.name }, at: deps.clock() });
    return job;
  });
}
