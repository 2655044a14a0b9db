import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { SITE_ID } from "../shared/site.ts";

/** What people tell a revision of the policy by; its hash is for machines. */
export interface NamedRevision {
  /** From 1, in the order in which they were stored. */
  readonly number: number;
  /** When it was first put in force; when it was stored if it never was. RFC 3339. */
  readonly since: string;
  /** A person's name, or `cli:<user>`, or `start`; null for one that was never in force. */
  readonly by: string | null;
}

const namedRow = z.object({ hash: z.string(), number: z.number(), since: z.date(), by: z.string().nullable() });

/** A bound: nobody has changed a policy more often. */
const MOST = 500;

/** Every revision's name, by its hash. */
export async function readRevisionNames(
  db: Pick<Tx, "$queryRaw">,
): Promise<Readonly<Record<string, NamedRevision | undefined>>> {
  const rows = await db.$queryRaw`
    select r.hash, (row_number() over (order by r.created_at, a.created_at, r.hash))::int as number,
      coalesce(a.created_at, r.created_at) as since, coalesce(p.display_name, a.actor_label) as by
    from policy_revisions r
    left join lateral (
      select created_at, actor_account_id, actor_label
      from policy_activations
      where site_id = ${SITE_ID}::uuid and revision = r.hash
      order by created_at, id
      limit 1
    ) a on true
    left join accounts p on p.id = a.actor_account_id
    order by number desc
    limit ${MOST}`;
  return Object.fromEntries(
    namedRow
      .array()
      .parse(rows)
      .map(({ hash, since, ...name }) => [hash, { ...name, since: since.toISOString() }]),
  );
}
