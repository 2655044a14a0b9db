import { z } from "zod";
import type { Db } from "../db/client.ts";
import type { Period } from "./period.ts";

const text = z.string().optional().catch(undefined);
const fact = z.boolean().optional().catch(undefined);

/**
 * What a record needs of `statements.data`. Tolerant: statements are never rewritten, so earlier releases' stay as they
 * were, and what one does not say is taken from its decision.
 */
const statementData = z.object({
  restriction: text,
  endsAt: text,
  source: text,
  cause: text,
  reports: z.int().catch(0).default(0),
  strikes: z.array(z.unknown()).catch([]).default([]),
  automatedDetection: fact,
  automatedDecision: fact,
  ground: text,
  categories: z.array(z.string()).optional().catch(undefined),
  clauses: z
    .array(z.object({ title: z.string(), text: z.string() }))
    .catch([])
    .default([]),
  rules: z
    .array(z.object({ id: z.string(), title: z.string() }))
    .catch([])
    .default([]),
  notices: z.array(z.string()).optional().catch(undefined),
});
export type ToldData = z.infer<typeof statementData>;

/** Decisions about accounts have null where nothing was named. */
const list = z
  .array(z.string())
  .nullable()
  .transform((found) => found ?? []);

const row = z.object({
  id: z.string(),
  at: z.date(),
  data: z.unknown().transform((data): ToldData => statementData.parse(data ?? {})),
  kind: z.string(),
  basis: z.enum(["policy", "person"]),
  automatedDetection: z.boolean(),
  categories: list,
  notices: list,
  reasonCategory: z.string().nullable(),
  policyRevision: z.string(),
  decidedAt: z.date(),
  /** Of the comment, or of the account that is restricted. */
  contentAt: z.date(),
  locale: z.string().nullable(),
  restrictionKind: z.string().nullable(),
  restrictedUntil: z.date().nullable(),
  /** Of the notices that led to it by the public form (DSA Article 16) the one that weighs most. */
  noticed: z.enum(["notice", "trusted_flagger"]).nullable(),
});
export type StatementRow = z.infer<typeof row>;

/**
 * Of what the decision answered, or the removals that a restriction rests on: notices that waited for it, by a
 * verdict of that very text only, or that won by the appeal it grants. The greater of the two sources is the
 * trusted flagger: one who has shown to be, since the EU would count anybody who types such an address.
 */
const NOTICED = `(
      select max(case when t.source_proven then t.source else 'notice' end)::text
      from decisions k
      join notices t on t.comment_id = k.comment_id
      where k.id = any(array(
          select d.id
          union all
          select (strike #>> '{}')::uuid from jsonb_path_query(s.data, '$.strikes[*].decisionId') as strike
        ))
        and t.status not in ('joined', 'withdrawn', 'unfounded') and t.received_at <= k.created_at
        and (
          t.decision_id = k.id
          or (t.revision = k.revision and k.cause = 'appeal')
          or ((t.revision = k.revision or k.basis = 'person') and (t.closed_at is null or t.closed_at >= k.created_at)))
    )`;

const SELECT = `
  select s.id, s.created_at as at, s.data, d.kind::text, d.basis::text, d.automated_detection as "automatedDetection",
    d.categories, d.notices, d.reason_category as "reasonCategory", d.policy_revision as "policyRevision",
    d.created_at as "decidedAt", coalesce(c.created_at, n.created_at) as "contentAt", a.locale,
    r.kind::text as "restrictionKind", r.until as "restrictedUntil",
    ${NOTICED} as noticed
  from statements s
  join decisions d on d.id = s.decision_id
  join accounts n on n.id = s.account_id
  left join comments c on c.id = d.comment_id
  left join articles a on a.id = c.article_id
  left join restrictions r on r.id = d.restriction_id`;

/** Of these ids, oldest first. */
export async function readStatements({ pool }: Pick<Db, "pool">, ids: readonly string[]): Promise<StatementRow[]> {
  const { rows } = await pool.query(`${SELECT} where s.id = any($1::uuid[]) order by s.created_at, s.id`, [ids]);
  return z.array(row).parse(rows);
}

const PAGE = 2_000;

/** Of a period, oldest first, a page at a time. */
export async function* eachStatement({ pool }: Pick<Db, "pool">, { from, to }: Period): AsyncGenerator<StatementRow[]> {
  let after: StatementRow | undefined;
  for (;;) {
    const { rows } = await pool.query(
      `${SELECT}
      where s.created_at >= $1 and s.created_at < $2 and (s.created_at, s.id) > ($3, $4::uuid)
      order by s.created_at, s.id limit ${PAGE}`,
      [from, to, after?.at ?? new Date(0), after?.id ?? "00000000-0000-0000-0000-000000000000"],
    );
    const page = z.array(row).parse(rows);
    after = page.at(-1);
    if (after === undefined) return;
    yield page;
  }
}
