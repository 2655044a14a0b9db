import { z } from "zod";
import { readAccount } from "../authors/read-users.ts";
import { findCommentHistory } from "../decisions/comment-history.ts";
import { findLiveClaim } from "../decisions/claims.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { explainNearMisses } from "../policy-revisions/explain-text.ts";
import { markUnfounded } from "../notices/mark-unfounded.ts";
import { readNoticesOf } from "../notices/read-notices.ts";
import { seeOther } from "../pages/send-page.tsx";
import { checkReason } from "../queue/check-reason.ts";
import { claimCase, releaseCase } from "../queue/claim-case.ts";
import { decideCase } from "../queue/decide-case.ts";
import { findCase } from "../queue/find-case.ts";
import { readCase } from "../queue/read-case.ts";
import { revealComment } from "../queue/reveal-comment.ts";
import { decisionBody } from "../queue/schema.ts";
import { readWhyNot } from "../restrictions/read-why-not.ts";
import type { Refusal } from "../shared/refusal.ts";
import { attempt, statusOf } from "./attempt.ts";
import { CasePage } from "./case-page.tsx";
import { type Desk, type Visit, idOf, show } from "./desk.tsx";
import { asked, chosen, queryOf, typed } from "./fields.ts";
import type { Said } from "./pieces.tsx";
import {
  NOTHING_TYPED,
  type TypedDecision,
  decisionFields,
  decisionOf,
  isTyped,
  reasonCategories,
} from "./reason-fields.tsx";
import { sendOutcome, wantsOutcome } from "./outcome.ts";
import type { RestrictForm } from "./restrict-card.tsx";
import { restrictForm, restrictPerson } from "./restrict-person.ts";
import { saidQuery } from "./said.ts";
import { takeNext } from "./take-next.ts";

const after = asked(z.uuid());
const caseForm = z.object({ ...decisionFields, claimToken: typed, version: typed, after, unfounded: chosen });
type CaseForm = z.infer<typeof caseForm>;
const nextForm = z.object({ after, except: chosen.pipe(z.array(z.uuid()).max(100)) });

export function caseScreen(desk: Desk): void {
  desk.get("/cases/:id", async (visit) => {
    await showCase(visit, { after: after.parse(visit.req.query["after"]), said: saidQuery(visit) });
  });

  desk.post("/next", async (visit) => {
    const form = await readForm(visit.req, nextForm);
    await goOn(visit, { ...form, said: form.except.length === 0 ? "taken" : undefined });
  });

  desk.post("/cases/:id/claim", async (visit) => {
    const form = await readForm(visit.req, caseForm);
    const claim = { caseId: idOf(visit), holderId: visit.actor.accountId };
    const refusal = await attempt(() => claimCase(visit.deps, claim));
    if (wantsOutcome(visit)) return sendOutcome(visit, [{ id: claim.caseId, refusal }]);
    if (refusal || isTyped(form)) return showCase(visit, { typed: form, after: form.after, refusal });
    seeOther(visit.res, addressOf(claim.caseId, { said: "claimed", after: form.after }));
  });

  desk.post("/cases/:id/release", async (visit) => {
    await releaseCase(visit.deps, { caseId: idOf(visit), holderId: visit.actor.accountId });
    if (wantsOutcome(visit)) return sendOutcome(visit, [{ id: idOf(visit), refusal: null }]);
    seeOther(visit.res, "/console?said=released");
  });

  desk.post("/cases/:id/skip", async (visit) => {
    const caseId = idOf(visit);
    await releaseCase(visit.deps, { caseId, holderId: visit.actor.accountId });
    await goOn(visit, { said: "skipped", after: caseId });
  });

  desk.post("/cases/:id/decision", async (visit) => {
    const form = await readForm(visit.req, caseForm);
    const refusal = await attempt(() => decide(visit, form));
    if (wantsOutcome(visit)) return sendOutcome(visit, [{ id: idOf(visit), refusal }]);
    if (refusal) return showCase(visit, { typed: form, after: form.after, refusal });
    await goOn(visit, { said: "decided", after: form.after });
  });

  desk.post("/cases/:id/restriction", async (visit) => {
    const form = await readForm(visit.req, restrictForm.extend({ after }));
    const item = await readCase(visit.deps, { caseId: idOf(visit), viewerId: visit.actor.accountId });
    const refusal = await attempt(() => restrictPerson(visit, { accountId: item.author.id, form }));
    if (refusal) return showCase(visit, { restriction: form, after: form.after, refusal });
    seeOther(visit.res, addressOf(item.id, { said: "restricted", after: form.after }));
  });

  desk.post("/cases/:id/reveal", async (visit) => {
    const { deps, actor, req } = visit;
    const form = await readForm(req, caseForm);
    const { comment } = await readCase(deps, { caseId: idOf(visit), viewerId: actor.accountId });
    const revealed = await revealComment(deps, { ...comment, actor });
    await showCase(visit, { typed: form, after: form.after, revealed });
  });
}

async function decide(visit: Visit, form: CaseForm): Promise<void> {
  const { deps, actor } = visit;
  const { id: caseId, commentId, authorId } = await findCase(deps.db, idOf(visit));
  const given = { ...decisionOf(form), claimToken: form.claimToken, version: Number(form.version) };
  const { claimToken, ...body } = parseInput(decisionBody, given);
  await checkReason(deps, { ...body, authorIds: [authorId] });
  await decideCase(deps, { ...body, caseId, commentId, actor, claim: { token: claimToken } });
  if (body.action === "publish") await markChosen(visit, { commentId, chosenIds: form.unfounded });
}

/** What the decision just answered, and no other notice. */
async function markChosen(
  { deps, actor }: Visit,
  { commentId, chosenIds }: { readonly commentId: string; readonly chosenIds: readonly string[] },
): Promise<void> {
  if (chosenIds.length === 0) return;
  const markable = (await readNoticesOf(deps, commentId)).filter(
    ({ id, canMark }) => canMark && chosenIds.includes(id),
  );
  for (const { id } of markable) await markUnfounded(deps, { noticeId: id, actor });
}

interface GoOn {
  readonly said?: Said | undefined;
  /** The last case that was passed over: those before it are not offered again on this way through the queue. */
  readonly after?: string | undefined;
  readonly except?: readonly string[];
}

/** To the next case, claimed already, so that two moderators do not read the same one. */
async function goOn({ deps, actor, res }: Visit, { said, after, except }: GoOn): Promise<void> {
  const next = await takeNext(deps, { accountId: actor.accountId, after, except });
  seeOther(res, next === null ? "/console?said=all_done" : addressOf(next, { said, after }));
}

const addressOf = (caseId: string, query: Omit<GoOn, "except">): string =>
  `/console/cases/${caseId}${queryOf({ ...query })}`;

interface ShowCase {
  readonly restriction?: RestrictForm;
  readonly typed?: TypedDecision;
  readonly refusal?: Refusal | null;
  readonly revealed?: string | null;
  readonly said?: Said | undefined;
  readonly after?: string | undefined;
}

async function showCase(visit: Visit, { typed = NOTHING_TYPED, ...shown }: ShowCase): Promise<void> {
  const { deps, actor } = visit;
  const item = await readCase(deps, { caseId: idOf(visit), viewerId: actor.accountId });
  const [claim, history, notices, whyNot] = await Promise.all([
    findLiveClaim(deps.db.prisma, { subjectId: item.id, at: deps.clock() }),
    findCommentHistory(deps.db.prisma, { policy: deps.policy().compiled, commentId: item.comment.id }),
    readNoticesOf(deps, item.comment.id),
    readWhyNot(deps, { account: await readAccount(deps, item.author.id), viewer: actor }),
  ]);
  const claimToken = claim?.holderId === actor.accountId ? claim.token : null;
  const flags = history?.flags.filter(({ source }) => source === "reader") ?? [];
  const categories = reasonCategories(deps.policy());
  // Of the masked text: what is quoted here must show no more than the rest of the page.
  const nearMisses = explainNearMisses(deps.policy().compiled, {
    body: item.comment.body ?? "",
    lang: visit.viewer.lang,
  });
  await show(
    visit,
    <CasePage {...{ item, flags, notices, claimToken, categories, nearMisses, typed, whyNot, ...shown }} />,
    statusOf(visit.res, shown.refusal),
  );
}
