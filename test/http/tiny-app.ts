import type { Express } from "express";
import { pino } from "pino";
import { z } from "zod";
import type { Config, RateLimits } from "../../src/config/config.ts";
import { RATE_CLASSES } from "../../src/config/config.ts";
import type { Deps } from "../../src/deps.ts";
import type { Authenticate } from "../../src/http/access.ts";
import { accepted, bytes, created, noContent, ok, stream } from "../../src/http/answer.ts";
import { createExpress } from "../../src/http/express-app.ts";
import type { Limiter } from "../../src/http/limits.ts";
import { createLimiter } from "../../src/http/limits.ts";
import { listOf, listQuery } from "../../src/http/list.ts";
import { requestLog } from "../../src/http/log.ts";
import { describeError } from "../../src/http/describe-error.ts";
import { mountRoutes } from "../../src/http/mount.ts";
import { assignRequestId } from "../../src/http/request-id.ts";
import type { Route } from "../../src/http/route.ts";
import { route } from "../../src/http/route.ts";
import { apiCors, apiSecurity } from "../../src/http/security.ts";
import type { Person } from "../../src/shared/actor.ts";
import { STAFF } from "../../src/shared/actor.ts";
import { Refusal } from "../../src/shared/refusal.ts";

export const PUBLIC_URL = "https://comments.example";
export const PUBLISHER = "https://news.example";

const config = (overrides: Partial<Config>): Config => ({
  production: false,
  port: 0,
  host: "127.0.0.1",
  publicUrl: PUBLIC_URL,
  databaseUrl: undefined,
  migrateDatabaseUrl: undefined,
  redisUrl: undefined,
  smtpUrl: undefined,
  mailFrom: "comments@news.example",
  sso: { secrets: [], jwksUrl: undefined, issuer: undefined, audience: "recourse", trustRoles: false },
  sessionSecret: "s",
  appealLinkKeys: [],
  auditKey: "a",
  metricsToken: undefined,
  dsaToken: undefined,
  dataDir: ".data",
  trustProxy: false,
  allowedOrigins: [PUBLISHER],
  seedDemo: false,
  rateLimits: RATE_CLASSES,
  logLevel: "info",
  secure: false,
  ...overrides,
});

export const withLimits = (limits: Partial<Record<keyof typeof RATE_CLASSES, number>>): RateLimits => ({
  ...RATE_CLASSES,
  ...limits,
});

/** Bearers of the tests: the name of a role, or `articles` for a program. */
const authenticate: Authenticate = async ({ headers, cookies }) => {
  const name = headers.authorization?.replace("Bearer ", "") ?? cookies["recourse_session"];
  if (name === "reader" || name === "moderator" || name === "administrator") return person(name);
  if (name === "articles") return { kind: "program", tokenId: "t1", scopes: ["articles:write"] };
  if (headers.authorization !== undefined) throw new Refusal("sign_in_required", "This token is not good.");
  return null;
};

const person = (role: Person["role"]): Person => ({
  kind: "person",
  accountId: `account-${role}`,
  role,
  sessionId: "s1",
});

export const Thing = z.object({ id: z.string(), words: z.string() }).meta({ id: "Thing" });

const THING_ID = "019b0000-0000-7000-8000-000000000001";
export const THING_PATH = `/api/v1/things/${THING_ID}`;

const thingParams = z.object({ thingId: z.uuid() });

const findThing = async (_deps: Deps, { params }: { readonly params: { readonly thingId: string } }) => {
  if (params.thingId !== THING_ID) throw new Refusal("not_found", "No such thing.");
  return { id: params.thingId, words: "first" };
};

export const tinyRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/things",
    summary: "All things.",
    tag: "Things",
    roles: ["anyone"],
    query: listQuery,
    responses: { 200: listOf(Thing) },
    refusals: [],
    handle: async (_deps, { query }) =>
      ok({ items: [{ id: String(query.limit), words: query.cursor ?? "" }], nextCursor: null }),
  }),
  route({
    method: "get",
    path: "/things/:thingId",
    summary: "One thing.",
    tag: "Things",
    roles: ["anyone"],
    credentials: "ignored",
    params: thingParams,
    responses: { 200: Thing },
    refusals: [],
    find: findThing,
    handle: async (_deps, { found }) =>
      bytes(JSON.stringify(found), { etag: "v7", cacheControl: "public, max-age=0, s-maxage=5" }),
  }),
  route({
    method: "put",
    path: "/things/:thingId",
    summary: "Changes a thing, says `why`.",
    tag: "Things",
    roles: STAFF,
    params: thingParams,
    query: z.object({ loud: z.enum(["yes", "no"]).optional() }),
    body: z.strictObject({
      words: z.string().min(1).max(10_000),
      tags: z.array(z.strictObject({ name: z.string() })).optional(),
    }),
    responses: { 200: Thing },
    refusals: ["version_conflict"],
    find: findThing,
    handle: async (_deps, { body, found }) => {
      if (body.words === "stale") throw new Refusal("version_conflict", "It has changed.");
      return ok({ ...found, words: body.words });
    },
  }),
  route({
    method: "post",
    path: "/things",
    summary: "Makes a thing.",
    tag: "Things",
    roles: ["reader", "administrator"],
    headers: z.object({ "idempotency-key": z.string().max(200).optional() }),
    body: z.strictObject({ words: z.string() }),
    responses: { 201: Thing },
    refusals: ["idempotency_key_reused"],
    limit: ["posts_account", "posts_address"],
    replay: async (_deps, { headers, body }) =>
      headers["idempotency-key"] === "again" ? created({ id: "earlier", words: body.words }) : undefined,
    handle: async (_deps, { body }) =>
      created({ id: "new", words: body.words }, { headers: { Location: "/things/new" } }),
  }),
  route({
    method: "delete",
    path: "/things/:thingId",
    summary: "Deletes a thing.",
    tag: "Things",
    roles: ["reader"],
    params: thingParams,
    responses: { 204: "empty" },
    refusals: [],
    handle: async () => noContent({ cookies: ["a=1; HttpOnly", "b=2"] }),
  }),
  route({
    method: "put",
    path: "/registry/:key",
    summary: "For programs.",
    tag: "Registry",
    roles: ["scope:articles:write", "administrator"],
    responses: { 200: z.object({ kind: z.string(), key: z.string() }) },
    refusals: [],
    handle: async (_deps, { actor, params }) => ok({ kind: actor.kind, key: params["key"] }),
  }),
  route({
    method: "post",
    path: "/letters",
    summary: "Asks for a letter.",
    tag: "Letters",
    roles: ["anyone"],
    body: z.strictObject({ email: z.email() }),
    responses: { 202: "empty" },
    refusals: [],
    limit: ["email_links_address", "email_links_mailbox"],
    mailbox: (body) => body.email,
    handle: async () => accepted(),
  }),
  route({
    method: "post",
    path: "/drafts/:key",
    summary: "Previews a draft.",
    tag: "Letters",
    roles: ["reader"],
    responses: { 204: "empty" },
    refusals: [],
    handle: async (_deps, { draftPreviews, params }) => {
      const key = params["key"] ?? "";
      await (key === "posted" ? draftPreviews.reset("draft") : draftPreviews.take(key));
      return noContent();
    },
  }),
  route({
    method: "get",
    path: "/broken",
    summary: "Has a bug.",
    tag: "Trouble",
    roles: ["anyone"],
    responses: { 200: "empty" },
    refusals: [],
    handle: async () => {
      throw Object.assign(new Error("secret words of a reader"), { code: "P2002" });
    },
  }),
  route({
    method: "get",
    path: "/away",
    summary: "Has no database.",
    tag: "Trouble",
    roles: ["anyone"],
    responses: { 200: "empty" },
    refusals: [],
    handle: async () => {
      throw new Error("query failed", {
        cause: new AggregateError([Object.assign(new Error("x"), { code: "ECONNREFUSED" })]),
      });
    },
  }),
  route({
    method: "get",
    path: "/ticks",
    summary: "Ticks twice.",
    tag: "Trouble",
    roles: ["anyone"],
    responses: { 200: "stream" },
    refusals: [],
    handle: async () =>
      stream((res) => {
        res.write("event: tick\n\n");
        res.end("event: tock\n\n");
      }),
  }),
  route({
    method: "get",
    path: "/liar",
    summary: "Answers what it does not document.",
    tag: "Trouble",
    roles: ["anyone"],
    responses: { 200: Thing },
    refusals: [],
    handle: async () => ok({ id: 1 }),
  }),
];

export interface TinyApp {
  readonly app: Express;
  readonly limiter: Limiter;
  /** Every line that was logged. */
  readonly lines: readonly Record<string, unknown>[];
}

/** The kit as `app.ts` puts it together, with routes of the tests' own. */
export function tinyApp(overrides: Partial<Config> = {}): TinyApp {
  const lines: Record<string, unknown>[] = [];
  const settings = config(overrides);
  const log = pino(
    { level: settings.logLevel, serializers: { err: describeError } },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  const limiter = createLimiter({ config: settings, log });
  const app = createExpress(settings);
  app.use(assignRequestId(settings), requestLog(log));
  app.use("/api", apiSecurity(settings), apiCors(settings));
  // The routes of these tests touch nothing else of what a feature may use.
  const deps = { config: settings, log, clock: () => new Date() } as Deps;
  mountRoutes(app, tinyRoutes, { deps, authenticate, limiter, checkAnswers: true });
  return { app, limiter, lines };
}
