import { z } from "zod";
import { claimAppeal, releaseAppeal } from "../appeals/claim-appeal.ts";
import { decideAppeal } from "../appeals/decide-appeal.ts";
import { inviteReviewer, revokeReviewer } from "../appeals/invite-reviewer.ts";
import { readAppeal } from "../appeals/read-appeals.ts";
import { decideBody, inviteBody } from "../appeals/schema.ts";
import { findLiveClaim } from "../decisions/claims.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { revealComment } from "../queue/reveal-comment.ts";
import { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { AppealPage, type ShowAppeal } from "./appeal-page.tsx";
import { attempt, statusOf } from "./attempt.ts";
import { type Desk, type Visit, idOf, show } from "./desk.tsx";
import { typed } from "./fields.ts";
import { sendOutcome, wantsOutcome } from "./outcome.ts";
import { saidQuery } from "./said.ts";

const appealForm = z.object({ outcome: typed, reason: typed, claimToken: typed });
type AppealForm = z.infer<typeof appealForm>;

export function appealScreen(desk: Desk): void {
  desk.get("/appeals/:id", async (visit) => showAppeal(visit, { said: saidQuery(visit) }));

  desk.post("/appeals/:id/claim", async (visit) => {
    const { reason } = await readForm(visit.req, appealForm);
    const appealId = idOf(visit);
    const refusal = await attempt(() => claimAppeal(visit.deps, { appealId, accountId: visit.actor.accountId }));
    if (refusal || reason !== "") return showAppeal(visit, { reason, refusal });
    seeOther(visit.res, `/console/appeals/${appealId}?said=claimed`);
  });

  desk.post("/appeals/:id/release", async (visit) => {
    await releaseAppeal(visit.deps, { appealId: idOf(visit), accountId: visit.actor.accountId });
    seeOther(visit.res, "/console/appeals?said=released");
  });

  desk.post("/appeals/:id/decision", async (visit) => {
    const form = await readForm(visit.req, appealForm);
    const refusal = await attempt(() => decide(visit, form));
    if (wantsOutcome(visit)) return sendOutcome(visit, [{ id: idOf(visit), refusal }]);
    if (refusal) return showAppeal(visit, { reason: form.reason, refusal });
    seeOther(visit.res, `/console/appeals?said=${form.outcome}`);
  });

  desk.post("/appeals/:id/reveal", async (visit) => {
    const { deps, actor, req } = visit;
    const { reason } = await readForm(req, appealForm);
    const { comment } = await readAppeal(deps, { id: idOf(visit), viewerId: actor.accountId });
    if (!comment) throw new Refusal("not_found", "This appeal is about no comment.");
    await showAppeal(visit, { reason, revealed: await revealComment(deps, { ...comment, actor }) });
  });

  desk.post("/appeals/:id/reviewer", async (visit) => {
    assertAdministrator(visit);
    const form = await readForm(visit.req, inviteForm);
    const appealId = idOf(visit);
    const refusal = await attempt(() =>
      inviteReviewer(visit.deps, { ...parseInput(inviteBody, form), appealId, actor: visit.actor }),
    );
    if (refusal) return showAppeal(visit, { email: form.email, locale: form.locale, refusal });
    seeOther(visit.res, `/console/appeals/${appealId}?said=invited`);
  });

  desk.post("/appeals/:id/reviewer/revoke", async (visit) => {
    assertAdministrator(visit);
    const appealId = idOf(visit);
    const refusal = await attempt(() => revokeReviewer(visit.deps, { appealId, actor: visit.actor }));
    if (refusal) return showAppeal(visit, { refusal });
    seeOther(visit.res, `/console/appeals/${appealId}?said=invitation_revoked`);
  });
}

const inviteForm = z.object({ email: typed, locale: typed });

async function decide(visit: Visit, form: AppealForm): Promise<void> {
  const { deps, actor } = visit;
  const { id } = await readAppeal(deps, { id: idOf(visit), viewerId: actor.accountId });
  await decideAppeal(deps, { ...parseInput(decideBody, form), appealId: id, actor });
}
async function showAppeal(visit: Visit, { reason = "", ...shown }: ShowAppeal): Promise<void> {
  const { deps, actor, res } = visit;
  const item = await readAppeal(deps, { id: idOf(visit), viewerId: actor.accountId });
  const claim = await findLiveClaim(deps.db.prisma, { subjectId: item.id, at: deps.clock() });
  const claimToken = claim?.holderId === actor.accountId ? claim.token : null;
  await show(visit, <AppealPage {...{ item, claimToken, reason, ...shown }} />, statusOf(res, shown.refusal));
}
