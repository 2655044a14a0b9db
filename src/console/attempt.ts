import type { Response } from "express";
import { PROBLEMS } from "../http/problems.ts";
import { Refusal, type RefusalCode } from "../shared/refusal.ts";

/** Refusals that a screen answers itself, with what was typed; all others are a page of their own. */
const SHOWN: ReadonlySet<RefusalCode> = new Set([
  "case_claimed",
  "claim_lost",
  "version_conflict",
  "revision_conflict",
  "conflict_of_interest",
  "invalid_state",
  "appeal_open",
  "invalid_request",
]);

/** Does what a form asks for; the refusal that its screen then shows, or null when it was done. */
export const attempt = async (work: () => Promise<unknown>): Promise<Refusal | null> =>
  (await attemptFor(work)).refusal;

type Attempted<T> = { readonly refusal: null; readonly result: T } | { readonly refusal: Refusal };

/** As `attempt`, for what is made by it. */
export async function attemptFor<T>(work: () => Promise<T>): Promise<Attempted<T>> {
  try {
    return { refusal: null, result: await work() };
  } catch (error) {
    if (error instanceof Refusal && SHOWN.has(error.code)) return { refusal: error };
    throw error;
  }
}

/** The status of a screen that shows a refusal; the code goes to logs and metrics. */
export function statusOf(res: Response, refusal: Refusal | null | undefined): number {
  if (!refusal) return 200;
  res.locals["code"] = refusal.code;
  return PROBLEMS[refusal.code].status;
}
