import { z } from "zod";
import { type ReadAudit, readAudit } from "../audit/read-audit.ts";
import { withoutBlind } from "../authors/blind-review.ts";
import type { Deps } from "../deps.ts";
import { isId } from "../shared/ids.ts";

export interface ReadAuditFor extends ReadAudit {
  readonly viewerId: string;
}

/** The audit as an administrator reads it: without the entries about comments that they may be asked to judge again, blind. */
export async function readAuditFor(deps: Pick<Deps, "db" | "clock">, { viewerId, ...asked }: ReadAuditFor) {
  const { items, next } = await readAudit(deps, asked);
  const comments = await readCommentsOf(
    deps,
    items.flatMap(({ subjectId }) => (subjectId !== null && isId(subjectId) ? [subjectId] : [])),
  );
  const commentIdOf = ({ subjectId }: { readonly subjectId: string | null }) => comments.get(subjectId ?? "") ?? null;
  return { items: await withoutBlind(deps, { viewerId, items, commentIdOf }), next };
}

const subject = z.array(z.object({ id: z.string(), commentId: z.string() }));

/** Which comment a comment, case, appeal, notice or golden item is about. */
async function readCommentsOf({ db }: Pick<Deps, "db">, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  const rows = await db.prisma.$queryRaw`
    select id, id as "commentId" from comments where id = any(${wanted}::uuid[])
    union all
    select id, comment_id from cases where id = any(${wanted}::uuid[])
    union all
    select id, comment_id from appeals where id = any(${wanted}::uuid[]) and comment_id is not null
    union all
    select id, comment_id from notices where id = any(${wanted}::uuid[])
    union all
    select id, comment_id from golden_items where id = any(${wanted}::uuid[])`;
  return new Map(subject.parse(rows).map(({ id, commentId }) => [id, commentId]));
}
