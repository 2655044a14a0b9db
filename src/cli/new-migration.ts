import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pino from "pino";
import { readConfig } from "../config/environment.ts";
import { diffFromMigrations } from "../db/diff-schema.ts";
import { openEmbedded } from "../db/embedded.ts";
import { PRISMA_FOLDER } from "../db/migrations-folder.ts";

/** `npm run migration -- NAME`: writes the step from what the migrations make to schema.prisma, to be read and edited. */
const name = process.argv[2] ?? "";
if (!/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("Usage: npm run migration -- NAME (lower case, digits and _)\n");
  process.exit(2);
}

const sql = await readStep();
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = join(PRISMA_FOLDER, "migrations", `${stamp}_${name}`);
await mkdir(folder);
await writeFile(join(folder, "migration.sql"), sql);
process.stdout.write(`${join(folder, "migration.sql")}\n`);

async function readStep(): Promise<string> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  if (databaseUrl !== undefined) return diffFromMigrations(databaseUrl);
  const embedded = await openEmbedded({ dataDir, log: pino({ level: "warn" }, pino.destination(2)) });
  try {
    return await diffFromMigrations(embedded.url);
  } finally {
    await embedded.release();
  }
}
