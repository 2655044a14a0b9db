import { commit } from "../db/commit.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../shared/actor.ts";
import { findActiveHash, insertActivation, lockActivations } from "./activations.ts";
import { compileRevision } from "./compile-revision.ts";
import { type StoredRevision, insertRevision, underThisEngine } from "./stored-revision.ts";

export interface ActivatePolicy {
  readonly revision: StoredRevision;
  readonly actor: Actor;
}

export interface Activated {
  /** What is in force now: another hash than was asked for when another engine had stored that. */
  readonly hash: string;
  /** What was in force before; the same when it was this already, and then nothing is written. */
  readonly replaced: string | null;
}

/** Stores a revision if it is new and puts it in force on every replica. Throws PolicyError when it does not pass its own check. */
export async function activatePolicy(
  deps: Pick<Deps, "db" | "notify" | "clock">,
  { revision: asked, actor }: ActivatePolicy,
): Promise<Activated> {
  const revision = underThisEngine(asked);
  const { hash } = revision;
  await compileRevision(revision);
  return commit(deps, async ({ tx, announce }) => {
    await lockActivations(tx);
    const replaced = await findActiveHash(tx);
    if (replaced === hash) return { hash, replaced };
    const at = deps.clock();
    await insertRevision(tx, revision, at);
    await insertActivation(tx, { hash, actor, at });
    announce({ kind: "policy", revision: hash });
    return { hash, replaced };
  });
}
