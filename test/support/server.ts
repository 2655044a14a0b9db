import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAlone, withClient, withDatabase } from "../../src/db/admin.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/db/migrate.ts";
import { hasCode } from "../../src/shared/has-code.ts";

/** What the test files of one run share. */
export interface TestServer {
  readonly url: string;
  /** A migrated database without rows of ours, to be cloned. */
  readonly template: string;
  /** Heads the name of every database of this run. */
  readonly prefix: string;
  stop(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined };
const FOLDER = "recourse-test-";

/** One server for the run: the given one, where only databases with our prefix are made, or an embedded one. */
export async function startTestServer(given: string | undefined): Promise<TestServer> {
  const { url, stop } = given === undefined ? await startEmbedded() : { url: given, stop: async () => undefined };
  const prefix = `test_${process.pid}_${randomBytes(3).toString("hex")}`;
  const template = `${prefix}_template`;
  await runAlone(url, `create database ${template}`);
  await migrate(withDatabase(url, template), quiet);
  return {
    url,
    template,
    prefix,
    stop: async () => {
      await dropDatabases(url, prefix);
      await stop();
    },
  };
}

/** Nothing of a test needs to survive a crash of the machine. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

async function startEmbedded(): Promise<{ url: string; stop(): Promise<void> }> {
  await sweepAbandoned();
  const dataDir = join(tmpdir(), `${FOLDER}${process.pid}`);
  const embedded = await openEmbedded({ dataDir, log: quiet, settings: FAST });
  const stop = async () => {
    await embedded.release();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: embedded.url, stop };
}

/** A run that was killed leaves its server behind: the next run joins it, stops it as the last one, and deletes it. */
async function sweepAbandoned(): Promise<void> {
  // Others that begin alike, with no process in their name, are the data of applications under test, of any run.
  const folders = (await readdir(tmpdir())).filter((name) => /^recourse-test-\d+$/.test(name));
  for (const name of folders.filter((folder) => !isAlive(Number(folder.slice(FOLDER.length))))) {
    const dataDir = join(tmpdir(), name);
    const abandoned = await openEmbedded({ dataDir, log: quiet }).catch(() => undefined);
    await abandoned?.release();
    // Another run may be sweeping the same folder.
    await rm(dataDir, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where starts_with(datname, $1)",
      [prefix],
    );
    for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
  });
}
