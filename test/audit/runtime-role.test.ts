import { randomBytes } from "node:crypto";
import { runAlone, withClient, withDatabase } from "../../src/db/admin.ts";
import { migrate } from "../../src/db/migrate.ts";
import { APPEND_ONLY, NEVER_DELETED } from "../../src/open-deps.ts";
import { type AuditDesk, auditDesk } from "./audit-desk.ts";

const PASSWORD = "only-for-this-test";
const role = `runtime_${randomBytes(5).toString("hex")}`;
const quiet = { info: () => undefined, warn: () => undefined };

let desk: AuditDesk;
let url: string;
beforeAll(async () => {
  desk = await auditDesk();
  await runAlone(desk.db.url, `create role ${role} login password '${PASSWORD}'`);
  await migrate(desk.db.url, quiet, { role, appendOnly: APPEND_ONLY, neverDeleted: NEVER_DELETED });
  const asRole = new URL(desk.db.url);
  asRole.username = role;
  asRole.password = PASSWORD;
  url = asRole.toString();
});
afterAll(async () => {
  await runAlone(desk.db.url, `drop owned by ${role}`);
  await runAlone(withDatabase(desk.db.url, "postgres"), `drop role ${role}`);
});

test("the role that serves requests can write the audit and seal it", async () => {
  const sealer = desk.startSealer({ url });
  await withClient(url, (client) =>
    client.query(`
      insert into audit_entries (site_id, at, action, subject_kind, details)
      select id, now(), 'test.done', 'test', '{}' from sites`),
  );
  await desk.allSealed();
  await sealer.stop();
  expect(await desk.verify()).toMatchObject({ faults: 0, rows: 1, seals: 1 });
});

describe.each(["audit_entries", "audit_seals"])("of %s it can change nothing", (table) => {
  test.each([
    ["update", `update ${table} set id = id`],
    ["delete", `delete from ${table}`],
    ["truncate", `truncate ${table}`],
    ["put the triggers to sleep", `alter table ${table} disable trigger all`],
    ["drop a trigger", `drop trigger ${table}_append_only on ${table}`],
    ["drop the table", `drop table ${table}`],
    ["give itself the right", `grant update on ${table} to ${role}`],
  ])("%s", async (_what, sql) => {
    await withClient(url, async (client) => {
      const { rows: before } = await desk.db.pool.query(`select * from ${table}`);
      const refused = await client.query(sql).then(
        () => null,
        (error: unknown) => String(error),
      );
      expect(refused ?? "no privileges").toMatch(/permission denied|must be owner|no privileges/);
      const { rows } = await client.query<{ may: boolean }>(
        "select has_table_privilege($1, $2, 'update, delete, truncate') as may",
        [role, table],
      );
      expect(rows).toEqual([{ may: false }]);
      expect((await desk.db.pool.query(`select * from ${table}`)).rows).toEqual(before);
    });
  });
});

test.each([
  ["set the sequence of ids back", "select setval('audit_entries_id_seq', 1)"],
  ["leave the triggers out", "set session_replication_role = replica"],
])("it cannot %s", async (_what, sql) => {
  await withClient(url, (client) => expect(client.query(sql)).rejects.toThrow("permission denied"));
});
