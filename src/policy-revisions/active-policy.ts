import type { PolicyFiles } from "../config/policy-files.ts";
import type { Db, Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import type { ActivePolicy } from "../deps.ts";
import { findActiveHash, insertActivation, lockActivations } from "./activations.ts";
import { compileRevision } from "./compile-revision.ts";
import { type StoredRevision, findRevision, insertRevision, underThisEngine } from "./stored-revision.ts";

/** A place for the policy in force: read by every judgement, replaced whole. */
export interface PolicyHolder {
  readonly current: () => ActivePolicy;
  /**
   * Reads the newest activation, compiles it while this process goes on judging by the one before, and swaps it in.
   * A revision that is in force already costs one query. Throws, and keeps what it has, when the newest cannot be
   * compiled here or was stored by another engine: what it judges must be what the decision names.
   */
  readonly reload: () => Promise<void>;
}

export async function openPolicyHolder(db: Db): Promise<PolicyHolder> {
  let active = await readActivePolicy(db);
  let last: Promise<unknown> = Promise.resolve();
  const swap = async () => {
    active = await readActivePolicy(db, active);
  };
  return {
    current: () => active,
    // One after another: an older answer that took longer must not take the place of a newer one.
    reload: () => {
      const done = last.then(swap);
      last = done.catch(() => undefined);
      return done;
    },
  };
}

async function readActivePolicy({ prisma }: Db, held?: ActivePolicy): Promise<ActivePolicy> {
  const hash = await findActiveHash(prisma);
  if (held && held.revision === hash) return held;
  const stored = hash === null ? null : await findRevision(prisma, hash);
  if (!stored) throw new Error("no policy is active: start the server once, it activates the one in policies/");
  if (held && underThisEngine(stored).hash !== stored.hash)
    throw new Error(
      `the policy ${stored.hash} is of another engine: ${held.revision} stays until this process is replaced`,
    );
  return compileRevision(stored);
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
  await compileRevision(due);
  const activated = await transaction(db, (tx) => activateUnlessChanged(tx, { due, active, at }));
  if (!activated) return ensureActivePolicy(db, disk, at);
  return stored === null ? "first" : "upgraded";
}

/** What has to be activated before this process may judge; null for nothing. */
function dueRevision(stored: StoredRevision | null, disk: PolicyFiles): StoredRevision | null {
  if (!stored) return { hash: disk.revision, files: [...disk.files], model: disk.model };
  const due = underThisEngine(stored);
  return due.hash === stored.hash ? null : due;
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
  await insertActivation(tx, { hash: due.hash, actor: { kind: "system", label: "start" }, at });
  return true;
}
