import type { Db } from "../db/client.ts";
import type { Article } from "../db/generated/client.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";

type Reader = Pick<Db, "prisma">;

export const findArticle = ({ prisma }: Reader, key: string): Promise<Article | null> =>
  prisma.article.findUnique({ where: { siteId_key: { siteId: SITE_ID, key } } });

/** Throws Refusal `not_found`. */
export async function readArticle(db: Reader, key: string): Promise<Article> {
  const article = await findArticle(db, key);
  if (!article) throw new Refusal("not_found", "There is no such article.");
  return article;
}

/** Throws Refusal `not_found`. */
export async function readArticleById({ prisma }: Reader, id: string): Promise<Article> {
  const article = await prisma.article.findUnique({ where: { id } });
  if (!article) throw new Refusal("not_found", "There is no such article.");
  return article;
}

/** Whether comments can be posted at a moment. */
export const isOpen = ({ commentsOpen, closesAt }: Pick<Article, "commentsOpen" | "closesAt">, at: Date): boolean =>
  commentsOpen && (closesAt === null || at < closesAt);
