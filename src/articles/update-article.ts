import type { Unit } from "../db/commit.ts";
import type { Article, Prisma } from "../db/generated/client.ts";
import type { Change } from "../deps.ts";

interface Update {
  readonly where: Prisma.ArticleWhereUniqueInput;
  readonly data: Partial<Pick<Article, "url" | "title" | "closesAt" | "moderation" | "commentsOpen">>;
  readonly at: Date;
}

/** What readers see of an article changes, and those who look at its thread hear of it. */
export async function updateArticle({ tx, announce }: Unit<Change>, { where, data, at }: Update): Promise<Article> {
  const article = await tx.article.update({
    where,
    data: { ...data, updatedAt: at, version: { increment: 1 } },
  });
  announce({ kind: "thread", articleKey: article.key, version: article.version, event: { name: "thread-changed" } });
  return article;
}
