/**
 * Tries the policy engine on a million random texts: any signs, breaches in disguise, own sentences with accidents.
 *
 *   npx tsx bench/fuzz.ts [--runs 1000000] [--seed N] [--policy FOLDER]
 *
 * Exits with 1 and the smallest text that breaks a property (test/policy/fuzz-properties.ts). The same seed tries the
 * same texts.
 */
import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { POLICIES, readPolicyFiles } from "../src/config/policy-files.ts";
import { textProperty } from "../test/policy/fuzz-properties.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    policy: { type: "string", default: POLICIES },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];

/** Texts between two lines of progress. */
const BATCH = 20_000;

const property = textProperty(await readPolicyFiles(values.policy));
const began = Date.now();
for (let done = 0; done < runs; done += BATCH) {
  const details = fc.check(property, { numRuns: Math.min(BATCH, runs - done), seed: seed + done });
  if (details.failed) {
    console.error(details.errorInstance, fc.defaultReportMessage(details));
    console.error(`After ${done + details.numRuns} texts; again: --seed ${seed + done} --runs ${details.numRuns}`);
    process.exit(1);
  }
  const [tried, seconds] = [Math.min(runs, done + BATCH), (Date.now() - began) / 1000];
  process.stderr.write(`${tried} of ${runs} texts, ${seconds.toFixed(0)} s\n`);
}
console.log(`${runs} texts, seed ${seed}: every property held (${((Date.now() - began) / 1000).toFixed(0)} s)`);
