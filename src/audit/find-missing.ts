import type { Queryable } from "./stored-seal.ts";

/** What a row of the audit tells of, and is not there any more. */
export type Missing =
  | { readonly kind: "decision_missing"; readonly decision: string; readonly row: number }
  | {
      readonly kind: "statement_missing";
      readonly statement: string;
      readonly decision: string;
      readonly row: number;
    };

const PAGE = 2_000;

/** Of a bigint: no row is too low to be seen. */
const LOWEST = "-9223372036854775808";

/**
 * The decisions and statements that the audit tells of and that are gone: nothing deletes them, so somebody did behind the
 * triggers. What was decided before there was an audit has no row, and so is not asked for. Memory does not grow with
 * their number, but for those of one page.
 */
export async function* findMissing(db: Queryable): AsyncGenerator<Missing> {
  for (let from = LOWEST; ;) {
    const { rows } = await db.query<Page>(FIND, [from]);
    const [page] = rows;
    if (!page || page.last === null) return;
    for (const told of page.missing) yield missingOf(told);
    if (page.count < PAGE) return;
    from = page.last;
  }
}

interface Page {
  readonly last: string | null;
  readonly count: number;
  readonly missing: readonly Told[];
}

interface Told {
  readonly row: number;
  readonly decision: string;
  readonly statement: string | null;
}

const missingOf = ({ row, decision, statement }: Told): Missing =>
  statement === null
    ? { kind: "decision_missing", decision, row }
    : { kind: "statement_missing", statement, decision, row };

/**
 * Scalar subqueries, as PostgreSQL may answer `not exists` by reading every decision for each page. A row that somebody
 * forged may hold what is no id: there is nothing under it, and nothing to be cast.
 */
const FIND = `
  select max(id)::text as last, count(*)::int as count,
    coalesce(
      jsonb_agg(jsonb_build_object('row', id, 'decision', coalesce(decision, 'unknown'), 'statement', statement)
        order by id) filter (where is_missing),
      '[]') as missing
  from (
    select id, decision, statement,
      case
        when not tells then false
        when statement is null then (select d.id from decisions d where d.id = key) is null
        else (select s.id from statements s where s.id = key) is null
      end as is_missing
    from (
      select id, decision, statement, tells,
        case when tells and coalesce(statement, decision) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          then coalesce(statement, decision)::uuid end as key
      from (
        select id, details ->> 'decision' as decision,
          case when action = 'statement.issue' then coalesce(subject_id, 'unknown') end as statement,
          action = 'statement.issue' or starts_with(action, 'decision.') as tells
        from audit_entries
        where id > $1
        order by id
        limit ${PAGE}
        offset 0
      ) as page
    ) as keyed
  ) as looked`;
