import type { Express } from "express";
import { pino } from "pino";
import request from "supertest";
import { RATE_CLASSES, type Config } from "../../src/config/config.ts";
import { commit } from "../../src/db/commit.ts";
import type { DecisionCause, Role } from "../../src/db/generated/client.ts";
import { countNewComment, insertJudgedComment } from "../../src/decisions/insert-judged-comment.ts";
import { judge } from "../../src/decisions/judgement.ts";
import type { LockedComment } from "../../src/decisions/lock-comment.ts";
import type { Act } from "../../src/decisions/states.ts";
import type { ActivePolicy, Change, Deps } from "../../src/deps.ts";
import { createExpress } from "../../src/http/express-app.ts";
import { createLimiter } from "../../src/http/limits.ts";
import { mountRoutes } from "../../src/http/mount.ts";
import { compilePolicy } from "../../src/policy/compile.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { openCase } from "../../src/queue/open-case.ts";
import { queueRoutes } from "../../src/queue/routes.ts";
import type { Person } from "../../src/shared/actor.ts";
import { after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import { testDatabase } from "../support/database.ts";
import { listen } from "../support/listen.ts";

export const THRESHOLD = 3;

const POLICY_YAML = `
id: test
title: A policy of two rules
languages: [en]
flag_threshold: ${THRESHOLD}
categories:
  - { id: profanity, title: Profanity, text: No swearing., outcomes: { low: publish, medium: flag, high: remove } }
  - { id: pii, title: Privacy, text: No addresses., outcomes: { low: flag, medium: hold, high: remove } }
  - { id: off-topic, title: Off topic, text: Stay with it., outcomes: { low: publish, medium: flag, high: flag } }
`;

const rule = (id: string, { regex, literals, matches }: { regex: string; literals: string; matches: string }) => `
  - id: ${id}
    category: ${id.split(".")[0]}
    severity: medium
    title: Rule ${id}
    notice: The notice of ${id}.
    match: { pattern: { name: 'words', regex: '${regex}', literals: [${literals}] } }
    dsa: { category: STATEMENT_CATEGORY_OTHER_VIOLATION_TC, keywords: [KEYWORD_OTHER] }
    examples: { matches: ["${matches}"], passes: ["A fine day"] }
`;

const RULES_YAML = `rules:${rule("profanity.darn", { regex: "darn", literals: "darn", matches: "oh darn" })}${rule(
  "pii.street",
  {
    regex: "elm street [0-9]+",
    literals: "elm street",
    matches: "elm street 12",
  },
)}`;

const policy: ActivePolicy = {
  revision: "test-policy",
  compiled: compilePolicy([
    { path: "policy.yaml", text: POLICY_YAML },
    { path: "rules.yaml", text: RULES_YAML },
  ]),
};

const config: Config = {
  production: false,
  port: 0,
  host: "127.0.0.1",
  publicUrl: "https://comments.example",
  databaseUrl: undefined,
  migrateDatabaseUrl: undefined,
  redisUrl: undefined,
  smtpUrl: undefined,
  mailFrom: "comments@news.example",
  sso: { secrets: [], jwksUrl: undefined, issuer: undefined, audience: "recourse", trustRoles: false },
  sessionSecret: "secret",
  appealLinkKeys: [{ id: "k1", key: Buffer.alloc(32, 7) }],
  auditKey: "audit",
  metricsToken: undefined,
  dsaToken: undefined,
  dataDir: ".data",
  trustProxy: false,
  allowedOrigins: [],
  seedDemo: false,
  rateLimits: RATE_CLASSES,
  logLevel: "silent",
  secure: false,
};

export interface Post {
  readonly author?: string;
  readonly body?: string;
  readonly act?: Act;
  readonly cause?: DecisionCause;
  readonly parent?: LockedComment;
  /** Absent: as the policy says. */
  readonly asks?: boolean;
}

/** A moderators' desk over a database of its own: real routes, a clock to turn, and the few rows that a test needs. */
export async function openDesk() {
  const db = await testDatabase();
  let now = new Date("2026-11-22T12:00:00Z");
  const changes: Change[] = [];
  const log = pino({ level: "silent" });
  // Letters are queued, not sent: nothing here composes or hands over one.
  const deps = {
    config,
    db,
    log,
    clock: () => now,
    policy: () => policy,
    notify: (change: Change) => void changes.push(change),
  } as unknown as Deps;

  await db.prisma.policyRevision.create({
    data: { hash: policy.revision, files: {}, engineVersion: ENGINE_VERSION, createdAt: now },
  });
  const articleId = await addArticle("news-1");
  const app = await listen(createApp(deps));

  async function addArticle(key: string): Promise<string> {
    const id = newId();
    await db.prisma.article.create({
      data: {
        id,
        siteId: SITE_ID,
        key,
        url: `https://news.example/${key}`,
        title: key,
        createdAt: now,
        updatedAt: now,
      },
    });
    return id;
  }

  async function addAccount(
    name: string,
    { role = "reader", verified = true }: { role?: Role; verified?: boolean } = {},
  ) {
    const id = newId();
    await db.prisma.account.create({
      data: {
        id,
        siteId: SITE_ID,
        email: `${name.toLowerCase()}-${id}@mail.example`,
        emailVerifiedAt: verified ? now : null,
        displayName: name,
        role,
        createdAt: now,
      },
    });
    return id;
  }

  async function post(what: Post = {}): Promise<LockedComment> {
    const author = what.author ?? (await addAccount("Author"));
    const body = what.body ?? "A fine day";
    const judgement = judge(policy, body, {});
    const outcome = judgement.evaluation.outcome === "flag" ? "publish" : judgement.evaluation.outcome;
    return commit(deps, async (unit) => {
      const comment = await insertJudgedComment(deps, unit, {
        id: newId(),
        decisionId: newId(),
        articleId,
        articleKey: "news-1",
        authorId: author,
        parentId: what.parent?.id ?? null,
        ancestorIds: what.parent ? [...what.parent.ancestorIds, what.parent.id] : [],
        body,
        act: what.act ?? outcome,
        cause: what.cause ?? "verdict",
        judgement,
        at: now,
      });
      const matched = judgement.evaluation.matches.map(({ ruleId, category, severity }) => ({
        source: "policy" as const,
        category,
        ruleId,
        severity,
      }));
      const reasons =
        what.asks && matched.length === 0 ? [{ source: "premoderation" as const, category: "other" }] : matched;
      if (reasons.length > 0) await openCase(deps, unit, { comment, reasons, at: now });
      await countNewComment(unit, { comment, at: now });
      return comment;
    });
  }

  const as = (accountId: string | null) => {
    const send = (method: "get" | "post" | "delete") => (path: string, body?: object) => {
      const call = request(app)[method](`/api/v1${path}`);
      if (accountId !== null) void call.set("Authorization", `Bearer ${accountId}`);
      return body === undefined ? call : call.send(body);
    };
    return { get: send("get"), post: send("post"), delete: send("delete") };
  };

  return {
    deps,
    db,
    changes,
    as,
    post,
    addAccount,
    addArticle,
    turnClock: (ms: number) => void (now = after(now, ms)),
    openCaseOf: (comment: Pick<LockedComment, "id">) =>
      db.prisma.case.findFirstOrThrow({ where: { commentId: comment.id, status: "open" } }),
    person: (accountId: string, role: Role = "moderator"): Person => ({
      kind: "person",
      accountId,
      role,
      sessionId: newId(),
    }),
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A bearer is the account's id: who signs in how is another feature. */
function createApp(deps: Deps): Express {
  const app = createExpress(deps.config);
  mountRoutes(app, queueRoutes, {
    deps,
    limiter: createLimiter({ config: { rateLimits: "off", redisUrl: undefined }, log: deps.log }),
    checkAnswers: true,
    authenticate: async ({ headers }) => {
      const id = headers.authorization?.replace("Bearer ", "");
      const account = id === undefined ? null : await deps.db.prisma.account.findUnique({ where: { id } });
      return account && { kind: "person", accountId: account.id, role: account.role, sessionId: account.id };
    },
  });
  return app;
}
