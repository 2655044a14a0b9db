import { z } from "zod";
import type { Tx } from "../db/client.ts";

const lockedComment = z.object({
  id: z.string(),
  articleId: z.string(),
  articleKey: z.string(),
  authorId: z.string(),
  parentId: z.string().nullable(),
  ancestorIds: z.array(z.string()),
  status: z.enum(["published", "held", "removed", "deleted"]),
  revision: z.number(),
  createdAt: z.date(),
});
export type LockedComment = Readonly<z.infer<typeof lockedComment>>;

/**
 * Locks the comment's row: the first lock of whoever files, decides, deletes, edits or flags. Not `for update`: that
 * would wait for every reply being inserted below it, whose foreign key holds a share of the row, and they for us.
 */
export async function lockComment(tx: Tx, commentId: string): Promise<LockedComment | null> {
  const rows = await tx.$queryRaw`
    select c.id, c.article_id as "articleId", a.key as "articleKey", c.author_id as "authorId",
      c.parent_id as "parentId", c.ancestor_ids as "ancestorIds", c.status::text, c.revision,
      c.created_at as "createdAt"
    from comments c
    join articles a on a.id = c.article_id
    where c.id = ${commentId}::uuid
    for no key update of c`;
  return lockedComment.array().parse(rows)[0] ?? null;
}
