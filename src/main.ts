import type { Logger } from "pino";
import { JOBS, SCHEDULES, buildApp } from "./app.ts";
import { startSealer } from "./audit/sealer.ts";
import type { Config } from "./config/config.ts";
import { EnvironmentError, readConfig } from "./config/environment.ts";
import { POLICIES, readPolicyFiles } from "./config/policy-files.ts";
import { MigrationError } from "./db/migrate.ts";
import { createLog } from "./http/log.ts";
import { isOutage } from "./http/outage.ts";
import { nameJobs } from "./jobs/name-jobs.ts";
import { startWorker } from "./jobs/worker.ts";
import { PortTakenError, assertPortFree, serve } from "./serve.ts";
import { announce } from "./cli/announce.ts";
import { seedDemo } from "./cli/seed-demo.ts";
import { type OpenedDeps, migrateDatabase, openDatabase, openDeps } from "./open-deps.ts";
import { PolicyError } from "./policy/policy-error.ts";
import { systemClock } from "./shared/clock.ts";

const ROLES = ["all", "web", "worker", "migrate"] as const;
type Role = (typeof ROLES)[number];

const JOBS_AT_ONCE = 4;

/** Requests and jobs that run get this long to finish before the process ends anyway. */
const STOP_MS = 25_000;

/** What was opened, to be closed in the other order. */
type Closers = (() => Promise<unknown>)[];

interface Process {
  readonly config: Config;
  readonly log: Logger;
  readonly closers: Closers;
  readonly isStopping: () => boolean;
}

async function start(role: Role, process: Process): Promise<void> {
  const { config, log, closers } = process;
  if (role === "all" || role === "web") await assertPortFree(config);
  const { url, release } = await openDatabase(config, log);
  closers.push(release);
  await migrateDatabase(config, { url, log });
  if (role === "migrate") return;

  const disk = await readPolicyFiles(POLICIES);
  const opened = await openDeps({ config, url, log, clock: systemClock, disk });
  closers.push(opened.close);
  await nameJobs(opened.deps.db, JOBS);
  if (config.seedDemo) await seedDemo(opened.deps);
  if (role !== "web") await work(opened, process);
  if (role !== "worker") await open(opened, process);
}

async function work({ deps }: OpenedDeps, { closers, log }: Process): Promise<void> {
  const sealer = startSealer(deps);
  closers.push(() => sealer.stop());
  const worker = await startWorker(deps, JOBS, { concurrency: JOBS_AT_ONCE, schedules: SCHEDULES });
  closers.push(() => worker.stop());
  log.info("the worker is running");
}

async function open({ deps, changes }: OpenedDeps, { config, closers, isStopping }: Process): Promise<void> {
  const { app, close } = buildApp(deps, { isStopping });
  closers.push(close);
  const server = await serve(app, config);
  closers.push(() => {
    changes.end();
    return server.close();
  });
  await announce(deps);
}

/** Closes in the other order, and goes on when one fails: the database must be left properly all the same. */
async function closeAll(closers: Closers, log: Logger): Promise<void> {
  for (const close of closers.splice(0).toReversed()) {
    await close().catch((error: unknown) => log.error({ err: error }, "closing failed"));
  }
}

function stopOnSignal(closers: Closers, log: Logger): () => boolean {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await closeAll(closers, log);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, (name) => void stop(name));
  return () => stopping;
}

/** What somebody can mend is told in a sentence; anything else is a bug and keeps its stack. */
const isSentence = (error: unknown): error is Error =>
  [EnvironmentError, MigrationError, PolicyError, PortTakenError].some((kind) => error instanceof kind);

async function main(argument = "all"): Promise<void> {
  const role = ROLES.find((known) => known === argument);
  if (!role) throw new EnvironmentError([`there is no role "${argument}": use ${ROLES.join(", ")}`]);
  const config = readConfig(process.env);
  const log = createLog(config);
  const closers: Closers = [];
  const isStopping = stopOnSignal(closers, log);
  try {
    await start(role, { config, log, closers, isStopping });
    if (role === "migrate") await closeAll(closers, log);
  } catch (error) {
    await closeAll(closers, log);
    // Stopped while it started: what it was doing failed because everything was closed beneath it.
    if (!isStopping()) throw error;
  }
}

const DATABASE_AWAY = "The database cannot be reached. Is it running, and is DATABASE_URL right?";

try {
  await main(process.argv[2]);
} catch (error) {
  if (isOutage(error)) console.error(DATABASE_AWAY);
  else console.error(isSentence(error) ? error.message : error);
  process.exitCode = 1;
}
