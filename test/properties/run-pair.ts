import type { TestApp } from "../support/app.ts";
import type { Act, Pair } from "./commands.ts";
import type { Model } from "./model.ts";
import { expectOf } from "./rules.ts";
import { type Tally, runAct, runCommand, start, stepsOf } from "./run-sequence.ts";
import { assertWorldIs } from "./world-oracle.ts";
import { codeOf, prepare } from "./world.ts";

interface Answer {
  readonly act: Act;
  readonly code: string | null;
}

/** What somebody may be told only because another came first, though each alone would have been done. */
const OVERTAKEN = new Set(["version_conflict", "revision_conflict", "claim_lost"]);

/** Two acts at once on two connections: what they answer and leave is what one of the two orders would have. */
export async function runPair(app: TestApp, { before, one, other }: Pair, tally: Tally): Promise<void> {
  const running = await start(app, {});
  for (const command of before) await runCommand(running, command);
  const acts = [];
  for (const intent of [one, other]) {
    const steps = stepsOf(running, intent);
    acts.push(...steps.splice(-1));
    for (const step of steps) await runAct(running, step);
  }
  if (acts.length < 2) return void (tally.idle = (tally.idle ?? 0) + 1);

  const operations = await Promise.all(acts.map((act) => prepare(running.world, act)));
  const codes = await Promise.all(operations.map((operation) => codeOf(operation(running.world.deps))));
  const answers = acts.map((act, n): Answer => ({ act, code: codes[n] ?? null }));
  const orders = [answers, answers.toReversed()].flatMap((order) => leaves(running.model, order) ?? []);
  const failures = await Promise.all(orders.map((model) => failureOf(() => assertWorldIs(running.world, model))));
  const key = codes
    .map((code) => (code === null ? "done" : "refused"))
    .toSorted()
    .join(" and ");
  tally[key] = (tally[key] ?? 0) + 1;
  if (failures.some((failure) => failure === null)) return;
  throw new Error(`no order of ${JSON.stringify(answers)} explains it`, { cause: failures[0] });
}

/** What this order leaves, or null: it cannot have answered so. */
function leaves(model: Model, order: readonly Answer[]): Model | null {
  const after = structuredClone(model);
  for (const { act, code } of order) {
    if (code !== null && OVERTAKEN.has(code)) continue;
    if (expectOf(after, act) !== code) return null;
  }
  return after;
}

const failureOf = (assert: () => Promise<void>): Promise<unknown> =>
  assert().then(
    () => null,
    (error: unknown) => error,
  );
