import { Logger, runMigrations as layJobTables } from "graphile-worker";
import type pg from "pg";
import { withClient } from "./admin.ts";
import { grantRuntimeRole, type RuntimeRole } from "./grant-runtime-role.ts";
import type { KitLog } from "./kit-log.ts";
import { migrationNames, readMigrations, readSchema } from "./migrations-folder.ts";
import { NO_FILTERS, withSchemaEngine, type MigrationList, type SchemaEngine } from "./schema-engine.ts";

/** Any number that nobody else locks in this database; the letters "rcrs" read as an integer. */
const MIGRATE_LOCK = 0x72637273;

/**
 * Brings the database at `url` to the migrations of this clone, and lays the tables of the job engine. Any number of
 * processes may call it at once: one works, the others wait for it and find nothing to do. With `runtime`, a role that
 * does not own the tables is given what it needs and no more.
 *
 * Throws, and changes nothing, when a migration has failed before or was edited after it was applied.
 */
export async function migrate(url: string, log: KitLog, runtime?: RuntimeRole): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [MIGRATE_LOCK]);
    await applyMigrations(url, log);
    await layJobTables({ connectionString: url, logger: silent });
    if (runtime) await grantRuntimeRole(client, runtime);
  });
}

/** Names of migrations that the database has not applied; a database that is ahead of this clone has none. */
export async function pendingMigrations(queryable: Pick<pg.Pool, "query">): Promise<readonly string[]> {
  const { rows: table } = await queryable.query<{ name: string | null }>(
    "select to_regclass('_prisma_migrations')::text as name",
  );
  const names = await migrationNames();
  if (!table[0]?.name) return names;
  const { rows } = await queryable.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const applied = new Set(rows.map((row) => row.name));
  return names.filter((name) => !applied.has(name));
}

async function applyMigrations(url: string, log: KitLog): Promise<void> {
  const [migrationsList, schema] = await Promise.all([readMigrations(), readSchema()]);
  const applied = await withSchemaEngine({ url, schema }, async (engine) => {
    await assertHistory(engine, migrationsList, log);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return appliedMigrationNames;
  });
  if (applied.length > 0) log.info({ migrations: applied }, "migrated the database");
}

async function assertHistory(engine: SchemaEngine, migrationsList: MigrationList, log: KitLog): Promise<void> {
  const { failedMigrationNames, editedMigrationNames, history } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  });
  if (failedMigrationNames.length > 0) throw new MigrationError("failed", failedMigrationNames);
  if (editedMigrationNames.length > 0) throw new MigrationError("edited", editedMigrationNames);
  const unknown = history && "unpersistedMigrationNames" in history ? history.unpersistedMigrationNames : [];
  if (unknown.length > 0) log.warn({ migrations: unknown }, "the database is ahead of this release");
}

const ADVICE = {
  failed:
    "began earlier and did not finish. Repair the database by hand, then run `npx prisma migrate resolve` with " +
    "--applied or --rolled-back for each",
  edited:
    "differ from what this database applied. Restore the files from version control; a change needs a migration of " +
    "its own",
} as const;

/** The history of the database does not allow a migration; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly migrations: readonly string[];
  constructor(problem: keyof typeof ADVICE, migrations: readonly string[]) {
    super(`Migrations ${migrations.join(", ")} ${ADVICE[problem]}.`);
    this.migrations = migrations;
  }
}

const silent = new Logger(() => () => undefined);
