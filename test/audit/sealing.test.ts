import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { outsideFile } from "../../src/audit/outside-seal.ts";
import { readChainEnd } from "../../src/audit/stored-seal.ts";
import { startScript } from "../support/script-process.ts";
import { until } from "../support/until.ts";
import { type AuditDesk, KEY, auditDesk } from "./audit-desk.ts";

let desk: AuditDesk;
beforeEach(async () => {
  desk = await auditDesk();
});

const INSERT = `
  insert into audit_entries (site_id, at, action, subject_kind, details)
  select id, now(), 'test.slow', 'test', '{}' from sites returning id`;

/** A transaction that is as old as can be: it has its number before it does anything else. */
async function openTransaction() {
  const client = await desk.db.pool.connect();
  await client.query("begin");
  await client.query("select pg_current_xact_id()");
  return {
    insert: async () => Number((await client.query<{ id: string }>(INSERT)).rows[0]?.id),
    end: async (how: "commit" | "rollback") => {
      await client.query(how);
      client.release();
    },
  };
}

/** The sealer has asked who writes at this moment, and waits. */
const sealerWaits = () =>
  until("the sealer waits for writers", async () => {
    const { rowCount } = await desk.db.pool.query(`
      select from pg_stat_activity
      where datname = current_database() and application_name = 'recourse sealer' and query like '%pg_locks%'`);
    return rowCount;
  });

const everyId = async () =>
  (await desk.db.pool.query<{ id: string }>("select id from audit_entries order by id")).rows.map(({ id }) =>
    Number(id),
  );

test("nothing is sealed above an id whose row may still appear, even by a transaction that began later", async () => {
  const [early, late] = [await openTransaction(), await openTransaction()];
  const low = await late.insert();
  const high = await early.insert();
  await early.end("commit");
  const highest = await desk.append();
  expect([low, high, highest].toSorted((a, b) => a - b)).toEqual([low, high, highest]);

  desk.startSealer();
  await sealerWaits();
  expect(await readChainEnd(desk.db.pool)).toBeNull();

  await late.end("commit");
  await desk.allSealed();
  expect(await desk.sealedIds()).toEqual([low, high, highest]);
  expect(await desk.verify()).toMatchObject({ faults: 0, rows: 3 });
});

test("while a transaction is waited for, no other writer waits", async () => {
  const slow = await openTransaction();
  await slow.insert();
  desk.startSealer();
  await sealerWaits();
  for (let count = 0; count < 20; count += 1) await desk.append();
  expect(await readChainEnd(desk.db.pool)).toBeNull();
  await slow.end("commit");
  await desk.allSealed();
});

test("an id that was rolled back leaves a gap that nobody takes for a missing row", async () => {
  const undone = await openTransaction();
  const before = await desk.append();
  const gap = await undone.insert();
  const after = await desk.append();
  await undone.end("rollback");
  desk.startSealer();
  await desk.allSealed();
  expect([before, after]).toEqual([gap - 1, gap + 1]);
  expect(await desk.sealedIds()).toEqual([before, after]);
  expect(await desk.verify()).toMatchObject({ faults: 0 });
});

test("under writers that overlap, every row is sealed once and in order", async () => {
  const sealer = desk.startSealer();
  const write = async (writer: number) => {
    for (let count = 0; count < 12; count += 1) {
      const slow = await openTransaction();
      await slow.insert();
      await sleep((writer * 37 + count * 61) % 120);
      await slow.insert();
      await slow.end(count % 5 === 4 ? "rollback" : "commit");
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  await desk.allSealed();
  await sealer.stop();
  expect(await desk.sealedIds()).toEqual(await everyId());
  expect(await desk.verify()).toMatchObject({ faults: 0, waiting: 0 });
  expect((await readChainEnd(desk.db.pool))?.seal).toBeGreaterThan(1);
});

test("a sealer that is killed frees its place, and the next one goes on with the same chain", async () => {
  const env = { SEALER_KEY: KEY, SEALER_DATA_DIR: desk.dataDir, SEALER_DATABASE_URL: desk.db.url };
  const written = new AbortController();
  const writers = [0, 1, 2].map(async () => {
    while (!written.signal.aborted) await desk.append();
  });
  for (let kills = 0; kills < 3; kills += 1) {
    const before = (await readChainEnd(desk.db.pool))?.seal ?? 0;
    const script = await startScript(new URL("sealer-process.ts", import.meta.url), env);
    await until("it seals", async () => ((await readChainEnd(desk.db.pool))?.seal ?? 0) > before);
    await script.kill();
  }
  written.abort();
  await Promise.all(writers);
  desk.startSealer();
  await desk.allSealed();
  expect(await desk.sealedIds()).toEqual(await everyId());
  expect(await desk.verify()).toMatchObject({ faults: 0 });
});

/** How many ask for their turn, and do nothing else. */
async function sealersAsking(): Promise<number> {
  const { rowCount } = await desk.db.pool.query(`
    select from pg_stat_activity
    where datname = current_database() and application_name = 'recourse sealer'
      and query like '%pg_try_advisory_lock%'`);
  return rowCount ?? 0;
}

test("of two sealers one seals; the other takes over when it stops", async () => {
  const first = desk.startSealer();
  await desk.append();
  await desk.allSealed();
  desk.startSealer();
  await until("the second asks for its turn", async () => (await sealersAsking()) === 1);
  await desk.append();
  await desk.allSealed();
  expect(await sealersAsking()).toBe(1);

  await first.stop();
  await desk.append();
  await desk.allSealed();
  expect(await sealersAsking()).toBe(0);
  expect(await desk.verify()).toMatchObject({ faults: 0, seals: 3 });
});

test("the last seal is kept outside the database, where a database that contradicts it does not overwrite it", async () => {
  const sealer = desk.startSealer();
  await desk.append();
  await desk.allSealed();
  await sealer.stop();
  const end = await readChainEnd(desk.db.pool);
  const kept = JSON.parse(await readFile(outsideFile(desk.dataDir), "utf8"));
  expect(kept).toMatchObject({ seal: 1, lastId: end?.lastId, hash: end?.hash.toString("hex") });

  const client = await desk.db.pool.connect();
  await client.query("set session_replication_role = replica; delete from audit_seals; delete from audit_entries");
  client.release(true);
  await desk.append();
  desk.startSealer();
  await desk.allSealed();
  expect((await desk.verify()).found).toEqual([
    expect.objectContaining({ kind: "seal_replaced", seal: 1, file: expect.stringContaining("audit-seal-1-") }),
  ]);
});
