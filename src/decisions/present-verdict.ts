import type { Decision } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { Outcome } from "../policy/types.ts";
import type { Language } from "../shared/language.ts";
import { sayNorm } from "./say-norm.ts";

export interface VerdictView {
  readonly outcome: Outcome;
  readonly categories: string[];
  readonly notices: string[];
  readonly appealable: boolean;
}

type Judged = Pick<Decision, "kind" | "categories" | "notices">;

const OUTCOMES: Readonly<Record<Decision["kind"], Outcome>> = {
  publish: "publish",
  restore: "publish",
  hold: "hold",
  remove: "remove",
  restrict: "publish",
  lift: "publish",
};

/** A decision in the words for an author: what happened, under which categories, and whether it can be contested. */
export const presentVerdict = (
  { policy }: Pick<Deps, "policy">,
  { kind, categories, notices }: Judged,
  lang: Language,
): VerdictView => ({
  outcome: OUTCOMES[kind],
  categories,
  notices: notices.map((each) => sayNorm(policy(), lang, each).text),
  appealable: kind === "remove",
});
