import { z } from "zod";
import { findArticle, isOpen } from "../articles/find-article.ts";
import { ARTICLE_SORTS, ARTICLE_STATES, findArticles } from "../articles/list-articles.ts";
import { registerArticle } from "../articles/register-article.ts";
import { articleKey, putArticle } from "../articles/schema.ts";
import type { Article } from "../db/generated/client.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { type FormProblem, FormProblems } from "../pages/form-problems.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { countOpenCases } from "../queue/count-open-cases.ts";
import { type Refusal, invalid } from "../shared/refusal.ts";
import { forAdministrators } from "./administrator.ts";
import { ARTICLES_TEXTS } from "./articles-texts.ts";
import { attemptFor, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf, typed } from "./fields.ts";
import { formatCount } from "./format.ts";
import { Pager, Select, TextLine } from "./pieces.tsx";
import { StackTable } from "./stack-table.tsx";

const articlesQuery = z.object({
  q: askedText,
  state: asked(z.enum(ARTICLE_STATES)),
  sort: z.enum(ARTICLE_SORTS).catch("newest"),
  cursor: askedText,
});
type ArticlesQuery = z.infer<typeof articlesQuery>;

const registerForm = z.object({ key: typed, title: typed, url: typed });
type RegisterForm = z.infer<typeof registerForm>;

/** The contract has the key in the address. */
const registration = putArticle.pick({ url: true, title: true }).extend({ key: articleKey });

const PAGE = 30;

/** Every page of the publisher that carries comments. */
export function articlesScreen(plain: Desk): void {
  const desk = forAdministrators(plain);

  desk.get("/articles", (visit) => showArticles(visit, { query: parseInput(articlesQuery, visit.req.query) }));

  desk.post("/articles", async (visit) => {
    const form = await readForm(visit.req, registerForm);
    const registered = await attemptFor(() => register(visit, form));
    if (registered.refusal)
      return showArticles(visit, { query: parseInput(articlesQuery, {}), form, refusal: registered.refusal });
    seeOther(visit.res, `/console/articles/${registered.result.id}?done=registered`);
  });
}

/** What the publisher's system has registered is not changed by it. */
async function register({ deps, actor }: Visit, form: RegisterForm): Promise<Article> {
  const { key, ...fields } = parseInput(registration, form);
  if (await findArticle(deps.db, key)) throw invalid("/key", TAKEN);
  return (await registerArticle(deps, { key, fields, actor })).article;
}

const TAKEN = "There is an article with this key already.";

interface ShowArticles {
  readonly query: ArticlesQuery;
  /** As it was typed before it was refused. */
  readonly form?: RegisterForm;
  readonly refusal?: Refusal;
}

async function showArticles(visit: Visit, shown: ShowArticles): Promise<void> {
  const { deps, res } = visit;
  const page = await findArticles(deps, { ...shown.query, limit: PAGE });
  const waiting = await countOpenCases(
    deps.db,
    page.items.map(({ id }) => id),
  );
  await show(visit, <ArticlesPage {...shown} page={page} waiting={waiting} />, statusOf(res, shown.refusal));
}

interface ArticlesPageProps extends ShowArticles {
  readonly page: Awaited<ReturnType<typeof findArticles>>;
  /** Open cases, by article. */
  readonly waiting: ReadonlyMap<string, number>;
}

function ArticlesPage(props: ArticlesPageProps) {
  const words = ARTICLES_TEXTS[useDesk().texts.lang];
  const { query, page, form, refusal } = props;
  const problems = problemsOf(refusal, words);
  const href = (cursor?: string) => `/console/articles${queryOf({ ...query, cursor })}`;
  const isFiltered = [query.q, query.state, query.cursor].some((part) => part !== undefined);
  const hasNone = page.items.length === 0 && !isFiltered;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <FormProblems problems={problems} />
      {hasNone ? <p class="empty">{words.emptyYet}</p> : <SearchForm query={query} />}
      {page.items.length === 0 && isFiltered ? <p class="empty">{words.empty}</p> : null}
      {page.items.length === 0 ? null : <ArticleTable {...props} />}
      <Pager
        nextHref={page.nextCursor === null ? null : href(page.nextCursor)}
        firstHref={query.cursor === undefined ? null : href()}
      />
      <details class="card" open={hasNone || form !== undefined}>
        <summary>{words.register}</summary>
        <RegisterCard form={form} problems={problems} />
      </details>
    </ConsoleLayout>
  );
}

type Words = (typeof ARTICLES_TEXTS)["en"];

const problemsOf = (refusal: Refusal | undefined, { problems }: Words): readonly FormProblem[] =>
  (refusal?.errors ?? []).map(({ pointer, detail }) => {
    if (pointer === "/key") return { field: "key", sentence: detail === TAKEN ? problems.taken : problems.key };
    if (pointer === "/title") return { field: "title", sentence: problems.title };
    return pointer === "/url" ? { field: "url", sentence: problems.url } : { field: null, sentence: problems.other };
  });

function SearchForm({ query: { q, state, sort } }: Pick<ArticlesPageProps, "query">) {
  const { texts } = useDesk();
  const words = ARTICLES_TEXTS[texts.lang];
  return (
    <form class="row filters" method="get" action="/console/articles" role="search">
      <div class="field wide-field">
        <label for="q">{words.q}</label>
        <input id="q" name="q" type="search" value={q} />
      </div>
      <Select
        id="state"
        name="state"
        label={words.state}
        value={state}
        options={[["", texts.any], ...ARTICLE_STATES.map((each) => [each, words.states[each]] as const)]}
      />
      <Select
        id="sort"
        name="sort"
        label={words.sort}
        value={sort}
        options={ARTICLE_SORTS.map((each) => [each, words.sorts[each]])}
      />
      <div class="actions">
        <button class="quiet" type="submit">
          {texts.search}
        </button>
      </div>
    </form>
  );
}

function ArticleTable({ page, waiting }: ArticlesPageProps) {
  const { lang } = useDesk().texts;
  const words = ARTICLES_TEXTS[lang];
  const number = (name: string) => ({ name, number: true }) as const;
  return (
    <StackTable
      brief
      caption={words.caption}
      columns={[words.article, words.state, number(words.comments), number(words.waiting), words.added]}
      rows={page.items.map((article) => ({
        key: article.id,
        cells: [
          <>
            <a href={`/console/articles/${article.id}`} dir="auto">
              {article.title}
            </a>{" "}
            <code>{article.key}</code>
          </>,
          <ArticleState article={article} />,
          formatCount(article.commentCount, lang),
          <Waiting article={article} count={waiting.get(article.id) ?? 0} />,
          <Time at={article.createdAt.toISOString()} lang={lang} style="day" />,
        ],
      }))}
    />
  );
}

function Waiting({ article, count }: { readonly article: Article; readonly count: number }) {
  const { lang } = useDesk().texts;
  if (count === 0) return <>0</>;
  return <a href={`/console${queryOf({ article: article.key })}`}>{formatCount(count, lang)}</a>;
}

/** Whether one can comment, until or since when, and whether comments are read first. */
function ArticleState({ article }: { readonly article: Article }) {
  const { at, texts } = useDesk();
  const words = ARTICLES_TEXTS[texts.lang];
  const { closesAt, commentsOpen, moderation } = article;
  const open = isOpen(article, at);
  const time = closesAt && commentsOpen ? <Time at={closesAt.toISOString()} lang={texts.lang} /> : null;
  return (
    <span>
      <span class={open ? "tag" : "tag bad"}>{open ? words.open : words.closed}</span>{" "}
      {moderation === "pre" ? <span class="tag strong">{words.pre}</span> : null}{" "}
      {time ? (
        <small>
          {open ? words.closesAt : words.closedAt} {time}
        </small>
      ) : null}
    </span>
  );
}

interface RegisterCardProps {
  readonly form: RegisterForm | undefined;
  readonly problems: readonly FormProblem[];
}

function RegisterCard({ form, problems }: RegisterCardProps) {
  const words = ARTICLES_TEXTS[useDesk().texts.lang];
  const { fields } = words;
  const control = (name: keyof RegisterForm) => ({
    id: name,
    name,
    label: fields[name],
    value: form?.[name],
    problem: problems.find(({ field }) => field === name)?.sentence,
  });
  return (
    <form method="post" action="/console/articles">
      <p class="dim">{words.registerHint}</p>
      <TextLine {...control("title")} />
      <TextLine {...control("url")} inputMode="url" />
      <TextLine {...control("key")} hint={fields.keyHint} />
      <button type="submit">{words.submit}</button>
    </form>
  );
}
