import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { uptime } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hasCode } from "../shared/has-code.ts";
import type { Binaries } from "./embedded-binaries.ts";
import type { SystemUser } from "./system-user.ts";

/** A data folder of PostgreSQL and what runs it. */
export interface Cluster {
  readonly dataDir: string;
  /** PGDATA. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | undefined;
  /** Settings beyond ours, written once when the folder is made. */
  readonly settings: Readonly<Record<string, string>>;
}

export const SUPERUSER = "recourse";

/** Loopback only and no socket file; it must leave room on a laptop; its log must never quote a comment. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "64MB",
  max_connections: "100",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
} as const;

/** Makes the data folder if there is none. It appears under its name only when complete. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const version = await readFile(join(cluster.folder, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version === undefined) return createCluster(cluster);
  if (version.trim() === cluster.binaries.major) return;
  throw new Error(
    `${cluster.folder} was made by PostgreSQL ${version.trim()}, the embedded one is ${cluster.binaries.major}. ` +
      "Dump it with the old release and load it with the new one, or move the folder away to start empty.",
  );
}

async function createCluster(cluster: Cluster): Promise<void> {
  const draft = `${cluster.folder}.${process.pid}`;
  const passwordFile = `${draft}.password`;
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600, flush: true });
    if (cluster.user) {
      for (const path of [draft, passwordFile]) await chown(path, cluster.user.uid, cluster.user.gid);
    }
    await runProgram(cluster, cluster.binaries.initdb, initdbArguments(cluster, { draft, passwordFile }));
    await rename(passwordFile, join(draft, PASSWORD));
    // Another process may have been faster: its folder is as good.
    await rename(draft, cluster.folder).catch(ignoreOccupied);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

/** The superuser's password, made with the data folder and kept inside it with mode 600. */
export async function readPassword(cluster: Cluster): Promise<string> {
  return readFile(join(cluster.folder, PASSWORD), "utf8");
}

const PASSWORD = "superuser-password";

function initdbArguments(cluster: Cluster, files: { draft: string; passwordFile: string }): readonly string[] {
  const settings = Object.entries({ ...SETTINGS, ...cluster.settings });
  return [
    `--pgdata=${files.draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${files.passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(cluster.settings["fsync"] === "off" ? ["--no-sync"] : []),
    ...settings.map(([name, value]) => `--set=${name}=${value}`),
  ];
}

/** What postmaster.pid tells: a `live` server may still be starting, or already be stopping; a dead one crashed. */
export interface Trace {
  readonly live: boolean;
  readonly pid: number;
  readonly port: number;
}

/** The server of `cluster`, or undefined when it was stopped in order or never ran. */
export async function findServer(cluster: Cluster): Promise<Trace | undefined> {
  const file = join(cluster.folder, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => "");
  const [pid, , startedAtSeconds, port] = text.split("\n").map(Number);
  if (!pid) return undefined;
  if (!isAlive(pid)) return { live: false, pid, port: port || 0 };
  if (!(await isForeign(pid, startedAtSeconds || 0))) return { live: true, pid, port: port || 0 };
  // Left behind by a crash, and the number now belongs to another program: PostgreSQL itself would refuse to start.
  await rm(file, { force: true });
  return { live: false, pid, port: port || 0 };
}

async function isForeign(pid: number, startedAtSeconds: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => undefined);
  if (name !== undefined) return name.trim() !== "postgres";
  const bootedAtSeconds = Date.now() / 1_000 - uptime();
  return startedAtSeconds < bootedAtSeconds - 60;
}

/**
 * Starts the server in a session of its own, so that Ctrl-C does not reach it. After a crash it takes the port it had,
 * for the sake of processes that still use it; else, or when that is taken, one from the kernel.
 */
export async function startServer(cluster: Cluster, formerPort: number): Promise<void> {
  const port = (await reservePort(formerPort)) ?? (await reservePort(0));
  const log = join(cluster.folder, "server.log");
  const options = ["start", "-w", "-t", "60", "-s", "-D", cluster.folder, "-l", log, "-o", `-p ${port}`];
  await runProgram(cluster, cluster.binaries.pgCtl, options);
}

/**
 * Ends every connection, writes everything down, and returns when the server is gone. Not `pg_ctl stop`, which waits
 * for the file to vanish and so for another server, if one starts in the meantime.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  const server = await findServer(cluster);
  if (!server?.live) return;
  await runProgram(cluster, cluster.binaries.pgCtl, ["kill", "INT", String(server.pid)]);
  const isRunning = async () => {
    const now = await findServer(cluster);
    return now?.live && now.pid === server.pid;
  };
  while (await isRunning()) await sleep(POLL_MS);
}

const POLL_MS = 20;

/** The end of the server's own log, for the message of an error. */
export async function readServerLog(cluster: Cluster): Promise<string> {
  const text = await readFile(join(cluster.folder, "server.log"), "utf8").catch(() => "");
  return text.trim().split("\n").slice(-5).join("\n");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** The port, or one from the kernel for 0; undefined when it is taken. */
async function reservePort(wanted: number): Promise<number | undefined> {
  const server = createServer();
  const listening = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port: wanted }, () => resolve(true));
  });
  const address = server.address();
  if (!listening || address === null || typeof address === "string") return undefined;
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

/** Detached from the terminal, without our environment (PGDATA, PGPORT and the like would change what it does). */
async function runProgram(cluster: Cluster, program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, {
    ...cluster.user,
    cwd: cluster.dataDir,
    detached: true,
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code ?? "a signal"}: ${output.trim()}`);
}

async function ignoreOccupied(error: NodeJS.ErrnoException): Promise<void> {
  if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}
