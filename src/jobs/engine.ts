import { EventEmitter } from "node:events";
import { parseCronItems, run } from "graphile-worker";
import type { CronItem, RunnerOptions, TaskList, WorkerEvents } from "graphile-worker";
import { openPool } from "../db/client.ts";
import { holdLock } from "../db/hold-lock.ts";
import type { HeldLock } from "../db/hold-lock.ts";
import type { Deps } from "../deps.ts";
import { atMost } from "../shared/at-most.ts";
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

/** For what the engine still has to write down when all its workers have stopped. */
const GRACE_MS = 5_000;

/** One run of graphile-worker under one worker id, whose lock is held from before the first job until the last. */
export async function startEngine(deps: Deps, options: EngineOptions): Promise<Engine> {
  const stopping = new AbortController();
  const stopped = new Promise((resolve) => stopping.signal.addEventListener("abort", resolve, { once: true }));
  const events: WorkerEvents = new EventEmitter();
  let lock: HeldLock | undefined;
  events.once("pool:create", ({ workerPool }) => {
    lock = holdLock(deps.db.url, workerPool.id, deps.log);
  });
  const gone = workersGone(events);
  const pgPool = openPool(deps.db.url, {
    poolSize: options.concurrency + EXTRA_CONNECTIONS,
    applicationName: "recourse jobs",
  });
  const runner = await run({
    ...runnerOptions(deps, options),
    pgPool,
    events,
    // The engine awaits this before it fetches each job: no lock, no job.
    forbiddenFlags: async () => {
      await Promise.race([lock?.held(), stopped]);
      return null;
    },
  }).catch(async (error: unknown) => {
    await Promise.all([lock?.release(), pgPool.end()]);
    throw error;
  });
  whenFetchingKeepsFailing(events, 3 * options.concurrency, () => void runner.stop().catch(() => undefined));
  const over = Promise.race([runner.promise.catch(() => undefined), gone]);
  const ended = over.then(() => lock?.release());
  const closed = ended.then(() => atMost(GRACE_MS, pgPool.end()));
  return {
    ended,
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await closed;
    },
  };
}

/**
 * Resolves some seconds after the last of the engine's workers has stopped. The engine's own promise comes sooner, but
 * never when its connections were cut in the moment in which it noted that a job was done.
 */
function workersGone(events: WorkerEvents): Promise<void> {
  let running = 0;
  return new Promise((resolve) => {
    events.on("worker:create", () => (running += 1));
    events.on("worker:stop", () => {
      running -= 1;
      if (running === 0) setTimeout(resolve, GRACE_MS).unref();
    });
  });
}

/**
 * The engine remembers the failure of its first query, the look-up of the jobs' names, and repeats it for every fetch:
 * it must make room for another.
 */
function whenFetchingKeepsFailing(events: WorkerEvents, times: number, giveUp: () => void): void {
  let failures = 0;
  const fetched = () => (failures = 0);
  events.on("worker:getJob:empty", fetched);
  events.on("job:start", fetched);
  events.on("worker:getJob:error", () => {
    failures += 1;
    if (failures === times) giveUp();
  });
}

function runnerOptions(deps: Deps, { jobs, schedules, concurrency }: EngineOptions): RunnerOptions {
  return {
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
