import { randomBytes } from "node:crypto";
import { z } from "zod";
import { runAlone, withClient, withDatabase } from "../../src/db/admin.ts";
import { connect, type Db } from "../../src/db/client.ts";

const SERVER = z.object({ url: z.string(), template: z.string(), prefix: z.string() });

/** The server of this run, as the global setup left it. */
export function testServer(): z.infer<typeof SERVER> {
  const { RECOURSE_TEST_SERVER } = process.env;
  if (!RECOURSE_TEST_SERVER) throw new Error("Run the tests with `npm test`: the database server is not started.");
  return SERVER.parse(JSON.parse(RECOURSE_TEST_SERVER));
}

interface Made {
  readonly name: string;
  readonly db: Db;
  /** Its tables are as the migrations made them: only rows came and went. */
  readonly reusable: boolean;
}

const made: Made[] = [];
const cleared: string[] = [];
const users: (() => Promise<unknown>)[] = [];

/** Runs before the databases of this file are put away; the last one asked for runs first. */
export const closeBeforeDrop = (close: () => Promise<unknown>): void => void users.push(close);

/** A database of its own with every migration applied and no rows, for tests that leave its tables as they are. */
export async function testDatabase(): Promise<Db> {
  const name = cleared.pop();
  return name === undefined ? makeDatabase(clone(), { reusable: true }) : openDatabase(name, { reusable: true });
}

/** As `testDatabase`, for tests that make or change tables. */
export async function freshDatabase(): Promise<Db> {
  return makeDatabase(clone(), { reusable: false });
}

/** A database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Db> {
  return makeDatabase("create database $name", { reusable: false });
}

const clone = (): string => `create database $name template ${testServer().template}`;

async function makeDatabase(statement: string, { reusable }: Pick<Made, "reusable">): Promise<Db> {
  const { url, prefix } = testServer();
  const name = `${prefix}_${randomBytes(5).toString("hex")}`;
  await runAlone(url, statement.replace("$name", name));
  return openDatabase(name, { reusable });
}

function openDatabase(name: string, { reusable }: Pick<Made, "reusable">): Db {
  const db = connect(withDatabase(testServer().url, name), { poolSize: 5 });
  made.push({ name, db, reusable });
  afterAll(putAway);
  return db;
}

/** Asked for with each database, for this module is loaded once and the hooks are those of one file. */
async function putAway(): Promise<void> {
  for (const close of users.splice(0).toReversed()) await close();
  for (const { name, db, reusable } of made.splice(0)) {
    await db.close();
    if (reusable && (await clear(db.url))) cleared.push(name);
    else await runAlone(testServer().url, `drop database if exists ${name} with (force)`);
  }
}

/** Takes a tenth of the time of a clone. Only a superuser may put triggers to sleep: false for anybody else. */
async function clear(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ statement: string }>(`
      select format('delete from %I.%I', schemaname, tablename) as statement
      from pg_tables
      where schemaname in ('public', 'graphile_worker')
        and tablename not in ('_prisma_migrations', 'migrations', 'sites')`);
    const statements = ["set session_replication_role = replica", ...rows.map(({ statement }) => statement)];
    return client.query(statements.join(";\n")).then(
      () => true,
      () => false,
    );
  });
}
