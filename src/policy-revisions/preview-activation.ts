import type { ActivePolicy, Deps } from "../deps.ts";
import { PolicyError, type Problem } from "../policy/policy-error.ts";
import { DAY, after } from "../shared/clock.ts";
import { wasActive } from "./activations.ts";
import { type MovedRule, compareRules } from "./compare-rules.ts";
import { compileRevision } from "./compile-revision.ts";
import { readJudged } from "./read-judged.ts";
import { type Transition, replayCandidate } from "./replay-candidate.ts";
import { readFaults } from "./revision-faults.ts";
import { type RuleChange, readRuleChanges } from "./rule-changes.ts";
import { type StoredRevision, underThisEngine } from "./stored-revision.ts";

export interface Preview {
  /** Why it cannot be put in force; empty when it can. */
  readonly obstacles: readonly Problem[];
  /** What does not stop it, and whoever does it should know. */
  readonly faults: readonly Problem[];
  readonly moved: readonly MovedRule[];
  readonly rules: readonly RuleChange[];
  /** Another version of the engine stored it: it gets a hash of its own. */
  readonly otherEngine: boolean;
  readonly replay: {
    readonly decisions: number;
    readonly changed: number;
    readonly withoutText: number;
    readonly transitions: readonly Transition[];
  };
}

/** Judged in one go on the process that serves requests, so few: some tenths of a second. */
const PREVIEWED = 200;
export const PREVIEW_DAYS = 30;
const SEED = 1;

/** What would change if a stored revision were put in force now. Changes nothing. */
export async function previewActivation(deps: Deps, asked: StoredRevision): Promise<Preview> {
  const revision = underThisEngine(asked);
  const otherEngine = revision.hash !== asked.hash;
  try {
    const candidate = await compileRevision(revision);
    const before = deps.policy();
    const { obstacles, faults } = await readObstacles(deps, { asked, revision, candidate });
    return {
      obstacles,
      otherEngine,
      faults,
      moved: compareRules({ before, after: candidate }),
      rules: readRuleChanges({ before, after: candidate }),
      replay: await replayLately(deps, candidate),
    };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const replay = { decisions: 0, changed: 0, withoutText: 0, transitions: [] };
    return { obstacles: error.problems, faults: [], moved: [], rules: [], otherEngine, replay };
  }
}

interface Asked {
  readonly asked: StoredRevision;
  readonly revision: StoredRevision;
  readonly candidate: ActivePolicy;
}

/** As `activatePolicy` has it: what was in force once may be so again, whatever the check finds today. */
async function readObstacles({ db }: Deps, { asked, revision, candidate }: Asked) {
  const found = await readFaults({ files: revision.files, compiled: candidate.compiled });
  const may = found.length === 0 || (await wasActive(db.prisma, [asked.hash, revision.hash]));
  return may ? { obstacles: [], faults: found } : { obstacles: found, faults: [] };
}

/** A sample of what was judged lately, set beside what people said of it. */
async function replayLately({ db, clock }: Deps, candidate: ActivePolicy): Promise<Preview["replay"]> {
  const since = after(clock(), -PREVIEW_DAYS * DAY);
  const scope = { since, sample: PREVIEWED, seed: SEED, withHumans: true };
  const hear = { candidate, showText: false, onChange: () => undefined, onProgress: () => undefined };
  const { total, changed, withoutText, transitions } = await readJudged(db.url, scope, (reading) =>
    replayCandidate(reading, hear),
  );
  return { decisions: total, changed, withoutText, transitions };
}
