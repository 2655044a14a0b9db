import type { ReviewOutcome } from "../db/generated/client.ts";
import { isGround } from "../decisions/grounds.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { invalid } from "../shared/refusal.ts";

interface Judged {
  readonly outcome: ReviewOutcome;
  readonly category?: string | undefined;
}

/** A removal names what for, as a decision does; a publication names nothing. Throws Refusal `invalid_request`. */
export function checkCategory(policy: CompiledPolicy, { outcome, category }: Judged): void {
  if (outcome === "publish" && category !== undefined) throw invalid("/category", "A publication has no category.");
  if (outcome === "remove" && category === undefined) throw invalid("/category", "A removal needs a category.");
  if (category !== undefined && !isGround(policy, category))
    throw invalid("/category", "The policy in force has no such category.");
}
