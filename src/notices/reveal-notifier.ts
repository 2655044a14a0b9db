import { appendAudit } from "../audit/append-audit.ts";
import { transaction } from "../db/transaction.ts";
import { type Conflict, findConflict } from "../decisions/conflict-of-interest.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { findNotice } from "./mark-unfounded.ts";

export interface RevealNotifier {
  readonly noticeId: string;
  readonly actor: Person;
}

/** Why somebody of the staff is not told who gave a notice of a comment. */
export const NOT_REVEALED: Readonly<Record<Conflict, string>> = {
  author: "You wrote this comment, so you are not told who gave notice of it.",
  flagger: "You flagged this comment, so you are not told who gave notice of it.",
  notifier: "You gave notice of this comment, so you are not told who did.",
};

/**
 * Who gave a notice, and that somebody looked. Whoever has a part in the comment is no impartial reader of that, its
 * author least of all. Throws Refusal `not_found`, `conflict_of_interest`.
 */
export async function revealNotifier(deps: Deps, { noticeId, actor }: RevealNotifier) {
  return transaction(deps.db, async (tx) => {
    const { commentId, name, address } = await findNotice(tx, noticeId);
    const conflict = await findConflict(tx, { commentId, accountId: actor.accountId });
    if (conflict) throw new Refusal("conflict_of_interest", NOT_REVEALED[conflict]);
    const subject = { subjectKind: "notice", subjectId: noticeId };
    await appendAudit(tx, { actor, action: "notice.reveal", ...subject, at: deps.clock() });
    return { name, email: address };
  });
}
