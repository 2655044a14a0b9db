import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { CaseItem } from "./schema.ts";

const reasonRow = z.object({
  caseId: z.string(),
  source: z.enum(["policy", "reader", "premoderation", "notice", "trusted_flagger"]),
  category: z.string(),
  ruleId: z.string().nullable(),
  count: z.number(),
  note: z.string().nullable(),
});

/** Why each case is in the queue: its flags and notices by source, category and rule, the most frequent first. */
export async function readReasons(
  db: Pick<Tx, "$queryRaw">,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseItem["reasons"]>> {
  const rows = await db.$queryRaw`
    select case_id as "caseId", source::text, category, rule_id as "ruleId", count(*)::int,
      (array_agg(note order by created_at desc, id desc) filter (where note is not null))[1] as note
    from (
      select id, case_id, source::text, category, rule_id, note, created_at
      from flags
      where case_id = any(${[...caseIds]}::uuid[])
      union all
      select id, case_id, source::text, 'illegal', null, explanation, received_at
      from notices
      where case_id = any(${[...caseIds]}::uuid[]) and status not in ('joined', 'withdrawn')
    ) reasons
    group by case_id, source, category, rule_id
    order by count(*) desc, source, category, rule_id`;
  const found = reasonRow.array().parse(rows);
  return new Map(caseIds.map((id) => [id, found.filter(({ caseId }) => caseId === id).map(presentReason)]));
}

const presentReason = ({ source, category, ruleId, count, note }: z.infer<typeof reasonRow>) => ({
  source,
  category,
  ...(ruleId === null ? {} : { ruleId }),
  count,
  ...(note === null ? {} : { note }),
});
