import type { CompiledPolicy } from "../policy/compile.ts";
import { evaluate } from "../policy/evaluate.ts";
import type { Outcome } from "../policy/types.ts";
import { invalid } from "../shared/refusal.ts";
import { PERSONAL_CATEGORY } from "./mask.ts";

const FORBIDDING: ReadonlySet<Outcome> = new Set(["hold", "remove"]);

/** It quotes nothing: a refusal is logged. */
export const PERSONAL_DATA =
  "Take out what looks like personal data, such as a telephone number, an address or an account number: these words go out in a letter. Nothing was saved.";

export interface WordsToSend {
  /** What a moderator tells an author or a notifier. */
  readonly text: string | undefined;
  /** The field that holds it. */
  readonly pointer: string;
}

/**
 * What no comment may carry no letter carries: by the rules in force, as they judge comments. A rule that cannot run
 * keeps nobody from giving a reason. Throws Refusal `invalid_request`.
 */
export function assertNoPersonalData(policy: CompiledPolicy, { text, pointer }: WordsToSend): void {
  if (text === undefined) return;
  const rules = policy.rules.filter(({ category, mode }) => category === PERSONAL_CATEGORY && mode === "live");
  const { matches } = evaluate({ ...policy, rules }, text, {});
  const outcomes = policy.outcomes[PERSONAL_CATEGORY];
  const isForbidden = matches.some(
    ({ severity, degraded }) => degraded !== true && outcomes !== undefined && FORBIDDING.has(outcomes[severity]),
  );
  if (isForbidden) throw invalid(pointer, PERSONAL_DATA);
}
