import fc from "fast-check";
import { type TestApp, testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { type Command, sequences } from "./commands.ts";
import { assertEverywhere } from "./global-oracles.ts";
import { IDLE, type Tally, runSequence } from "./run-sequence.ts";
import { shrink } from "./shrink.ts";
import { settle } from "./world.ts";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 4);
const SEED = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** How many between two looks at the whole database. */
const BATCH = 100;
/** Sequences that run side by side on one database, each on its own article, with its own people and clock. */
const TOGETHER = Math.min(4, RUNS);
const SIDE_BY_SIDE = fc.array(sequences, { minLength: TOGETHER, maxLength: TOGETHER });

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  await settle(app);
});

test(`whatever ${RUNS} sequences of commands do, everything is as the model says (seed ${SEED})`, async () => {
  const tally: Tally = {};
  const startedAt = performance.now();
  const spent = process.cpuUsage();
  let commands = 0;
  const property = fc.asyncProperty(fc.noShrink(SIDE_BY_SIDE), async (together) => {
    const outcomes = await Promise.allSettled(together.map((sequence) => runSequence(app, sequence, tally)));
    commands += together.flat().length;
    const failed = outcomes.findIndex(({ status }) => status === "rejected");
    if (failed !== -1) throw await explain(together[failed] ?? [], outcomes[failed]);
  });
  for (let done = 0; done < RUNS; done += BATCH) {
    const numRuns = Math.ceil(Math.min(BATCH, RUNS - done) / TOGETHER);
    await fc.assert(property, { includeErrorInReport: true, seed: SEED + done, numRuns });
    await assertEverywhere(app);
  }
  const { user, system } = process.cpuUsage(spent);
  report({ commands, tally, seconds: (performance.now() - startedAt) / 1000, cpuMs: (user + system) / 1000 });
}, 1_200_000);

interface Run {
  readonly commands: number;
  readonly tally: Tally;
  readonly seconds: number;
  /** Of this process, its worker threads' too; the database's is not in it. */
  readonly cpuMs: number;
}

function report({ commands, tally, seconds, cpuMs }: Run): void {
  if (RUNS <= 10) return;
  const sums = Object.entries(tally).toSorted(([, a], [, b]) => b - a);
  const idle = sums.reduce((sum, [what, n]) => sum + (what.endsWith(IDLE) ? n : 0), 0);
  const share = ((100 * idle) / commands).toFixed(0);
  process.stdout.write(
    `${RUNS} sequences, ${commands} commands (${share} % idle), ${seconds.toFixed(0)} s, seed ${SEED}\n`,
  );
  process.stdout.write(`${(cpuMs / RUNS).toFixed(0)} ms of processor time a sequence\n`);
  process.stdout.write(`${sums.map(([what, n]) => `${what} ${n}`).join(", ")}\n`);
}

const failureOf = (sequence: readonly Command[]): Promise<unknown> =>
  runSequence(app, sequence, {}).then(
    () => null,
    (error: unknown) => error,
  );

async function explain(sequence: readonly Command[], first: unknown): Promise<Error> {
  const shortest = await shrink(sequence, failureOf);
  const cause = (await failureOf(shortest)) ?? first;
  const lines = shortest.map((command) => JSON.stringify(command)).join("\n");
  return new Error(`${cause instanceof Error ? cause.message : String(cause)}\n\nafter\n${lines}`, { cause });
}
