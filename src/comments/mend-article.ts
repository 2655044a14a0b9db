import type { Deps } from "../deps.ts";
import { commit } from "../db/commit.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Actor } from "../shared/actor.ts";
import { FOLDED } from "./fold-differences.ts";

export interface MendArticle {
  readonly articleId: string;
  readonly actor: Actor;
}

/**
 * Stores what rows and decisions say of an article and its comments; returns how many comments were stored otherwise.
 * Writers wait meanwhile: their comment's row comes before its ancestors', deepest first, and the article's comes last.
 */
export async function mendArticle(
  deps: Pick<Deps, "db" | "notify" | "clock">,
  { articleId, actor }: MendArticle,
): Promise<number> {
  return commit(deps, async ({ tx, announce }) => {
    await tx.$queryRaw`
      select id from comments where article_id = ${articleId}::uuid order by depth desc, created_at, id for no key update`;
    const comments = await tx.$executeRawUnsafe(MEND_COMMENTS, [articleId]);
    const [article] = await tx.$queryRawUnsafe<{ key: string; version: number }[]>(MEND_ARTICLE, [articleId]);
    if (!article) return comments;
    const details = { comments };
    await appendAudit(tx, {
      actor,
      action: "article.rebuild",
      subjectKind: "article",
      subjectId: articleId,
      details,
      at: deps.clock(),
    });
    const { key: articleKey, version } = article;
    announce({ kind: "thread", articleKey, version, event: { name: "thread-changed" } });
    return comments;
  });
}

const MEND_COMMENTS = `
  with ${FOLDED}
  update comments c
  set status = f.status::comment_status, reply_count = f.reply_count, descendant_count = f.descendant_count,
    recommend_count = f.recommend_count
  from folded f
  where c.id = f.id and f.status is not null
    and (c.status::text, c.reply_count, c.descendant_count, c.recommend_count)
      is distinct from (f.status, f.reply_count, f.descendant_count, f.recommend_count)`;

const MEND_ARTICLE = `
  with ${FOLDED}
  update articles a
  set comment_count = coalesce((select comment_count from counted where article_id = a.id), 0), version = version + 1
  where a.id = any ($1::uuid[])
  returning key, version`;
