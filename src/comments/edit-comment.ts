import type { Unit } from "../db/commit.ts";
import { commit } from "../db/commit.ts";
import { decide } from "../decisions/decide.ts";
import { holdPolicy } from "../decisions/hold-policy.ts";
import { type Judgement, judge } from "../decisions/judgement.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import { nextStatus } from "../decisions/states.ts";
import { countVisibility } from "../decisions/visibility.ts";
import type { Change, Deps } from "../deps.ts";
import { moveCase } from "../queue/move-case.ts";
import { openCase } from "../queue/open-case.ts";
import { MINUTE, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";
import { caseReasons } from "./case-reasons.ts";
import { type PostFacts, lockAuthor, readPostFacts } from "./post-facts.ts";
import { type Ruling, assertMayPost, assertNoDuplicate, rule } from "./post-comment.ts";
import { signalsOf } from "./screening.ts";

/** Time to mend a slip, too short to turn a praised comment into another one. */
export const EDIT_MINUTES = 5;

export interface EditComment {
  readonly commentId: string;
  readonly authorId: string;
  readonly body: string;
  /** The revision that the author saw. */
  readonly revision: number;
}

/**
 * A new revision, judged as a whole; the one before is kept. A comment that waits for a human goes on waiting.
 * Throws Refusal, in this order: `not_found`, `forbidden`, `author_banned`, `author_suspended`, `invalid_state`,
 * `edit_window_closed`, `revision_conflict`.
 */
export async function editComment(live: Deps, input: EditComment): Promise<void> {
  const deps = holdPolicy(live);
  await commit(deps, async (unit) => {
    const at = deps.clock();
    await lockAuthor(unit.tx, input.authorId);
    const before = await lockComment(unit.tx, input.commentId);
    if (!before) throw new Refusal("not_found", "There is no such comment.");
    if (before.authorId !== input.authorId) throw new Refusal("forbidden", "Only its author may edit a comment.");
    const facts = await readPostFacts(unit.tx, {
      ...input,
      articleId: before.articleId,
      parentId: null,
      exceptId: before.id,
      at,
    });
    assertMayPost({ ...facts, commentsOpen: true });
    assertEditable(before, input, at);
    if (await isUnchanged(unit, input)) return;
    assertNoDuplicate(facts);

    const comment = await insertRevision(unit, { before, body: input.body, at });
    const judgement = judge(deps.policy(), input.body, signalsOf(facts, input.body));
    await applyRuling(deps, unit, { comment, facts, judgement, at });
  });
}

function assertEditable(comment: LockedComment, input: EditComment, at: Date): void {
  if (!nextStatus(comment.status, "edit")) {
    throw new Refusal("invalid_state", `A comment that is ${comment.status} cannot be edited.`);
  }
  if (at >= after(comment.createdAt, EDIT_MINUTES * MINUTE)) {
    throw new Refusal("edit_window_closed", `A comment can be edited for ${EDIT_MINUTES} minutes.`);
  }
  if (comment.revision !== input.revision) {
    throw new Refusal("revision_conflict", `The comment is at revision ${comment.revision} by now.`);
  }
}

/** The same text is no new revision: it would only give the engine a second look at what a human may have cleared. */
async function isUnchanged({ tx }: Unit<Change>, { commentId, body, revision }: EditComment): Promise<boolean> {
  const current = await tx.revision.findUnique({ where: { commentId_number: { commentId, number: revision } } });
  return current?.body === body;
}

interface NewRevision {
  readonly before: LockedComment;
  readonly body: string;
  readonly at: Date;
}

async function insertRevision({ tx }: Unit<Change>, { before, body, at }: NewRevision): Promise<LockedComment> {
  const revision = before.revision + 1;
  await tx.revision.create({
    data: { commentId: before.id, number: revision, body, bodyLength: body.length, createdAt: at },
  });
  await tx.comment.update({ where: { id: before.id }, data: { revision, editedAt: at } });
  return { ...before, revision };
}

interface Judged {
  readonly comment: LockedComment;
  readonly facts: Pick<PostFacts, "moderation" | "restriction">;
  readonly judgement: Judgement;
  readonly at: Date;
}

async function applyRuling(deps: Deps, unit: Unit<Change>, { comment, facts, judgement, at }: Judged): Promise<void> {
  const ruling: Ruling = comment.status === "held" ? { act: "hold", cause: "carried_over" } : rule(facts, judgement);
  await decide(deps, unit, { comment, ...ruling, judgement, at });
  if (ruling.act === "publish") await countVisibility(unit, { comment, by: 0, at });

  await moveCase(unit, { commentId: comment.id, revision: comment.revision, at });
  const reasons = caseReasons(ruling, judgement);
  if (reasons.length > 0) await openCase(deps, unit, { comment, reasons, at });
}
