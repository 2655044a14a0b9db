import { z } from "zod";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { type BulkResult, checkReasonForAll, decideCases } from "../queue/decide-cases.ts";
import { bulkBody } from "../queue/schema.ts";
import { invalid } from "../shared/refusal.ts";
import { attempt } from "./attempt.ts";
import { type BulkOutcome, refusalOf } from "./bulk-fields.tsx";
import type { Desk, Visit } from "./desk.tsx";
import { chosen, typed } from "./fields.ts";
import { type Outcome, sendOutcome, wantsOutcome } from "./outcome.ts";
import { readFilters, showQueue } from "./queue-screen.tsx";
import { NOTHING_TYPED, decisionFields, decisionOf } from "./reason-fields.tsx";

const bulkForm = z.object({ ...decisionFields, case: chosen, filters: typed });
type BulkForm = z.infer<typeof bulkForm>;

/** Each case is decided for itself, so the answer is the queue with a result per case, and no redirect. */
export function bulkDecision(desk: Desk): void {
  desk.post("/bulk", async (visit) => {
    const form = await readForm(visit.req, bulkForm);
    const bulk = await decideChosen(visit, form);
    if (wantsOutcome(visit)) return sendOutcome(visit, outcomesOf(form, bulk));
    const filters = readFilters(Object.fromEntries(new URLSearchParams(form.filters)));
    await showQueue(visit, { filters, bulk });
  });
}

/** For a script: of each chosen case. */
function outcomesOf(form: BulkForm, { refusal, results }: BulkOutcome): readonly Outcome[] {
  if (refusal) return form.case.map((value) => ({ id: value.split(":")[0] ?? "", refusal }));
  return results.map(({ result }) => ({ id: result.caseId, refusal: result.ok ? null : refusalOf(result) }));
}

async function decideChosen({ deps, actor }: Visit, form: BulkForm): Promise<BulkOutcome> {
  const items = form.case.map(readChosen);
  let results: readonly BulkResult[] = [];
  const refusal = await attempt(async () => {
    if (items.length === 0) throw invalid("/items", "Choose at least one case first.");
    const { note: _, ...decision } = decisionOf(form);
    const body = parseInput(bulkBody, { ...decision, items });
    await checkReasonForAll(deps, body);
    results = await decideCases(deps, { ...body, actor });
  });
  if (refusal) return { typed: form, chosen: new Set(items.map(({ caseId }) => caseId)), refusal, results: [] };
  const failed = results.filter(({ ok }) => !ok);
  return {
    typed: failed.length === 0 ? NOTHING_TYPED : form,
    chosen: new Set(failed.map(({ caseId }) => caseId)),
    refusal: null,
    results: results.map((result) => ({ result, author: result.ok ? result.case.comment.author.displayName : null })),
  };
}

/** A checkbox names the case and the version that was on the screen. */
function readChosen(value: string): { readonly caseId: string; readonly version: number } {
  const [caseId = "", version = ""] = value.split(":");
  if (!/^\d{1,9}$/.test(version)) throw invalid("/items", "This is not one of the cases in the list.");
  return { caseId, version: Number(version) };
}
