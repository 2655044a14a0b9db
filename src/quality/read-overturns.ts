import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Contested } from "./agreement.ts";
import type { Period } from "./period.ts";

const contested = z.object({
  by: z.enum(["rule", "moderator", "revision", "all"]),
  /** Of the rule, the account or the policy revision; null is the policy as decider, and the total. */
  key: z.string().nullable(),
  decided: z.number(),
  overturned: z.number(),
});
export type Overturns = Readonly<z.infer<typeof contested>> & Contested;

interface ReadOverturns extends Period {
  /** Only of decisions by this account; absent: everybody's and the policy's. */
  readonly decidedBy?: string | null;
}

/**
 * Appeals answered in a period, by what the contested decision was: whose, under which policy revision, and which live
 * rules had matched its text. A decision whose text several rules matched counts for each.
 */
export async function readOverturns(
  db: Pick<Tx, "$queryRaw">,
  { from, to, decidedBy = null }: ReadOverturns,
): Promise<readonly Overturns[]> {
  const rows = await db.$queryRaw`
    with answered as materialized (
      select a.status = 'overturned' as overturned, d.decided_by, d.policy_revision, d.comment_id, d.revision, a.party
      from appeals a
      join decisions d on d.id = a.decision_id
      where a.status in ('upheld', 'overturned')
        and a.decided_at >= ${from}::timestamptz and a.decided_at < ${to}::timestamptz
        and (${decidedBy}::uuid is null or d.decided_by = ${decidedBy}::uuid)
    ), keyed as (
      select 'all' as by, null as key, overturned from answered
      union all
      select 'moderator', decided_by::text, overturned from answered
      union all
      select 'revision', policy_revision, overturned from answered
      union all
      select 'rule', m.rule_id, x.overturned
      from answered x
      cross join lateral (
        select distinct m.rule_id
        from decisions j
        join policy_matches m on m.decision_id = j.id and m.mode = 'live'
        where j.comment_id = x.comment_id and j.revision = x.revision
      ) m
      where x.party = 'author'
    )
    select by, key, count(*)::int as decided, (count(*) filter (where overturned))::int as overturned
    from keyed
    group by by, key
    order by by, decided desc, key`;
  return contested.array().parse(rows);
}

/** Nothing was contested. */
export const NO_OVERTURNS: Contested = { decided: 0, overturned: 0 };
