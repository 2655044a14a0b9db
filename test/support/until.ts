import { setTimeout as sleep } from "node:timers/promises";

/** Asks again until the answer is truthy, and answers it. Fails after 15 s, naming what it waited for. */
export async function until<T>(what: string, ask: () => T | Promise<T>): Promise<NonNullable<T>> {
  const giveUpAt = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`never happened: ${what}`);
    await sleep(20);
  }
}
