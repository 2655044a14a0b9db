import { setTimeout as sleep } from "node:timers/promises";

/** Waits until `work` has ended, well or badly, but no longer than so many milliseconds. */
export async function atMost(longestMs: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const late = sleep(longestMs, undefined, { signal: done.signal });
  await Promise.allSettled([Promise.race([work, late])]);
  done.abort();
}
