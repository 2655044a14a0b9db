import pino from "pino";
import type { Config } from "../config/config.ts";
import { readConfig } from "../config/environment.ts";
import { type Db, connect } from "../db/client.ts";
import { pendingMigrations } from "../db/migrate.ts";
import type { Deps } from "../deps.ts";
import { openChanges } from "../live/changes.ts";
import { migrateDatabase, openDatabase } from "../open-deps.ts";
import { systemClock } from "../shared/clock.ts";
import type { Io } from "./command.ts";

export interface OpenedDatabase {
  readonly config: Config;
  readonly db: Db;
  readonly log: Deps["log"];
}

const STDERR = 2;

interface Options {
  /** For what must not write: a database of an earlier release is refused, not brought to this one. */
  readonly readOnly?: boolean;
}

/** Opens the database of the environment, beside a running server as well as alone, and brings it to this release. */
export async function withDatabase<T>(
  io: Io,
  work: (opened: OpenedDatabase) => Promise<T>,
  { readOnly = false }: Options = {},
): Promise<T> {
  const config = readConfig(io.env, io.err);
  const log = pino({ level: "warn" }, pino.destination({ dest: STDERR, sync: true }));
  const { url, release } = await openDatabase(config, log);
  const db = connect(url, { poolSize: 4, applicationName: "recourse cli" });
  try {
    const pending = await pendingMigrations(db.pool);
    if (pending.length > 0 && readOnly)
      throw new Error("The database is of an earlier release: start the server once, or run it with `migrate`.");
    if (pending.length > 0) await migrateDatabase(config, { url, log });
    return await work({ config, db, log });
  } finally {
    await db.close();
    await release();
  }
}

/** What a command on accounts may use; it needs no policy, and so works while the one on disk is broken. */
export type CliDeps = Pick<Deps, "config" | "db" | "clock" | "log" | "notify">;

export async function withDeps<T>(io: Io, work: (deps: CliDeps) => Promise<T>): Promise<T> {
  return withDatabase(io, async (opened) => {
    const changes = await openChanges(opened.db, opened.log);
    try {
      return await work({ ...opened, clock: systemClock, notify: changes.publish });
    } finally {
      await changes.close();
    }
  });
}
