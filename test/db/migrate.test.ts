import { randomBytes } from "node:crypto";
import { runAlone, withClient, withDatabase } from "../../src/db/admin.ts";
import { migrate, pendingMigrations } from "../../src/db/migrate.ts";
import { migrationNames } from "../../src/db/migrations-folder.ts";
import { emptyDatabase, freshDatabase } from "../support/database.ts";

interface Line {
  readonly fields: object;
  readonly message: string;
}

function recordLog() {
  const lines: Line[] = [];
  const record = (fields: object, message: string) => void lines.push({ fields, message });
  return { lines, info: record, warn: record };
}

test("three processes that migrate at once apply every migration once, and none fails", async () => {
  const db = await emptyDatabase();
  const log = recordLog();
  await Promise.all([migrate(db.url, log), migrate(db.url, log), migrate(db.url, log)]);
  const { rows } = await db.pool.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations order by migration_name",
  );
  expect(rows.map((row) => row.name)).toEqual(await migrationNames());
  expect(log.lines).toEqual([{ message: "migrated the database", fields: { migrations: await migrationNames() } }]);
});

test("an empty database has every migration pending, a migrated one none", async () => {
  const db = await emptyDatabase();
  expect(await pendingMigrations(db.pool)).toEqual(await migrationNames());
  await migrate(db.url, recordLog());
  expect(await pendingMigrations(db.pool)).toEqual([]);
});

test("the tables of the job engine are laid too", async () => {
  const db = await freshDatabase();
  const { rows } = await db.pool.query("select (graphile_worker.add_job('nothing', '{}')).attempts");
  expect(rows).toEqual([{ attempts: 0 }]);
});

test("an edited migration is refused by name, with what to do", async () => {
  const db = await freshDatabase();
  const [first = ""] = await migrationNames();
  await db.pool.query("update _prisma_migrations set checksum = 'another' where migration_name = $1", [first]);
  await expect(migrate(db.url, recordLog())).rejects.toThrow(
    `Migrations ${first} differ from what this database applied`,
  );
});

test("a migration that failed before is refused by name, and counts as pending", async () => {
  const db = await freshDatabase();
  const last = (await migrationNames()).at(-1) ?? "";
  await db.pool.query("update _prisma_migrations set finished_at = null where migration_name = $1", [last]);
  await expect(migrate(db.url, recordLog())).rejects.toThrow(`Migrations ${last} began earlier and did not finish`);
  expect(await pendingMigrations(db.pool)).toEqual([last]);
});

test("a database that a newer release has migrated still serves this one", async () => {
  const db = await freshDatabase();
  await db.pool.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ('newer', 'newer', '29991231235959_newer', now(), now(), 1)`,
  );
  const log = recordLog();
  await migrate(db.url, log);
  expect(log.lines).toEqual([
    { message: "the database is ahead of this release", fields: { migrations: ["29991231235959_newer"] } },
  ]);
  expect(await pendingMigrations(db.pool)).toEqual([]);
});

test("the runtime role reads and adds decisions but cannot change them, and may enqueue jobs", async () => {
  const db = await freshDatabase();
  const role = `runtime_${randomBytes(5).toString("hex")}`;
  await runAlone(db.url, `create role ${role} login password 'only-for-this-test'`);
  try {
    await migrate(db.url, recordLog(), { role, appendOnly: ["decisions"], neverDeleted: ["appeals"] });
    await migrate(db.url, recordLog(), { role, appendOnly: ["decisions"], neverDeleted: ["appeals"] });
    const url = new URL(db.url);
    url.username = role;
    url.password = "only-for-this-test";
    await withClient(url.toString(), async (client) => {
      await client.query("select * from decisions");
      await expect(client.query("update decisions set id = id")).rejects.toThrow("permission denied");
      await expect(client.query("delete from decisions")).rejects.toThrow("permission denied");
      await expect(client.query("truncate decisions")).rejects.toThrow("permission denied");
      await client.query("update appeals set id = id");
      await expect(client.query("delete from appeals")).rejects.toThrow("permission denied");
      await expect(client.query("truncate appeals")).rejects.toThrow("permission denied");
      await client.query("update comments set id = id");
      await client.query("select graphile_worker.add_job('nothing', '{}')");
      const { rowCount } = await client.query("select * from graphile_worker._private_jobs");
      expect(rowCount).toBe(1);
    });
  } finally {
    await runAlone(db.url, `drop owned by ${role}`);
    await runAlone(withDatabase(db.url, "postgres"), `drop role ${role}`);
  }
});
