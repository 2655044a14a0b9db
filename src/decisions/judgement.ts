import type { ActivePolicy } from "../deps.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import { evaluate } from "../policy/evaluate.ts";
import type { Evaluation, Signals } from "../policy/types.ts";

/** What the engine concluded, and all that is needed to conclude it again. */
export interface Judgement {
  readonly evaluation: Evaluation;
  readonly signals: Signals;
  readonly policyRevision: string;
  readonly engineVersion: string;
}

/** Judges a text by the policy in force. An engine that cannot judge at all holds the comment: it never lets it pass. */
export function judge(policy: ActivePolicy, text: string, signals: Signals): Judgement {
  return {
    evaluation: evaluateOrHold(policy, text, signals),
    signals,
    policyRevision: policy.revision,
    engineVersion: ENGINE_VERSION,
  };
}

/** Named where a rule would be, so that a moderator sees why the comment waits. */
const ENGINE_FAILURE = "engine";

function evaluateOrHold({ compiled }: ActivePolicy, text: string, signals: Signals): Evaluation {
  try {
    return evaluate(compiled, text, signals);
  } catch {
    return { outcome: "hold", categories: [], notices: [], matches: [], degraded: [ENGINE_FAILURE] };
  }
}
