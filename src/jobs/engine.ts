import { EventEmitter } from "node:events";
import { parseCronItems, run } from "graphile-worker";
import type { CronItem, RunnerOptions, TaskList, WorkerEvents } from "graphile-worker";
import { holdLock } from "../db/hold-lock.ts";
import type { HeldLock } from "../db/hold-lock.ts";
import type { Deps } from "../deps.ts";
import type { RunnableJob } from "./define-job.ts";
import type { Schedule } from "./define-schedule.ts";
import { engineLogger } from "./engine-logger.ts";
import { jobTask, scheduleTask } from "./perform.ts";

export interface EngineOptions {
  readonly jobs: readonly RunnableJob[];
  readonly schedules: readonly Schedule[];
  readonly concurrency: number;
}

export interface Engine {
  /** Resolves when it has ended, whether it was stopped or gave up. */
  readonly ended: Promise<void>;
  /** Takes no more jobs, and resolves when those that run are done and written down. */
  stop(): Promise<void>;
}

/** Beside the jobs: one connection that listens, one that reads the schedule. */
const EXTRA_CONNECTIONS = 2;

/** One run of graphile-worker under one worker id, whose lock is held from before the first job until the last. */
export async function startEngine(deps: Deps, options: EngineOptions): Promise<Engine> {
  const stopping = new AbortController();
  const stopped = new Promise((resolve) => stopping.signal.addEventListener("abort", resolve, { once: true }));
  const events: WorkerEvents = new EventEmitter();
  let lock: HeldLock | undefined;
  events.once("pool:create", ({ workerPool }) => {
    lock = holdLock(deps.db.url, workerPool.id, deps.log);
  });
  const runner = await run({
    ...runnerOptions(deps, options),
    events,
    // The engine awaits this before it fetches each job: no lock, no job.
    forbiddenFlags: async () => {
      await Promise.race([lock?.held(), stopped]);
      return null;
    },
  });
  const ended = runner.promise.catch(() => undefined).then(() => lock?.release());
  return {
    ended,
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await ended;
    },
  };
}

function runnerOptions(deps: Deps, { jobs, schedules, concurrency }: EngineOptions): RunnerOptions {
  return {
    connectionString: deps.db.url,
    maxPoolSize: concurrency + EXTRA_CONNECTIONS,
    concurrency,
    noHandleSignals: true,
    logger: engineLogger(deps.log),
    taskList: taskList(deps, jobs, schedules),
    parsedCronItems: parseCronItems(schedules.map(cronItem)),
    // Not for the batching: only with a batch does the engine retry the note that a job is done, and await it in stop.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
}

function taskList(deps: Deps, jobs: readonly RunnableJob[], schedules: readonly Schedule[]): TaskList {
  const tasks = [
    ...jobs.map((job) => [job.name, jobTask(deps, job)] as const),
    ...schedules.map((schedule) => [schedule.name, scheduleTask(deps, schedule)] as const),
  ];
  const names = new Set(tasks.map(([name]) => name));
  if (names.size < tasks.length) throw new Error("Two jobs have the same name.");
  return Object.fromEntries(tasks);
}

/** The key merges runs that wait into one; the queue keeps runs from overlapping. */
function cronItem({ name, cron, maxAttempts, catchUpHours }: Schedule): CronItem {
  const backfillPeriod = catchUpHours * 3_600_000;
  return {
    task: name,
    match: cron,
    identifier: name,
    options: {
      backfillPeriod,
      maxAttempts,
      jobKey: `schedule:${name}`,
      queueName: `schedule:${name}`,
    },
  };
}
