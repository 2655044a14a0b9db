import { randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { hasCode } from "../shared/has-code.ts";
import type { ChainEnd } from "./stored-seal.ts";

/** The end of the chain as it was known outside the database, where who writes to the database does not reach. */
const outsideSeal = z.object({
  seal: z.int().min(1),
  lastId: z.int(),
  hash: z.hex().length(64),
  sealedAt: z.iso.datetime(),
});
export type OutsideSeal = z.infer<typeof outsideSeal>;

export const outsideFile = (dataDir: string): string => join(dataDir, "audit-seal.json");

/** Null when there is none. Throws for a file that is none of ours. */
export async function readOutsideSeal(file: string): Promise<OutsideSeal | null> {
  try {
    return outsideSeal.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw new Error(`${file} cannot be read as the last seal.`, { cause: error });
  }
}

/** Appears under its name only when complete, and is on the disk before it does. */
export async function writeOutsideSeal(file: string, { seal, lastId, hash, sealedAt }: ChainEnd): Promise<void> {
  const kept: OutsideSeal = { seal, lastId, hash: hash.toString("hex"), sealedAt: sealedAt.toISOString() };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o711 });
  try {
    await writeFile(draft, `${JSON.stringify(kept)}\n`, { mode: 0o600, flag: "wx", flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

const KEPT = /^audit-seal(-\d+(-[0-9a-f]+)?)?\.json$/;

/** The last seal, and every one that was set aside because the database contradicted it. */
export async function findOutsideFiles(dataDir: string): Promise<readonly string[]> {
  const names = await readdir(dataDir).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  });
  return names.filter((name) => KEPT.test(name)).map((name) => join(dataDir, name));
}

/**
 * Where the evidence is kept: `verify-audit` goes on finding what it says until somebody takes the file away. Another seal
 * of the same number, found later, gets another name.
 */
export function asideOf(file: string, { seal, hash }: Pick<OutsideSeal, "seal" | "hash">): string {
  const name = hash.slice(0, 16) || randomBytes(8).toString("hex");
  return join(dirname(file), `audit-seal-${seal}-${name}.json`);
}
