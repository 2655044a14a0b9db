import fc from "fast-check";
import { type TestApp, testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { pairs } from "./commands.ts";
import { assertEverywhere } from "./global-oracles.ts";
import { runPair } from "./run-pair.ts";
import type { Tally } from "./run-sequence.ts";
import { settle } from "./world.ts";

const PAIRS = Number(process.env.PROPERTY_PAIRS ?? 12);
const SEED = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Pairs that run side by side, each on its own article: more connections at work than two. */
const TOGETHER = 3;

let app: TestApp;
/** The database may have been another test's. */
let deadlocksBefore: number;

beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  await settle(app);
  deadlocksBefore = await deadlocks();
});

test(`${PAIRS} pairs of commands at once leave what one after the other leaves (seed ${SEED})`, async () => {
  const tally: Tally = {};
  const startedAt = performance.now();
  const together = fc.array(pairs, { minLength: TOGETHER, maxLength: TOGETHER });
  const property = fc.asyncProperty(fc.noShrink(together), async (some) => {
    await Promise.all(some.map((pair) => runPair(app, pair, tally)));
  });
  await fc.assert(property, { includeErrorInReport: true, seed: SEED, numRuns: Math.ceil(PAIRS / TOGETHER) });
  await assertEverywhere(app);
  expect(await deadlocks()).toBe(deadlocksBefore);
  if (PAIRS <= 12) return;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`${PAIRS} pairs, ${seconds} s, seed ${SEED}: ${JSON.stringify(tally)}\n`);
}, 1_200_000);

/** Those that PostgreSQL had to break, and that were run again without a word. */
async function deadlocks(): Promise<number> {
  const { rows } = await app.deps.db.pool.query<{ deadlocks: number }>(
    "select deadlocks::int from pg_stat_database where datname = current_database()",
  );
  return rows[0]?.deadlocks ?? 0;
}
