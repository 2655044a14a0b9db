import { z } from "zod";
import type { Deps } from "../deps.ts";

export interface ScheduleDefinition {
  /** Kept in the database: never reused for another meaning, and no job's name. */
  readonly name: string;
  /** Five fields, in UTC: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** Default 3. */
  readonly maxAttempts?: number;
  /**
   * Runs that were due within these hours while no worker was there are made up for, merged as far as they wait; default
   * 0. Meant for what runs daily: the engine adds them one by one.
   */
  readonly catchUpHours?: number;
  /** Idempotent, and never twice at the same time. */
  readonly run: (deps: Deps, info: { readonly dueAt: Date }) => Promise<void>;
}

export interface Schedule {
  readonly name: string;
  readonly cron: string;
  readonly maxAttempts: number;
  readonly catchUpHours: number;
  readonly perform: (deps: Deps, payload: unknown) => Promise<void>;
}

const MAX_ATTEMPTS = 3;

/** What the engine puts into the payload of a scheduled job. */
const scheduledPayload = z.object({ _cron: z.object({ ts: z.coerce.date() }) });

/** A periodic job: one run for all replicas. */
export function defineSchedule(definition: ScheduleDefinition): Schedule {
  const { name, cron, run, maxAttempts = MAX_ATTEMPTS, catchUpHours = 0 } = definition;
  const perform = (deps: Deps, payload: unknown) => run(deps, { dueAt: scheduledPayload.parse(payload)._cron.ts });
  return { name, cron, maxAttempts, catchUpHours, perform };
}
