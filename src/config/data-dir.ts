import { createHash } from "node:crypto";
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";

/** The clone: the same from src/config and from dist/config. */
export const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

export interface DataDirChoice {
  readonly path: string;
  /** A sentence to show when the choice would surprise. */
  readonly notice?: string;
}

/**
 * `.data` in the clone. Root cannot run PostgreSQL itself, and the account that does may be kept out of the clone (a
 * home folder has mode 700): then a folder outside, named after a hash of the clone's path so that it is found again.
 */
export function defaultDataDir(root: string = PROJECT_ROOT, uid = process.getuid?.()): DataDirChoice {
  const inside = join(root, ".data");
  if (uid !== 0 || isOpenToAll(root)) return { path: inside };
  const hash = createHash("sha256").update(realpathSync(root)).digest("hex").slice(0, 12);
  const path = isWritable("/var/lib") ? `/var/lib/recourse/${hash}` : join(tmpdir(), `recourse-${hash}`);
  const reason = `the account that runs PostgreSQL for root cannot reach ${root}`;
  return { path, notice: `The data is kept in ${path}, because ${reason}. DATA_DIR chooses another folder.` };
}

function isOpenToAll(folder: string): boolean {
  if (folder === parse(folder).root) return true;
  return (statSync(folder).mode & 0o001) !== 0 && isOpenToAll(dirname(folder));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
