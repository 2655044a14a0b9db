import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import supertest from "supertest";
import { JOBS, buildApp } from "../../src/app.ts";
import { signSessionToken } from "../../src/auth/access-token.ts";
import { openSession } from "../../src/auth/open-session.ts";
import { createAccount } from "../../src/authors/create-account.ts";
import { readConfig } from "../../src/config/environment.ts";
import type { PolicyFiles } from "../../src/config/policy-files.ts";
import type { Account, Article } from "../../src/db/generated/client.ts";
import type { Deps } from "../../src/deps.ts";
import { nameJobs } from "../../src/jobs/name-jobs.ts";
import { startWorker } from "../../src/jobs/worker.ts";
import { type StoredMessage, listMailbox } from "../../src/mail/mailbox.ts";
import { mailboxDir } from "../../src/mail/transport.ts";
import { openDepsOn } from "../../src/open-deps.ts";
import type { Role } from "../../src/shared/actor.ts";
import { HOUR, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import { testDatabase } from "./database.ts";
import { eventually } from "./eventually.ts";
import { listen } from "./listen.ts";
import { shippedFiles } from "./shipped-policy.ts";
import { whenOver } from "./test-scope.mjs";

const START = new Date("2026-11-22T12:00:00.000Z");

/** A signed-in person, as the API meets one. */
export interface TestPerson {
  readonly account: Account;
  readonly token: string;
}

export interface TestApp {
  readonly app: Server;
  readonly deps: Deps;
  /** Stands still until it is advanced. */
  readonly clock: { readonly now: () => Date; readonly advance: (ms: number) => void };
  /** An account with a verified address that has been here for a week. */
  readonly person: (role?: Role, fields?: Partial<Pick<Account, "displayName" | "email">>) => Promise<TestPerson>;
  readonly article: (fields?: Partial<Article>) => Promise<Article>;
  /** Requests as a person, or as nobody; paths below /api/v1. */
  readonly as: (person: TestPerson | null) => ApiClient;
  readonly mailbox: () => Promise<readonly StoredMessage[]>;
  /** The newest letter to a person whose subject fits, once the worker has sent it. */
  readonly letterTo: (person: TestPerson, subject: RegExp) => Promise<StoredMessage>;
  /** Runs jobs for the rest of the file. */
  readonly startWorker: () => Promise<void>;
}

export interface TestAppOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Absent: the policy that is shipped. */
  readonly policy?: PolicyFiles;
}

/** The whole application on a database of its own, with a clock that stands still. Closed after the test file. */
export async function testApp({ env = {}, policy }: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), "recourse-test-"));
  const db = await testDatabase();
  let now = START;
  const config = readConfig({
    DATABASE_URL: db.url,
    DATA_DIR: dataDir,
    RATE_LIMITS: "off",
    LOG_LEVEL: "silent",
    ...env,
  });
  const log = pino({ level: config.logLevel });
  const disk = policy ?? (await shippedFiles());
  // The pool is the database's, which closes it; whatever remembers by this object begins anew.
  const opened = await openDepsOn({ ...db, close: async () => undefined }, { config, log, clock: () => now, disk });
  const { deps } = opened;
  await nameJobs(db, JOBS);
  const built = buildApp(deps, { isStopping: () => false, checkAnswers: true });
  whenOver(() => rm(dataDir, { recursive: true, force: true }));
  whenOver(opened.close);
  whenOver(built.close);
  const server = await listen(built.app);

  const person: TestApp["person"] = async (role = "reader", fields = {}) => {
    const at = after(now, -7 * 24 * HOUR);
    const name = fields.displayName ?? `Person ${newId().slice(-6)}`;
    const email = fields.email === undefined ? `${newId()}@example.org` : fields.email;
    const made = await createAccount(deps.db.prisma, { email, emailVerifiedAt: at, displayName: name, at });
    if (!made) throw new Error("this address is taken");
    const account = await deps.db.prisma.account.update({ where: { id: made.id }, data: { role } });
    return { account, token: await signIn(deps, account) };
  };
  const letterTo: TestApp["letterTo"] = (to, subject) =>
    eventually(async () => {
      const letters = await listMailbox(mailboxDir(config));
      const found = letters.find((letter) => letter.to === to.account.email && subject.test(letter.subject));
      if (!found) throw new Error(`no letter ${subject} among ${letters.length}`);
      const { state } = await deps.db.prisma.letter.findUniqueOrThrow({ where: { messageId: found.messageId } });
      if (state === "queued") throw new Error(`the letter ${subject} is out, and not yet recorded as sent`);
      return found;
    });

  return {
    app: server,
    deps,
    clock: { now: () => now, advance: (ms) => void (now = after(now, ms)) },
    person,
    article: (fields = {}) => insertArticle(deps, fields),
    as: (who) => apiClient(server, who),
    mailbox: () => listMailbox(mailboxDir(config)),
    letterTo,
    startWorker: async () => {
      const worker = await startWorker(deps, JOBS, { concurrency: 2 });
      whenOver(() => worker.stop());
    },
  };
}

async function signIn(deps: Deps, account: Account): Promise<string> {
  const at = deps.clock();
  const session = await openSession(deps.db.prisma, { accountId: account.id, at });
  const ticket = { accountId: account.id, sessionId: session.id };
  return signSessionToken(deps.config, ticket, { at, expiresAt: session.expiresAt });
}

const insertArticle = ({ db, clock }: Deps, fields: Partial<Article>): Promise<Article> =>
  db.prisma.article.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      key: `article-${newId().slice(-8)}`,
      url: "https://news.example/article",
      title: "An article",
      createdAt: clock(),
      updatedAt: clock(),
      ...fields,
    },
  });

export type ApiClient = ReturnType<typeof apiClient>;

/** One request of each method, with the token of a person or a program unless null. */
export function apiClient(app: Server, person: Pick<TestPerson, "token"> | null) {
  const send = (method: "get" | "post" | "put" | "patch" | "delete") => (path: string) => {
    const request = supertest(app)[method](`/api/v1${path}`);
    return person ? request.set("Authorization", `Bearer ${person.token}`) : request;
  };
  return { get: send("get"), post: send("post"), put: send("put"), patch: send("patch"), delete: send("delete") };
}
