import { z } from "zod";
import { type ChangeArticle, changeArticle } from "../articles/change-article.ts";
import { isOpen, readArticleById } from "../articles/find-article.ts";
import type { Article } from "../db/generated/client.ts";
import { readForm } from "../http/forms.ts";
import { instant } from "../http/instant.ts";
import { parseInput } from "../http/parse.ts";
import { type FormProblem, FormProblems } from "../pages/form-problems.tsx";
import { Notice } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { countOpenCases } from "../queue/count-open-cases.ts";
import { type Refusal, invalid } from "../shared/refusal.ts";
import { forAdministrators } from "./administrator.ts";
import { ARTICLES_TEXTS } from "./articles-texts.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { asked, queryOf, typed } from "./fields.ts";
import { formatCount } from "./format.ts";
import { TextLine } from "./pieces.tsx";

const DONE = ["registered", "opened", "closed", "closing_set", "closing_unset", "moderation_set"] as const;
type Done = (typeof DONE)[number];

const articleQuery = z.object({ done: asked(z.enum(DONE)) });
const openForm = z.object({ open: z.enum(["yes", "no"]) });
const closingForm = z.object({ closesAt: typed });
const moderationForm = z.object({ moderation: typed });
const moderation = z.object({ moderation: z.enum(["post", "pre"]) });

/** One article: whether and how it takes comments. */
export function articleScreen(plain: Desk): void {
  const desk = forAdministrators(plain);

  desk.get("/articles/:id", async (visit) => {
    const { done } = parseInput(articleQuery, visit.req.query);
    await showArticle(visit, await find(visit), { done });
  });

  desk.post("/articles/:id/comments", async (visit) => {
    const article = await find(visit);
    const { open } = await readForm(visit.req, openForm);
    const change = open === "yes" ? opened(article, visit.deps.clock()) : { commentsOpen: false };
    await changeArticle(visit.deps, { article, change, actor: visit.actor });
    back(visit, article, open === "yes" ? "opened" : "closed");
  });

  desk.post("/articles/:id/closing", async (visit) => {
    const article = await find(visit);
    const form = await readForm(visit.req, closingForm);
    const refusal = await attempt(async () => {
      const closesAt = closingTime(form.closesAt, visit.deps.clock());
      await changeArticle(visit.deps, { article, change: { closesAt }, actor: visit.actor });
    });
    if (refusal) return showArticle(visit, article, { refusal, closesAt: form.closesAt });
    back(visit, article, form.closesAt === "" ? "closing_unset" : "closing_set");
  });

  desk.post("/articles/:id/moderation", async (visit) => {
    const article = await find(visit);
    const form = await readForm(visit.req, moderationForm);
    const refusal = await attempt(async () =>
      changeArticle(visit.deps, { article, change: parseInput(moderation, form), actor: visit.actor }),
    );
    if (refusal) return showArticle(visit, article, { refusal });
    back(visit, article, "moderation_set");
  });
}

const find = (visit: Visit): Promise<Article> => readArticleById(visit.deps.db, idOf(visit));

const back = ({ res }: Visit, { id }: Article, done: Done): void =>
  seeOther(res, `/console/articles/${id}?done=${done}`);

/** A time that has come would keep it closed. */
const opened = ({ closesAt }: Article, at: Date): ChangeArticle["change"] => ({
  commentsOpen: true,
  ...(closesAt !== null && closesAt <= at && { closesAt: null }),
});

/** From a field for day and time in UTC. */
function closingTime(text: string, at: Date): Date | null {
  if (text === "") return null;
  const parsed = instant.safeParse(`${text.replace(/^(.{16}).*$/, "$1")}:00Z`);
  const closesAt = parsed.success ? new Date(parsed.data) : at;
  if (closesAt <= at) throw invalid("/closesAt", "The time must lie in the future.");
  return closesAt;
}

interface Shown {
  /** As it was typed before it was refused. */
  readonly closesAt?: string;
  readonly refusal?: Refusal;
  readonly done?: Done | undefined;
}

async function showArticle(visit: Visit, article: Article, shown: Shown): Promise<void> {
  const waiting = (await countOpenCases(visit.deps.db, [article.id])).get(article.id) ?? 0;
  await show(visit, <ArticlePage {...shown} {...{ article, waiting }} />, statusOf(visit.res, shown.refusal));
}

interface ArticlePageProps extends Shown {
  readonly article: Article;
  readonly waiting: number;
}

function ArticlePage(props: ArticlePageProps) {
  const words = ARTICLES_TEXTS[useDesk().texts.lang];
  const { article, done, refusal } = props;
  const problems = (refusal?.errors ?? []).map(({ pointer }): FormProblem => {
    const field = pointer === "/closesAt" ? "closesAt" : pointer === "/moderation" ? "moderation" : null;
    return { field, sentence: words.problems[field ?? "other"] };
  });
  return (
    <ConsoleLayout title={article.title}>
      <p class="meta">
        <a href="/console/articles">{words.title}</a>
      </p>
      <h1 dir="auto">{article.title}</h1>
      <Notice text={sayDone(done, words)} />
      <FormProblems problems={problems} />
      <div class="bench">
        <div>
          <OpenCard article={article} />
          <ClosingCard {...props} problem={problems.find(({ field }) => field === "closesAt")?.sentence} />
          <ModerationCard article={article} />
        </div>
        <div class="beside">
          <Facts {...props} />
        </div>
      </div>
    </ConsoleLayout>
  );
}

type Words = (typeof ARTICLES_TEXTS)["en"];

function sayDone(done: Done | undefined, words: Words): string | undefined {
  if (done === undefined) return undefined;
  return done === "registered" ? words.registered : words.done[done];
}

function Facts({ article, waiting }: ArticlePageProps) {
  const { lang } = useDesk().texts;
  const words = ARTICLES_TEXTS[lang];
  const { key, url, commentCount, lastCommentAt, createdAt, id } = article;
  return (
    <section>
      <h2>{words.facts}</h2>
      <dl class="facts">
        <dt>{words.key}</dt>
        <dd>
          <code>{key}</code>
        </dd>
        <dt>{words.address}</dt>
        <dd>
          <a href={url} rel="noreferrer">
            {url}
          </a>
        </dd>
        <dt>{words.comments}</dt>
        <dd>{formatCount(commentCount, lang)}</dd>
        <dt>{words.lastComment}</dt>
        <dd>{lastCommentAt ? <Time at={lastCommentAt.toISOString()} lang={lang} /> : "–"}</dd>
        <dt>{words.added}</dt>
        <dd>
          <Time at={createdAt.toISOString()} lang={lang} style="day" />
        </dd>
      </dl>
      <ul class="plain ways">
        <li>
          <a href={`/embed/${key}`}>{words.thread}</a>
        </li>
        <li>
          <a href={`/console${queryOf({ article: key })}`}>{words.queue(waiting)}</a>
        </li>
        <li>
          <a href={`/console/audit${queryOf({ subject: id })}`}>{words.audited}</a>
        </li>
      </ul>
    </section>
  );
}

function OpenCard({ article }: Pick<ArticlePageProps, "article">) {
  const { at } = useDesk();
  const words = ARTICLES_TEXTS[useDesk().texts.lang];
  const open = isOpen(article, at);
  return (
    <section class="card" data-utc>
      <h2>{words.state}</h2>
      <p>
        <Standing article={article} />
      </p>
      <form method="post" action={`/console/articles/${article.id}/comments`}>
        <input type="hidden" name="open" value={open ? "no" : "yes"} />
        <button class={open ? "bad" : undefined} type="submit">
          {open ? words.close : words.reopen}
        </button>
        {!open && article.closesAt !== null && article.closesAt <= at ? <p class="dim">{words.reopenHint}</p> : null}
      </form>
    </section>
  );
}

function Standing({ article: { closesAt, commentsOpen } }: Pick<ArticlePageProps, "article">) {
  const { at, texts } = useDesk();
  const words = ARTICLES_TEXTS[texts.lang];
  if (!commentsOpen) return <>{words.isClosed}</>;
  if (closesAt === null) return <>{words.isOpen}</>;
  return (
    <>
      {closesAt > at ? words.isOpenUntil : words.isClosedSince} <Time at={closesAt.toISOString()} lang={texts.lang} />.
    </>
  );
}

interface ClosingCardProps extends ArticlePageProps {
  readonly problem: string | undefined;
}

function ClosingCard({ article, closesAt, problem }: ClosingCardProps) {
  const words = ARTICLES_TEXTS[useDesk().texts.lang];
  return (
    <section class="card">
      <h2>{words.closing}</h2>
      <form method="post" action={`/console/articles/${article.id}/closing`}>
        <TextLine
          id="closesAt"
          name="closesAt"
          isMoment
          label={words.closesAtLabel}
          hint={article.commentsOpen ? words.closesAtHint : `${words.closesAtHint} ${words.closesAtClosed}`}
          value={closesAt ?? article.closesAt?.toISOString().slice(0, 16)}
          problem={problem}
        />
        <button class="quiet" type="submit">
          {words.setClosing}
        </button>
      </form>
    </section>
  );
}

function ModerationCard({ article }: Pick<ArticlePageProps, "article">) {
  const words = ARTICLES_TEXTS[useDesk().texts.lang];
  return (
    <section class="card">
      <h2 id="moderation-title">{words.moderation}</h2>
      <form method="post" action={`/console/articles/${article.id}/moderation`}>
        <fieldset id="moderation" aria-labelledby="moderation-title" aria-describedby="moderation-hint">
          {(["post", "pre"] as const).map((each) => (
            <label class="choice" key={each}>
              <input type="radio" name="moderation" value={each} checked={article.moderation === each} />
              <span>{words.moderations[each]}</span>
            </label>
          ))}
          <small id="moderation-hint">{words.moderationHint}</small>
        </fieldset>
        <button class="quiet" type="submit">
          {words.setModeration}
        </button>
      </form>
    </section>
  );
}
