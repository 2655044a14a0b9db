import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { readUndone } from "./read-undone.ts";
import type { RestrictionGround } from "./schema.ts";

const ground = z.object({
  restrictionId: z.string(),
  decisionId: z.string(),
  commentId: z.string(),
  decidedAt: z.date(),
  categories: z.array(z.string()),
  waived: z.boolean(),
});

/** The removals that each restriction rested on when it was given, oldest first, and what has become of them. */
export async function readGrounds(
  db: Pick<Tx, "$queryRaw">,
  restrictionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RestrictionGround[]>> {
  if (restrictionIds.length === 0) return new Map();
  const rows = ground.array().parse(
    await db.$queryRaw`
      select d.restriction_id as "restrictionId", k.id as "decisionId", k.comment_id as "commentId",
        k.created_at as "decidedAt", k.categories,
        exists (select 1 from strike_waivers w where w.decision_id = k.id) as waived
      from decisions d
      join statements s on s.decision_id = d.id
      cross join lateral jsonb_array_elements(coalesce(s.data -> 'strikes', '[]')) strike
      join decisions k on k.id = (strike ->> 'decisionId')::uuid
      where d.restriction_id = any(${[...restrictionIds]}::uuid[]) and d.kind = 'restrict'
      order by k.created_at, k.id`,
  );
  const undone = await readUndone(
    db,
    rows.map(({ decisionId }) => decisionId),
  );
  const grounds = new Map<string, RestrictionGround[]>();
  for (const { restrictionId, waived, decidedAt, ...row } of rows) {
    const status = undone.has(row.decisionId) ? "undone" : waived ? "waived" : "standing";
    const found = grounds.get(restrictionId) ?? [];
    grounds.set(restrictionId, [...found, { ...row, decidedAt: decidedAt.toISOString(), status }]);
  }
  return grounds;
}
