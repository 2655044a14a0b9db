import { CODE_BYTES } from "../../src/audit/audit-codes.ts";
import { outsideFile, writeOutsideSeal } from "../../src/audit/outside-seal.ts";
import { sealRows } from "../../src/audit/seal-rows.ts";
import type { ChainEnd, Queryable } from "../../src/audit/stored-seal.ts";
import { SEALED_WITHIN_MS } from "../../src/audit/verify-chain.ts";
import { after, systemClock } from "../../src/shared/clock.ts";
import { refusedBy } from "../support/rows.ts";
import { type AuditDesk, KEY, auditDesk } from "./audit-desk.ts";
import { reseal } from "./reseal.ts";

/** Of the rows of each seal, three and three. */
let ids: number[][];
let gap: number;
let desk: AuditDesk;

/** Four seals of three rows; in the second there is an id that was never used. */
beforeAll(async () => {
  desk = await auditDesk();
  ids = [];
  let end: ChainEnd | null = null;
  for (const seal of [1, 2, 3, 4]) {
    const rows = [await desk.append("one"), await desk.append("two")];
    if (seal === 2) {
      const { rows: taken } = await desk.db.pool.query<{ id: string }>("select nextval('audit_entries_id_seq') as id");
      gap = Number(taken[0]?.id);
    }
    rows.push(await desk.append("three"));
    ids.push(rows);
    end = await sealRows(desk.db.pool, { key: KEY, end, settledTo: rows[2] ?? 0, at: systemClock() });
  }
  if (end) await writeOutsideSeal(outsideFile(desk.dataDir), end);
});

const idAt = (seal: number, row: number): number => ids[seal - 1]?.[row] ?? Number.NaN;

/** What is found after somebody with every right did this; then it is as it was. */
async function foundAfter(tamper: (db: Queryable) => Promise<unknown>, options: { withOutside?: boolean } = {}) {
  const client = await desk.db.pool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await tamper(client);
    return (await desk.verify({ on: client, ...options })).found;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const file = () => outsideFile(desk.dataDir);

test("what nobody touched is whole", async () => {
  expect(await desk.verify()).toMatchObject({ faults: 0, rows: 12, seals: 4, waiting: 0 });
});

test.each([
  ["action", "action = 'other'"],
  ["actor", "actor_label = null"],
  ["time", "at = at + interval '1 millisecond'"],
  ["kind of subject", "subject_kind = 'account'"],
  ["subject", "subject_id = ''"],
  ["details", `details = '{"list": ["a", "c"], "n": 1.5}'`],
])("a row whose %s was altered is named", async (_what, change) => {
  const id = idAt(2, 1);
  expect(await foundAfter((db) => db.query(`update audit_entries set ${change} where id = $1`, [id]))).toEqual([
    { kind: "row_altered", id, seal: 2 },
  ]);
});

test.each([
  [1, 0],
  [2, 1],
  [4, 2],
])("of seal %i, row %i is named when it was deleted", async (seal, row) => {
  const id = idAt(seal, row);
  expect(await foundAfter((db) => db.query("delete from audit_entries where id = $1", [id]))).toEqual([
    { kind: "row_removed", id, seal },
  ]);
});

test("two rows that were exchanged are both named", async () => {
  const [one, other] = [idAt(1, 0), idAt(3, 1)];
  const exchange = async (db: Queryable) => {
    await db.query("update audit_entries set id = -1 where id = $1", [one]);
    await db.query("update audit_entries set id = $1 where id = $2", [one, other]);
    await db.query("update audit_entries set id = $1 where id = -1", [other]);
  };
  expect(await foundAfter(exchange)).toEqual([
    { kind: "row_altered", id: one, seal: 1 },
    { kind: "row_altered", id: other, seal: 3 },
  ]);
});

const insert =
  (id: number, at = systemClock()) =>
  (db: Queryable) =>
    db.query(
      `insert into audit_entries (id, site_id, at, action, subject_kind, details)
     select $1, id, $2, 'forged', 'test', '{}' from sites`,
      [id, at],
    );

test("a row that was inserted is named, in a gap and before everything", async () => {
  expect(await foundAfter(insert(gap))).toEqual([{ kind: "row_inserted", id: gap, seal: 2 }]);
  expect(await foundAfter(insert(-7))).toEqual([{ kind: "row_inserted", id: -7, seal: 1 }]);
});

test("a row that nobody sealed in time is named; a young one waits", async () => {
  const { rows: taken } = await desk.db.pool.query<{ id: string }>("select nextval('audit_entries_id_seq') as id");
  const id = Number(taken[0]?.id);
  const old = after(systemClock(), -SEALED_WITHIN_MS - 1_000);
  expect(await foundAfter(insert(id, old))).toEqual([{ kind: "row_without_seal", id }]);
  expect(await foundAfter(insert(id))).toEqual([]);
});

const cutTail = async (db: Queryable) => {
  await db.query("delete from audit_seals where id = 4");
  await db.query("delete from audit_entries where id = any ($1)", [ids[3]]);
};

test("an end that was cut off, seals and all, is found by the seal outside, and only by it", async () => {
  expect(await foundAfter(cutTail)).toEqual([{ kind: "tail_cut", seal: 4, lastId: idAt(4, 2), file: file() }]);
  expect(await foundAfter(cutTail, { withOutside: false })).toEqual([]);
});

test("seals that were removed are named, with the rows that they leave bare", async () => {
  const bare = (seal: number) => [0, 1, 2].map((row) => ({ kind: "row_without_seal", id: idAt(seal, row) }));
  expect(await foundAfter((db) => db.query("delete from audit_seals where id in (2, 3)"))).toEqual([
    { kind: "seals_missing", seal: 2, to: 3 },
    ...bare(2),
    ...bare(3),
  ]);
  expect(await foundAfter((db) => db.query("delete from audit_seals where id = 4"))).toEqual([
    ...bare(4),
    { kind: "tail_cut", seal: 4, lastId: idAt(4, 2), file: file() },
  ]);
});

const alter = (db: Queryable, id: number) => db.query("update audit_entries set action = 'other' where id = $1", [id]);

test("seals that were made again are found: by their key, by their mark, and with the right key by the seal outside", async () => {
  const forge = (options: { key: string; mark?: string }) => async (db: Queryable) => {
    await alter(db, idAt(4, 0));
    await reseal(db, 4, options);
  };
  const altered = [0, 1, 2].map((row) => ({ kind: "row_altered", id: idAt(4, row), seal: 4 }));
  const replaced = { kind: "seal_replaced", seal: 4, lastId: idAt(4, 2), file: file() };
  expect(await foundAfter(forge({ key: "guessed" }))).toEqual([{ kind: "seal_of_another_key", seal: 4 }, replaced]);
  expect(await foundAfter(forge({ key: "guessed", mark: KEY }))).toEqual([
    { kind: "seal_altered", seal: 4 },
    ...altered,
    replaced,
  ]);
  expect(await foundAfter(forge({ key: KEY }))).toEqual([replaced]);
});

test("a seal in the middle that was altered is named, and where another one's hash does not follow", async () => {
  const byHand = (db: Queryable) =>
    db.query("update audit_seals set sealed_at = sealed_at + interval '1 day' where id = 2");
  expect(await foundAfter(byHand)).toEqual([{ kind: "seal_altered", seal: 2 }]);
  const withHash = async (db: Queryable) => {
    await alter(db, idAt(2, 0));
    await reseal(db, 2, { key: KEY });
    await db.query("update audit_seals set prev = $1 where id = 3", [Buffer.alloc(CODE_BYTES, 7)]);
  };
  expect(await foundAfter(withHash)).toEqual([
    { kind: "seal_altered", seal: 3 },
    { kind: "seal_out_of_place", seal: 3 },
    { kind: "seal_replaced", seal: 4, lastId: idAt(4, 2), file: file() },
  ]);
});

test.each([
  ["updated", "update audit_seals set id = id"],
  ["deleted", "delete from audit_seals"],
  ["truncated", "truncate audit_seals"],
])("seals are never %s", async (_how, sql) => {
  expect(await refusedBy(desk.db, sql)).toBe("audit_seals_append_only");
});

test("with another key it says so, and does not call every row altered", async () => {
  expect((await desk.verify({ key: "another" })).found).toEqual([{ kind: "wrong_key" }]);
});
