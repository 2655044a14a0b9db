import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { Words } from "../pages/prose.tsx";
import { markGolden } from "../quality/mark-golden.ts";
import { retireGolden } from "../quality/retire-golden.ts";
import { type GoldenItemView, goldenBody } from "../quality/schema.ts";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { orAbsent, typed } from "./fields.ts";
import { categoryName } from "./marked-text.tsx";
import { Refused, Select, TextArea } from "./pieces.tsx";
import { reasonCategories } from "./reason-fields.tsx";

const goldenForm = z.object({ revision: typed, outcome: typed, category: typed, why: typed });
type GoldenForm = Readonly<z.infer<typeof goldenForm>>;
const NO_FORM: GoldenForm = { revision: "", outcome: "publish", category: "", why: "" };

/** What an administrator does about golden items, from the page of a comment and from the list. */
export function goldenForms(desk: Desk): void {
  desk.post("/comments/:id/golden", async (visit) => {
    assertAdministrator(visit);
    const { deps, actor } = visit;
    const commentId = idOf(visit);
    const form = await readForm(visit.req, goldenForm);
    const { revision, outcome, category, why } = form;
    const refusal = await attempt(async () => {
      const named = outcome === "remove" ? orAbsent(category) : undefined;
      const body = parseInput(goldenBody, { revision: Number(revision), outcome, category: named, why });
      await markGolden(deps, { ...body, commentId, actor });
    });
    if (refusal) return showGolden(visit, { form, refusal });
    seeOther(visit.res, `/console/comments/${commentId}?said=golden_marked`);
  });

  desk.post("/golden-items/:id/retire", async (visit) => {
    assertAdministrator(visit);
    await retireGolden(visit.deps, { id: idOf(visit), actor: visit.actor });
    seeOther(visit.res, "/console/quality?said=golden_retired");
  });
}

interface RefusedMark {
  readonly form: GoldenForm;
  readonly refusal: Refusal;
}

/** What was typed, on a page of its own, with the reason why it was refused and the way back. */
async function showGolden(visit: Visit, { form, refusal }: RefusedMark): Promise<void> {
  const comment = { id: idOf(visit), revision: Number(form.revision) };
  const categories = reasonCategories(visit.deps.policy());
  await show(visit, <GoldenPage {...{ comment, categories, form, refusal }} />, statusOf(visit.res, refusal));
}

interface GoldenPageProps extends MarkFormProps {
  readonly refusal: Refusal;
}

function GoldenPage({ refusal, ...form }: GoldenPageProps) {
  const { golden } = useDesk().texts;
  return (
    <ConsoleLayout title={golden.heading}>
      <h1>{golden.heading}</h1>
      <Refused refusal={refusal} />
      <p class="dim">{golden.hint}</p>
      <p>
        <a href={`/console/comments/${form.comment.id}`}>{golden.look}</a>
      </p>
      <MarkForm {...form} />
    </ConsoleLayout>
  );
}

interface GoldenCardProps {
  readonly comment: { readonly id: string; readonly revision: number };
  readonly item: GoldenItemView | null;
  readonly categories: readonly string[];
}

/** For administrators, beside a comment that a person decided about. */
export function GoldenCard({ comment, item, categories }: GoldenCardProps) {
  const { golden } = useDesk().texts;
  return (
    <section class="card">
      <h2>{golden.heading}</h2>
      <p class="dim">{golden.hint}</p>
      {item === null ? <MarkForm comment={comment} categories={categories} /> : <Marked item={item} />}
    </section>
  );
}

function Marked({ item }: { readonly item: GoldenItemView }) {
  const { texts } = useDesk();
  return (
    <>
      <p>
        {texts.golden.known} <strong>{texts.outcomes[item.outcome]}</strong>{" "}
        {item.category === null ? null : <span class="tag">{categoryName(texts, item.category)}</span>}
      </p>
      {item.why === null ? null : <Words text={item.why} />}
      <RetireForm id={item.id} />
    </>
  );
}

export function RetireForm({ id }: { readonly id: string }) {
  const { golden } = useDesk().texts;
  return (
    <form method="post" action={`/console/golden-items/${id}/retire`}>
      <button class="link" type="submit">
        {golden.retire}
      </button>
    </form>
  );
}

interface MarkFormProps extends Omit<GoldenCardProps, "item"> {
  /** As it was typed. */
  readonly form?: GoldenForm;
}

function MarkForm({ comment, categories, form = NO_FORM }: MarkFormProps) {
  const { texts } = useDesk();
  const { golden, outcomes } = texts;
  const options = categories.map((each) => [each, categoryName(texts, each)] as const);
  return (
    <form method="post" action={`/console/comments/${comment.id}/golden`}>
      <input type="hidden" name="revision" value={comment.revision} />
      <Select
        id="golden-outcome"
        name="outcome"
        label={golden.outcome}
        value={form.outcome}
        options={[
          ["publish", outcomes.publish],
          ["remove", outcomes.remove],
        ]}
      />
      <Select
        id="golden-category"
        name="category"
        label={golden.category}
        value={form.category}
        options={[["", texts.reasonForm.choose], ...options]}
      />
      <TextArea id="golden-why" name="why" label={golden.why} value={form.why} />
      <p class="actions">
        <button class="quiet" type="submit">
          {golden.mark}
        </button>
      </p>
    </form>
  );
}
