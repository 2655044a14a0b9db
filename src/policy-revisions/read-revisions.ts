import type { Tx } from "../db/client.ts";
import { SITE_ID } from "../shared/site.ts";
import { findActiveHash } from "./activations.ts";

export interface ListedRevision {
  readonly revision: string;
  readonly inForce: boolean;
  readonly engineVersion: string;
  readonly storedAt: string;
  /** Oldest first. */
  readonly activations: readonly ListedActivation[];
}

export interface ListedActivation {
  readonly at: string;
  /** A person's name, or `cli:<user>`, or `start`. */
  readonly by: string;
  readonly replaces: string | null;
}

/** A bound: nobody has changed a policy more often. The newest are listed. */
const MOST = 500;

/** Every revision that was ever stored, newest first. */
export async function readRevisions(
  db: Pick<Tx, "policyRevision" | "policyActivation">,
): Promise<readonly ListedRevision[]> {
  const active = await findActiveHash(db);
  const rows = await db.policyRevision.findMany({
    select: {
      hash: true,
      engineVersion: true,
      createdAt: true,
      activations: {
        where: { siteId: SITE_ID },
        select: { createdAt: true, replaces: true, actorLabel: true, actor: { select: { displayName: true } } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: MOST,
      },
    },
    orderBy: [{ createdAt: "desc" }, { hash: "asc" }],
    take: MOST,
  });
  return rows.map(({ hash, engineVersion, createdAt, activations }) => ({
    revision: hash,
    inForce: hash === active,
    engineVersion,
    storedAt: createdAt.toISOString(),
    activations: activations.toReversed().map((activation) => ({
      at: activation.createdAt.toISOString(),
      by: activation.actor?.displayName ?? activation.actorLabel ?? "unknown",
      replaces: activation.replaces,
    })),
  }));
}
