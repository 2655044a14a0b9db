import { z } from "zod";
import type { Db } from "../db/client.ts";

const grouped = {
  matches: z.int(),
  /** Comments whose removal named it, by the policy or by a person. */
  removals: z.int(),
  /** Of those removals, how many an appeal or a moderator undid. */
  overturns: z.int(),
  /** Share of human verdicts on its comments that agreed, 0 to 1; null without any. */
  precision: z.number().nullable(),
};

export const statistics = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    byRule: z.array(z.object({ ruleId: z.string(), category: z.string(), ...grouped })),
    byCategory: z.array(z.object({ category: z.string(), ...grouped })),
    byPolicyRevision: z.array(z.object({ policyRevision: z.string(), ...grouped })),
    queue: z.object({
      opened: z.int(),
      resolved: z.int(),
      openNow: z.int(),
      /** Seconds from opening to resolution; null when nothing was resolved. */
      secondsP50: z.number().nullable(),
      secondsP95: z.number().nullable(),
    }),
    appeals: z.object({
      filed: z.int(),
      upheld: z.int(),
      overturned: z.int(),
      openNow: z.int(),
      secondsP50: z.number().nullable(),
      secondsP95: z.number().nullable(),
    }),
  })
  .meta({ id: "Statistics" });
export type Statistics = z.infer<typeof statistics>;

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** What the engine and people did in a period, by the time of the decision. Bounded by the number of rules and revisions. */
export async function readStatistics(db: Pick<Db, "pool">, period: Period): Promise<Statistics> {
  const [byRule, byCategory, byPolicyRevision, queue, appeals] = await Promise.all([
    readGroups(db, { ...period, of: `m.rule_id as "ruleId", m.category`, names: `"ruleId", category` }),
    readGroups(db, { ...period, of: "m.category", names: "category" }),
    readGroups(db, { ...period, of: `d.policy_revision as "policyRevision"`, names: `"policyRevision"` }),
    readTimes(db, { ...period, sql: QUEUE_TIMES }),
    readTimes(db, { ...period, sql: APPEAL_TIMES }),
  ]);
  return statistics.parse({
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    byRule,
    byCategory,
    byPolicyRevision,
    queue,
    appeals,
  });
}

interface Grouping extends Period {
  /** Columns of a match or its decision, and their names in the answer. */
  readonly of: string;
  readonly names: string;
}

/**
 * Each judged revision with live matches counts once a group. What humans said of it is the last decision of a person
 * about that revision: a removal agrees with the match, a publication or restoration does not; an upheld appeal agrees.
 */
async function readGroups({ pool }: Pick<Db, "pool">, { from, to, of, names }: Grouping): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `with judged as (
      select ${of}, d.comment_id, d.revision, count(*)::int as matches
      from decisions d
      join policy_matches m on m.decision_id = d.id and m.mode = 'live'
      where d.created_at >= $1 and d.created_at < $2 and d.comment_id is not null
      group by ${names}, d.comment_id, d.revision
    ), verdicts as (
      select j.*,
        exists (select 1 from decisions r where r.comment_id = j.comment_id and r.revision = j.revision
          and r.kind = 'remove') as removed,
        exists (select 1 from decisions r where r.comment_id = j.comment_id and r.revision = j.revision
          and r.kind = 'restore') as restored,
        coalesce(
          (select h.kind = 'remove' from decisions h where h.comment_id = j.comment_id and h.revision = j.revision
            and h.basis = 'person' order by h.created_at desc, h.id desc limit 1),
          (select true from appeals a join decisions r on r.id = a.decision_id
            where r.comment_id = j.comment_id and r.revision = j.revision and a.status = 'upheld' limit 1)
        ) as agreed
      from judged j
    )
    select ${names}, sum(matches)::int as matches,
      count(*) filter (where removed)::int as removals,
      count(*) filter (where restored)::int as overturns,
      (avg(agreed::int) filter (where agreed is not null))::float as precision
    from verdicts
    group by ${names}
    order by matches desc, ${names}`,
    [from, to],
  );
  return rows;
}

const QUEUE_TIMES = `
  select count(*) filter (where opened_at >= $1 and opened_at < $2)::int as opened,
    count(*) filter (where resolved_at >= $1 and resolved_at < $2)::int as resolved,
    count(*) filter (where status = 'open')::int as "openNow",
    percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at))
      filter (where resolved_at >= $1 and resolved_at < $2) as "secondsP50",
    percentile_cont(0.95) within group (order by extract(epoch from resolved_at - opened_at))
      filter (where resolved_at >= $1 and resolved_at < $2) as "secondsP95"
  from cases`;

const APPEAL_TIMES = `
  select count(*) filter (where filed_at >= $1 and filed_at < $2)::int as filed,
    count(*) filter (where status = 'upheld' and decided_at >= $1 and decided_at < $2)::int as upheld,
    count(*) filter (where status = 'overturned' and decided_at >= $1 and decided_at < $2)::int as overturned,
    count(*) filter (where status = 'open')::int as "openNow",
    percentile_cont(0.5) within group (order by extract(epoch from decided_at - filed_at))
      filter (where decided_at >= $1 and decided_at < $2) as "secondsP50",
    percentile_cont(0.95) within group (order by extract(epoch from decided_at - filed_at))
      filter (where decided_at >= $1 and decided_at < $2) as "secondsP95"
  from appeals`;

async function readTimes({ pool }: Pick<Db, "pool">, { from, to, sql }: Period & { readonly sql: string }) {
  const { rows } = await pool.query<Record<string, unknown>>(sql, [from, to]);
  return rows[0];
}
