import type { JobHelpers, Task } from "graphile-worker";
import type { Deps } from "../deps.ts";
import { errorCode } from "../shared/error-code.ts";
import { PayloadInvalid } from "./define-job.ts";
import type { RunnableJob } from "./define-job.ts";
import type { Schedule } from "./define-schedule.ts";

/** Found again by `take-over`. */
export const BURIAL_FAILED = "burial_failed";

/** The engine stores the message of whatever a task throws: ours is a code. */
class JobFailed extends Error {
  override readonly name = "JobFailed";
}

export const scheduleTask =
  (deps: Deps, schedule: Schedule): Task =>
  async (payload, helpers) => {
    try {
      await schedule.perform(deps, payload);
    } catch (error) {
      throw reported(deps, helpers, error);
    }
  };

/** A job's run, with everything that may go wrong in it. A buried job is done: its row goes. */
export const jobTask =
  (deps: Deps, job: RunnableJob): Task =>
  async (payload, helpers) => {
    const { attempts, max_attempts } = helpers.job;
    // `take-over` grants a round beyond the last attempt, for the burial only.
    if (job.bury && attempts > job.maxAttempts) return bury(deps, job.bury, helpers);

    const lastAttempt = attempts >= max_attempts;
    try {
      await job.perform(deps, payload, { attempt: attempts, lastAttempt });
    } catch (error) {
      const failure = reported(deps, helpers, error);
      if (error instanceof PayloadInvalid) await endAttempts(helpers);
      else if (lastAttempt && job.bury) return bury(deps, job.bury, helpers);
      throw failure;
    }
  };

async function bury(deps: Deps, rite: NonNullable<RunnableJob["bury"]>, helpers: JobHelpers): Promise<void> {
  try {
    await rite(deps, helpers.job.payload);
    deps.log.error(about(helpers), "job is dead");
  } catch (error) {
    reported(deps, helpers, error);
    throw new JobFailed(BURIAL_FAILED);
  }
}

function reported(deps: Deps, helpers: JobHelpers, error: unknown): JobFailed {
  const code = errorCode(error);
  deps.log.error({ ...about(helpers), code }, "job failed");
  return new JobFailed(code);
}

const about = ({ job }: JobHelpers) => ({
  job: job.task_identifier,
  jobId: job.id,
  attempt: job.attempts,
  maxAttempts: job.max_attempts,
});

/** The engine's own functions leave a running job alone, so this reaches into its table. */
async function endAttempts({ job, query }: JobHelpers): Promise<void> {
  await query("update graphile_worker._private_jobs set max_attempts = attempts where id = $1", [job.id]);
}
