import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 20;

/** Asks again until `condition` no longer throws, and gives what it returns; after `withinMs` it throws the last error. */
export async function eventually<T>(condition: () => T | Promise<T>, withinMs = 15_000): Promise<T> {
  const deadlineAt = Date.now() + withinMs;
  for (;;) {
    try {
      return await condition();
    } catch (error) {
      if (Date.now() > deadlineAt) throw error;
    }
    await sleep(PAUSE_MS);
  }
}
