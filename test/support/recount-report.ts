import type { Db } from "../../src/db/client.ts";

interface Period {
  readonly from: Date;
  readonly to: Date;
}

/**
 * The numbers of a transparency report counted again, each by a plain statement of its own that looks row by row at what
 * happened; by the path of the number in the report. Slow on purpose: it shares nothing with the report but the tables.
 */
export async function recount({ pool }: Pick<Db, "pool">, { from, to }: Period): Promise<Record<string, unknown>> {
  const counted: Record<string, unknown> = {};
  for (const [path, sql] of Object.entries({ ...NUMBERS, ...automation() })) {
    const { rows } = await pool.query(`select (${sql}) as value where $1::timestamptz < $2::timestamptz`, [from, to]);
    const value = rows[0]?.value;
    counted[path] = typeof value === "string" ? Number(value) : value;
  }
  for (const [path, sql] of Object.entries(LISTS)) counted[path] = (await pool.query(sql, [from, to])).rows;
  return counted;
}

const within = (column: string) => `${column} >= $1 and ${column} < $2`;

/** The one in the middle, or half way between the two in the middle. */
const median = (seconds: string, rest: string) => `
  select avg(took)::float from (
    select took, row_number() over (order by took) as place, count(*) over () as places
    from (select extract(epoch from ${seconds})::float as took ${rest}) as t
  ) as o
  where place in ((places + 1) / 2, (places + 2) / 2)`;

/** A reader's, to which a person said yes or no. */
const ANSWERED_FLAG = `source = 'reader' and resolution in ('agreed', 'disagreed') and ${within("resolved_at")}`;

const NUMBERS: Readonly<Record<string, string>> = {
  decisions: `select count(*) from decisions where ${within("created_at")}`,
  "notices.flags": `select count(*) from flags where source = 'reader' and ${within("created_at")}`,
  "notices.notices": `select count(*) from notices where joined_id is null and ${within("received_at")}`,
  "notices.unfoundedShare": `
    select avg((status = 'unfounded')::int)::float from notices
    where status::text in ('removed', 'kept', 'unfounded') and ${within("received_at")}`,
  "times.noticeToDecision.count": `
    select count(*) from notices where decision_id is not null and ${within("closed_at")}`,
  "reversals.restore": `select count(*) from decisions where kind = 'restore' and ${within("created_at")}`,
  "reversals.lift": `select count(*) from decisions where kind = 'lift' and ${within("created_at")}
    and restriction_id not in (select replaces from restrictions where replaces is not null)`,
  "appeals.open": `select count(*) from appeals where filed_at < $2 and coalesce(decided_at, 'infinity') >= $2`,
  "times.flagToDecision.count": `select count(*) from flags where ${ANSWERED_FLAG}`,
  "times.flagToDecision.medianSeconds": median("resolved_at - created_at", `from flags where ${ANSWERED_FLAG}`),
  "times.appealToAnswer.count": `
    select count(*) from appeals where status in ('upheld', 'overturned') and ${within("decided_at")}`,
  "times.appealToAnswer.medianSeconds": median(
    "decided_at - filed_at",
    `from appeals where status in ('upheld', 'overturned') and ${within("decided_at")}`,
  ),
};

const LISTS: Readonly<Record<string, string>> = {
  actions: `
    select k as kind, g as ground, a as "automatedDetection", p as "automatedDecision", n::int as count
    from unnest(array['hold', 'remove', 'restrict']) with ordinality as ks (k, place)
    cross join unnest(array['law', 'terms']) as g
    cross join unnest(array[false, true]) as a
    cross join unnest(array[false, true]) as p
    cross join lateral (
      select count(*) as n from decisions d
      where ${within("d.created_at")} and d.kind::text = k and d.automated_detection = a
        and (d.decided_by is null) = p and (d.reason_category is not distinct from 'illegal' or coalesce(array_position(d.categories, 'illegal'), 0) > 0) = (g = 'law')
    ) as c
    where n > 0
    order by place, g, a, p`,
  actionsByCategory: `
    select k as kind, category, n::int as count
    from unnest(array['hold', 'remove', 'restrict']) with ordinality as ks (k, place)
    cross join (
      select distinct unnest(categories) as category from decisions union select 'none'
    ) as c
    cross join lateral (
      select count(*) as n from decisions d
      where ${within("d.created_at")} and d.kind::text = k
        and (category = any(d.categories) or (category = 'none' and coalesce(cardinality(d.categories), 0) = 0))
    ) as counted
    where n > 0
    order by place, n desc, category`,
  "notices.flagsByCategory": `
    select category, count(*)::int as count from flags where source = 'reader' and ${within("created_at")}
    group by category order by count(*) desc, category`,
  restrictions: `
    select k as kind,
      (select count(*)::int from restrictions r where r.kind::text = k and ${within("r.created_at")}) as imposed,
      (select count(*)::int from restrictions r where r.kind::text = k and ${within("r.lifted_at")}
        and r.id not in (select replaces from restrictions where replaces is not null)) as lifted
    from (select kind::text as k from restrictions
      where ${within("created_at")} or ${within("lifted_at")} group by kind order by kind::text) as kinds`,
  "appeals.filed": `
    select case when a.decision_decider_key = '00000000-0000-0000-0000-000000000000' then 'policy' else 'person' end as basis,
      a.party::text, count(*)::int as count
    from appeals a where ${within("a.filed_at")}
    group by a.decision_decider_key = '00000000-0000-0000-0000-000000000000', 1, a.party
    order by 1, a.party`,
  "appeals.answered": `
    select case when a.decision_decider_key = '00000000-0000-0000-0000-000000000000' then 'policy' else 'person' end as basis,
      a.party::text, a.status::text as outcome, count(*)::int as count
    from appeals a where ${within("a.decided_at")}
    group by a.decision_decider_key = '00000000-0000-0000-0000-000000000000', 1, a.party, a.status
    order by 1, a.party, a.status::text`,
};

/** What a person said last of the text of `d`; null when nobody looked. */
const LAST_WORD = `(
  select h.kind from decisions h
  where h.comment_id = d.comment_id and h.revision = d.revision and h.decided_by is not null
    and h.kind <> 'hold' and h.cause <> 'restriction'
  order by h.created_at desc, h.id desc limit 1)`;

const CONFIRMED = `(
  d.kind = 'remove' and (
    exists (select 1 from appeals a where a.decision_id = d.id and a.party = 'author' and a.status = 'upheld')
    or exists (
      select 1 from cases k where k.comment_id = d.comment_id and k.revision = d.revision and k.outcome = 'remove')))`;

const OVERTURNED = `exists (
  select 1 from appeals a where a.decision_id = d.id and a.party = 'author' and a.status = 'overturned')`;

function automation(): Readonly<Record<string, string>> {
  const kinds = { restrictions: "'hold', 'remove'", removals: "'remove'", holds: "'hold'", publications: "'publish'" };
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, list]) => {
      const contrary = name === "publications" ? "'remove'" : "'publish', 'restore'";
      const from = `
        select count(*) from decisions d
        where ${within("d.created_at")} and d.decided_by is null and d.cause = 'verdict' and d.kind in (${list})`;
      return [
        [`automation.${name}.decided`, from],
        [`automation.${name}.reviewed`, `${from} and (${LAST_WORD} is not null or ${CONFIRMED})`],
        [`automation.${name}.contradicted`, `${from} and ${LAST_WORD} in (${contrary})`],
        [`automation.${name}.overturnedOnAppeal`, `${from} and ${LAST_WORD} in (${contrary}) and ${OVERTURNED}`],
      ];
    }),
  );
}
