import type { ZodType } from "zod";
import type { Deps } from "../deps.ts";

/** Ids and small numbers only: a job reads its rows again when it runs. */
export type JobPayload = Readonly<Record<string, string | number | boolean>>;

export interface JobInfo {
  /** 1 at first. */
  readonly attempt: number;
  /** If this one fails the job is dead. */
  readonly lastAttempt: boolean;
}

export interface JobDefinition<Payload extends JobPayload> {
  /** Kept in the database with every job: never reused for another meaning. */
  readonly name: string;
  readonly payload: ZodType<Payload>;
  /** Default 25: with the engine's backoff of e^attempt seconds, at most e^10 (6 hours), about four days. */
  readonly maxAttempts?: number;
  /** Idempotent: it runs at least once, and again if a worker dies while it runs. */
  readonly run: (deps: Deps, payload: Payload, info: JobInfo) => Promise<void>;
  /**
   * After the last failed attempt, also when the worker was killed in it; at least once. It reads the row again before
   * it marks anything: a newer job for the same thing may be waiting.
   */
  readonly onDead?: (deps: Deps, payload: Payload) => Promise<void>;
}

/** A job as the worker sees it: its payload is unknown until it is parsed. */
export interface RunnableJob {
  readonly name: string;
  readonly maxAttempts: number;
  readonly perform: (deps: Deps, payload: unknown, info: JobInfo) => Promise<void>;
  readonly bury: ((deps: Deps, payload: unknown) => Promise<void>) | undefined;
}

export interface Job<Payload extends JobPayload> extends RunnableJob {
  readonly payload: ZodType<Payload>;
}

/** What it takes to enqueue a job: a feature may leave work to one above it, which alone knows how to do it. */
export type Task<Payload extends JobPayload> = Pick<Job<Payload>, "name" | "payload" | "maxAttempts">;

/** The stored payload is not what the job expects, so no retry can help. */
export class PayloadInvalid extends Error {
  readonly code = "payload_invalid";
  override readonly name = "PayloadInvalid";
}

const MAX_ATTEMPTS = 25;

export function defineJob<Payload extends JobPayload>(definition: JobDefinition<Payload>): Job<Payload> {
  const { name, payload, run, onDead, maxAttempts = MAX_ATTEMPTS } = definition;
  return {
    name,
    payload,
    maxAttempts,
    perform: (deps, stored, info) => run(deps, parse(payload, stored), info),
    bury: onDead && ((deps, stored) => onDead(deps, parse(payload, stored))),
  };
}

function parse<Payload>(schema: ZodType<Payload>, stored: unknown): Payload {
  const parsed = schema.safeParse(stored);
  if (!parsed.success) throw new PayloadInvalid();
  return parsed.data;
}
