import type { z } from "zod";
import type { Db } from "../db/client.ts";
import { type CommentRow, commentParts, presentComment } from "./read-comment.ts";
import { readReplies } from "./read-thread.ts";
import { type commentContext, commentPage } from "./schema.ts";

const MOST_REPLIES = 50;

/** Root first, then the comment itself and the first replies to it. */
export type CommentContext = Readonly<z.infer<typeof commentContext>>;

/** A comment where it stands in its thread: the same for everyone, so that a hidden one is a tombstone to its author. */
export async function readContext(db: Db, row: CommentRow): Promise<CommentContext> {
  const [above, bytes] = await Promise.all([
    db.prisma.comment.findMany({
      where: { id: { in: row.ancestorIds } },
      include: commentParts,
      orderBy: { depth: "asc" },
    }),
    readReplies(db, { commentId: row.id, articleKey: row.article.key, limit: MOST_REPLIES }),
  ]);
  return {
    above: above.map((each) => presentComment(each)),
    comment: presentComment(row),
    replies: commentPage.parse(JSON.parse(bytes.toString("utf8"))),
  };
}
