import { z } from "zod";
import pino from "pino";
import type { Db } from "../../src/db/client.ts";
import type { Deps } from "../../src/deps.ts";
import { defineJob } from "../../src/jobs/define-job.ts";

/** Jobs that leave a trace in two tables, and wait for rows in a third. */
export const TABLES = `
  create table runs (id text not null, attempt int not null, pid int not null, last_attempt boolean not null);
  create table released (id text primary key);
  create table burials (id text not null);`;

/** The kit only passes these on. */
export const sampleDeps = (db: Db, log = pino({ enabled: false })): Deps => ({ db, log }) as unknown as Deps;

const payload = z.strictObject({ id: z.string().max(50) });
type Info = { readonly attempt: number; readonly lastAttempt: boolean };

const recordRun = ({ db }: Deps, id: string, { attempt, lastAttempt }: Info) =>
  db.pool.query("insert into runs values ($1, $2, $3, $4)", [id, attempt, process.pid, lastAttempt]);

const recordBurial = async ({ db }: Deps, { id }: { id: string }) => {
  await db.pool.query("insert into burials values ($1)", [id]);
};

export const quick = defineJob({
  name: "quick",
  payload,
  run: async (deps, { id }, info) => void (await recordRun(deps, id, info)),
});

async function untilReleased({ db }: Deps, id: string): Promise<void> {
  for (;;) {
    const { rowCount } = await db.pool.query("select from released where id = $1", [id]);
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Runs until its id is in `released`. */
export const long = defineJob({
  name: "long",
  payload,
  run: async (deps, { id }, info) => {
    await recordRun(deps, id, info);
    await untilReleased(deps, id);
  },
});

/** The same, but once only. */
export const longOnce = defineJob({
  name: "long-once",
  payload,
  maxAttempts: 1,
  run: async (deps, { id }, info) => {
    await recordRun(deps, id, info);
    await untilReleased(deps, id);
  },
  onDead: recordBurial,
});

/** Fails with words that nobody may read. */
export const failing = defineJob({
  name: "failing",
  payload,
  maxAttempts: 2,
  run: async (deps, { id }, info) => {
    await recordRun(deps, id, info);
    throw Object.assign(new Error("cannot write to ada@example.org"), { code: "E550" });
  },
  onDead: recordBurial,
});

/** Its burial fails until its id is in `released`. */
export const hardToBury = defineJob({
  name: "hard-to-bury",
  payload,
  maxAttempts: 1,
  run: async (deps, { id }, info) => {
    await recordRun(deps, id, info);
    throw new Error("no");
  },
  onDead: async (deps, { id }) => {
    const { rowCount } = await deps.db.pool.query("select from released where id = $1", [id]);
    if (!rowCount) throw new Error("not yet");
    await recordBurial(deps, { id });
  },
});

export const SAMPLE_JOBS = [quick, long, longOnce, failing, hardToBury];
