import { appendAudit } from "../audit/append-audit.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { findNotice } from "./mark-unfounded.ts";

export interface RevealNotifier {
  readonly noticeId: string;
  readonly actor: Person;
}

/** Who gave a notice, and that somebody looked. Throws Refusal `not_found`. */
export async function revealNotifier(deps: Deps, { noticeId, actor }: RevealNotifier) {
  return transaction(deps.db, async (tx) => {
    const { name, address } = await findNotice(tx, noticeId);
    const subject = { subjectKind: "notice", subjectId: noticeId };
    await appendAudit(tx, { actor, action: "notice.reveal", ...subject, at: deps.clock() });
    return { name, email: address };
  });
}
