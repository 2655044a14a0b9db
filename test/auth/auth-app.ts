import { pino } from "pino";
import request from "supertest";
import { z } from "zod";
import { makeAuthenticate } from "../../src/auth/authenticate.ts";
import { authRoutes } from "../../src/auth/routes.ts";
import { signInLetter } from "../../src/auth/sign-in-letter.ts";
import { createAccount } from "../../src/authors/create-account.ts";
import { type Config, RATE_CLASSES, type SsoConfig } from "../../src/config/config.ts";
import type { Account, Role } from "../../src/db/generated/client.ts";
import type { Change, Deps } from "../../src/deps.ts";
import { ok } from "../../src/http/answer.ts";
import { createExpress } from "../../src/http/express-app.ts";
import { createLimiter } from "../../src/http/limits.ts";
import { mountRoutes } from "../../src/http/mount.ts";
import { assignRequestId } from "../../src/http/request-id.ts";
import { route } from "../../src/http/route.ts";
import { compilePolicy } from "../../src/policy/compile.ts";
import { STAFF } from "../../src/shared/actor.ts";
import { testDatabase } from "../support/database.ts";
import { whenOver } from "../support/test-scope.mjs";
import { listen } from "../support/listen.ts";

export const PUBLIC_URL = "https://comments.example";
export const PUBLISHER = "https://news.example";
export const START = new Date("2026-03-01T12:00:00.000Z");

const POLICY = compilePolicy([
  {
    path: "policy.yaml",
    text: `
id: test
title: Test
languages: [en]
flag_threshold: 3
categories:
  - { id: profanity, title: Profanity, text: No swearing., outcomes: { low: flag, medium: flag, high: remove } }
`,
  },
  { path: "terms/rude.txt", text: "[high obscene stem]\nfuck\n" },
  {
    path: "profanity.yaml",
    text: `
rules:
  - id: profanity.rude
    category: profanity
    severity: high
    title: Rude
    notice: It contains strong profanity.
    match: { terms: { files: [terms/rude.txt] } }
    dsa: { category: STATEMENT_CATEGORY_OTHER_VIOLATION_TC, keywords: [KEYWORD_OTHER] }
    examples: { matches: [fuck this], passes: [a fine day] }
`,
  },
]);

/** Two doors of which one is for staff, to try keys on. */
const DOORS = [
  route({
    method: "get",
    path: "/staff-room",
    summary: "For staff.",
    tag: "Test",
    roles: STAFF,
    responses: { 200: z.strictObject({}) },
    refusals: [],
    handle: async () => ok({}),
  }),
  route({
    method: "put",
    path: "/press",
    summary: "For programs.",
    tag: "Test",
    roles: ["scope:articles:write"],
    responses: { 200: z.strictObject({}) },
    refusals: [],
    handle: async () => ok({}),
  }),
];

export interface AuthSettings {
  readonly sso?: Partial<SsoConfig>;
  readonly config?: Partial<Config>;
}

/** The real routes over HTTP on a database of their own, with a clock that the test moves. */
export async function authApp({ sso = {}, config: overrides = {} }: AuthSettings = {}) {
  const db = await testDatabase();
  const log = pino({ level: "silent" });
  const config: Config = {
    production: false,
    port: 0,
    host: "127.0.0.1",
    publicUrl: PUBLIC_URL,
    databaseUrl: undefined,
    migrateDatabaseUrl: undefined,
    redisUrl: undefined,
    smtpUrl: undefined,
    mailFrom: "comments@news.example",
    sso: { secrets: [], jwksUrl: undefined, issuer: undefined, audience: "recourse", trustRoles: false, ...sso },
    sessionSecret: "a secret of sessions that is long enough",
    appealLinkKeys: [],
    auditKey: "audit",
    metricsToken: undefined,
    dsaToken: undefined,
    dataDir: ".data",
    trustProxy: false,
    allowedOrigins: [PUBLISHER],
    seedDemo: false,
    rateLimits: RATE_CLASSES,
    logLevel: "silent",
    secure: true,
    ...overrides,
  };
  let now = START;
  const changes: Change[] = [];
  // Nothing here sends mail: letters are composed by the tests.
  const deps = {
    config,
    db,
    log,
    clock: () => now,
    policy: () => ({ revision: "test", compiled: POLICY }),
    notify: (change: Change) => void changes.push(change),
  } as unknown as Deps;
  const limiter = createLimiter({ config, log });
  whenOver(limiter.close);
  const routed = createExpress(config);
  routed.use(assignRequestId(config));
  mountRoutes(routed, [...authRoutes, ...DOORS], {
    deps,
    authenticate: makeAuthenticate(deps),
    limiter,
    checkAnswers: true,
  });
  const app = await listen(routed);

  // By id, which rises with time: the clock stands still.
  const letters = () => db.prisma.letter.findMany({ where: { kind: "sign_in" }, orderBy: { id: "asc" } });
  return {
    deps,
    db,
    changes,
    app,
    http: () => request(app),
    post: (path: string, body: object) => request(app).post(`/api/v1${path}`).send(body),
    get: (path: string, bearer: string) => request(app).get(`/api/v1${path}`).set("Authorization", `Bearer ${bearer}`),
    wait: (ms: number) => void (now = new Date(now.getTime() + ms)),
    letters,
    /** What the newest letter to this address says. */
    readLetter: async (address: string) => {
      const letter = (await letters()).findLast((each) => each.address === address);
      return letter ? signInLetter.compose(deps, letter) : null;
    },
    account: async (role: Role, email: string): Promise<Account> => {
      const made = await createAccount(db.prisma, { email, emailVerifiedAt: now, displayName: "Somebody", at: now });
      return db.prisma.account.update({ where: { id: made?.id ?? "" }, data: { role } });
    },
  };
}

export type AuthApp = Awaited<ReturnType<typeof authApp>>;

/** Signs in as a reader does: asks for the link, reads the letter, presses the button. */
export async function signIn(app: AuthApp, email: string) {
  const token = await askForToken(app, { email });
  return app.post("/auth/session", { token });
}

export async function askForToken(
  app: AuthApp,
  body: { readonly email: string; readonly [field: string]: string },
  acceptLanguage = "en",
) {
  await app.post("/auth/email-link", body).set("Accept-Language", acceptLanguage).expect(202);
  const letter = await app.readLetter(body.email.toLowerCase());
  return /\/sign-in\/([\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "no link";
}
