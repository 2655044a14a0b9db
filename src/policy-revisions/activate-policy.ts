import { commit } from "../db/commit.ts";
import type { Deps } from "../deps.ts";
import { PolicyError } from "../policy/policy-error.ts";
import type { Actor } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { findActiveHash, insertActivation, lockActivations, wasActive } from "./activations.ts";
import { compareRules, sayMovedRule } from "./compare-rules.ts";
import { compileRevision } from "./compile-revision.ts";
import { readFaults } from "./revision-faults.ts";
import { type StoredRevision, findRevision, insertRevision, underThisEngine } from "./stored-revision.ts";

export interface ActivatePolicy {
  readonly revision: StoredRevision;
  readonly actor: Actor;
  /** By its hash, not from files: one that was in force before may be again, with whatever the check finds in it today. */
  readonly returning?: boolean;
  /** What the one who asks believes to be in force; absent: whatever is. */
  readonly replacing?: string;
}

export interface Activated {
  /** What is in force now: another hash than was asked for when another engine had stored that. */
  readonly hash: string;
  /** What was in force before; the same when it was this already, and then nothing is written. */
  readonly replaced: string | null;
  /** What did not stop it, and whoever activated it should know: a sentence each. */
  readonly warnings: readonly string[];
}

type Activating = Pick<Deps, "db" | "notify" | "clock">;

/** Stores a revision if it is new and puts it in force on every replica. Throws PolicyError when it does not pass its own check, Refusal `version_conflict`. */
export async function activatePolicy(deps: Activating, asked: ActivatePolicy): Promise<Activated> {
  const { actor } = asked;
  const revision = underThisEngine(asked.revision);
  const { hash } = revision;
  const faults = await readAllowedFaults(deps, { ...asked, revision, storedAs: asked.revision.hash });
  const replaced = await commit(deps, async ({ tx, announce }) => {
    await lockActivations(tx);
    const active = await findActiveHash(tx);
    if (active === hash) return active;
    if (asked.replacing !== undefined && asked.replacing !== active)
      throw new Refusal("version_conflict", "Another revision was put in force meanwhile. Look at the change again.");
    const at = deps.clock();
    await insertRevision(tx, revision, at);
    await insertActivation(tx, { hash, actor, at });
    announce({ kind: "policy", revision: hash });
    return active;
  });
  return { hash, replaced, warnings: [...faults, ...(await readRuleChanges(deps, { revision, replaced }))] };
}

interface Allowed extends ActivatePolicy {
  readonly storedAs: string;
}

/** The way back must stay open: what was in force once is only told what this check, perhaps a newer one, finds in it. */
async function readAllowedFaults({ db }: Activating, { revision, storedAs, returning = false }: Allowed) {
  const { compiled } = await compileRevision(revision);
  const faults = await readFaults({ files: revision.files, compiled });
  if (faults.length === 0) return [];
  if (!returning || !(await wasActive(db.prisma, [storedAs, revision.hash]))) throw new PolicyError(faults);
  return faults.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

interface Replaced {
  readonly revision: StoredRevision;
  readonly replaced: string | null;
}

async function readRuleChanges({ db }: Activating, { revision, replaced }: Replaced): Promise<readonly string[]> {
  const before = replaced === null || replaced === revision.hash ? null : await findRevision(db.prisma, replaced);
  if (!before) return [];
  try {
    const moved = compareRules({ before: await compileRevision(before), after: await compileRevision(revision) });
    return moved.map((rule) => sayMovedRule.en(rule, `revision ${before.hash.slice(0, 12)}`));
  } catch (error) {
    // Another engine may have stored what this one cannot read.
    if (error instanceof PolicyError) return [];
    throw error;
  }
}
