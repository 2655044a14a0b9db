import { Router } from "express";
import { z } from "zod";
import { readArticle } from "../articles/find-article.ts";
import { articleKey } from "../articles/schema.ts";
import { SORTS, readThread } from "../comments/read-thread.ts";
import { comment } from "../comments/schema.ts";
import { listOf, opaque } from "../http/list.ts";
import type { PageKit } from "../http/page-kit.ts";
import { parseInput } from "../http/parse.ts";
import { framedPage } from "../http/security.ts";
import { Layout } from "../pages/layout.tsx";
import { sendPage } from "../pages/send-page.tsx";
import { Refusal } from "../shared/refusal.ts";
import { CommentList } from "./comment-list.tsx";
import { WIDGET_TEXTS as texts } from "./texts.ts";

const PER_PAGE = 20;
export const threadPageOf = listOf(comment);

const query = z.object({ sort: z.enum(SORTS).default("newest"), cursor: opaque.optional() });
type Query = z.infer<typeof query>;

/** A thread as a page: for browsers without scripts and for search engines. The same bytes for everyone. */
export function threadRoutes({ deps, limiter }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/embed/:key", async (req, res) => {
    await limiter.check(["reads_address"], { req, res, actor: null });
    const key = articleKey.safeParse(req.params.key);
    if (!key.success) throw new Refusal("not_found", "There is no such article.");
    const wanted = parseInput(query, req.query);
    const article = await readArticle(deps.db, key.data);
    const bytes = await readThread(deps.db, {
      articleId: article.id,
      articleKey: article.key,
      limit: PER_PAGE,
      ...wanted,
    });
    const page = threadPageOf.parse(JSON.parse(bytes.toString("utf8")));
    framedPage(res, ["'self'", ...deps.config.allowedOrigins]);
    res.setHeader("Cache-Control", "public, max-age=0, s-maxage=5");
    sendPage(res, <ThreadPage article={article} page={page} wanted={wanted} />);
  });
  return router;
}

interface ThreadPageProps {
  readonly article: {
    readonly key: string;
    readonly title: string;
    readonly url: string;
    readonly commentCount: number;
  };
  readonly page: z.infer<typeof threadPageOf>;
  readonly wanted: Query;
}

const ThreadPage = ({ article, page, wanted }: ThreadPageProps) => (
  <Layout bare title={`${texts.count(article.commentCount)}: ${article.title}`}>
    <h1>{texts.count(article.commentCount)}</h1>
    <p class="meta">
      <a href={article.url} target="_top">
        {article.title}
      </a>
      <a href="/sign-in" target="_top">
        {texts.signInToComment}
      </a>
    </p>
    <nav aria-label={texts.sortLabel}>
      <ul class="tabs">
        {SORTS.map((sort) => (
          <li key={sort}>
            <a href={`?sort=${sort}`} aria-current={sort === wanted.sort ? "true" : undefined}>
              {texts.sorts[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {page.items.length === 0 ? <p class="empty">{texts.empty}</p> : <CommentList comments={page.items} />}
    {page.nextCursor === null ? null : (
      <p>
        <a class="button quiet" href={`?sort=${wanted.sort}&cursor=${encodeURIComponent(page.nextCursor)}`}>
          {texts.more}
        </a>
      </p>
    )}
  </Layout>
);
