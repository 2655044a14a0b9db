import { appendAudit } from "../audit/append-audit.ts";
import type { GoldenItem } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { noContent } from "../http/answer.ts";
import { route } from "../http/route.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { reviewParams } from "./schema.ts";

export const deleteGolden = route({
  method: "delete",
  path: "/moderation/golden-items/:id",
  summary: "Retire a golden item: it is put to nobody anew, and what was answered stays",
  tag: "Quality",
  roles: ["administrator"],
  params: reviewParams,
  responses: { 204: "empty" },
  refusals: ["not_found"],
  find: (deps, { params }) => findGolden(deps, params.id),
  handle: async (deps, { actor, found }) => {
    await retireGolden(deps, { id: found.id, actor });
    return noContent();
  },
});

/** Throws Refusal `not_found`. */
async function findGolden({ db }: Pick<Deps, "db">, id: string): Promise<GoldenItem> {
  const item = await db.prisma.goldenItem.findUnique({ where: { id } });
  if (!item) throw new Refusal("not_found", "There is no such golden item.");
  return item;
}

export interface RetireGolden {
  readonly id: string;
  readonly actor: Person;
}

/** A second time it changes nothing. */
export async function retireGolden(deps: Deps, { id, actor }: RetireGolden): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const at = deps.clock();
    const { count } = await tx.goldenItem.updateMany({
      where: { id, retiredAt: null },
      data: { retiredAt: at, retiredBy: actor.accountId },
    });
    if (count === 0) return;
    await appendAudit(tx, { actor, action: "golden.retire", subjectKind: "golden_item", subjectId: id, at });
  });
}
