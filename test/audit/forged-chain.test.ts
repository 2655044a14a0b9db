import { readFile } from "node:fs/promises";
import { outsideFile } from "../../src/audit/outside-seal.ts";
import { type Queryable, readChainEnd } from "../../src/audit/stored-seal.ts";
import { HOUR, after, systemClock } from "../../src/shared/clock.ts";
import { until } from "../support/until.ts";
import { type AuditDesk, KEY, auditDesk } from "./audit-desk.ts";
import { reseal } from "./reseal.ts";

let desk: AuditDesk;
beforeEach(async () => {
  desk = await auditDesk();
});

async function asSuperuser(work: (db: Queryable) => Promise<unknown>): Promise<void> {
  const client = await desk.db.pool.connect();
  await client.query("begin; set local session_replication_role = replica");
  await work(client);
  await client.query("commit");
  client.release(true);
}

const sealOne = async (): Promise<number> => {
  const id = await desk.append();
  await desk.allSealed();
  return id;
};

/** A row written by somebody who may insert, and nothing else. */
const insert = (id: number | null, at: Date) =>
  desk.db.pool.query(
    `insert into audit_entries (id, site_id, at, action, subject_kind, details)
     select coalesce($1::bigint, nextval('audit_entries_id_seq')), id, $2, 'forged', 'test', '{}' from sites`,
    [id, at],
  );

const forgeWithKey = (id: number) =>
  asSuperuser(async (db) => {
    await db.query("update audit_entries set action = $2 where id = $1", [id, `other.${Math.random()}`]);
    await reseal(db, 1, { key: KEY });
  });

test("a chain that is made again with the key beneath a sealer at work leaves its evidence beside the next seal", async () => {
  desk.startSealer();
  const id = await sealOne();
  await sealOne();
  const genuine = await readChainEnd(desk.db.pool);
  if (!genuine) throw new Error("nothing is sealed");
  const outside = async () => JSON.parse(await readFile(outsideFile(desk.dataDir), "utf8"));
  await until("it is kept outside", async () => (await outside()).seal === genuine.seal);
  await forgeWithKey(id);
  await sealOne();
  await sealOne();
  const found = [{ kind: "seal_replaced", seal: genuine.seal, lastId: genuine.lastId, file: expect.any(String) }];
  await until("it is said", () => desk.errors.some((line) => line.includes("contradicts")));
  expect((await desk.verify()).found).toEqual(found);
  await until("the newest is kept outside", async () => (await outside()).seal === genuine.seal + 2);
});

test("evidence of the same seal, found twice, is kept twice", async () => {
  const sealer = desk.startSealer();
  const id = await sealOne();
  await sealer.stop();
  for (const _ of [1, 2]) {
    await forgeWithKey(id);
    const before = desk.errors.length;
    const again = desk.startSealer();
    await until("it is said", () => desk.errors.length > before);
    await again.stop();
  }
  expect((await desk.verify()).found).toMatchObject([
    { kind: "seal_replaced", seal: 1 },
    { kind: "seal_replaced", seal: 1 },
  ]);
});

test("a row that says another time than it was written at is named", async () => {
  desk.startSealer();
  await sealOne();
  await insert(null, new Date("2026-01-05T10:00:00Z"));
  await desk.allSealed();
  const backDated = (await readChainEnd(desk.db.pool))?.lastId ?? 0;
  await insert(null, after(systemClock(), HOUR));
  await desk.allSealed();
  expect((await desk.verify()).found).toEqual([
    { kind: "row_misdated", id: backDated, seal: 2, at: "2026-01-05T10:00:00.000Z" },
    expect.objectContaining({ kind: "row_misdated", id: backDated + 1, seal: 3 }),
  ]);
});

test("rows that wait for a sealer that was away for hours are not taken for misdated, however many seals they need", async () => {
  const first = desk.startSealer();
  await sealOne();
  await first.stop();
  const { pool } = desk.db;
  await asSuperuser(async (db) => {
    await db.query("update audit_seals set sealed_at = now() - interval '1 day'");
    await db.query("update audit_entries set at = now() - interval '1 day'");
    await reseal(db, 1, { key: KEY });
  });
  await pool.query(
    `insert into audit_entries (site_id, at, action, subject_kind, details)
     select id, now() - interval '5 hours', 'test.done', 'test', '{}' from sites, generate_series(1, 2500)`,
  );
  desk.startSealer();
  await desk.allSealed();
  expect(await desk.verify({ withOutside: false })).toMatchObject({ found: [], seals: 3, rows: 2501 });
});

test("a row under an id that the database has not given is named, and does not wait", async () => {
  await desk.append();
  await insert(9_000_000_000, new Date("2099-01-01T00:00:00Z"));
  expect(await desk.verify()).toMatchObject({ found: [{ kind: "row_beyond", id: 9_000_000_000 }], waiting: 1 });
});

test("a row of tomorrow that has no seal is named", async () => {
  await insert(null, after(systemClock(), 24 * HOUR));
  expect((await desk.verify()).found).toMatchObject([{ kind: "row_misdated", seal: null }]);
});

describe("under another key than the last seal's", () => {
  beforeEach(async () => {
    const sealer = desk.startSealer();
    await sealOne();
    await sealer.stop();
    await desk.append();
  });

  const mark = async () => (await readChainEnd(desk.db.pool))?.keyId.toString("hex");

  test("nothing is sealed, and the log says why and what to do", async () => {
    desk.startSealer({ key: "a key of tomorrow" });
    await until("it is said", () => desk.errors.length > 0);
    expect(desk.errors[0]).toContain("AUDIT_KEY=<new>,<old>");
    expect(desk.errors[0]).toContain(`lost:${await mark()}`);
    expect((await readChainEnd(desk.db.pool))?.seal).toBe(1);
  });

  test("an administrator goes on with a new key by naming the old one behind it", async () => {
    desk.startSealer({ key: `a key of tomorrow, ${KEY}` });
    await desk.allSealed();
    expect(desk.errors).toEqual([]);
    expect((await desk.verify({ key: `a key of tomorrow,${KEY}` })).found).toEqual([]);
  });

  test("where the old key is lost, its mark is enough to go on; its seals are named, and not each of their rows", async () => {
    const key = `a key of tomorrow,lost:${await mark()}`;
    desk.startSealer({ key });
    await desk.allSealed();
    expect((await desk.verify({ key })).found).toEqual([{ kind: "seal_of_another_key", seal: 1 }]);
  });
});
