import fc from "fast-check";
import { type TestApp, testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { type Command, sequences } from "./commands.ts";
import { assertEverywhere } from "./global-oracles.ts";
import { IDLE, type Tally, runSequence } from "./run-sequence.ts";
import { shrink } from "./shrink.ts";
import { settle } from "./world.ts";

const ALL_RUNS = Number(process.env.PROPERTY_RUNS ?? 4);
const FIRST_SEED = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Test files that share the sequences out: one keeps one core busy. */
const SHARES = 2;
const RUNS = Math.ceil(ALL_RUNS / SHARES);
/** How many between two looks at the whole database. */
const BATCH = 100;
/** Sequences that run side by side on one database, each on its own article, with its own people and clock. */
const TOGETHER = Math.min(4, RUNS);
const SIDE_BY_SIDE = fc.array(sequences, { minLength: TOGETHER, maxLength: TOGETHER });

/** The test of a share of the sequences, the first being 0, all on one database. */
export function checkSequences(share: number): void {
  const seed = FIRST_SEED + share * RUNS;
  test(`whatever ${RUNS} sequences of commands do, everything is as the model says (seed ${seed})`, async () => {
    const app = await testApp({ policy: smallPolicy() });
    await settle(app);
    const tally: Tally = {};
    const startedAt = performance.now();
    let commands = 0;
    const property = fc.asyncProperty(fc.noShrink(SIDE_BY_SIDE), async (together) => {
      const outcomes = await Promise.allSettled(together.map((sequence) => runSequence(app, sequence, tally)));
      commands += together.flat().length;
      const failed = outcomes.findIndex(({ status }) => status === "rejected");
      if (failed !== -1) throw await explain(app, together[failed] ?? [], outcomes[failed]);
    });
    for (let done = 0; done < RUNS; done += BATCH) {
      const numRuns = Math.ceil(Math.min(BATCH, RUNS - done) / TOGETHER);
      await fc.assert(property, { includeErrorInReport: true, seed: seed + done, numRuns });
      await assertEverywhere(app);
    }
    report({ commands, tally, seed, seconds: (performance.now() - startedAt) / 1000 });
  }, 1_200_000);
}

interface Report {
  readonly commands: number;
  readonly tally: Tally;
  readonly seed: number;
  readonly seconds: number;
}

function report({ commands, tally, seed, seconds }: Report): void {
  if (RUNS <= 10) return;
  const sums = Object.entries(tally).toSorted(([, a], [, b]) => b - a);
  const idle = sums.reduce((sum, [what, n]) => sum + (what.endsWith(IDLE) ? n : 0), 0);
  const share = ((100 * idle) / commands).toFixed(0);
  process.stdout.write(
    `${RUNS} sequences, ${commands} commands (${share} % idle), ${seconds.toFixed(0)} s, seed ${seed}\n`,
  );
  process.stdout.write(`${sums.map(([what, n]) => `${what} ${n}`).join(", ")}\n`);
}

async function explain(app: TestApp, sequence: readonly Command[], first: unknown): Promise<Error> {
  const failureOf = (commands: readonly Command[]): Promise<unknown> =>
    runSequence(app, commands, {}).then(
      () => null,
      (error: unknown) => error,
    );
  const shortest = await shrink(sequence, failureOf);
  const cause = (await failureOf(shortest)) ?? first;
  const lines = shortest.map((command) => JSON.stringify(command)).join("\n");
  return new Error(`${cause instanceof Error ? cause.message : String(cause)}\n\nafter\n${lines}`, { cause });
}
