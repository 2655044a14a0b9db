import { Router } from "express";
import { commentParts, presentComment, readVisibleComment } from "../comments/read-comment.ts";
import { readReplies } from "../comments/read-thread.ts";
import type { CommentView } from "../comments/schema.ts";
import type { Deps } from "../deps.ts";
import type { PageKit } from "../http/page-kit.ts";
import { Layout } from "../pages/layout.tsx";
import { sendPage } from "../pages/send-page.tsx";
import { isId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { CommentArticle, CommentList } from "./comment-list.tsx";
import { WIDGET_TEXTS as texts } from "./texts.ts";
import { threadPageOf } from "./thread-page.tsx";

const MOST_REPLIES = 50;

/** One comment in its context. Public, and the same for everyone: what is hidden is hidden from its author here too. */
export function permalinkRoutes({ deps, limiter }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/c/:id", async (req, res) => {
    await limiter.check(["reads_address"], { req, res, actor: null });
    if (!isId(req.params.id)) throw new Refusal("not_found", "There is no such comment.");
    const context = await readContext(deps, req.params.id);
    res.setHeader("Cache-Control", "public, max-age=0, s-maxage=5");
    sendPage(res, <PermalinkPage {...context} />);
  });
  return router;
}

interface Context {
  readonly article: { readonly title: string; readonly url: string };
  /** Root first. */
  readonly above: readonly CommentView[];
  readonly comment: CommentView;
  readonly replies: readonly CommentView[];
}

async function readContext({ db }: Deps, id: string): Promise<Context> {
  const row = await readVisibleComment(db, { id, viewerId: undefined });
  const [above, bytes] = await Promise.all([
    db.prisma.comment.findMany({
      where: { id: { in: row.ancestorIds } },
      include: commentParts,
      orderBy: { depth: "asc" },
    }),
    readReplies(db, { commentId: id, articleKey: row.article.key, limit: MOST_REPLIES }),
  ]);
  return {
    article: row.article,
    above: above.map((each) => presentComment(each)),
    comment: presentComment(row),
    replies: threadPageOf.parse(JSON.parse(bytes.toString("utf8"))).items,
  };
}

const PermalinkPage = ({ article, above, comment, replies }: Context) => (
  <Layout title={`${comment.author?.displayName ?? texts.tombstones[comment.status]} · ${article.title}`}>
    <h1>
      <a href={article.url}>{article.title}</a>
    </h1>
    <ol class="comments" aria-label={texts.inContext}>
      {above.map((each) => (
        <li key={each.id} class="comment">
          <CommentArticle comment={each} />
        </li>
      ))}
      <li class="comment chosen" aria-current="true">
        <CommentArticle comment={comment} />
        <CommentList comments={replies} level={1} />
      </li>
    </ol>
    <p>
      <a href={`/embed/${comment.articleKey}`}>{texts.allComments}</a>
      {comment.status === "published" ? (
        <>
          {" · "}
          <a href={`/notices/new?comment=${comment.id}`} rel="nofollow">
            {texts.giveNotice}
          </a>
        </>
      ) : null}
    </p>
  </Layout>
);
