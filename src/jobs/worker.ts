import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../deps.ts";
import { errorCode } from "../shared/error-code.ts";
import type { RunnableJob } from "./define-job.ts";
import type { Schedule } from "./define-schedule.ts";
import { startEngine } from "./engine.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { takeOverForever } from "./take-over.ts";

export interface WorkerOptions {
  /** Jobs at the same time in this process. */
  readonly concurrency: number;
  readonly schedules?: readonly Schedule[];
  /** How often to look for jobs of workers that are gone; default 30,000. */
  readonly takeOverEveryMs?: number;
  /** Default 2,000. */
  readonly confirmAfterMs?: number;
}

export interface Worker {
  /** Takes no more jobs, finishes those that run, ends its connections. */
  stop(): Promise<void>;
}

const TAKE_OVER_EVERY_MS = 30_000;
const CONFIRM_AFTER_MS = 2_000;
const RESTART_PAUSE_MS = 1_000;

/**
 * Runs jobs until it is stopped. Uses `concurrency` + 3 connections of its own beside `deps.db`. Jobs of a worker that
 * was killed run again within `takeOverEveryMs` + `confirmAfterMs` + the engine's 2 s of polling.
 */
export async function startWorker(deps: Deps, jobs: readonly RunnableJob[], options: WorkerOptions): Promise<Worker> {
  const stopping = new AbortController();
  const { concurrency, schedules = [] } = options;
  const engines = await keepRunning(deps, { jobs, schedules, concurrency }, stopping.signal);
  const takingOver = takeOverForever(deps, jobs, {
    everyMs: options.takeOverEveryMs ?? TAKE_OVER_EVERY_MS,
    confirmAfterMs: options.confirmAfterMs ?? CONFIRM_AFTER_MS,
    stop: stopping.signal,
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([engines.stop(), takingOver]);
    },
  };
}

/** The engine gives up when it cannot write down for long that a job is done: then another takes its place. */
async function keepRunning(deps: Deps, options: EngineOptions, stop: AbortSignal) {
  let engine = await startEngine(deps, options);
  const replace = async () => {
    for (;;) {
      await engine.ended;
      if (stop.aborted) return;
      deps.log.error("job engine ended, starting another");
      engine = (await restart(deps, options, stop)) ?? engine;
    }
  };
  const replacing = replace();
  return {
    stop: async () => {
      await engine.stop();
      await replacing;
    },
  };
}

async function restart(deps: Deps, options: EngineOptions, stop: AbortSignal): Promise<Engine | undefined> {
  await sleep(RESTART_PAUSE_MS, undefined, { signal: stop }).catch(() => undefined);
  if (stop.aborted) return undefined;
  try {
    const engine = await startEngine(deps, options);
    // Stopped while it started: nobody else knows of this one.
    if (stop.aborted) await engine.stop();
    return engine;
  } catch (error) {
    deps.log.error({ code: errorCode(error) }, "job engine could not be started");
    return undefined;
  }
}
