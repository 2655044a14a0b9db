import { Writable } from "node:stream";
import pino from "pino";
import type { Db } from "../../src/db/client.ts";
import { transaction } from "../../src/db/transaction.ts";
import type { Job, JobPayload } from "../../src/jobs/define-job.ts";
import { defineSchedule } from "../../src/jobs/define-schedule.ts";
import { enqueue, enqueueWith } from "../../src/jobs/enqueue.ts";
import type { Enqueue } from "../../src/jobs/enqueue.ts";
import { startWorker } from "../../src/jobs/worker.ts";
import type { WorkerOptions } from "../../src/jobs/worker.ts";
import { freshDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { until } from "../support/until.ts";
import { startScript } from "../support/script-process.ts";
import { failing, hardToBury, long, longOnce, quick, SAMPLE_JOBS, sampleDeps, TABLES } from "./sample-jobs.ts";

let db: Db;
beforeAll(async () => {
  db = await freshDatabase();
  await db.pool.query(TABLES);
});

const stopping: (() => Promise<void>)[] = [];
afterEach(async () => {
  await db.pool.query("insert into released select distinct id from runs on conflict do nothing");
  for (const stop of stopping.splice(0).reverse()) await stop();
  await db.pool.query("truncate runs, released, burials; delete from graphile_worker._private_jobs");
});

/** Looks for lost workers all the time. */
const EAGER = { takeOverEveryMs: 50, confirmAfterMs: 50 };

async function start(options: Partial<WorkerOptions> = {}) {
  const logged: string[] = [];
  const log = pino({ level: "trace" }, new Writable({ write: (line, _, done) => (logged.push(String(line)), done()) }));
  const worker = await startWorker(sampleDeps(db, log), SAMPLE_JOBS, {
    concurrency: 4,
    ...options,
  });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= worker.stop());
  stopping.push(stop);
  return { stop, logged };
}

async function startProcess() {
  const script = await startScript(new URL("worker-process.ts", import.meta.url), {
    SAMPLE_DATABASE_URL: db.url,
  });
  stopping.push(script.kill);
  return script;
}

const add = <P extends JobPayload>(job: Job<P>, payload: P, options: Omit<Enqueue<P>, "payload"> = {}) =>
  transaction(db, (tx) => enqueueWith(tx, job, { payload, ...options }));

const runsOf = async (id: string) =>
  (
    await db.pool.query<{ attempt: number; pid: number; last_attempt: boolean }>(
      "select attempt, pid, last_attempt from runs where id = $1 order by attempt",
      [id],
    )
  ).rows;
const ran = (id: string, times = 1) => until(`run ${times} of ${id}`, async () => (await runsOf(id)).length >= times);
const release = (id: string) => db.pool.query("insert into released values ($1) on conflict do nothing", [id]);
const cutConnections = () =>
  db.pool
    .query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
    .catch(() => undefined);
const buried = async (id: string) => (await db.pool.query("select from burials where id = $1", [id])).rowCount ?? 0;

interface StoredJob {
  readonly attempts: number;
  readonly max_attempts: number;
  readonly last_error: string | null;
  readonly locked_by: string | null;
}
const jobs = async (name: string) =>
  (await db.pool.query<StoredJob>("select * from graphile_worker.jobs where task_identifier = $1", [name])).rows;
const done = (name: string) => until(`no ${name} left`, async () => (await jobs(name)).length === 0);

describe("a job enqueued in a transaction", () => {
  test("runs once when it commits, and is gone", async () => {
    await start();
    await add(quick, { id: "a" });
    await ran("a");
    await done("quick");
    expect(await runsOf("a")).toEqual([{ attempt: 1, pid: process.pid, last_attempt: false }]);
  });

  test("never runs when it rolls back", async () => {
    await start();
    await expect(
      transaction(db, async (tx) => {
        await enqueue(tx, quick, { id: "undone" });
        throw new Error("undo");
      }),
    ).rejects.toThrow("undo");
    await add(quick, { id: "after" });
    await ran("after");
    expect(await runsOf("undone")).toEqual([]);
  });

  test("runs once however many workers wait for it", async () => {
    await Promise.all([start(), start(), start()]);
    for (let number = 0; number < 20; number += 1) await add(quick, { id: `n${number}` });
    await done("quick");
    const { rows } = await db.pool.query("select id from runs group by id having count(*) = 1");
    expect(rows).toHaveLength(20);
  });

  test("waits for its time", async () => {
    await start();
    await add(quick, { id: "later" }, { runAt: new Date(Date.now() + 3_600_000) });
    await add(quick, { id: "now" });
    await ran("now");
    expect(await runsOf("later")).toEqual([]);
  });

  test("replaces the waiting one with the same key, but not one of another name", async () => {
    await add(quick, { id: "old" }, { key: "k" });
    await add(quick, { id: "new" }, { key: "k" });
    await add(failing, { id: "other" }, { key: "k" });
    await start();
    await Promise.all([ran("new"), ran("other")]);
    expect(await runsOf("old")).toEqual([]);
  });

  test("is refused with a payload that it does not expect", async () => {
    await expect(add(quick, { id: "x".repeat(51) })).rejects.toThrow();
    expect(await jobs("quick")).toEqual([]);
  });
});

describe("a failing job", () => {
  test("is tried again later, and only codes are stored and logged", async () => {
    const { logged } = await start();
    await add(failing, { id: "f" });
    const [job] = await until("the first failure", async () => {
      const rows = await jobs("failing");
      return rows[0]?.last_error ? rows : undefined;
    });
    expect(job).toMatchObject({
      attempts: 1,
      max_attempts: 2,
      last_error: "Error:E550",
      locked_by: null,
    });
    expect(logged.join("")).toContain("Error:E550");
    expect(logged.join("")).not.toMatch(/ada|example\.org/);
  });

  test("is told that it is the last attempt, and then buried", async () => {
    await start();
    await add(failing, { id: "f" });
    await until("the first failure", async () => (await jobs("failing"))[0]?.last_error);
    await db.pool.query("update graphile_worker._private_jobs set run_at = now()");
    await done("failing");
    expect((await runsOf("f")).map((run) => run.last_attempt)).toEqual([false, true]);
    expect(await buried("f")).toBe(1);
  });

  test("is buried later if its burial fails, without running again", async () => {
    await start(EAGER);
    await add(hardToBury, { id: "h" });
    await until("a failed burial", async () => (await jobs("hard-to-bury"))[0]?.last_error === "burial_failed");
    await release("h");
    await until("burial", async () => {
      await db.pool.query("update graphile_worker._private_jobs set run_at = now() where locked_at is null");
      return buried("h");
    });
    await done("hard-to-bury");
    expect(await runsOf("h")).toHaveLength(1);
  });

  test("with a payload that is not its own is dead at once, and stays to be seen", async () => {
    const { logged } = await start(EAGER);
    await db.pool.query(`select graphile_worker.add_job('failing', '{"id": 7, "name": "Ada"}')`);
    const [job] = await until("death", async () => {
      const rows = await jobs("failing");
      return rows[0]?.last_error ? rows : undefined;
    });
    expect(job).toMatchObject({
      attempts: 1,
      max_attempts: 1,
      last_error: "PayloadInvalid:payload_invalid",
    });
    expect(logged.join("")).toContain("payload_invalid");
    expect(logged.join("")).not.toContain("Ada");
  });
});

describe("a worker", () => {
  test("that is stopped finishes the job that runs, and takes no other", async () => {
    const { stop } = await start({ concurrency: 1 });
    await add(long, { id: "running" });
    await ran("running");

    let stopped = false;
    const stopping = stop().then(() => (stopped = true));
    await add(quick, { id: "waiting" });
    expect(stopped).toBe(false);
    await release("running");
    await stopping;

    expect(await jobs("long")).toEqual([]);
    expect(await jobs("quick")).toMatchObject([{ attempts: 0, locked_by: null }]);
    expect(await runsOf("waiting")).toEqual([]);
  });

  test("that is stopped leaves no connection behind", async () => {
    const { stop } = await start();
    const others = async () => {
      const { rowCount } = await db.pool.query(
        "select from pg_stat_activity where datname = current_database() and application_name <> 'recourse'",
      );
      return rowCount;
    };
    expect(await others()).toBeGreaterThan(0);
    await stop();
    await until("all connections ended", async () => (await others()) === 0);
  });

  test("that is killed loses its jobs to another, which runs them again", async () => {
    const killed = await startProcess();
    await add(long, { id: "orphan" });
    await ran("orphan");
    await killed.kill();
    await release("orphan");

    await start(EAGER);
    await done("long");
    expect(await runsOf("orphan")).toMatchObject([
      { attempt: 1, pid: killed.pid },
      { attempt: 2, pid: process.pid },
    ]);
  });

  test("that lives keeps its jobs while those of a killed one are taken over", async () => {
    const [living, killed] = await Promise.all([startProcess(), startProcess()]);
    await add(long, { id: "kept-1" });
    await add(long, { id: "kept-2" });
    await Promise.all([ran("kept-1"), ran("kept-2")]);
    await add(long, { id: "kept-3" });
    await add(long, { id: "kept-4" });
    await Promise.all([ran("kept-3"), ran("kept-4")]);
    await killed.kill();

    const { rows } = await db.pool.query<{ id: string }>("select id from runs where pid = $1", [killed.pid]);
    const lost = rows.map(({ id }) => id);
    expect(lost.length).toBeGreaterThan(0);
    await start(EAGER);
    for (const id of lost) await ran(id, 2);

    const { rows: kept } = await db.pool.query<{ times: number }>(
      "select count(*)::int as times from runs where id in (select id from runs where pid = $1) group by id",
      [living.pid],
    );
    expect(kept.map(({ times }) => times)).toEqual(kept.map(() => 1));
  });

  test("that is killed in the last attempt has that job buried by another, not run again", async () => {
    const killed = await startProcess();
    await add(longOnce, { id: "last" });
    await ran("last");
    await killed.kill();

    await start(EAGER);
    await until("burial", () => buried("last"));
    await done("long-once");
    expect(await runsOf("last")).toHaveLength(1);
  });

  test("whose lock connection is cut takes the lock again and keeps its jobs", async () => {
    await start();
    await add(long, { id: "cut" });
    await ran("cut");
    const locks = async () =>
      (
        await db.pool.query<{ pid: number }>(
          `select pid from pg_locks join pg_database on pg_database.oid = database
           where datname = current_database() and locktype = 'advisory' and granted`,
        )
      ).rows.map(({ pid }) => pid);
    const [cut = 0] = await locks();
    await start({ takeOverEveryMs: 20, confirmAfterMs: 1_000 });
    await db.pool.query("select pg_terminate_backend($1)", [cut]);
    await until("two locks held again", async () => (await locks()).filter((pid) => pid !== cut).length === 2);

    // A job of nobody: that it runs shows that lost workers have been looked for since.
    await db.pool.query(
      "select graphile_worker.add_job('quick', '{\"id\": \"ghost\"}', run_at := now() + interval '1 hour')",
    );
    await db.pool.query(
      `update graphile_worker._private_jobs set locked_by = 'nobody', locked_at = now(), run_at = now()
       where run_at > now()`,
    );
    await ran("ghost");
    await release("cut");
    await done("long");
    expect(await runsOf("cut")).toHaveLength(1);
  });

  test("survives the loss of all its connections", async () => {
    await start();
    await add(quick, { id: "before" });
    await ran("before");
    await cutConnections();
    await until("a new transaction", () =>
      add(quick, { id: "after" }).then(
        () => true,
        () => false,
      ),
    );
    await ran("after");
  });

  test("works on, and can be stopped, however often its connections are cut", async () => {
    const { stop } = await start(EAGER);
    for (let cut = 0; cut < 40; cut += 1) {
      await add(quick, { id: `cut-${cut}` }).catch(() => undefined);
      await cutConnections();
    }
    await until("a new transaction", () =>
      add(quick, { id: "last" }).then(
        () => true,
        () => false,
      ),
    );
    await eventually(async () => expect(await runsOf("last")).toHaveLength(1), 50_000);
    await stop();
  }, 90_000);

  test("does not start with two jobs of one name", async () => {
    const deps = sampleDeps(db);
    await expect(startWorker(deps, [quick, quick], { concurrency: 1 })).rejects.toThrow("same name");
  });
});

describe("a schedule", () => {
  const everyMinute = defineSchedule({
    name: "every-minute",
    cron: "* * * * *",
    catchUpHours: 1,
    run: async (deps, { dueAt }) => {
      await deps.db.pool.query("insert into runs values ('scheduled', $1, $2, false)", [
        dueAt.getTime() / 60_000,
        process.pid,
      ]);
    },
  });

  test("runs once for each time, whatever the number of replicas, also for times that were missed", async () => {
    const crontab = "graphile_worker._private_known_crontabs";
    const lastExecution = async () =>
      (
        await db.pool.query<{ at: Date | null }>(`select last_execution as at from ${crontab}`)
      ).rows[0]?.at?.getTime() ?? 0;

    const first = await start({ schedules: [everyMinute] });
    await until("known schedule", async () => (await db.pool.query(`select from ${crontab}`)).rowCount);
    await first.stop();
    const hourAgo = "now() - interval '1 hour'";
    await db.pool.query(`update ${crontab} set known_since = ${hourAgo}, last_execution = ${hourAgo}`);

    await Promise.all([1, 2, 3].map(() => start({ schedules: [everyMinute] })));
    await until("all that was missed is added", async () => Date.now() - (await lastExecution()) < 60_000);
    await done("every-minute");
    const minutes = (await runsOf("scheduled")).map(({ attempt }) => attempt);
    expect(minutes.length).toBeGreaterThan(0);
    expect(new Set(minutes).size).toBe(minutes.length);
  });
});
