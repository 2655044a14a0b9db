import { z } from "zod";
import { policyRevision } from "../config/policy-files.ts";
import type { Tx } from "../db/client.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";

export const storedFiles = z.array(z.object({ path: z.string(), text: z.string() }));

/** What one revision stands for, whole: enough to judge as it judged. */
export interface StoredRevision {
  readonly hash: string;
  readonly files: z.infer<typeof storedFiles>;
  readonly model: Uint8Array | undefined;
}

export async function findRevision(tx: Pick<Tx, "policyRevision">, hash: string): Promise<StoredRevision | null> {
  const row = await tx.policyRevision.findUnique({ where: { hash } });
  return row && { hash, files: storedFiles.parse(row.files), model: row.model ?? undefined };
}

/** The shortest beginning of a hash that is taken for it. */
export const SHORTEST_PREFIX = 8;

/** Revisions whose hash begins so, two at most: enough to tell that a prefix is ambiguous. */
export async function findHashes(tx: Pick<Tx, "policyRevision">, prefix: string): Promise<readonly string[]> {
  const found = await tx.policyRevision.findMany({
    where: { hash: { startsWith: prefix.toLowerCase() } },
    select: { hash: true },
    orderBy: { hash: "asc" },
    take: 2,
  });
  return found.map(({ hash }) => hash);
}

/**
 * The same files and model as this engine knows them: itself when this engine stored it. Another engine may judge
 * otherwise by the same files, and so it is another revision.
 */
export function underThisEngine(revision: StoredRevision): StoredRevision {
  const hash = policyRevision(revision.files, revision.model, ENGINE_VERSION);
  return hash === revision.hash ? revision : { ...revision, hash };
}

export async function insertRevision(tx: Tx, { hash, files, model }: StoredRevision, at: Date): Promise<void> {
  await tx.policyRevision.createMany({
    data: [
      {
        hash,
        files: [...files],
        model: model ? new Uint8Array(model) : null,
        engineVersion: ENGINE_VERSION,
        createdAt: at,
      },
    ],
    skipDuplicates: true,
  });
}
