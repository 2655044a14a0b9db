import { z } from "zod";
import type { CommentHistory } from "../decisions/comment-history.ts";
import { CONFLICT_SENTENCES, findConflict } from "../decisions/conflict-of-interest.ts";
import { allowedActions } from "../decisions/states.ts";
import { hasOpenAppeal } from "../decisions/concede-appeal.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { type Action, besideAppeal } from "../queue/case-actions.ts";
import { checkReason } from "../queue/check-reason.ts";
import { decideComment } from "../queue/decide-comment.ts";
import { findGoldenOf } from "../quality/read-golden-items.ts";
import { findComment } from "../queue/find-comment.ts";
import { readHistory } from "../queue/read-history.ts";
import { revealComment } from "../queue/reveal-comment.ts";
import { commentDecisionBody } from "../queue/schema.ts";
import type { Refusal } from "../shared/refusal.ts";
import { attempt, statusOf } from "./attempt.ts";
import { CommentPage } from "./comment-page.tsx";
import { type Desk, type Visit, idOf, show } from "./desk.tsx";
import { typed } from "./fields.ts";
import { sendOutcome, wantsOutcome } from "./outcome.ts";
import type { Said } from "./pieces.tsx";
import { NOTHING_TYPED, type TypedDecision, decisionFields, decisionOf, reasonCategories } from "./reason-fields.tsx";
import { saidQuery } from "./said.ts";

const commentForm = z.object({ ...decisionFields, revision: typed });

export function commentScreen(desk: Desk): void {
  desk.get("/comments/:id", async (visit) => showComment(visit, { said: saidQuery(visit) }));

  desk.post("/comments/:id/decision", async (visit) => {
    const { deps, actor } = visit;
    const form = await readForm(visit.req, commentForm);
    const commentId = idOf(visit);
    const refusal = await attempt(async () => {
      const body = parseInput(commentDecisionBody, { ...decisionOf(form), revision: Number(form.revision) });
      const { authorId } = await findComment(deps.db, commentId);
      await checkReason(deps, { ...body, authorIds: [authorId] });
      await decideComment(deps, { ...body, commentId, actor });
    });
    if (wantsOutcome(visit)) return sendOutcome(visit, [{ id: commentId, refusal }]);
    if (refusal) return showComment(visit, { typed: form, refusal });
    seeOther(visit.res, `/console/comments/${commentId}?said=comment_decided`);
  });

  desk.post("/comments/:id/reveal", async (visit) => {
    const { deps, actor, req } = visit;
    const form = await readForm(req, commentForm);
    const found = await findComment(deps.db, idOf(visit));
    const revealed = { revision: found.revision, body: await revealComment(deps, { ...found, actor }) };
    await showComment(visit, { typed: form, revealed });
  });
}

interface ShowComment {
  readonly typed?: TypedDecision;
  readonly refusal?: Refusal | null;
  readonly revealed?: { readonly revision: number; readonly body: string | null };
  readonly said?: Said | undefined;
}

async function showComment(visit: Visit, { typed = NOTHING_TYPED, ...shown }: ShowComment): Promise<void> {
  const { deps, actor, res } = visit;
  const commentId = idOf(visit);
  const policy = deps.policy();
  const history = await readHistory(deps, { commentId, viewerId: actor.accountId });
  const whyNot = await findWhyNot(visit, history);
  const actions = whyNot === null ? await openActions(visit, history) : [];
  const categories = reasonCategories(policy);
  const golden = await findGolden(visit, history);
  await show(
    visit,
    <CommentPage {...{ history, whyNot, actions, categories, golden, typed, ...shown }} />,
    statusOf(res, shown.refusal),
  );
}

/** Of a text that a person decided about, for administrators; undefined where there is nothing to mark. */
async function findGolden({ deps, actor }: Visit, { comment, decisions }: CommentHistory) {
  const { id: commentId, revision } = comment;
  const isDecided = decisions.some((each) => each.revision === revision && each.decidedBy !== null);
  if (actor.role !== "administrator" || !isDecided) return undefined;
  return findGoldenOf(deps, { commentId, revision });
}

async function openActions({ deps }: Visit, { comment }: CommentHistory): Promise<readonly Action[]> {
  const isAppealed = await hasOpenAppeal(deps.db.prisma, comment.id);
  return besideAppeal(allowedActions(comment.status), isAppealed);
}

async function findWhyNot({ deps, actor }: Visit, { comment }: CommentHistory): Promise<string | null> {
  const interest = { commentId: comment.id, accountId: actor.accountId };
  const conflict = await findConflict(deps.db.prisma, interest);
  return conflict && CONFLICT_SENTENCES[conflict];
}
