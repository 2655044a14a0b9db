import { MINUTE, after } from "../../src/shared/clock.ts";
import type { TestApp } from "../support/app.ts";
import type { Act, Command, Crash, Intent } from "./commands.ts";
import { crashing } from "./crash.ts";
import { type Model, emptyModel } from "./model.ts";
import { assertThreadIsPrivate } from "./privacy-oracle.ts";
import { resolve } from "./resolve.ts";
import { expectBulk, expectMail, expectOf } from "./rules.ts";
import { assertWorldIs } from "./world-oracle.ts";
import { type World, activate, codeOf, newWorld, prepare, runMailer } from "./world.ts";

/** Counted over a run: how often each command did something, was refused, or was cut off. */
export type Tally = Record<string, number>;

export const IDLE = "idle";

const count = (tally: Tally, key: string) => (tally[key] = (tally[key] ?? 0) + 1);

/** What an act with `claimFirst` is: a claim, and then the act with its token. */
export function expand(act: Act): Act[] {
  const { place } = act;
  if (act.kind === "decide" && act.claimFirst) return [{ kind: "claim", pick: 0, place, who: act.who }, act];
  if (act.kind === "decideAppeal" && act.claimFirst)
    return [{ kind: "claimAppeal", pick: 0, place, who: act.who }, act];
  return [act];
}

export interface Running {
  readonly world: World;
  model: Model;
  readonly tally: Tally;
}

/** Runs the commands on the application and in the model side by side, and compares every answer and what is left. */
export async function runSequence(app: TestApp, commands: readonly Command[], tally: Tally): Promise<void> {
  const running = await start(app, tally);
  for (const command of commands) await runCommand(running, command);
  await assertWorldIs(running.world, running.model);
  await assertThreadIsPrivate(app, running.world);
}

export async function start(app: TestApp, tally: Tally): Promise<Running> {
  return { world: await newWorld(app), model: emptyModel(app.clock.now().getTime()), tally };
}

export async function runCommand(running: Running, command: Command): Promise<void> {
  if (command.kind === "advance") return advance(running, command.minutes);
  if (command.kind === "activate") return activate(running.world, command);
  if (command.kind === "crash") return runCrash(running, command);
  if (command.kind === "mail") {
    await runMailer(running.world, command);
    return expectMail(running.model, command.how);
  }
  for (const act of stepsOf(running, command)) await runAct(running, act);
}

function advance({ world, model }: Running, minutes: number): void {
  world.clock.now = after(world.clock.now, minutes * MINUTE);
  model.now += minutes * MINUTE;
}

/** None where there is nothing that it could be about. */
export function stepsOf({ model, tally }: Running, intent: Intent): Act[] {
  const act = resolve(model, intent);
  if (act) return expand(act);
  count(tally, `${intent.kind} ${IDLE}`);
  return [];
}

export async function runAct(running: Running, act: Act): Promise<void> {
  const operation = await prepare(running.world, act);
  if (act.kind === "bulk") {
    const expected = expectBulk(running.model, act);
    expect({ act, codes: await operation(running.world.deps) }).toEqual({ act, codes: expected });
    return void count(running.tally, "bulk");
  }
  const expected = expectOf(running.model, act);
  const code = await codeOf(operation(running.world.deps));
  expect({ act, code }).toEqual({ act, code: expected });
  count(running.tally, `${act.kind} ${code ?? "done"}`);
}

/** Cut off in its midst, an act has done nothing; where it was refused or over before that, it answers as ever. */
async function runCrash(running: Running, { act: wanted, before, how }: Crash): Promise<void> {
  const steps = stepsOf(running, wanted);
  const act = steps.pop();
  if (!act) return;
  for (const step of steps) await runAct(running, step);
  const { deps, hasCrashed } = crashing(running.world.deps, { before, how });
  const operation = await prepare(running.world, act);
  const predicted = structuredClone(running.model);
  const expected = expectOf(predicted, act);
  const answer = await operation(deps).then(
    () => ({ code: null }),
    (error: unknown) => error as { code?: string },
  );
  if (hasCrashed()) return void count(running.tally, `crash ${how}`);
  expect({ act, code: answer.code }).toEqual({ act, code: expected });
  running.model = predicted;
}
