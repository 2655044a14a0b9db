import type { Queryable } from "./stored-seal.ts";

const PAGE = 1_000;

/** Below every id that we make. */
const LOWEST = "00000000-0000-0000-0000-000000000000";

/**
 * The ids of decisions without a row in the audit: each gets one by a trigger in its own transaction, so somebody put the
 * trigger to sleep, or took the row away. Memory does not grow with their number. A scalar subquery: PostgreSQL may answer `exists` by reading the
 * whole audit for each page.
 */
export async function* readUnauditedDecisions(db: Queryable): AsyncGenerator<string> {
  for (let from = LOWEST; ;) {
    const { rows } = await db.query<{ id: string; audited: boolean | null }>(
      `select page.id, (
         select true from audit_entries a
         where a.subject_id = page.subject_id and a.details ->> 'decision' = page.id::text
           and a.action = 'decision.' || page.kind
         limit 1
       ) as audited
       from (
         select d.id, d.kind, coalesce(d.comment_id, r.account_id)::text as subject_id
         from decisions d
         left join restrictions r on r.id = d.restriction_id
         where d.id > $1
         order by d.id
         limit ${PAGE}
       ) as page
       order by page.id`,
      [from],
    );
    for (const { id, audited } of rows) if (!audited) yield id;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    from = last.id;
  }
}
