import type { Reason } from "../decisions/decide.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { type Person, STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import type { Action } from "./case-actions.ts";
import { checkReason } from "./check-reason.ts";
import { decideCase } from "./decide-case.ts";
import { findCase } from "./find-case.ts";
import { readCaseItems } from "./read-case-items.ts";
import { type CaseItem, bulkAnswer, bulkBody } from "./schema.ts";

export const postBulkDecision = route({
  method: "post",
  path: "/moderation/decisions/bulk",
  summary: "Decide many cases alike, each for itself",
  description: "Each case must be free or one's own. One that is refused does not keep the others from being decided.",
  tag: "Moderation",
  roles: STAFF,
  body: bulkBody,
  responses: { 200: bulkAnswer },
  refusals: [],
  handle: async (deps, { actor, body }) => {
    await checkReasonForAll(deps, body);
    return ok({ results: await decideCases(deps, { ...body, actor }) });
  },
});

/** What is wrong with the reason is so for each of them: once, before any is decided. Throws Refusal `invalid_request`. */
export async function checkReasonForAll(
  deps: Deps,
  { items, action, reason }: Pick<DecideCases, "items" | "action" | "reason">,
): Promise<void> {
  const ids = items.map(({ caseId }) => caseId);
  const cases = await deps.db.prisma.case.findMany({ where: { id: { in: ids } }, select: { authorId: true } });
  await checkReason(deps, { action, reason, authorIds: cases.map(({ authorId }) => authorId) });
}

export interface DecideCases {
  readonly items: readonly { readonly caseId: string; readonly version: number }[];
  readonly action: Action;
  readonly reason?: Reason | undefined;
  readonly actor: Person;
}

export type BulkResult = { readonly caseId: string; readonly ok: true; readonly case: CaseItem } | Refused;

interface Refused {
  readonly caseId: string;
  readonly ok: false;
  readonly code: string;
  readonly detail: string;
}

/** One transaction a case, one after the other, in the order they were given. */
export async function decideCases(deps: Deps, { items, ...input }: DecideCases): Promise<BulkResult[]> {
  const refused: (Refused | null)[] = [];
  for (const item of items) refused.push(await decideOne(deps, { ...input, ...item }));
  const caseIds = items.filter((_, index) => !refused[index]).map(({ caseId }) => caseId);
  const decided = await readCaseItems(deps, { caseIds, viewerId: input.actor.accountId });
  const byId = new Map(decided.map((found) => [found.id, found]));
  return items.flatMap(({ caseId }, index): BulkResult[] => {
    const refusal = refused[index];
    if (refusal) return [refusal];
    const found = byId.get(caseId);
    return found ? [{ caseId, ok: true, case: found }] : [];
  });
}

interface DecideOne extends Omit<DecideCases, "items"> {
  readonly caseId: string;
  readonly version: number;
}

async function decideOne(deps: Deps, input: DecideOne): Promise<Refused | null> {
  try {
    const { commentId } = await findCase(deps.db, input.caseId);
    await decideCase(deps, { ...input, commentId, claim: "free_or_mine" });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { caseId: input.caseId, ok: false, code: error.code, detail: error.errors?.[0]?.detail ?? error.message };
  }
}
