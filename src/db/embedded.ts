import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { hasCode } from "../shared/has-code.ts";
import { findBinaries } from "./embedded-binaries.ts";
import {
  ensureCluster,
  findServer,
  readPassword,
  readServerLog,
  startServer,
  stopServer,
  SUPERUSER,
  type Cluster,
} from "./embedded-cluster.ts";
import type { KitLog } from "./kit-log.ts";
import { once } from "./once.ts";
import { databaseUser, findBarrier } from "./system-user.ts";

export interface EmbeddedInput {
  readonly dataDir: string;
  readonly log: KitLog;
  /** Settings of the server beyond ours; they count only when the data folder is made. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Embedded {
  readonly url: string;
  /** Leaves; the last one to leave stops the server. A second call does nothing. */
  release(): Promise<void>;
}

const DATABASE = "recourse";
const DEADLINE_MS = 180_000; // long enough to replay the log of a crash
const START_ATTEMPTS = 10;
const PAUSE_MS = 100;

/** Held shared by every process that uses the server; whoever gets it alone is the last one. */
const MEMBERS_LOCK = 0x6d656d62;

/**
 * Joins the PostgreSQL server that runs on `dataDir`, or starts it, and makes the data folder the first time.
 *
 * Membership is an advisory lock in the server itself, on a connection that lives as long as the process: a killed
 * process loses it at that moment, so nothing is ever stale. A server whose members were all killed runs on; the next
 * process joins it like any other and stops it when it leaves. When the server itself was killed, its members start
 * it again, on the same port if that is free.
 */
export async function openEmbedded({ dataDir, log, settings = {} }: EmbeddedInput): Promise<Embedded> {
  const cluster = await prepareCluster(resolve(dataDir), settings);
  const first = await enter(cluster, log);
  await createDatabaseOnce(first.client);
  const membership = keepMembership(cluster, first, log);
  return { url: urlOf(first, DATABASE), release: once(() => membership.leave()) };
}

async function prepareCluster(dataDir: string, settings: Readonly<Record<string, string>>): Promise<Cluster> {
  const user = await databaseUser();
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const barrier = await findBarrier(dataDir, user);
  if (barrier) {
    throw new Error(
      `PostgreSQL cannot run as root, and the account it runs as cannot pass ${barrier}. ` +
        "Set DATA_DIR to a folder it can reach (such as /var/lib/recourse), or set DATABASE_URL.",
    );
  }
  const binaries = await findBinaries(dataDir, user);
  return { dataDir, folder: join(dataDir, "postgres"), binaries, user, settings };
}

interface Access {
  readonly port: number;
  readonly password: string;
}

interface Member extends Access {
  readonly client: pg.Client;
}

/** Becomes a member of the running server, starting it when none runs. */
async function enter(cluster: Cluster, log: KitLog): Promise<Member> {
  const deadlineAt = Date.now() + DEADLINE_MS;
  let failures = 0;
  let problem: unknown;
  while (Date.now() < deadlineAt && failures < START_ATTEMPTS) {
    await ensureCluster(cluster);
    const server = await findServer(cluster);
    try {
      if (server?.live) return await becomeMember(cluster, server.port);
      await startServer(cluster, server?.port ?? 0);
      log.info({ folder: cluster.folder }, "started the embedded PostgreSQL");
      continue;
    } catch (error) {
      if (hasCode(error, "28P01")) throw wrongPassword(cluster);
      // Not ready, just stopping, or started by another process a moment earlier: look again.
      problem = error;
      if (!server?.live) failures += 1;
    }
    await sleep(PAUSE_MS * (1 + failures));
  }
  throw new Error(`The embedded PostgreSQL does not start.\n${await readServerLog(cluster)}`, { cause: problem });
}

async function becomeMember(cluster: Cluster, port: number): Promise<Member> {
  const access = { port, password: await readPassword(cluster) };
  const client = new pg.Client({
    connectionString: urlOf(access, "postgres"),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "recourse member",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [MEMBERS_LOCK]);
    return { client, ...access };
  } catch (error) {
    abandon(client);
    throw error;
  }
}

/** Enters again when the connection is lost (the server crashed or was killed), until `leave`. */
function keepMembership(cluster: Cluster, first: Member, log: KitLog): { leave(): Promise<void> } {
  let leaving = false;
  let current = Promise.resolve(first);
  const watch = ({ client }: Member) => {
    client.once("end", () => {
      if (leaving) return;
      log.warn({ folder: cluster.folder }, "lost the embedded PostgreSQL, entering again");
      current = enter(cluster, log);
      current.then(watch, (error: unknown) => log.warn({ err: error }, "the embedded PostgreSQL is gone"));
    });
  };
  watch(first);
  return {
    leave: async () => {
      leaving = true;
      const member = await current.catch(() => undefined);
      if (member) await leaveServer(cluster, member.client);
    },
  };
}

/** The lock is held while the server stops: a process that comes now waits for it, is cut off, and starts afresh. */
async function leaveServer(cluster: Cluster, client: pg.Client): Promise<void> {
  try {
    await client.query("select pg_advisory_unlock_shared($1)", [MEMBERS_LOCK]);
    const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [MEMBERS_LOCK]);
    if (rows[0]?.alone) await stopServer(cluster);
  } finally {
    abandon(client);
  }
}

/** Not awaited: a connection whose other end is gone may never say goodbye. */
function abandon(client: pg.Client): void {
  client.end().catch(() => undefined);
}

/** duplicate_database, and the unique key of pg_database when both come at the same moment. */
const MADE_BY_ANOTHER = ["42P04", "23505"];

async function createDatabaseOnce(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
  if (rowCount) return;
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (error) {
    if (!MADE_BY_ANOTHER.some((code) => hasCode(error, code))) throw error;
  }
}

function urlOf({ port, password }: Access, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

function wrongPassword(cluster: Cluster): Error {
  return new Error(
    `The password kept in ${cluster.folder} is not the one of the server there. ` +
      "Put the right one back, or move the folder away to start empty.",
  );
}
