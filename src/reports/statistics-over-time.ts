import { z } from "zod";
import type { Db } from "../db/client.ts";
import { ANSWERED_STATUSES } from "../decisions/appeal-states.ts";
import { after } from "../shared/clock.ts";
import { type Step, stepsOf } from "./period-steps.ts";
import type { Period } from "./statistics.ts";

const seconds = z.number().nullable();

const stretch = z.object({
  index: z.int(),
  /** Texts that the policy judged, by what it concluded. */
  published: z.int(),
  flagged: z.int(),
  held: z.int(),
  removed: z.int(),
  opened: z.int(),
  resolved: z.int(),
  /** Of the cases resolved, seconds from opening; null without any. */
  queueP50: seconds,
  queueP95: seconds,
  filed: z.int(),
  /** Appeals upheld or overturned. */
  decided: z.int(),
  overturned: z.int(),
  appealP50: seconds,
  appealP95: seconds,
});

/** A stretch's days, such as `2026-11-22`; both belong to it, and are one where it is a day. */
export interface Span {
  readonly day: string;
  readonly lastDay: string;
}

interface Stretch extends Readonly<Omit<z.infer<typeof stretch>, "index">>, Span {}

export interface OverTime {
  /** How long each stretch is; the first and the last one may be cut short by the period. */
  readonly step: Step;
  readonly stretches: readonly Stretch[];
  /** Seconds that the cases which are open now have waited; null when there are none. */
  readonly waiting: { readonly secondsP50: number | null; readonly secondsP95: number | null };
}

interface ReadOverTime extends Period {
  readonly now: Date;
}

/** As many points as a chart of a hand's width can tell apart. */
const MOST_STRETCHES = 62;

/** The same figures as the statistics have for a whole period, stretch by stretch, oldest first. */
export async function readOverTime({ pool }: Pick<Db, "pool">, { from, to, now }: ReadOverTime): Promise<OverTime> {
  const { step, starts } = stepsOf({ from, to }, MOST_STRETCHES);
  const [found, open] = await Promise.all([
    pool.query(STRETCHES, [from, to, starts.map((start) => start.toISOString())]),
    pool.query(WAITING, [now]),
  ]);
  const spans = starts.map((start, index) => ({
    day: dayOf(start),
    lastDay: dayOf(after(starts[index + 1] ?? to, -1)),
  }));
  const counted = new Map(
    stretch
      .array()
      .parse(found.rows)
      .map(({ index, ...rest }) => [index, rest]),
  );
  return {
    step,
    stretches: spans.flatMap((span, index) => {
      const figures = counted.get(index);
      return figures ? [{ ...figures, ...span }] : [];
    }),
    waiting: waiting.parse(open.rows)[0],
  };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const waiting = z.tuple([z.object({ secondsP50: seconds, secondsP95: seconds })]);

const WAITING = `
  select percentile_cont(0.5) within group (order by extract(epoch from $1::timestamptz - opened_at)) as "secondsP50",
    percentile_cont(0.95) within group (order by extract(epoch from $1::timestamptz - opened_at)) as "secondsP95"
  from cases
  where status = 'open'`;

const indexOf = (column: string): string => `width_bucket(${column}, $3::timestamptz[]) - 1`;
const within = (column: string): string => `${column} >= $1::timestamptz and ${column} < $2::timestamptz`;

/** Half of the times and 95 in 100 of them, between two columns. */
const percentiles = (from: string, to: string): string => `
  percentile_cont(0.5) within group (order by extract(epoch from ${to} - ${from})) as p50,
  percentile_cont(0.95) within group (order by extract(epoch from ${to} - ${from})) as p95`;

const STRETCHES = `
  with judged as (
    select ${indexOf("created_at")} as index,
      (count(*) filter (where verdict = 'publish'))::int as published,
      (count(*) filter (where verdict = 'flag'))::int as flagged,
      (count(*) filter (where verdict = 'hold'))::int as held,
      (count(*) filter (where verdict = 'remove'))::int as removed
    from decisions
    where ${within("created_at")} and subject = 'revision' and basis = 'policy' and verdict is not null
    group by 1
  ), opened as (
    select ${indexOf("opened_at")} as index, count(*)::int as number
    from cases
    where ${within("opened_at")}
    group by 1
  ), resolved as (
    select ${indexOf("resolved_at")} as index, count(*)::int as number, ${percentiles("opened_at", "resolved_at")}
    from cases
    where ${within("resolved_at")}
    group by 1
  ), filed as (
    select ${indexOf("filed_at")} as index, count(*)::int as number
    from appeals
    where ${within("filed_at")}
    group by 1
  ), answered as (
    select ${indexOf("decided_at")} as index, count(*)::int as number,
      (count(*) filter (where status = 'overturned'))::int as overturned, ${percentiles("filed_at", "decided_at")}
    from appeals
    where ${within("decided_at")} and status in ${ANSWERED_STATUSES}
    group by 1
  )
  select s.index, coalesce(j.published, 0) as published, coalesce(j.flagged, 0) as flagged, coalesce(j.held, 0) as held,
    coalesce(j.removed, 0) as removed, coalesce(o.number, 0) as opened, coalesce(r.number, 0) as resolved,
    r.p50 as "queueP50", r.p95 as "queueP95", coalesce(f.number, 0) as filed, coalesce(a.number, 0) as decided,
    coalesce(a.overturned, 0) as overturned, a.p50 as "appealP50", a.p95 as "appealP95"
  from generate_series(0, cardinality($3::timestamptz[]) - 1) as s (index)
  left join judged j on j.index = s.index
  left join opened o on o.index = s.index
  left join resolved r on r.index = s.index
  left join filed f on f.index = s.index
  left join answered a on a.index = s.index
  order by s.index`;
