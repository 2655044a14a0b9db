import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { StaffAuthor } from "./schema.ts";

const authorRow = z.object({
  id: z.string(),
  displayName: z.string(),
  published: z.number(),
  removed: z.number(),
  overturned: z.number(),
  restriction: z.enum(["premoderated", "suspended", "banned"]).nullable(),
  until: z.date().nullable(),
});

export interface ReadStaffAuthors {
  readonly accountIds: readonly string[];
  readonly at: Date;
}

/**
 * Authors with their record, by id. A removal by the policy counts only when a human upheld it: a policy that errs must
 * not make a bad name for whom it errs about.
 */
export async function readStaffAuthors(
  db: Pick<Tx, "$queryRaw">,
  { accountIds, at }: ReadStaffAuthors,
): Promise<ReadonlyMap<string, StaffAuthor>> {
  const rows = await db.$queryRaw`
    select a.id, a.display_name as "displayName",
      (select count(*)::int from (
        select 1 from comments c where c.author_id = a.id and c.status = 'published' limit 1000
      ) as known) as published,
      (select count(*)::int
        from comments c
        join decisions d on d.comment_id = c.id and d.revision = c.revision and d.kind = 'remove'
        where c.author_id = a.id and c.status = 'removed'
          and not exists (select 1 from decisions n where n.supersedes = d.id)
          and (d.basis = 'person' or exists (select 1 from appeals p where p.decision_id = d.id and p.status = 'upheld'))
      ) as removed,
      (select count(*)::int
        from comments c
        join appeals p on p.comment_id = c.id and p.status = 'overturned'
        where c.author_id = a.id) as overturned,
      limits.kind as restriction, limits.until
    from accounts a
    left join lateral (
      select r.kind::text, r.until
      from restrictions r
      where r.account_id = a.id and r.kind <> 'warning' and r.lifted_at is null and (r.until is null or r.until > ${at}::timestamptz)
      order by r.kind desc
      limit 1
    ) limits on true
    where a.id = any(${[...new Set(accountIds)]}::uuid[])`;
  const authors = authorRow.array().parse(rows).map(presentAuthor);
  return new Map(authors.map((author) => [author.id, author]));
}

const presentAuthor = (row: z.infer<typeof authorRow>): StaffAuthor => ({
  id: row.id,
  displayName: row.displayName,
  record: { published: row.published, removed: row.removed, overturned: row.overturned },
  restriction: row.restriction && { kind: row.restriction, until: row.until?.toISOString() ?? null },
});
