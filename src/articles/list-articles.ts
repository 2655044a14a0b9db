import { z } from "zod";
import { instant } from "../http/instant.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { SITE_ID } from "../shared/site.ts";
import { type ArticleView, presentArticle } from "./schema.ts";

export const ARTICLE_SORTS = ["newest", "active"] as const;

const position = z.strictObject({ t: instant.nullable(), id: z.uuid() });

export interface ListArticles {
  /** Part of a title or key. */
  readonly q?: string | undefined;
  readonly sort: (typeof ARTICLE_SORTS)[number];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ArticlePage {
  readonly items: ArticleView[];
  readonly nextCursor: string | null;
}

/** Newest first, or by the latest published comment; articles without one come last. */
export async function listArticles(
  { db, clock }: Pick<Deps, "db" | "clock">,
  input: ListArticles,
): Promise<ArticlePage> {
  const column = input.sort === "newest" ? "createdAt" : "lastCommentAt";
  const rows = await db.prisma.article.findMany({
    where: { siteId: SITE_ID, AND: [matching(input.q), after(column, input.cursor)] },
    orderBy: [{ [column]: column === "createdAt" ? "desc" : { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: input.limit + 1,
  });
  const kept = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? kept.at(-1) : undefined;
  return {
    items: kept.map((row) => presentArticle(row, clock())),
    nextCursor: last ? encodeCursor({ t: last[column]?.toISOString() ?? null, id: last.id }) : null,
  };
}

const matching = (q: string | undefined) =>
  !q
    ? {}
    : {
        OR: [
          { title: { contains: escapeLike(q), mode: "insensitive" as const } },
          { key: { contains: escapeLike(q) } },
        ],
      };

/** Prisma passes `%` and `_` on as wildcards. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

function after(column: "createdAt" | "lastCommentAt", cursor: string | undefined) {
  if (cursor === undefined) return {};
  const { t, id } = decodeCursor(position, cursor);
  if (t === null) return { [column]: null, id: { lt: id } };
  const behind = [{ [column]: { lt: t } }, { [column]: t, id: { lt: id } }];
  return { OR: column === "createdAt" ? behind : [...behind, { [column]: null }] };
}
