import { setImmediate as nextTurn } from "node:timers/promises";

/** Requests that came meanwhile are answered after so much work. */
const SLICE_MS = 4;

/** Drives a long work to its end in slices, between which this process goes on answering. Throws what the work throws. */
export async function inSlices<Result>(steps: Generator<void, Result, void>): Promise<Result> {
  for (let pausedAt = performance.now(); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - pausedAt < SLICE_MS) continue;
    await nextTurn();
    pausedAt = performance.now();
  }
}
