import { Router } from "express";
import { type CommentContext, readContext } from "../comments/read-context.ts";
import { readVisibleComment } from "../comments/read-comment.ts";
import type { PageKit } from "../http/page-kit.ts";
import { Layout } from "../pages/layout.tsx";
import type { Language } from "../pages/locale.ts";
import { sendPage } from "../pages/send-page.tsx";
import { isId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { CommentArticle, CommentList } from "./comment-list.tsx";
import { pageLanguage } from "./page-language.ts";
import { PAGE_TEXTS } from "./page-texts.ts";
import { THREAD_TEXTS } from "./thread-texts.ts";

/** One comment in its context. Public, and the same for everyone: what is hidden is hidden from its author here too. */
export function permalinkRoutes({ deps, limiter }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/c/:id", async (req, res) => {
    await limiter.check(["reads_address"], { req, res, actor: null });
    if (!isId(req.params.id)) throw new Refusal("not_found", "There is no such comment.");
    const row = await readVisibleComment(deps.db, { id: req.params.id, viewerId: undefined });
    const context = await readContext(deps.db, row);
    res.setHeader("Cache-Control", "public, max-age=0, s-maxage=5");
    sendPage(res, <PermalinkPage article={row.article} context={context} lang={pageLanguage(req, res)} />);
  });
  return router;
}

interface PermalinkPageProps {
  readonly article: { readonly key: string; readonly title: string; readonly url: string };
  readonly context: CommentContext;
  readonly lang: Language;
}

function PermalinkPage({ article, context: { above, comment, replies }, lang }: PermalinkPageProps) {
  const texts = PAGE_TEXTS[lang];
  return (
    <Layout
      lang={lang}
      title={`${comment.author?.displayName ?? THREAD_TEXTS[lang].tombstones[comment.status]} · ${article.title}`}
    >
      <h1>
        <a href={article.url}>{article.title}</a>
      </h1>
      <ol class="comments" aria-label={texts.inContext}>
        {above.map((each) => (
          <li key={each.id} class="comment">
            <CommentArticle comment={each} lang={lang} />
          </li>
        ))}
        <li class="comment chosen" aria-current="true">
          <CommentArticle comment={comment} lang={lang} />
          <CommentList comments={replies.items} lang={lang} level={1} />
        </li>
      </ol>
      <ul class="links">
        <li>
          <a href={`${article.url.split("#", 1)[0]}#comment-${comment.id}`}>{texts.onArticle}</a>
        </li>
        <li>
          <a href={`/embed/${article.key}`}>{texts.allComments}</a>
        </li>
        {comment.status === "published" ? (
          <li>
            <a href={`/notices/new?comment=${comment.id}`} rel="nofollow">
              {texts.giveNotice}
            </a>
          </li>
        ) : null}
      </ul>
    </Layout>
  );
}
