import { writeOutsideSeal } from "../../src/audit/outside-seal.ts";
import { readChainEnd } from "../../src/audit/stored-seal.ts";
import { join } from "node:path";
import { type AuditDesk, KEY, auditDesk } from "../audit/audit-desk.ts";
import { runRecourse } from "./run-recourse.ts";

let desk: AuditDesk;
beforeAll(async () => {
  desk = await auditDesk();
  const sealer = desk.startSealer();
  for (const _ of [1, 2, 3]) await desk.append();
  await desk.allSealed();
  await sealer.stop();
});

const verifyAudit = (key: string, ...args: string[]) =>
  runRecourse({ url: desk.db.url, env: { DATA_DIR: desk.dataDir, AUDIT_KEY: key } }, "verify-audit", ...args);

/** The last line. */
const FAULTS: unknown = expect.stringMatching(/^1 fault: /);

async function asSuperuser(sql: string): Promise<void> {
  const client = await desk.db.pool.connect();
  await client.query(`set session_replication_role = replica; ${sql}`);
  client.release(true);
}

test("says that the audit is whole, and ends with 0", async () => {
  const { code, out, err } = await verifyAudit(KEY);
  expect([code, out, err]).toEqual([0, [expect.stringContaining("The audit is whole: 3 rows")], []]);
});

test("as JSON for a program", async () => {
  const { code, out } = await verifyAudit(KEY, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out.join(""))).toMatchObject({
    whole: true,
    rows: 3,
    waiting: 0,
    outsideSeals: 1,
    lastSeal: { hash: (await readChainEnd(desk.db.pool))?.hash.toString("hex") },
    faultCount: 0,
    faults: [],
  });
});

test("a wrong key is called so, and ends with 1", async () => {
  const { code, out } = await verifyAudit("another key");
  expect([code, out]).toEqual([1, [expect.stringContaining("no seal was made with this AUDIT_KEY"), FAULTS]]);
});

test("a last seal that is kept elsewhere is compared too", async () => {
  const end = await readChainEnd(desk.db.pool);
  if (!end) throw new Error("nothing is sealed");
  const elsewhere = join(desk.dataDir, "elsewhere.json");
  await writeOutsideSeal(elsewhere, { ...end, seal: end.seal + 5, lastId: end.lastId + 9 });
  const { code, out } = await verifyAudit(KEY, "--outside", elsewhere);
  expect([code, out]).toEqual([1, [expect.stringContaining(`knows seal ${end.seal + 5}`), FAULTS]]);
  expect((await verifyAudit(KEY, "--outside", join(desk.dataDir, "nowhere.json"))).code).toBe(1);
});

test("an altered row is named, and it ends with 1", async () => {
  const { rows } = await desk.db.pool.query<{ id: string }>("select max(id) as id from audit_entries");
  const id = Number(rows[0]?.id);
  await asSuperuser(`update audit_entries set action = 'nothing.at_all' where id = ${id}`);
  const { code, out } = await verifyAudit(KEY);
  expect([code, out]).toEqual([1, [expect.stringMatching(new RegExp(`^row ${id} was altered`)), FAULTS]]);
  const told = JSON.parse((await verifyAudit(KEY, "--json")).out.join(""));
  expect(told).toMatchObject({ whole: false, faultCount: 1, faults: [{ kind: "row_altered", id }] });
});
