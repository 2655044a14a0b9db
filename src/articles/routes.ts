import { z } from "zod";
import { created, ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { invalid } from "../shared/refusal.ts";
import { countComments } from "./count-comments.ts";
import { readArticle } from "./find-article.ts";
import { ARTICLE_SORTS, listArticles } from "./list-articles.ts";
import { registerArticle } from "./register-article.ts";
import { article, articleKey, presentArticle, putArticle } from "./schema.ts";

const KEY_RULE = "A key has 1 to 200 characters of A-Z a-z 0-9 . _ ~ : and -.";

const putRoute = route({
  method: "put",
  path: "/articles/:key",
  summary: "Register an article, or change it; what is left out of a change stays",
  tag: "Articles",
  roles: ["administrator", "scope:articles:write"],
  params: z.object({ key: z.string() }),
  body: putArticle,
  responses: { 200: article, 201: article },
  refusals: [],
  handle: async (deps, { params, body, actor }) => {
    if (!articleKey.safeParse(params.key).success) throw invalid("/key", KEY_RULE);
    const { article: row, created: isNew } = await registerArticle(deps, { key: params.key, fields: body, actor });
    const view = presentArticle(row, deps.clock());
    return isNew ? created(view) : ok(view);
  },
});

const listRoute = route({
  method: "get",
  path: "/articles",
  summary: "Articles, newest or most recently commented first",
  tag: "Articles",
  roles: ["moderator", "administrator", "scope:articles:read"],
  query: z.object({
    ...pageQuery,
    q: z.string().trim().max(200).optional(),
    sort: z.enum(ARTICLE_SORTS).default("newest"),
  }),
  responses: { 200: listOf(article) },
  refusals: [],
  handle: async (deps, { query }) => ok(await listArticles(deps, query)),
});

const readRoute = route({
  method: "get",
  path: "/articles/:key",
  summary: "One article, with its number of published comments",
  tag: "Articles",
  roles: ["anyone"],
  credentials: "ignored",
  params: z.object({ key: articleKey }),
  responses: { 200: article },
  refusals: [],
  find: ({ db, recent }, { params: { key } }) => recent.get(key, "article", () => readArticle(db, key)),
  handle: async (deps, { found }) => ok(presentArticle(found, deps.clock())),
});

const MOST_KEYS = 100;

const countsRoute = route({
  method: "get",
  path: "/counts",
  summary: "Numbers of published comments, for a page that lists articles",
  tag: "Articles",
  roles: ["anyone"],
  credentials: "ignored",
  query: z.object({
    keys: z
      .string()
      .transform((keys) => [...new Set(keys.split(","))])
      .pipe(z.array(articleKey).min(1).max(MOST_KEYS, `At most ${MOST_KEYS} keys at a time.`)),
  }),
  responses: { 200: z.object({ counts: z.record(z.string(), z.int()) }) },
  refusals: [],
  handle: async ({ db }, { query }) => ok({ counts: await countComments(db, query.keys) }),
});

export const articleRoutes: readonly Route[] = [putRoute, listRoute, readRoute, countsRoute];
