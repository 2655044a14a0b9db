import type { Queryable } from "./stored-seal.ts";

const PAGE = 1_000;

/** Below every id that we make. */
const LOWEST = "00000000-0000-0000-0000-000000000000";

/** What a decision says otherwise than its row in the audit; `content` is all that the row holds by its hash only. */
export type Difference = "actor" | "time" | "cause" | "category" | "supersedes" | "content" | "statement";

export interface Compared {
  readonly id: string;
  /** Null: it has no row. */
  readonly differs: readonly Difference[] | null;
}

/**
 * The decisions that the audit tells otherwise, or not at all. Each gets a row by a trigger in its own transaction, and so
 * does its statement: somebody put the trigger to sleep, took the row away, or changed what cannot be changed. A statement
 * that is gone is its decision's fault only when no row tells of it either: `findMissing` names the others. Memory does
 * not grow with their number.
 */
export async function* compareDecisions(db: Queryable): AsyncGenerator<Compared> {
  for (let from = LOWEST; ;) {
    const { rows } = await db.query<Row>(COMPARE, [from]);
    const told = await readTold(db, rows);
    for (const row of rows) {
      const statement = row.statement && !told.has(row.id);
      const found = { id: row.id, differs: row.audited ? differencesOf({ ...row, statement }) : null };
      if (found.differs === null || found.differs.length > 0) yield found;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    from = last.id;
  }
}

const KNOWN = ["actor", "time", "cause", "category", "supersedes", "content", "statement"] as const;

type Row = { readonly id: string; readonly audited: boolean; readonly unstated: boolean } & Readonly<
  Record<Difference, boolean>
>;

/**
 * Of a page's decisions without a statement, those that a row says were given one. The rows are found by their action
 * alone, all of them: nothing but a fault asks for it.
 */
async function readTold(db: Queryable, page: readonly Row[]): Promise<ReadonlySet<string>> {
  const ids = page.filter(({ statement, unstated }) => statement && unstated).map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const { rows } = await db.query<{ decision: string }>(TOLD, [ids]);
  return new Set(rows.map(({ decision }) => decision));
}

const TOLD = `
  select distinct details ->> 'decision' as decision
  from audit_entries
  where action = 'statement.issue' and details ->> 'decision' = any($1::text[])`;

/** What is named is not said again as content. */
function differencesOf(row: Row): Difference[] {
  const named = KNOWN.filter((field) => row[field]);
  const isExplained = named.some((field) => field !== "content" && field !== "statement");
  return isExplained ? named.filter((field) => field !== "content") : named;
}

/**
 * Scalar subqueries, and the first row by id: PostgreSQL may answer a join by reading the whole audit for each page, and
 * a row that somebody adds later stands for nothing. `offset 0` keeps each from being looked up once a column. A row of an earlier
 * release has no hash, and one that was recorded later has another time.
 */
const COMPARE = `
  select id, (a).id is not null as audited, statement_id is null as unstated,
    (a).actor_account_id is distinct from decided_by as actor,
    (a).at <> created_at and not (a).details ? 'recordedLater' as "time",
    (a).details ->> 'cause' is distinct from cause::text as cause,
    (a).details ->> 'category' is distinct from reason_category as category,
    (a).details ->> 'supersedes' is distinct from supersedes::text as supersedes,
    (a).details ? 'hash' and (a).details ->> 'hash' <> hash as content,
    case when statement_id is null then kind in ('remove', 'restrict')
      else stated is distinct from statement_hash end as statement
  from (
    select page.*, s.id as statement_id, statement_hash(s) as statement_hash,
      (
        select a from audit_entries a
        where a.subject_id = page.subject_id and a.details ->> 'decision' = page.id::text
          and a.action = 'decision.' || page.kind
        order by a.id limit 1
      ) as a,
      (
        select a.details ->> 'hash' from audit_entries a
        where a.subject_id = s.id::text and a.action = 'statement.issue'
        order by a.id limit 1
      ) as stated
    from (
      select d.id, d.kind::text as kind, d.cause, d.decided_by, d.reason_category, d.supersedes, d.created_at,
        decision_hash(d) as hash, coalesce(d.comment_id, r.account_id)::text as subject_id
      from decisions d
      left join restrictions r on r.id = d.restriction_id
      where d.id > $1
      order by d.id
      limit ${PAGE}
    ) as page
    left join statements s on s.decision_id = page.id
    offset 0
  ) as compared
  order by id`;
