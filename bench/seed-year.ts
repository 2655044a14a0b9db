import { POLICIES, readPolicyFiles } from "../src/config/policy-files.ts";
import { withClient } from "../src/db/admin.ts";
import { APPEAL_WINDOW_DAYS } from "../src/decisions/statement-of-reasons.ts";
import { compilePolicy } from "../src/policy/compile.ts";
import { ENGINE_VERSION } from "../src/policy/engine-version.ts";
import { SITE_ID } from "../src/shared/site.ts";

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** The year that `seedYear` fills. */
export const YEAR = { from: "2025-01-01", to: "2026-01-01" } as const;

const FIRST_CHUNK = 200;
const CHUNK = 8_000;

/**
 * A year of 200,000 decisions by the shipped policy and two moderators, straight by SQL and under every constraint and
 * trigger: no rule is put to sleep. Of 20 comments the policy removes two (one is contested, every other one of those
 * with success), holds two (a moderator removes one and publishes one) and publishes sixteen, of which readers flag two
 * (a moderator removes one, one in ten of these is contested). 3,000 accounts are restricted, 1,000 of them until lifted.
 */
export async function seedYear(url: string, decisions = 200_000): Promise<void> {
  const comments = Math.round((decisions * 4) / 5);
  const restrictions = Math.round((decisions * 3) / 200);
  await withClient(url, async (client) => {
    await client.query(ID_FUNCTION);
    await insertPolicy(client);
    await client.query(PEOPLE);
    for (let from = 1, size = FIRST_CHUNK; from <= comments; from += size, size = Math.min(from, CHUNK)) {
      await client.query("begin");
      await client.query(SCRIPT, [from, Math.min(from + size - 1, comments), comments]);
      await client.query("analyze script");
      for (const statement of STATEMENTS) await client.query(statement);
      await client.query("drop table script");
      await client.query("commit");
      // Else the triggers go on with plans that were made for empty tables.
      if (size < CHUNK) await client.query("analyze");
    }
    await client.query("begin");
    await client.query(RESTRICTED_SCRIPT, [restrictions]);
    for (const statement of RESTRICTED) await client.query(statement);
    await client.query("commit");
    await client.query("analyze");
  });
}

/** The same ids in every run, in the form of our own. */
const ID_FUNCTION = `
  create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as $$
    select (substr(h, 1, 12) || '7' || substr(h, 14, 3) || '8' || substr(h, 18))::uuid
    from md5(kind || ':' || n) as h
  $$`;

async function insertPolicy(client: Client): Promise<void> {
  const { revision, files, model } = await readPolicyFiles(POLICIES);
  await client.query(
    `insert into policy_revisions (hash, files, model, engine_version, created_at)
    values ($1, $2::jsonb, $3, $4, '2025-01-01') on conflict do nothing`,
    [revision, JSON.stringify(files), model ? Buffer.from(model) : null, ENGINE_VERSION],
  );
  const { rules, categories } = compilePolicy(files, { model });
  const told = rules
    .filter(({ mode }) => mode === "live")
    .map(({ id, category, title, notice }) => ({ id, category, title, notice }));
  await client.query("create temp table policy (hash text, rules jsonb, categories jsonb)");
  const clauses = categories.map(({ id, title, text }) => ({ category: id, title, text }));
  await client.query("insert into policy values ($1, $2, $3)", [
    revision,
    JSON.stringify(told),
    JSON.stringify(clauses),
  ]);
}

const AUTHORS = 4_000;
const READERS = 300;

const PEOPLE = `
  insert into accounts (id, site_id, display_name, role, locale, created_at)
  select pg_temp.id('author', n), '${SITE_ID}'::uuid, 'Author ' || n, 'reader'::role, 'en', '2024-06-01'::timestamptz
  from generate_series(0, ${AUTHORS - 1}) as n
  union all
  select pg_temp.id('reader', n), '${SITE_ID}'::uuid, 'Reader ' || n, 'reader'::role, 'en', '2024-06-01'::timestamptz
  from generate_series(0, ${READERS - 1}) as n
  union all
  select pg_temp.id('staff', n), '${SITE_ID}'::uuid, 'Moderator ' || n, 'moderator'::role, 'en', '2024-06-01'::timestamptz
  from generate_series(1, 2) as n;
  insert into articles (id, site_id, key, url, title, locale, created_at, updated_at)
  select pg_temp.id('article', n), '${SITE_ID}'::uuid, 'year-' || n, 'https://news.example/' || n, 'Article ' || n,
    (array['en', 'de', 'fr'])[1 + n % 3], '2024-12-01', '2024-12-01'
  from generate_series(0, 99) as n`;

/** One row a comment: its story, its rule, its times. 364 days, so that every answer lies in the year as well. */
const SCRIPT = `
  create temp table script as
  select n, pg_temp.id('comment', n) as comment_id, pg_temp.id('author', n % ${AUTHORS}) as author_id,
    pg_temp.id('article', n % 100) as article_id, pg_temp.id('first', n) as first_id,
    pg_temp.id('second', n) as second_id, pg_temp.id('case', n) as case_id, pg_temp.id('appeal', n) as appeal_id,
    pg_temp.id('staff', 1) as moderator, pg_temp.id('staff', 2) as other,
    '2025-01-01'::timestamptz + n * (interval '364 days' / ($3::bigint + 1)) as at,
    make_interval(mins => (17 + n * 7 % 600)::int) as took,
    rule, policy.hash, policy.categories as clauses,
    case when n % 20 in (0, 1) then 'remove' when n % 20 in (2, 3) then 'hold' else 'publish' end as first,
    case
      when n % 20 in (2, 4) then 'remove'
      when n % 20 in (3, 5) then 'publish'
      when n % 40 = 0 then 'restore'
    end as second,
    n % 20 = 0 or n % 200 in (4, 104) as contested,
    n % 20 in (4, 5) as flagged,
    (array['profanity', 'violence', 'harassment', 'pii', 'spam', 'illegal', 'other'])[1 + n / 20 % 7] as reason
  from generate_series($1::bigint, $2::bigint) as n
  cross join policy
  cross join lateral (select policy.rules -> (n * 13 % jsonb_array_length(policy.rules))::int as rule) as r`;

const told = (fields: string) => `jsonb_build_object(
  'endsAt', null, 'policyRevision', s.hash, 'strikes', '[]'::jsonb,
  'redress', '{"internalAppeal":true,"windowDays":${APPEAL_WINDOW_DAYS},"courts":true,"outOfCourtBodies":[],"courtsSentence":null}'::jsonb,
  ${fields})`;

const iso = (at: string) => `to_char(${at}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const clausesOf = (category: string) => `coalesce(
  (select jsonb_agg(c) from jsonb_array_elements(s.clauses) as c where c ->> 'category' = ${category}), '[]'::jsonb)`;

const STATEMENTS = [
  "set local timezone = 'UTC'",
  `insert into comments (id, site_id, article_id, author_id, ancestor_ids, status, created_at)
  select comment_id, '${SITE_ID}'::uuid, article_id, author_id, '{}',
    (case coalesce(second, first) when 'remove' then 'removed' when 'hold' then 'held' else 'published' end)::comment_status,
    at
  from script`,
  `insert into revisions (comment_id, number, body, body_length, created_at)
  select comment_id, 1, 'What is said in comment ' || n, length('What is said in comment ' || n), at from script`,
  `insert into decisions (id, site_id, subject, comment_id, revision, kind, basis, cause, decider_key, verdict,
    policy_revision, engine_version, signals, automated_detection, categories, notices, created_at)
  select first_id, '${SITE_ID}'::uuid, 'revision', comment_id, 1, first::decision_kind, 'policy', 'verdict',
    '00000000-0000-0000-0000-000000000000', first::outcome, hash, '${ENGINE_VERSION}', '{}', first <> 'publish',
    case when first = 'publish' then '{}' else array[rule ->> 'category'] end,
    case when first = 'publish' then '{}' else array[rule ->> 'notice'] end, at
  from script`,
  `insert into policy_matches (decision_id, position, rule_id, category, severity, mode, start, "end", element, evasions, context)
  select first_id, 0, rule ->> 'id', rule ->> 'category', 'high', 'live', 0, 4, 'term', '{}', '{}'
  from script where first <> 'publish'`,
  `insert into decisions (id, site_id, subject, comment_id, revision, kind, basis, cause, decided_by, decider_key,
    policy_revision, engine_version, signals, reason_category, automated_detection, categories, notices, case_id, appeal_id,
    supersedes, created_at)
  select second_id, '${SITE_ID}'::uuid, 'revision', comment_id, 1, second::decision_kind, 'person',
    (case when contested and second = 'restore' then 'appeal' else 'moderator' end)::decision_cause,
    case when second = 'restore' then other else moderator end, case when second = 'restore' then other else moderator end,
    hash, '${ENGINE_VERSION}', '{}', case when second = 'remove' then reason end, first <> 'publish',
    case when second = 'remove' then array[reason] else '{}' end,
    case when second = 'remove' then array['Comments like this are removed.'] else '{}' end,
    case when second = 'restore' then null else case_id end, case when second = 'restore' then appeal_id end,
    first_id, at + took
  from script where second is not null`,
  `insert into cases (id, site_id, comment_id, revision, article_id, author_id, status, priority, opened_at, resolved_at,
    outcome, decision_id)
  select case_id, '${SITE_ID}'::uuid, comment_id, 1, article_id, author_id, 'resolved', 1, at, at + took,
    second::case_outcome, second_id
  from script where first = 'hold' or flagged`,
  `insert into flags (id, site_id, comment_id, revision, case_id, source, flagger_id, category, created_at, resolution,
    resolved_at, closed_by, decision_id)
  select pg_temp.id('flag', n), '${SITE_ID}'::uuid, comment_id, 1, case_id, 'reader', pg_temp.id('reader', n % ${READERS}), reason,
    at + interval '5 minutes',
    (case second when 'remove' then 'agreed' else 'disagreed' end)::flag_resolution, at + took, moderator, second_id
  from script where flagged`,
  `create temp table stated on commit drop as
  select 'first' as which, s.*, first_id as decision_id, at as decided_at, ${told(`
    'restriction', case first when 'remove' then 'removed' else 'held' end, 'scope', 'comment', 'startsAt', ${iso("at")},
    'source', 'own_initiative', 'cause', 'verdict', 'reports', 0, 'automatedDetection', true, 'automatedDecision', true,
    'ground', 'terms', 'categories', jsonb_build_array(rule ->> 'category'), 'clauses', ${clausesOf("rule ->> 'category'")},
    'rules', jsonb_build_array(rule), 'notices', jsonb_build_array(rule ->> 'notice')`)} as data
  from script s where first = 'remove' or n % 160 = 2
  union all
  select 'second', s.*, second_id, at + took, ${told(`
    'restriction', 'removed', 'scope', 'comment', 'startsAt', ${iso("at + took")},
    'source', case when flagged then 'notice' else 'own_initiative' end, 'cause', 'moderator',
    'reports', case when flagged then 1 else 0 end, 'automatedDetection', first <> 'publish', 'automatedDecision', false,
    'ground', case reason when 'illegal' then 'law' else 'terms' end, 'categories', jsonb_build_array(reason),
    'clauses', ${clausesOf("reason")}, 'rules', '[]'::jsonb,
    'notices', jsonb_build_array('Comments like this are removed.')`)}
  from script s where second = 'remove'`,
  `insert into appeal_links (id, decision_id, party, account_id, token_hash, key_id, created_at, told_at)
  select pg_temp.id('link ' || which, n), decision_id, 'author', author_id, sha256(('link ' || which || n)::bytea), 'seed',
    decided_at, decided_at
  from stated`,
  `insert into statements (id, decision_id, account_id, data, created_at)
  select pg_temp.id('statement ' || which, n), decision_id, author_id, data, decided_at from stated`,
  `insert into appeals (id, site_id, decision_id, decision_decider_key, comment_id, link_id, party, status, version,
    statement, filed_at, decided_at, decided_by, outcome_decision_id)
  select appeal_id, '${SITE_ID}'::uuid, case first when 'remove' then first_id else second_id end,
    case first when 'remove' then '00000000-0000-0000-0000-000000000000' else moderator end, comment_id,
    pg_temp.id('link ' || case first when 'remove' then 'first' else 'second' end, n), 'author',
    (case when second = 'restore' then 'overturned' when n % 200 = 104 then 'open' else 'upheld' end)::appeal_status, 2,
    'It was a quotation.',
    case when second = 'remove' then at + took + interval '1 minute' else at + interval '5 minutes' end,
    case when n % 200 <> 104 then at + took * 2 end, case when n % 200 <> 104 then other end,
    case when second = 'restore' then second_id end
  from script where contested`,
];

/** Of three restrictions one is lifted the day after; one in ten is a warning alone. */
const RESTRICTED_SCRIPT = `create temp table restricted on commit drop as
  select n, pg_temp.id('restriction', n) as id, pg_temp.id('restrict', n) as decision_id, pg_temp.id('author', n) as account_id,
    pg_temp.id('staff', 1) as moderator, '2025-01-02'::timestamptz + n * (interval '360 days' / $1::int) as at,
    case when n % 10 = 9 then 'warning' else (array['premoderated', 'suspended', 'banned'])[1 + n % 3] end as kind,
    n % 3 = 0 as lifted, policy.hash, policy.categories as clauses
  from generate_series(0, $1::int - 1) as n
  cross join policy`;

const RESTRICTED = [
  `insert into restrictions (id, site_id, account_id, kind, until, reason, created_at, created_by, lifted_at, lifted_by)
  select id, '${SITE_ID}'::uuid, account_id, kind::restriction_kind, case kind when 'suspended' then at + interval '7 days' end,
    'Again and again.', at, moderator, case when lifted then at + interval '1 day' end, case when lifted then moderator end
  from restricted`,
  `insert into decisions (id, site_id, subject, restriction_id, kind, basis, cause, decided_by, decider_key, policy_revision,
    engine_version, signals, reason_category, automated_detection, categories, notices, created_at)
  select decision_id, '${SITE_ID}'::uuid, 'account', id, 'restrict', 'person', 'moderator', moderator, moderator, hash,
    '${ENGINE_VERSION}', '{}', 'harassment', false, '{harassment}', '{Comments that harass somebody are removed.}', at
  from restricted`,
  `insert into decisions (id, site_id, subject, restriction_id, kind, basis, cause, decided_by, decider_key, policy_revision,
    engine_version, signals, automated_detection, categories, notices, supersedes, created_at)
  select pg_temp.id('lift', n), '${SITE_ID}'::uuid, 'account', id, 'lift', 'person', 'moderator', moderator, moderator, hash,
    '${ENGINE_VERSION}', '{}', false, '{}', '{}', decision_id, at + interval '1 day'
  from restricted where lifted`,
  `insert into appeal_links (id, decision_id, party, account_id, token_hash, key_id, created_at, told_at)
  select pg_temp.id('link restrict', n), decision_id, 'author', account_id, sha256(('link restrict' || n)::bytea), 'seed', at, at
  from restricted`,
  `insert into statements (id, decision_id, account_id, data, created_at)
  select pg_temp.id('statement restrict', n), decision_id, account_id, ${told(`
    'restriction', kind, 'scope', 'account', 'startsAt', ${iso("at")},
    'endsAt', case kind when 'suspended' then ${iso("at + interval '7 days'")} end, 'source', 'own_initiative',
    'cause', 'moderator', 'reports', 0, 'automatedDetection', false, 'automatedDecision', false, 'ground', 'terms',
    'categories', '["harassment"]'::jsonb, 'clauses', ${clausesOf("'harassment'")}, 'rules', '[]'::jsonb,
    'notices', '["Comments that harass somebody are removed."]'::jsonb`)}, at
  from restricted s`,
];
