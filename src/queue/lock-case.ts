import { z } from "zod";
import type { Tx } from "../db/client.ts";

const lockedCase = z.object({
  id: z.string(),
  commentId: z.string(),
  revision: z.number(),
  status: z.enum(["open", "resolved"]),
  version: z.number(),
});
export type LockedCase = Readonly<z.infer<typeof lockedCase>>;

/** Locks a case's row. Whoever also needs the comment locks that first. */
export async function lockCase(tx: Pick<Tx, "$queryRaw">, caseId: string): Promise<LockedCase | null> {
  const rows = await tx.$queryRaw`
    select id, comment_id as "commentId", revision, status::text, version
    from cases
    where id = ${caseId}::uuid
    for no key update`;
  return lockedCase.array().parse(rows)[0] ?? null;
}

/** Locks the open case of a comment, if there is one. */
export async function lockOpenCase(tx: Pick<Tx, "$queryRaw">, commentId: string): Promise<LockedCase | null> {
  const rows = await tx.$queryRaw`
    select id, comment_id as "commentId", revision, status::text, version
    from cases
    where comment_id = ${commentId}::uuid and status = 'open'
    for no key update`;
  return lockedCase.array().parse(rows)[0] ?? null;
}
