import { z } from "zod";
import { Prisma } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { readCaseItems } from "./read-case-items.ts";
import type { CaseItem } from "./schema.ts";

export interface ReadNextCase {
  readonly accountId: string;
  /** A case that this moderator passes over, with all before it. */
  readonly after?: string | undefined;
  /** Decided about already, by a decision that can be taken back still and so is not here yet. */
  readonly except?: readonly string[] | undefined;
}

const row = z.object({ id: z.string() });

/** The most urgent case that this moderator may decide and nobody else is at; null when there is none. */
export async function readNextCase(deps: Deps, { accountId, after, except = [] }: ReadNextCase): Promise<CaseItem | null> {
  const behind =
    after === undefined
      ? Prisma.empty
      : Prisma.sql`and (k.priority, k.id) < (select p.priority, p.id from cases p where p.id = ${after}::uuid)`;
  const rows = await deps.db.prisma.$queryRaw`
    select k.id
    from cases k
    where k.status = 'open' and k.author_id <> ${accountId}::uuid
      and not exists (
        select 1 from flags f where f.comment_id = k.comment_id and f.flagger_id = ${accountId}::uuid)
      and not exists (
        select 1 from claims l
        where l.subject_id = k.id and l.holder_id <> ${accountId}::uuid and l.expires_at > ${deps.clock()}::timestamptz)
      and k.id <> all(${except}::uuid[])
      ${behind}
    order by k.priority desc, k.id desc
    limit 1`;
  const caseIds = row
    .array()
    .parse(rows)
    .map(({ id }) => id);
  const [item] = await readCaseItems(deps, { caseIds, viewerId: accountId });
  return item ?? null;
}
