import { z } from "zod";
import { instant } from "../http/instant.ts";
import type { Article } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { SITE_ID } from "../shared/site.ts";
import { type ArticleView, presentArticle } from "./schema.ts";

export const ARTICLE_SORTS = ["newest", "active"] as const;

const position = z.strictObject({ t: instant.nullable(), id: z.uuid() });

export const ARTICLE_STATES = ["open", "closed", "pre"] as const;

export interface ListArticles {
  /** Part of a title or key. */
  readonly q?: string | undefined;
  /** `pre`: whose comments are read before they appear. */
  readonly state?: (typeof ARTICLE_STATES)[number] | undefined;
  readonly sort: (typeof ARTICLE_SORTS)[number];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

export async function listArticles(deps: Pick<Deps, "db" | "clock">, input: ListArticles): Promise<Page<ArticleView>> {
  const { items, nextCursor } = await findArticles(deps, input);
  return { items: items.map((row) => presentArticle(row, deps.clock())), nextCursor };
}

/** Newest first, or by the latest published comment; articles without one come last. */
export async function findArticles(
  { db, clock }: Pick<Deps, "db" | "clock">,
  input: ListArticles,
): Promise<Page<Article>> {
  const column = input.sort === "newest" ? "createdAt" : "lastCommentAt";
  const rows = await db.prisma.article.findMany({
    where: { siteId: SITE_ID, AND: [matching(input.q), inState(input.state, clock()), after(column, input.cursor)] },
    orderBy: [{ [column]: column === "createdAt" ? "desc" : { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: input.limit + 1,
  });
  const items = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? encodeCursor({ t: last[column]?.toISOString() ?? null, id: last.id }) : null,
  };
}

function inState(state: ListArticles["state"], at: Date) {
  if (state === undefined) return {};
  if (state === "pre") return { moderation: "pre" as const };
  const open = { commentsOpen: true, OR: [{ closesAt: null }, { closesAt: { gt: at } }] };
  return state === "open" ? open : { NOT: open };
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
