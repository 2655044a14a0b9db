import { Router } from "express";
import { findArticle } from "../articles/find-article.ts";
import type { PageKit } from "../http/page-kit.ts";
import { type Demo, readDemo } from "./demo-article.ts";
import { Layout } from "./layout.tsx";
import { type Language, readLanguage, withLanguage } from "./locale.ts";
import { sendPage } from "./send-page.tsx";
import { START_TEXTS } from "./start-texts.ts";

/** The demonstration article where it was seeded; elsewhere a word on what this server is. */
export function startRoutes({ deps }: PageKit): Router {
  const router = Router({ caseSensitive: true });
  router.get("/", async (req, res) => {
    const lang = readLanguage(req);
    const { article } = await readDemo();
    const seeded = await findArticle(deps.db, article.key);
    res.setHeader("Cache-Control", "no-cache");
    res.setHeader("Vary", "Accept-Language");
    sendPage(res, seeded ? <ArticlePage lang={lang} article={article} /> : <WelcomePage lang={lang} />);
  });
  return router;
}

interface ArticlePageProps {
  readonly lang: Language;
  readonly article: Demo["article"];
}

/** The article is a text in English, whatever the page around it speaks. */
const ArticlePage = ({ lang, article }: ArticlePageProps) => (
  <Layout lang={lang} title={article.title} scripts={["/embed.js"]}>
    <article class="article" lang="en">
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
        <a href={withLanguage(`/embed/${article.key}`, lang)}>{START_TEXTS[lang].readComments}</a>
      </p>
    </recourse-comments>
  </Layout>
);

function WelcomePage({ lang }: { readonly lang: Language }) {
  const texts = START_TEXTS[lang];
  return (
    <Layout lang={lang} title="Recourse">
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <ul>
        <li>
          <a href={withLanguage("/policies", lang)}>{texts.policies}</a>
          {texts.policiesMore}
        </li>
        <li>
          <a href="/docs">{texts.docs}</a>
          {texts.docsFor}
        </li>
        <li>
          <a href="/console">{texts.console}</a>
          {texts.consoleFor}
        </li>
      </ul>
    </Layout>
  );
}
