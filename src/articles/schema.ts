import { z } from "zod";
import { instant } from "../http/instant.ts";
import type { Article } from "../db/generated/client.ts";
import { ARTICLE_KEY } from "../shared/article-key.ts";
import { isOpen } from "./find-article.ts";

/** The publisher's own name for an article. */
export const articleKey = z.string().regex(ARTICLE_KEY);

const webAddress = z
  .url({ protocol: /^https?$/, error: "An article's address begins with http:// or https://." })
  .max(2_000);

export const article = z
  .object({
    key: z.string(),
    url: z.string(),
    title: z.string(),
    commentsOpen: z.boolean(),
    closesAt: z.iso.datetime().nullable(),
    moderation: z.enum(["post", "pre"]),
    commentCount: z.int(),
    version: z.int(),
  })
  .meta({ id: "Article" });
export type ArticleView = z.infer<typeof article>;

export const putArticle = z.strictObject({
  url: webAddress,
  title: z.string().trim().min(1, "An article needs a title.").max(500),
  closesAt: instant.nullish(),
  moderation: z.enum(["post", "pre"]).optional(),
  commentsOpen: z.boolean().optional(),
});
export type PutArticle = z.infer<typeof putArticle>;

/** `commentsOpen` says whether one can comment now: the switch, and the time at which comments close. */
export const presentArticle = (row: Article, at: Date): ArticleView => ({
  key: row.key,
  url: row.url,
  title: row.title,
  commentsOpen: isOpen(row, at),
  closesAt: row.closesAt?.toISOString() ?? null,
  moderation: row.moderation,
  commentCount: row.commentCount,
  version: row.version,
});
