import { z } from "zod";
import { readAccount, readUser } from "../authors/read-users.ts";
import { revealEmail } from "../authors/reveal-email.ts";
import { noteBody } from "../authors/schema.ts";
import { writeNote } from "../authors/write-note.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { endRestriction } from "../restrictions/end-restriction.ts";
import { waiveStrike } from "../restrictions/waive-strike.ts";
import { readWhyNot } from "../restrictions/read-why-not.ts";
import { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { type Desk, type Visit, idOf, show } from "./desk.tsx";
import { typed } from "./fields.ts";
import { PersonPage, type ShowPerson } from "./person-page.tsx";
import { reasonCategories } from "./reason-fields.tsx";
import { restrictForm, restrictPerson } from "./restrict-person.ts";
import { saidQuery } from "./said.ts";

const noteForm = z.object({ body: typed });

export function personScreen(desk: Desk): void {
  desk.get("/people/:id", async (visit) => showPerson(visit, { said: saidQuery(visit) }));

  desk.post("/people/:id/restrictions", async (visit) => {
    const form = await readForm(visit.req, restrictForm);
    const refusal = await attempt(() => restrictPerson(visit, { accountId: idOf(visit), form }));
    if (refusal) return showPerson(visit, { restriction: form, refusal });
    const said = form.replaces === "" ? "restricted" : "end_changed";
    seeOther(visit.res, `/console/people/${idOf(visit)}?said=${said}`);
  });

  desk.post("/people/:id/restrictions/:restrictionId/lift", async (visit) => {
    const restriction = await findRestriction(visit);
    const refusal = await attempt(() => endRestriction(visit.deps, { restriction, actor: visit.actor }));
    if (refusal) return showPerson(visit, { refusal });
    seeOther(visit.res, `/console/people/${idOf(visit)}?said=lifted`);
  });

  desk.post("/people/:id/strikes/:decisionId/waiver", async (visit) => {
    const account = await readAccount(visit.deps, idOf(visit));
    const waiver = { account, decisionId: idOf(visit, "decisionId"), actor: visit.actor };
    const refusal = await attempt(() => waiveStrike(visit.deps, waiver));
    if (refusal) return showPerson(visit, { refusal });
    seeOther(visit.res, `/console/people/${account.id}?said=waived`);
  });

  desk.post("/people/:id/reveal", async (visit) => {
    assertAdministrator(visit);
    const account = await readAccount(visit.deps, idOf(visit));
    const { email } = await revealEmail(visit.deps, { account, actor: visit.actor });
    await showPerson(visit, { email: email ?? undefined });
  });

  desk.post("/people/:id/notes", async (visit) => {
    const form = await readForm(visit.req, noteForm);
    const account = await readAccount(visit.deps, idOf(visit));
    const refusal = await attempt(() =>
      writeNote(visit.deps, { ...parseInput(noteBody, form), account, actor: visit.actor }),
    );
    if (refusal) return showPerson(visit, { note: form.body, refusal });
    seeOther(visit.res, `/console/people/${account.id}?said=noted`);
  });
}

async function findRestriction(visit: Visit) {
  const where = { id: idOf(visit, "restrictionId"), accountId: idOf(visit) };
  const found = await visit.deps.db.prisma.restriction.findFirst({ where });
  if (!found) throw new Refusal("not_found", "There is no such restriction.");
  return found;
}

async function showPerson(visit: Visit, shown: ShowPerson): Promise<void> {
  const { deps, actor, res } = visit;
  const account = await readAccount(deps, idOf(visit));
  const person = await readUser(deps, { account, viewer: actor });
  const whyNot = await readWhyNot(deps, { account, viewer: actor });
  const categories = reasonCategories(deps.policy());
  await show(visit, <PersonPage {...{ person, whyNot, categories, ...shown }} />, statusOf(res, shown.refusal));
}
