import { Router } from "express";
import { findArticle } from "../articles/find-article.ts";
import type { PageKit } from "../http/page-kit.ts";
import { type Demo, readDemo } from "./demo-article.ts";
import { Layout } from "./layout.tsx";
import { sendPage } from "./send-page.tsx";

/** The demonstration article where it was seeded; elsewhere a word on what this server is. */
export function startRoutes({ deps }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/", async (_req, res) => {
    const { article } = await readDemo();
    const seeded = await findArticle(deps.db, article.key);
    res.setHeader("Cache-Control", "no-cache");
    sendPage(res, seeded ? <ArticlePage article={article} /> : <WelcomePage />);
  });
  return router;
}

const ArticlePage = ({ article }: { readonly article: Demo["article"] }) => (
  <Layout title={article.title} scripts={["/embed.js"]}>
    <article class="article">
      <p class="kicker">{article.kicker}</p>
      <h1>{article.title}</h1>
      <p class="lede">{article.lede}</p>
      <p class="dim byline">{article.byline}</p>
      {article.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </article>
    <recourse-comments article={article.key}>
      <p>
        <a href={`/embed/${article.key}`}>Read the comments</a>
      </p>
    </recourse-comments>
  </Layout>
);

const WelcomePage = () => (
  <Layout title="Recourse">
    <h1>This is a Recourse server</h1>
    <p>
      It keeps the comments of a publisher's articles: every comment is judged by a public policy, every removal is
      explained to its author, and every author can contest it before another person.
    </p>
    <ul>
      <li>
        <a href="/policies">What may be said</a>, and what happens to what may not
      </li>
      <li>
        <a href="/docs">The API</a>, for developers
      </li>
      <li>
        <a href="/console">The console</a>, for moderators
      </li>
    </ul>
  </Layout>
);
