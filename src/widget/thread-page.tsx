import { Router } from "express";
import { z } from "zod";
import { readArticle } from "../articles/find-article.ts";
import { articleKey } from "../articles/schema.ts";
import { SORTS, readThread } from "../comments/read-thread.ts";
import { commentPage } from "../comments/schema.ts";
import { opaque } from "../http/list.ts";
import type { PageKit } from "../http/page-kit.ts";
import { parseInput } from "../http/parse.ts";
import { framedPage } from "../http/security.ts";
import { Layout } from "../pages/layout.tsx";
import type { Language } from "../pages/locale.ts";
import { sendPage } from "../pages/send-page.tsx";
import { colon } from "../shared/language.ts";
import { plural } from "../shared/plural.ts";
import { Refusal } from "../shared/refusal.ts";
import { CommentList } from "./comment-list.tsx";
import { pageLanguage } from "./page-language.ts";
import { PAGE_TEXTS } from "./page-texts.ts";
import { THREAD_TEXTS } from "./thread-texts.ts";

const PER_PAGE = 20;
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
    const page = commentPage.parse(JSON.parse(bytes.toString("utf8")));
    framedPage(res, ["'self'", ...deps.config.allowedOrigins]);
    res.setHeader("Cache-Control", "public, max-age=0, s-maxage=5");
    sendPage(res, <ThreadPage article={article} page={page} wanted={wanted} lang={pageLanguage(req, res)} />);
  });
  return router;
}

interface ThreadPageProps {
  readonly article: {
    readonly key: string;
    readonly title: string;
    readonly url: string;
    readonly commentCount: number;
    readonly commentsOpen: boolean;
  };
  readonly page: z.infer<typeof commentPage>;
  readonly wanted: Query;
  readonly lang: Language;
}

function ThreadPage({ article, page, wanted, lang }: ThreadPageProps) {
  const texts = THREAD_TEXTS[lang];
  const count = article.commentCount;
  const heading = count === 0 ? texts.heading : plural(lang, count, texts.count);
  // Without a script the language of the first page is the language of all.
  const here = (query: string) => `?lang=${lang}&${query}`;
  return (
    <Layout bare lang={lang} title={`${heading}${colon(lang)} ${article.title}`}>
      <h1>{heading}</h1>
      <p class="meta">
        <a href={article.url} target="_top">
          {article.title}
        </a>
        <a href={`/sign-in?returnTo=${encodeURIComponent(article.url)}`} target="_top" rel="nofollow">
          {PAGE_TEXTS[lang].signInToComment}
        </a>
      </p>
      <nav aria-label={texts.sortLabel}>
        <ul class="tabs">
          {SORTS.map((sort) => (
            <li key={sort}>
              <a href={here(`sort=${sort}`)} aria-current={sort === wanted.sort ? "true" : undefined}>
                {texts.sorts[sort]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {page.items.length === 0 ? (
        <p class="empty">{article.commentsOpen ? texts.empty : texts.emptyClosed}</p>
      ) : (
        <CommentList comments={page.items} lang={lang} />
      )}
      {article.commentsOpen || page.items.length === 0 ? null : <p class="dim">{texts.closed}</p>}
      {page.nextCursor === null ? null : (
        <p>
          <a
            class="button quiet"
            rel="next"
            href={here(`sort=${wanted.sort}&cursor=${encodeURIComponent(page.nextCursor)}`)}
          >
            {texts.more}
          </a>
        </p>
      )}
    </Layout>
  );
}
