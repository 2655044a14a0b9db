import { z } from "zod";
import { type PolicyFiles, policyRevision } from "../config/policy-files.ts";
import type { Db, Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import type { ActivePolicy } from "../deps.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { compilePolicy } from "../policy/compile.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import type { Actor } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";

export const storedFiles = z.array(z.object({ path: z.string(), text: z.string() }));

/** What one revision stands for, whole: enough to judge as it judged. */
export interface StoredRevision {
  readonly hash: string;
  readonly files: z.infer<typeof storedFiles>;
  readonly model: Uint8Array | undefined;
}

/** A place for the policy in force: read by every judgement, replaced whole. */
export interface PolicyHolder {
  readonly current: () => ActivePolicy;
  /** Reads the newest activation and swaps it in. A revision that is in force already costs one query. */
  readonly reload: () => Promise<void>;
}

export async function openPolicyHolder(db: Db): Promise<PolicyHolder> {
  let active = await readActivePolicy(db);
  return {
    current: () => active,
    reload: async () => {
      const hash = await findActiveHash(db.prisma);
      if (hash !== active.revision) active = await readActivePolicy(db);
    },
  };
}

export async function findActiveHash(tx: Pick<Tx, "policyActivation">): Promise<string | null> {
  const newest = await tx.policyActivation.findFirst({
    where: { siteId: SITE_ID },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { revision: true },
  });
  return newest?.revision ?? null;
}

async function readActivePolicy({ prisma }: Db): Promise<ActivePolicy> {
  const hash = await findActiveHash(prisma);
  const stored = hash === null ? null : await findRevision(prisma, hash);
  if (!stored) throw new Error("no policy is active: start the server once, it activates the one in policies/");
  return compileRevision(stored);
}

export async function findRevision(tx: Pick<Tx, "policyRevision">, hash: string): Promise<StoredRevision | null> {
  const row = await tx.policyRevision.findUnique({ where: { hash } });
  return row && { hash, files: storedFiles.parse(row.files), model: row.model ?? undefined };
}

/** The revision compiled last: a start and an activation each ask for the same one twice, and it costs a second. */
let lastCompiled: ActivePolicy | undefined;

/** Throws PolicyError when it does not pass its own check. */
export function compileRevision({ hash, files, model }: StoredRevision): ActivePolicy {
  if (lastCompiled?.revision === hash) return lastCompiled;
  lastCompiled = { revision: hash, compiled: compilePolicy(files, model ? { model } : {}) };
  return lastCompiled;
}

export interface Activate {
  readonly revision: StoredRevision;
  readonly actor: Actor;
  readonly at: Date;
}

/** Puts a revision in force from the end of this transaction on. The caller has compiled it. */
export async function insertActivation(tx: Tx, { revision, actor, at }: Activate): Promise<void> {
  const replaces = await findActiveHash(tx);
  await tx.policyActivation.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      revision: revision.hash,
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
    subjectId: revision.hash,
    details: replaces === null ? {} : { replaces },
    at,
  });
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

const ACTIVATION_LOCK = 7_261_001;

/** Activations follow one another: each knows what it replaces, and of many replicas that start at once one is first. */
export async function lockActivations(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${ACTIVATION_LOCK})`;
}

export type StartedWith = "first" | "upgraded" | "same" | "differs";

/**
 * At start: an empty database takes the policy on disk; one that was judged by another engine version goes on with
 * its own files under this one. A disk that differs changes nothing: the answer says so, for the log.
 */
export async function ensureActivePolicy(db: Db, disk: PolicyFiles, at: Date): Promise<StartedWith> {
  const active = await findActiveHash(db.prisma);
  const stored = active === null ? null : await findRevision(db.prisma, active);
  const due = dueRevision(stored, disk);
  if (due === null) return active === disk.revision ? "same" : "differs";
  // Seconds of work: before the transaction, not inside it.
  compileRevision(due);
  const activated = await transaction(db, (tx) => activateUnlessChanged(tx, { due, active, at }));
  if (!activated) return ensureActivePolicy(db, disk, at);
  return stored === null ? "first" : "upgraded";
}

/** What has to be activated before this process may judge; null for nothing. */
function dueRevision(stored: StoredRevision | null, disk: PolicyFiles): StoredRevision | null {
  if (!stored) return { hash: disk.revision, files: [...disk.files], model: disk.model };
  const hash = policyRevision(stored.files, stored.model, ENGINE_VERSION);
  return hash === stored.hash ? null : { ...stored, hash };
}

interface ActivateUnlessChanged {
  readonly due: StoredRevision;
  /** What was active when it was due. */
  readonly active: string | null;
  readonly at: Date;
}

async function activateUnlessChanged(tx: Tx, { due, active, at }: ActivateUnlessChanged): Promise<boolean> {
  await lockActivations(tx);
  if ((await findActiveHash(tx)) !== active) return false;
  await insertRevision(tx, due, at);
  await insertActivation(tx, { revision: due, actor: { kind: "system", label: "start" }, at });
  return true;
}
