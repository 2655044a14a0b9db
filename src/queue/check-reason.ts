import type { Reason } from "../decisions/decide.ts";
import { isGround } from "../decisions/grounds.ts";
import { assertSendable } from "../decisions/words-to-send.ts";
import type { Deps } from "../deps.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { invalid } from "../shared/refusal.ts";
import type { Action } from "./case-actions.ts";
import { FLAG_CATEGORIES } from "./schema.ts";

interface Given {
  readonly action: Action;
  readonly reason?: Reason | undefined;
  /** Who will read it. */
  readonly authorIds: readonly string[];
}

/** Their sentence in the policy says nothing about this comment, so a person has to. */
export const NEEDS_NOTE: ReadonlySet<string> = new Set(["illegal", "other"]);

/** A publisher's policy may lack some of them; a moderator who agrees with a flag may still say so. */
const FLAGGABLE: ReadonlySet<string> = new Set(FLAG_CATEGORIES);

const isNamable = (policy: CompiledPolicy, category: string): boolean =>
  FLAGGABLE.has(category) || isGround(policy, category);

/** A publisher's own categories can be flagged too. Throws Refusal `invalid_request`. */
export function checkFlagCategory(policy: CompiledPolicy, category: string): void {
  if (!isNamable(policy, category)) throw invalid("/category", "The policy in force has no such category.");
}

/** What no schema can say of a decision's reason. Throws Refusal `invalid_request`. */
export async function checkReason(
  { db, policy }: Pick<Deps, "db" | "policy">,
  { action, reason, authorIds }: Given,
): Promise<void> {
  const { compiled } = policy();
  if (!reason) {
    if (action === "remove") throw invalid("/reason", "A removal needs a reason: the author is told.");
    return;
  }
  if (!isNamable(compiled, reason.category)) {
    throw invalid("/reason/category", "This is neither a flag's category nor one of the policy in force.");
  }
  if (NEEDS_NOTE.has(reason.category) && reason.note === undefined) {
    throw invalid("/reason/note", `“${reason.category}” needs a note that says what is meant.`);
  }
  await assertSendable(db.prisma, compiled, { text: reason.note, pointer: "/reason/note", authorIds });
}
