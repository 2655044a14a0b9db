import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Actor } from "../shared/actor.ts";
import { after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";

type Reader = Pick<Tx, "policyActivation">;

export async function findActiveHash(tx: Reader): Promise<string | null> {
  return (await findNewest(tx))?.revision ?? null;
}

/** Whether any of these revisions was ever in force. */
export async function wasActive(tx: Reader, hashes: readonly string[]): Promise<boolean> {
  const where = { siteId: SITE_ID, revision: { in: [...hashes] } };
  return (await tx.policyActivation.findFirst({ where, select: { id: true } })) !== null;
}

const findNewest = (tx: Reader) =>
  tx.policyActivation.findFirst({
    where: { siteId: SITE_ID },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { revision: true, createdAt: true },
  });

export interface Activate {
  readonly hash: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Puts a stored revision in force from the end of this transaction on. The caller has compiled it and holds the lock. */
export async function insertActivation(tx: Tx, { hash, actor, at: now }: Activate): Promise<void> {
  const newest = await findNewest(tx);
  // The newest row is in force: a machine whose clock is behind must not write one that is older than the last.
  const at = newest && newest.createdAt >= now ? after(newest.createdAt, 1) : now;
  const replaces = newest?.revision ?? null;
  await tx.policyActivation.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      revision: hash,
      replaces,
      actorAccountId: actor.kind === "person" ? actor.accountId : null,
      actorLabel: "label" in actor ? actor.label : null,
      createdAt: at,
    },
  });
  await appendAudit(tx, {
    actor,
    action: "policy.activate",
    subjectKind: "policy_revision",
    subjectId: hash,
    details: replaces === null ? {} : { replaces },
    at,
  });
}

const ACTIVATION_LOCK = 7_261_001;

/** Activations follow one another: each knows what it replaces, and of many replicas that start at once one is first. */
export async function lockActivations(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${ACTIVATION_LOCK})`;
}
