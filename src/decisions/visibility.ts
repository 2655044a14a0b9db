import type { Unit } from "../db/commit.ts";
import type { Change } from "../deps.ts";
import type { LockedComment } from "./lock-comment.ts";

type Counted = Pick<LockedComment, "id" | "articleId" | "articleKey" | "parentId" | "ancestorIds">;

export interface Visibility {
  readonly comment: Counted;
  /** How the number of published comments changes. 0: the thread reads differently, but counts the same. */
  readonly by: 1 | 0 | -1;
  readonly at: Date;
}

/**
 * Counts a comment in or out of its ancestors, deepest first, and of its article, last. Whoever holds a comment's row
 * goes on upwards from there, so writers who meet on the way wait for each other in one order: root first, one who
 * decides a comment and one who decides its reply would wait for each other. The article's row is held the shortest.
 */
export async function countVisibility(unit: Unit<Change>, { comment, by, at }: Visibility): Promise<void> {
  if (by !== 0 && comment.parentId !== null) await countAncestors(unit, comment, by);
  const [article] = await unit.tx.$queryRaw<{ version: number }[]>`
    update articles
    set comment_count = comment_count + ${by}::int, version = version + 1,
      last_comment_at = case when ${by}::int = 1 then greatest(last_comment_at, ${at}::timestamptz) else last_comment_at end
    where id = ${comment.articleId}::uuid
    returning version`;
  if (!article) throw new Error("a comment without an article");
  unit.announce({
    kind: "thread",
    articleKey: comment.articleKey,
    version: article.version,
    event: { name: EVENT_NAMES[by], commentId: comment.id },
  });
}

const EVENT_NAMES = { [1]: "comment-published", [0]: "thread-changed", [-1]: "comment-hidden" } as const;

async function countAncestors({ tx }: Unit<Change>, comment: Counted, by: 1 | -1): Promise<void> {
  await tx.$queryRaw`
    select id from comments where id = any(${[...comment.ancestorIds]}::uuid[]) order by depth desc for no key update`;
  await tx.$executeRaw`
    update comments
    set descendant_count = descendant_count + ${by}::int,
      reply_count = reply_count + case when id = ${comment.parentId}::uuid then ${by}::int else 0 end
    where id = any(${[...comment.ancestorIds]}::uuid[])`;
}
