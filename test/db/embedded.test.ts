import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { withClient } from "../../src/db/admin.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { eventually } from "../support/eventually.ts";

const log = { info: () => undefined, warn: () => undefined };
const SETTINGS = { fsync: "off" };
const bundle = join(process.cwd(), "node_modules", ".cache", `embedded-member-${process.pid}.mjs`);
const members: ChildProcess[] = [];

/** Made by the first test, and used again by the next ones: each leaves it stopped. */
const shared = join(tmpdir(), `recourse embedded ${randomUUID()}`);
let dataDir = shared;

beforeAll(async () => {
  await build({
    entryPoints: ["test/support/embedded-member.ts"],
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});
afterAll(async () => {
  await rm(bundle, { force: true });
  await rm(shared, { recursive: true, force: true });
});

afterEach(async () => {
  for (const member of members.splice(0)) member.kill("SIGKILL");
  if (await isRunning()) {
    const last = await openEmbedded({ dataDir, log });
    await last.release();
  }
  expect(await isRunning()).toBe(false);
});

async function isRunning(): Promise<boolean> {
  return stat(join(dataDir, "postgres", "postmaster.pid")).then(
    () => true,
    () => false,
  );
}

interface Member {
  readonly url: string;
  kill(): Promise<void>;
  /** As Ctrl-C in a terminal does: to the whole process group. */
  interrupt(): Promise<void>;
}

/** A process of its own that opens the embedded server, tells its address, and leaves on SIGINT. */
async function startMember(): Promise<Member> {
  const child = spawn(process.execPath, [bundle, dataDir], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  members.push(child);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk).trim()));
    child.once("exit", () => reject(new Error("the member ended before it told its address")));
  });
  const end = (signal: NodeJS.Signals, pid = child.pid ?? 0) => {
    process.kill(pid, signal);
    return ended;
  };
  return { url, kill: () => end("SIGKILL"), interrupt: () => end("SIGINT", -(child.pid ?? 0)) };
}

function ask(url: string): Promise<number> {
  return withClient(url, async (client) => (await client.query("select 1")).rowCount ?? 0);
}

test("processes that come at once share one server, and the last one out stops it", async () => {
  const [a, b, c] = await Promise.all([startMember(), startMember(), startMember()]);
  expect(new Set([a.url, b.url, c.url]).size).toBe(1);
  await a.interrupt();
  await b.interrupt();
  expect(await ask(c.url)).toBe(1);
  await c.interrupt();
  expect(await isRunning()).toBe(false);
});

test("a server whose only process was killed runs on, and the next process adopts it", async () => {
  const first = await startMember();
  await first.kill();
  expect(await ask(first.url)).toBe(1);
  const second = await startMember();
  expect(second.url).toBe(first.url);
  await second.interrupt();
  expect(await isRunning()).toBe(false);
});

test("a process that comes while the last one leaves gets a server that works", async () => {
  for (let round = 0; round < 3; round += 1) {
    const leaving = await openEmbedded({ dataDir, log, settings: SETTINGS });
    const [, coming] = await Promise.all([leaving.release(), openEmbedded({ dataDir, log })]);
    expect(await ask(coming.url)).toBe(1);
    await coming.release();
  }
});

test("when the server itself is killed, its process starts it again at the same address", async () => {
  const member = await openEmbedded({ dataDir, log, settings: SETTINGS });
  await withClient(member.url, (client) => client.query("create table kept (id int)"));
  const [pid] = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
  await eventually(async () => {
    expect(await withClient(member.url, async (client) => (await client.query("table kept")).rowCount)).toBe(0);
  });
  await member.release();
});

test("what was written before a stop is there after the next start", async () => {
  const before = await openEmbedded({ dataDir, log, settings: SETTINGS });
  await withClient(before.url, (client) => client.query("create table written as select 7 as seven"));
  await before.release();
  const after = await openEmbedded({ dataDir, log });
  expect(await withClient(after.url, async (client) => (await client.query("table written")).rows)).toEqual([
    { seven: 7 },
  ]);
  await after.release();
});

test("the server listens on loopback, wants the password, syncs to disk, and sorts text the same everywhere", async () => {
  dataDir = `${shared} of its own`;
  const member = await openEmbedded({ dataDir, log });
  const settings = await withClient(member.url, async (client) => {
    const { rows } = await client.query<Record<string, string>>(
      `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
         current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding,
         current_setting('log_min_error_statement') as statements, datlocale as locale
       from pg_database where datname = current_database()`,
    );
    return rows[0];
  });
  expect(settings).toEqual({
    addresses: "127.0.0.1",
    fsync: "on",
    sockets: "",
    encoding: "UTF8",
    statements: "panic",
    locale: "C.UTF-8",
  });
  const guess = new URL(member.url);
  guess.password = "guess";
  await expect(ask(guess.toString())).rejects.toThrow("password authentication failed");
  expect((await stat(join(dataDir, "postgres", "superuser-password"))).mode & 0o777).toBe(0o600);
  await member.release();
  await rm(dataDir, { recursive: true });
});
