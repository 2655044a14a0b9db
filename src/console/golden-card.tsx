import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { Words } from "../pages/prose.tsx";
import { markGolden } from "../quality/mark-golden.ts";
import { retireGolden } from "../quality/retire-golden.ts";
import { type GoldenItemView, goldenBody } from "../quality/schema.ts";
import { assertAdministrator } from "./administrator.ts";
import { type Desk, idOf, useDesk } from "./desk.tsx";
import { orAbsent, typed } from "./fields.ts";
import { categoryName } from "./marked-text.tsx";
import { Select, TextArea } from "./pieces.tsx";

const goldenForm = z.object({ revision: typed, outcome: typed, category: typed, why: typed });

/** What an administrator does about golden items, from the page of a comment and from the list. */
export function goldenForms(desk: Desk): void {
  desk.post("/comments/:id/golden", async (visit) => {
    assertAdministrator(visit);
    const { deps, actor } = visit;
    const commentId = idOf(visit);
    const { revision, outcome, category, why } = await readForm(visit.req, goldenForm);
    const named = outcome === "remove" ? orAbsent(category) : undefined;
    const body = parseInput(goldenBody, { revision: Number(revision), outcome, category: named, why });
    await markGolden(deps, { ...body, commentId, actor });
    seeOther(visit.res, `/console/comments/${commentId}?said=golden_marked`);
  });

  desk.post("/golden-items/:id/retire", async (visit) => {
    assertAdministrator(visit);
    await retireGolden(visit.deps, { id: idOf(visit), actor: visit.actor });
    seeOther(visit.res, "/console/quality?said=golden_retired");
  });
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

function MarkForm({ comment, categories }: Omit<GoldenCardProps, "item">) {
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
        value="publish"
        options={[
          ["publish", outcomes.publish],
          ["remove", outcomes.remove],
        ]}
      />
      <Select
        id="golden-category"
        name="category"
        label={golden.category}
        value=""
        options={[["", texts.reasonForm.choose], ...options]}
      />
      <TextArea id="golden-why" name="why" label={golden.why} value="" />
      <p class="actions">
        <button class="quiet" type="submit">
          {golden.mark}
        </button>
      </p>
    </form>
  );
}
