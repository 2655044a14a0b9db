import { z } from "zod";
import type { DecisionCause } from "../db/generated/client.ts";
import { withReadOnlyClient } from "../db/with-read-only-client.ts";
import { JOIN_HUMAN_VERDICTS } from "../decisions/human-verdicts.ts";
import type { Act } from "../decisions/states.ts";
import type { Outcome, RuleMode, Severity, Signals } from "../policy/types.ts";

/** Which of the stored decisions by the policy are meant. */
export interface Scope {
  readonly since: Date | null;
  /** So many, drawn at random by `seed`: the same ones again as long as no decision was added. Null: all of them. */
  readonly sample: number | null;
  readonly seed: number;
  /** Whether to look up what people said of each text, which takes longer than all the rest. */
  readonly withHumans: boolean;
}

/** A match as it was stored. */
export interface StoredMatch {
  readonly ruleId: string;
  readonly category: string;
  readonly severity: Severity;
  readonly mode: Exclude<RuleMode, "off">;
  readonly start: number;
  readonly end: number;
  readonly element: string;
  readonly evasions: readonly string[];
  readonly context: readonly string[];
  /** Single precision, as the column has it. */
  readonly score: number | null;
  readonly degraded: boolean;
}

/** What the policy concluded about one text, and what people said of that text since. */
export interface StoredJudgement {
  readonly id: string;
  readonly commentId: string;
  readonly revision: number;
  readonly decidedAt: Date;
  readonly act: Act;
  readonly cause: DecisionCause;
  readonly outcome: Outcome;
  readonly categories: readonly string[];
  readonly notices: readonly string[];
  readonly policyRevision: string;
  readonly engineVersion: string;
  readonly signals: Signals;
  readonly matches: readonly StoredMatch[];
  /** Null once it is purged. */
  readonly text: string | null;
  /** Null when nobody has said anything, or nobody asked. */
  readonly humanSaid: "publish" | "remove" | null;
  readonly appeal: "overturned" | "upheld" | null;
}

export interface Reading {
  readonly total: number;
  /** Oldest first. The next one is read while this one is worked on. */
  readonly batches: AsyncIterable<readonly StoredJudgement[]>;
  readonly findStoredPolicy: (hash: string) => Promise<StoredPolicyRow | null>;
}

interface StoredPolicyRow {
  readonly files: unknown;
  readonly model: Uint8Array | null;
  readonly engineVersion: string;
}

type Ask = <Row>(sql: string, values: unknown[]) => Promise<readonly Row[]>;

/**
 * Reads the judgements of a scope in batches, on a connection of its own on which PostgreSQL refuses every write.
 * Memory does not grow with their number.
 */
export async function readJudged<Result>(
  url: string,
  scope: Scope,
  work: (reading: Reading) => Promise<Result>,
): Promise<Result> {
  return withReadOnlyClient(url, async (client) => {
    let last: Promise<unknown> = Promise.resolve();
    // One query after another: a policy is looked for while the next batch is on its way.
    const ask: Ask = <Row>(sql: string, values: unknown[]) => {
      const asked = last.then(async () => (await client.query(sql, values)).rows as Row[]);
      last = asked.catch(() => undefined);
      return asked;
    };
    const drawn = await draw(ask, scope);
    return work({
      total: drawn.total,
      batches: readBatches(ask, drawn),
      findStoredPolicy: (hash) => findStoredPolicy(ask, hash),
    });
  });
}

interface Drawn {
  readonly since: string;
  readonly seed: number;
  /** The decisions whose hash by the seed is not above this are in the sample. */
  readonly highest: string;
  readonly total: number;
  readonly withHumans: boolean;
}

/** By the policy and with the engine's verdict: a hold by readers' flags was never judged. */
const JUDGED = "d.subject = 'revision' and d.basis = 'policy' and d.verdict is not null and d.created_at >= $1";
const HASH = "hashtextextended(d.id::text, $2::bigint)";
const HIGHEST = "9223372036854775807";

async function draw(ask: Ask, { since, sample, seed, withHumans }: Scope): Promise<Drawn> {
  const from = since?.toISOString() ?? "-infinity";
  const rows = await ask<{ total: string; highest: string | null }>(
    `select count(*) as total, max(hash) as highest from (
       select ${HASH} as hash from decisions d where ${JUDGED} order by hash limit $3::bigint
     ) drawn`,
    [from, seed, sample],
  );
  const total = Number(rows[0]?.total ?? 0);
  return { since: from, seed, total, withHumans, highest: sample === null ? HIGHEST : (rows[0]?.highest ?? HIGHEST) };
}

const BATCH = 1_000;

/** What is behind the last row read: times are to the millisecond, in the column and here. */
interface Cursor {
  readonly decidedAt: string;
  readonly id: string;
}

async function* readBatches(ask: Ask, drawn: Drawn): AsyncIterable<readonly StoredJudgement[]> {
  let cursor: Cursor = { decidedAt: "-infinity", id: "00000000-0000-0000-0000-000000000000" };
  let asked = readBatch(ask, drawn, cursor);
  for (;;) {
    const batch = await asked;
    const last = batch.at(-1);
    if (!last) return;
    cursor = { decidedAt: last.decidedAt.toISOString(), id: last.id };
    asked = readBatch(ask, drawn, cursor);
    // Whoever stops early never waits for it.
    asked.catch(() => undefined);
    yield batch;
  }
}

/** The texts are looked up one by one: joined, a batch would read the whole table of them. */
const rowsSql = ({ withHumans }: Drawn): string => `
  select s.*, r.body as text,
    ${withHumans ? "v.agreed, a.upheld, a.overturned" : "null as agreed, false as upheld, false as overturned"}
  from (
    select d.id, d.comment_id, d.revision, d.created_at, d.kind, d.cause, d.verdict, d.policy_revision, d.engine_version, d.signals,
      coalesce(d.categories, '{}') as categories, coalesce(d.notices, '{}') as notices
    from decisions d
    where ${JUDGED} and (d.created_at, d.id) > ($3::timestamptz, $4::uuid) and ${HASH} <= $5::bigint
    order by d.created_at, d.id
    limit ${BATCH}
  ) s
  cross join lateral (
    select body from revisions where comment_id = s.comment_id and number = s.revision limit 1
  ) r
  ${withHumans ? JOIN_HUMAN_VERDICTS : ""}
  order by s.created_at, s.id`;

interface Row {
  readonly id: string;
  readonly comment_id: string;
  readonly revision: number;
  readonly created_at: Date;
  readonly kind: Act;
  readonly cause: DecisionCause;
  readonly verdict: Outcome;
  readonly categories: readonly string[];
  readonly notices: readonly string[];
  readonly policy_revision: string;
  readonly engine_version: string;
  readonly signals: unknown;
  readonly text: string | null;
  readonly agreed: boolean | null;
  readonly upheld: boolean;
  readonly overturned: boolean;
}

const signals = z.record(z.string(), z.union([z.number(), z.boolean(), z.string()]));

async function readBatch(ask: Ask, drawn: Drawn, cursor: Cursor): Promise<readonly StoredJudgement[]> {
  const values = [drawn.since, drawn.seed, cursor.decidedAt, cursor.id, drawn.highest];
  const rows = await ask<Row>(rowsSql(drawn), values);
  const matches = await readMatches(
    ask,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toJudgement(row, matches.get(row.id) ?? []));
}

const toJudgement = (row: Row, matches: readonly StoredMatch[]): StoredJudgement => ({
  id: row.id,
  commentId: row.comment_id,
  revision: row.revision,
  decidedAt: row.created_at,
  act: row.kind,
  cause: row.cause,
  outcome: row.verdict,
  categories: row.categories,
  notices: row.notices,
  policyRevision: row.policy_revision,
  engineVersion: row.engine_version,
  signals: signals.parse(row.signals),
  matches,
  text: row.text,
  humanSaid: row.agreed === null ? null : row.agreed ? "remove" : "publish",
  appeal: row.overturned ? "overturned" : row.upheld ? "upheld" : null,
});

const MATCHES = `
  select decision_id as "decisionId", rule_id as "ruleId", category, severity, mode, start, "end", element,
    coalesce(evasions, '{}') as evasions, coalesce(context, '{}') as context, score, degraded
  from policy_matches
  where decision_id = any($1::uuid[])
  order by decision_id, position`;

async function readMatches(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, StoredMatch[]>> {
  const rows = await ask<StoredMatch & { readonly decisionId: string }>(MATCHES, [ids]);
  const byDecision = new Map<string, StoredMatch[]>();
  for (const { decisionId, ...match } of rows) {
    const known = byDecision.get(decisionId);
    if (known) known.push(match);
    else byDecision.set(decisionId, [match]);
  }
  return byDecision;
}

async function findStoredPolicy(ask: Ask, hash: string): Promise<StoredPolicyRow | null> {
  const rows = await ask<StoredPolicyRow>(
    `select files, model, engine_version as "engineVersion" from policy_revisions where hash = $1`,
    [hash],
  );
  return rows[0] ?? null;
}
