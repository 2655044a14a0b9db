import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/** prisma/ of this clone: the same from src/db and from dist/db. */
export const PRISMA_FOLDER = fileURLToPath(new URL("../../prisma", import.meta.url));
const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, "migrations");
const LOCKFILE = "migration_lock.toml";

export function readSchema(): Promise<string> {
  return readFile(join(PRISMA_FOLDER, "schema.prisma"), "utf8");
}

/** Names of the migrations in prisma/migrations, in the order in which they apply. */
export async function migrationNames(): Promise<readonly string[]> {
  const entries = await readdir(MIGRATIONS_FOLDER, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** prisma/migrations as the schema engine takes it. */
export async function readMigrations(): Promise<MigrationList> {
  const names = await migrationNames();
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: LOCKFILE, content: await readFile(join(MIGRATIONS_FOLDER, LOCKFILE), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.map(readMigration)),
  };
}

async function readMigration(name: string): Promise<MigrationList["migrationDirectories"][number]> {
  const path = "migration.sql";
  const value = await readFile(join(MIGRATIONS_FOLDER, name, path), "utf8");
  return { path: name, migrationFile: { path, content: { tag: "ok", value } } };
}
