import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import type { Article } from "../../src/db/generated/client.ts";
import { signSessionToken } from "../../src/auth/access-token.ts";
import { openSession } from "../../src/auth/open-session.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { decideComment, findLink, refusalOf } from "../support/scenes.ts";
import { startScript } from "../support/script-process.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let article: Article;
let author: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  article = await app.article();
});

const post = (who: TestPerson, body: string, key?: string) => {
  const call = app.as(who).post(`/articles/${article.key}/comments`).send({ body });
  return key === undefined ? call : call.set("Idempotency-Key", key);
};

const commentsOf = ({ account }: TestPerson) => app.deps.db.prisma.comment.count({ where: { authorId: account.id } });

describe("posting with an Idempotency-Key", () => {
  test("twenty times at once posts once, and each is told of the same comment", async () => {
    author = await app.person();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(author, "Said once.", "k1")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.comment.id)).size).toBe(1);
    expect(await commentsOf(author)).toBe(1);
  });

  test("again is answered with the comment as it is and the verdict as it was", async () => {
    const who = await app.person();
    const first = await post(who, BODIES.remove, "k1").expect(201);
    await decideComment(app, await app.person("moderator"), { id: first.body.comment.id, action: "publish" });
    const again = await post(who, BODIES.remove, "k1").expect(201);
    expect(again.body.verdict).toEqual(first.body.verdict);
    expect(again.body.comment).toEqual({ ...first.body.comment, status: "published" });
    expect((await findLink(app, first.body.comment.id)).decisionId).toBeDefined();
  });

  test("is each author's own: another's key is another comment", async () => {
    const [one, other] = [await app.person(), await app.person()];
    const answers = [await post(one, "The same words.", "shared"), await post(other, "The same words.", "shared")];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body.comment.id).not.toBe(answers[1]?.body.comment.id);
  });

  test("is found before closed threads, limits on the author and duplicates are looked at", async () => {
    const who = await app.person();
    const first = await post(who, "Before it closed.", "k1").expect(201);
    const close = (commentsOpen: boolean) =>
      app.deps.db.prisma.article.update({ where: { id: article.id }, data: { commentsOpen } });
    await close(false);
    const again = await post(who, "Before it closed.", "k1").expect(201);
    await close(true);
    expect(again.body.comment.id).toBe(first.body.comment.id);
  });

  test("knows the key for 24 hours", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const [who, place] = [await own.person(), await own.article()];
    const say = (body: string) =>
      own.as(who).post(`/articles/${place.key}/comments`).set("Idempotency-Key", "k").send({ body });
    await say("Yesterday.").expect(201);
    own.clock.advance(DAY - MINUTE);
    expect(refusalOf(await say("Today."))).toEqual([409, "idempotency_key_reused"]);
    own.clock.advance(MINUTE);
    await say("Today.").expect(201);
  });
});

describe("the same text by the same author on the same article", () => {
  test("posted ten times at once without a key is posted once", async () => {
    const who = await app.person();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(who, "In a hurry.")));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(await commentsOf(who)).toBe(1);
  });
});

test("a comment that was acknowledged survives kill -9 of the server at any moment", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "recourse-kill-"));
  const { url } = app.deps.db;
  const { sessionSecret } = app.deps.config;
  const who = await app.person();
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  // The server that is killed lives by the real clock.
  const at = new Date();
  const session = await openSession(app.deps.db.prisma, { accountId: who.account.id, at });
  const ticket = { accountId: who.account.id, sessionId: session.id };
  const token = signSessionToken(app.deps.config, ticket, { at, expiresAt: session.expiresAt });
  const env = {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    PORT: String(port),
    RATE_LIMITS: "off",
    SESSION_SECRET: sessionSecret,
  };
  const server = await startScript(new URL("server-process.ts", import.meta.url), env);
  await eventually(async () => expect((await fetch(`${base}/healthz`)).status).toBe(200), 25_000);

  const acknowledged: string[] = [];
  const killed = new AbortController();
  const speak = async (speaker: number) => {
    for (let turn = 0; !killed.signal.aborted; turn += 1) {
      const answer = await fetch(`${base}/api/v1/articles/${article.key}/comments`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify({ body: `Speaker ${speaker} says ${turn}.` }),
      });
      if (answer.status === 201) acknowledged.push((await answer.json()).comment.id);
    }
  };
  const speakers = Array.from({ length: 4 }, (_, speaker) => speak(speaker).catch(() => undefined));
  await eventually(() => expect(acknowledged.length).toBeGreaterThan(20));
  await server.kill();
  killed.abort();
  await Promise.all(speakers);
  await rm(dataDir, { recursive: true, force: true });

  const kept = await app.deps.db.prisma.comment.findMany({ where: { id: { in: acknowledged } }, select: { id: true } });
  expect(kept.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
  const { rows } = await app.deps.db.pool.query(
    `select a.comment_count = count(c.id) as counted
     from articles a left join comments c on c.article_id = a.id and c.status = 'published'
     where a.id = $1 group by a.id`,
    [article.id],
  );
  expect(rows).toEqual([{ counted: true }]);
}, 60_000);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
