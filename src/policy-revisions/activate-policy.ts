import { commit } from "../db/commit.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../shared/actor.ts";
import {
  type StoredRevision,
  compileRevision,
  insertActivation,
  insertRevision,
  lockActivations,
} from "./active-policy.ts";

export interface ActivatePolicy {
  readonly revision: StoredRevision;
  readonly actor: Actor;
}

/** Stores a revision if it is new and puts it in force on every replica. Throws PolicyError when it does not pass its own check. */
export async function activatePolicy(
  deps: Pick<Deps, "db" | "notify" | "clock">,
  { revision, actor }: ActivatePolicy,
): Promise<void> {
  compileRevision(revision);
  await commit(deps, async ({ tx, announce }) => {
    const at = deps.clock();
    await lockActivations(tx);
    await insertRevision(tx, revision, at);
    await insertActivation(tx, { revision, actor, at });
    announce({ kind: "policy", revision: revision.hash });
  });
}
