import { randomBytes } from "node:crypto";
import { z } from "zod";
import { runAlone, withDatabase } from "../../src/db/admin.ts";
import { connect, type Db } from "../../src/db/client.ts";
import { whenOver } from "./test-scope.mjs";

const SERVER = z.object({ url: z.string(), template: z.string(), prefix: z.string() });

/** The server of this run, as the global setup left it. */
export function testServer(): z.infer<typeof SERVER> {
  const { RECOURSE_TEST_SERVER } = process.env;
  if (!RECOURSE_TEST_SERVER) throw new Error("Run the tests with `npm test`: the database server is not started.");
  return SERVER.parse(JSON.parse(RECOURSE_TEST_SERVER));
}

/** Databases without rows, each with a pool that stays open: a connection costs more than what a test asks of it. */
const cleared: Db[] = [];

/** A database of its own with every migration applied and no rows, for tests that leave its tables as they are. */
export async function testDatabase(): Promise<Db> {
  const db = cleared.pop() ?? (await createDatabase(clone()));
  whenOver(async () => {
    if (await clear(db)) cleared.push(db);
    else await drop(db);
  });
  return db;
}

/** As `testDatabase`, for tests that make or change tables. */
export async function freshDatabase(): Promise<Db> {
  return ownDatabase(clone());
}

/** A database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Db> {
  return ownDatabase("create database $name");
}

const clone = (): string => `create database $name template ${testServer().template}`;

async function ownDatabase(statement: string): Promise<Db> {
  const db = await createDatabase(statement);
  whenOver(() => drop(db));
  return db;
}

async function createDatabase(statement: string): Promise<Db> {
  const { url, prefix } = testServer();
  const name = `${prefix}_${randomBytes(5).toString("hex")}`;
  await runAlone(url, statement.replace("$name", name));
  return connect(withDatabase(url, name));
}

async function drop(db: Db): Promise<void> {
  await db.close();
  const name = new URL(db.url).pathname.slice(1);
  const { url } = testServer();
  // Waits some seconds for connections that are going, whose owners would be startled to be cut off.
  await runAlone(url, `drop database ${name}`).catch(() => runAlone(url, `drop database ${name} with (force)`));
}

/** Takes a tenth of the time of a clone. Only a superuser may put triggers to sleep: false for anybody else. */
async function clear({ pool }: Db): Promise<boolean> {
  const { rows } = await pool.query<{ statement: string }>(`
    select format('delete from %I.%I', schemaname, tablename) as statement
    from pg_tables
    where schemaname in ('public', 'graphile_worker')
      and tablename not in ('_prisma_migrations', 'migrations', 'sites')`);
  const statements = [
    "begin",
    "set local session_replication_role = replica",
    ...rows.map(({ statement }) => statement),
  ];
  return pool.query([...statements, "commit"].join(";\n")).then(
    () => true,
    () => false,
  );
}
