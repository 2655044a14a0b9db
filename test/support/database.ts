import { randomBytes } from "node:crypto";
import { afterAll } from "@jest/globals";
import { z } from "zod";
import { runAlone, withDatabase } from "../../src/db/admin.ts";
import { connect, type Db } from "../../src/db/client.ts";

const SERVER = z.object({ url: z.string(), template: z.string(), prefix: z.string() });

/** The server of this run, as the global setup left it. */
export function testServer(): z.infer<typeof SERVER> {
  const { RECOURSE_TEST_SERVER } = process.env;
  if (!RECOURSE_TEST_SERVER) throw new Error("Run the tests with `npm test`: the database server is not started.");
  return SERVER.parse(JSON.parse(RECOURSE_TEST_SERVER));
}

const made: { readonly name: string; readonly db: Db }[] = [];

/** A database of its own with every migration applied; it is closed and dropped after the test file. */
export async function testDatabase(): Promise<Db> {
  const { template } = testServer();
  return openDatabase(`create database $name template ${template}`);
}

/** A database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Db> {
  return openDatabase("create database $name");
}

async function openDatabase(statement: string): Promise<Db> {
  const { url, prefix } = testServer();
  const name = `${prefix}_${randomBytes(5).toString("hex")}`;
  await runAlone(url, statement.replace("$name", name));
  const db = connect(withDatabase(url, name), { poolSize: 5 });
  made.push({ name, db });
  return db;
}

const users: (() => Promise<unknown>)[] = [];

/** Runs before the databases of this file are dropped; the last one asked for runs first. */
export const closeBeforeDrop = (close: () => Promise<unknown>): void => void users.push(close);

afterAll(async () => {
  for (const close of users.splice(0).toReversed()) await close();
  const { url } = testServer();
  for (const { name, db } of made.splice(0)) {
    await db.close();
    await runAlone(url, `drop database if exists ${name} with (force)`);
  }
});
