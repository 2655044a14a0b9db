import type { Db } from "../db/client.ts";
import type { Account, Article, Comment, Revision } from "../db/generated/client.ts";
import { Refusal } from "../shared/refusal.ts";
import type { CommentView } from "./schema.ts";

export type CommentRow = Comment & {
  readonly article: Pick<Article, "id" | "key" | "title" | "url">;
  readonly author: Pick<Account, "id" | "displayName">;
  readonly revisions: readonly Pick<Revision, "number" | "body">[];
};

/** What `presentComment` needs beside the comment's own columns. */
export const commentParts = {
  article: { select: { id: true, key: true, title: true, url: true } },
  author: { select: { id: true, displayName: true } },
  revisions: { orderBy: { number: "desc" }, take: 1, select: { number: true, body: true } },
} as const;

/** The comment as this viewer may see it. Its author sees it in every status. Throws Refusal `not_found`. */
export async function readVisibleComment(
  { prisma }: Pick<Db, "prisma">,
  { id, viewerId }: { readonly id: string; readonly viewerId: string | undefined },
): Promise<CommentRow> {
  const comment = await prisma.comment.findUnique({ where: { id }, include: commentParts });
  const visible =
    comment && (comment.authorId === viewerId || comment.status === "published" || comment.descendantCount > 0);
  if (!visible) throw new Refusal("not_found", "There is no such comment.");
  return comment;
}

/** Everybody but its author sees a hidden comment as a tombstone. */
export function presentComment(row: CommentRow, viewerId?: string): CommentView {
  const whole = row.status === "published" || row.authorId === viewerId;
  return {
    id: row.id,
    articleKey: row.article.key,
    parentId: row.parentId,
    depth: row.depth,
    author: whole ? { id: row.author.id, displayName: row.author.displayName } : null,
    body: whole ? (row.revisions[0]?.body ?? null) : null,
    revision: row.revision,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    editedAt: whole ? (row.editedAt?.toISOString() ?? null) : null,
    replyCount: row.replyCount,
    recommendCount: row.recommendCount,
  };
}
