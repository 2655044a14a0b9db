import { z } from "zod";
import type { Db } from "../db/client.ts";
import { ANSWERED_STATUSES } from "../decisions/appeal-states.ts";
import { JOIN_HUMAN_VERDICTS } from "../decisions/human-verdicts.ts";
import { wilsonInterval } from "../shared/wilson.ts";

const grouped = {
  matches: z.int(),
  /** Comments whose removal named it, by the policy or by a person. */
  removals: z.int(),
  /** Of those removals, how many an appeal or a moderator undid. */
  overturns: z.int(),
  /** Share of human verdicts on its comments that agreed, 0 to 1; null without any. */
  precision: z.number().nullable(),
  /** Where precision lies with 95 % confidence (Wilson's interval); null without any verdict. */
  precisionLow: z.number().nullable(),
  precisionHigh: z.number().nullable(),
  /** Judged texts with such a match. */
  comments: z.int(),
  /** Of those, the ones of which a person has said something since; the precision speaks of these alone. */
  reviewed: z.int(),
  /** A person removed the comment, or upheld its removal. */
  agreed: z.int(),
  /** A person published or restored it. */
  disagreed: z.int(),
  /** No person has looked. They are no sample of the reviewed ones, and nothing is known of them. */
  unreviewed: z.int(),
  /** Of the overturns, those that an appeal brought about. */
  overturnsOnAppeal: z.int(),
};

export const ruleFigures = z.object({
  ruleId: z.string(),
  category: z.string(),
  policyRevision: z.string(),
  mode: z.enum(["live", "shadow"]),
  ...grouped,
});

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
      /** Seconds from filing to the answer; null when nothing was answered. */
      secondsP50: z.number().nullable(),
      secondsP95: z.number().nullable(),
    }),
    /** Each rule under each revision, shadow matches apart from live ones: the 1,000 rows with the most matches. */
    byRuleAndRevision: z.array(ruleFigures),
  })
  .meta({ id: "Statistics" });
export type Statistics = z.infer<typeof statistics>;

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** What the engine and people did in a period, by the time of the decision. Bounded by the number of rules and revisions. */
export async function readStatistics(db: Pick<Db, "pool">, period: Period): Promise<Statistics> {
  const [groups, queue, appeals] = await Promise.all([
    readGroups(db, period),
    readTimes(db, { ...period, sql: QUEUE_TIMES }),
    readTimes(db, { ...period, sql: APPEAL_TIMES }),
  ]);
  const live = groups.filter(({ mode }) => mode === "live");
  return statistics.parse({
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    byRule: live.filter(({ by }) => by === "rule"),
    byCategory: live.filter(({ by }) => by === "category"),
    byPolicyRevision: live.filter(({ by }) => by === "revision"),
    byRuleAndRevision: groups.filter(({ by }) => by === "rule_and_revision").slice(0, MOST_ROWS),
    queue,
    appeals,
  });
}

const MOST_ROWS = 1_000;

interface Group {
  readonly by: "rule" | "category" | "revision" | "rule_and_revision";
  readonly ruleId: string | null;
  readonly category: string | null;
  readonly policyRevision: string | null;
  readonly mode: "live" | "shadow";
  readonly comments: number;
  readonly reviewed: number;
  readonly agreed: number;
}

/**
 * One pass over the matches of the period, by the index on (created_at, id) of decisions, then one look at each text
 * that has any: each judged text counts once a group, however many matches it has.
 */
async function readGroups({ pool }: Pick<Db, "pool">, { from, to }: Period) {
  const { rows } = await pool.query<Group>(GROUPS, [from, to]);
  return rows.map((row) => {
    const interval = wilsonInterval(row.agreed, row.reviewed);
    return {
      ...row,
      disagreed: row.reviewed - row.agreed,
      unreviewed: row.comments - row.reviewed,
      precision: row.reviewed === 0 ? null : row.agreed / row.reviewed,
      precisionLow: interval?.low ?? null,
      precisionHigh: interval?.high ?? null,
    };
  });
}

const GROUPS = `
  with judged as materialized (
    select m.rule_id, m.category, m.mode::text as mode, d.policy_revision, d.comment_id, d.revision,
      count(*)::int as matches
    from decisions d
    join policy_matches m on m.decision_id = d.id
    where d.created_at >= $1 and d.created_at < $2 and d.comment_id is not null
    group by m.rule_id, m.category, m.mode, d.policy_revision, d.comment_id, d.revision
  ), verdicts as materialized (
    select s.comment_id, s.revision, v.agreed, w.removed, w.restored, a.overturned
    from (select distinct comment_id, revision from judged) s
    ${JOIN_HUMAN_VERDICTS}
  ), texts as (
    select case grouping(rule_id, category, policy_revision)
        when 1 then 'rule' when 5 then 'category' when 6 then 'revision' else 'rule_and_revision'
      end as by,
      rule_id, category, policy_revision, mode, comment_id, revision, sum(matches)::int as matches
    from judged
    group by grouping sets (
      (rule_id, category, mode, comment_id, revision),
      (category, mode, comment_id, revision),
      (policy_revision, mode, comment_id, revision),
      (rule_id, category, policy_revision, mode, comment_id, revision)
    )
  )
  select t.by, t.rule_id as "ruleId", t.category, t.policy_revision as "policyRevision", t.mode,
    sum(t.matches)::int as matches,
    count(*)::int as comments,
    count(v.agreed)::int as reviewed,
    (count(*) filter (where v.agreed))::int as agreed,
    (count(*) filter (where v.removed))::int as removals,
    (count(*) filter (where v.restored))::int as overturns,
    (count(*) filter (where v.restored and v.overturned))::int as "overturnsOnAppeal"
  from texts t
  join verdicts v on v.comment_id = t.comment_id and v.revision = t.revision
  group by t.by, t.rule_id, t.category, t.policy_revision, t.mode
  order by matches desc, t.rule_id, t.category, t.policy_revision, t.mode`;

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
      filter (where status in ${ANSWERED_STATUSES} and decided_at >= $1 and decided_at < $2) as "secondsP50",
    percentile_cont(0.95) within group (order by extract(epoch from decided_at - filed_at))
      filter (where status in ${ANSWERED_STATUSES} and decided_at >= $1 and decided_at < $2) as "secondsP95"
  from appeals`;

async function readTimes({ pool }: Pick<Db, "pool">, { from, to, sql }: Period & { readonly sql: string }) {
  const { rows } = await pool.query<Record<string, unknown>>(sql, [from, to]);
  return rows[0];
}
