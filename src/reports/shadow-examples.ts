import { z } from "zod";
import type { Db } from "../db/client.ts";
import type { Period } from "./statistics.ts";

const row = z.object({ ruleId: z.string(), commentIds: z.array(z.string()) });

const EXAMPLES = 5;

interface ReadShadowExamples extends Period {
  readonly ruleIds: readonly string[];
}

/** The comments that each rule matched last in shadow, by its id. */
export async function readShadowExamples(
  { pool }: Pick<Db, "pool">,
  { ruleIds, from, to }: ReadShadowExamples,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await pool.query(
    `
    select r.id as "ruleId", array_agg(m.comment_id order by m.last desc) as "commentIds"
    from unnest($1::text[]) as r (id)
    cross join lateral (
      select d.comment_id, max(d.created_at) as last
      from policy_matches m
      join decisions d on d.id = m.decision_id
      where m.rule_id = r.id and m.mode = 'shadow' and d.created_at >= $2 and d.created_at < $3
        and d.comment_id is not null
      group by d.comment_id
      order by last desc
      limit ${EXAMPLES}
    ) m
    group by r.id`,
    [ruleIds, from, to],
  );
  return new Map(
    row
      .array()
      .parse(rows)
      .map(({ ruleId, commentIds }) => [ruleId, commentIds]),
  );
}
