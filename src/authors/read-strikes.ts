import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { readSettings } from "../settings/read-settings.ts";
import { DAY, after } from "../shared/clock.ts";
import type { Strike } from "./schema.ts";

const strikeRow = z.object({
  decisionId: z.string(),
  commentId: z.string(),
  decidedAt: z.date(),
  categories: z.array(z.string()),
  waived: z.boolean(),
});

export interface ReadStrikes {
  readonly accountId: string;
  readonly at: Date;
}

const MOST = 200;

/**
 * The removals that count against an author, or did, newest first: those that stand, by a person or upheld by one. What
 * an appeal or a moderator undid is none, to delete a removed comment undoes nothing, and what went with its author's
 * restriction was judged by nobody.
 */
export async function readStrikes(
  tx: Pick<Tx, "$queryRaw" | "siteSettings">,
  { accountId, at }: ReadStrikes,
): Promise<readonly Strike[]> {
  const { strikes } = await readSettings(tx);
  const rows = await tx.$queryRaw`
    select d.id as "decisionId", c.id as "commentId", d.created_at as "decidedAt", d.categories,
      exists (select 1 from strike_waivers w where w.decision_id = d.id) as waived
    from comments c
    join decisions d on d.comment_id = c.id and d.revision = c.revision and d.kind = 'remove'
      and d.carries_out is null
    where c.author_id = ${accountId}::uuid
      and not exists (select 1 from decisions n where n.supersedes = d.id)
      and (d.basis = 'person' or exists (select 1 from appeals p where p.decision_id = d.id and p.status = 'upheld'))
    order by d.created_at desc, d.id desc
    limit ${MOST}`;
  return strikeRow
    .array()
    .parse(rows)
    .map((row) => presentStrike(row, { at, expireDays: strikes.expireDays }));
}

function presentStrike(
  { waived, decidedAt, ...row }: z.infer<typeof strikeRow>,
  { at, expireDays }: { readonly at: Date; readonly expireDays: number },
): Strike {
  const expiresAt = after(decidedAt, expireDays * DAY);
  return {
    ...row,
    decidedAt: decidedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    status: waived ? "waived" : expiresAt <= at ? "expired" : "standing",
  };
}
