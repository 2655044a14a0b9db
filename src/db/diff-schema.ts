import { readMigrations, readSchema } from "./migrations-folder.ts";
import { NO_FILTERS, withSchemaEngine, type DiffTarget } from "./schema-engine.ts";

/** SQL that makes schema.prisma out of an empty database. The server at `url` is only asked for its version. */
export async function diffFromEmpty(url: string): Promise<string> {
  return diff(url, { tag: "empty" });
}

/**
 * SQL that leads from what the migrations make to schema.prisma: the body of the next migration. The role at `url`
 * must be allowed to create databases: the migrations run in a scratch database, which is dropped.
 */
export async function diffFromMigrations(url: string): Promise<string> {
  return diff(url, { tag: "migrations", ...(await readMigrations()) });
}

async function diff(url: string, from: DiffTarget): Promise<string> {
  const schema = await readSchema();
  const to: DiffTarget = { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] };
  const { stdout } = await withSchemaEngine({ url, schema }, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS }),
  );
  return stdout ?? "";
}
