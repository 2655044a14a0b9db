import { assertNotBlind } from "../authors/blind-review.ts";
import { readStaffDecisions } from "../decisions/comment-history.ts";
import { readForStaff } from "../decisions/present-for-staff.ts";
import { readThreadAbove } from "../decisions/read-thread-above.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { readCaseItems } from "./read-case-items.ts";
import { type CaseDetail, caseDetail, idParams } from "./schema.ts";

export const getCase = route({
  method: "get",
  path: "/moderation/cases/:id",
  summary: "A case with the thread above it and every earlier decision",
  tag: "Moderation",
  roles: STAFF,
  params: idParams,
  responses: { 200: caseDetail },
  refusals: ["not_found", "conflict_of_interest"],
  handle: async (deps, { actor, params }) => ok(await readCase(deps, { caseId: params.id, viewerId: actor.accountId })),
});

export interface ReadCase {
  readonly caseId: string;
  readonly viewerId: string;
}

/** Throws Refusal: `not_found`, `conflict_of_interest` while the viewer may be asked to judge the comment again. */
export async function readCase(deps: Deps, { caseId, viewerId }: ReadCase): Promise<CaseDetail> {
  const [item] = await readCaseItems(deps, { caseIds: [caseId], viewerId });
  if (!item) throw new Refusal("not_found", "There is no such case.");
  await assertNotBlind(deps, { commentId: item.comment.id, viewerId });
  const [thread, decisions] = await Promise.all([
    readThreadAbove(deps, { commentId: item.comment.id, viewerId }),
    readDecisions(deps, item.comment.id),
  ]);
  return { ...item, thread, decisions };
}

async function readDecisions(deps: Deps, commentId: string): Promise<CaseDetail["decisions"]> {
  const policy = deps.policy().compiled;
  const numbers = await deps.db.prisma.revision.findMany({
    where: { commentId },
    select: { number: true },
    orderBy: { number: "desc" },
    take: 100,
  });
  const revisions = numbers.map(({ number }) => ({ commentId, revision: number }));
  const texts = await readForStaff(deps.db.prisma, { policy, revisions });
  return readStaffDecisions(deps.db.prisma, { policy, commentId, texts: [...texts.values()] });
}
