import type { Article } from "../../src/db/generated/client.ts";
import { openChanges } from "../../src/live/changes.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { decideComment, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly id?: string; readonly version: number };
}

interface Follower {
  readonly told: readonly Told[];
  /** All that came over the line. */
  readonly raw: () => string;
  readonly ended: () => boolean;
  readonly hangUp: () => void;
}

let app: TestApp;
let moderator: TestPerson;
let base: string;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
  base = addressOf(app);
});

function addressOf({ app: server }: TestApp): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

/** Versions of the article: of the last event, and of the page. */
interface Known {
  readonly heard?: string;
  readonly since?: string;
}

/** Follows a thread as a browser's EventSource does. */
async function follow({ key }: Article, { heard, since }: Known = {}): Promise<Follower> {
  const aborter = new AbortController();
  const headers = heard === undefined ? {} : { "Last-Event-ID": heard };
  const query = since === undefined ? "" : `?since=${since}`;
  const answer = await fetch(`${base}/api/v1/articles/${key}/events${query}`, { headers, signal: aborter.signal });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
  const told: Told[] = [];
  let raw = "";
  let ended = false;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      raw += decoder.decode(chunk, { stream: true });
      told.splice(0, told.length, ...parse(raw));
    }
    ended = true;
  };
  read().catch(() => (ended = true));
  await eventually(() => expect(raw).toContain(": listening"));
  return { told, raw: () => raw, ended: () => ended, hangUp: () => aborter.abort() };
}

const parse = (raw: string): Told[] =>
  raw
    .split("\n\n")
    .slice(0, -1)
    .filter((frame) => !frame.startsWith(":"))
    .map((frame) => Object.fromEntries(frame.split("\n").map((line) => line.split(/: (.*)/s, 2))))
    .map(({ id, event, data }) => ({ id, event, data: JSON.parse(data) }));

const names = ({ told }: Follower) => told.map(({ event, data }) => [event, data.id]);
const versionOf = async ({ id }: Article) =>
  (await app.deps.db.prisma.article.findUniqueOrThrow({ where: { id } })).version;

describe("who follows a thread", () => {
  test("hears what is published, hidden and changed there, with the article's version, and never what it says", async () => {
    const article = await app.article();
    const follower = await follow(article);
    const { id, author } = await postComment(app, { article, body: "Marmalade for breakfast." });
    await app.as(author).patch(`/comments/${id}`).send({ body: "Rhubarb for breakfast.", revision: 1 }).expect(200);
    await decideComment(app, moderator, { id, action: "remove", revision: 2 });
    await decideComment(app, moderator, { id, action: "publish", revision: 2 });
    await app.as(moderator).put(`/comments/${id}/reaction`).send({ kind: "recommend" }).expect(204);
    await eventually(() => expect(follower.told).toHaveLength(5));
    expect(names(follower)).toEqual([
      ["comment-published", id],
      ["thread-changed", id],
      ["comment-hidden", id],
      ["comment-published", id],
      ["thread-changed", id],
    ]);
    expect(follower.told.map(({ id: version }) => Number(version))).toEqual(
      follower.told.map(({ data }) => data.version),
    );
    expect(follower.told.at(-1)?.data.version).toBe(await versionOf(article));
    expect(follower.raw()).not.toMatch(/marmalade|rhubarb|Person/i);
    follower.hangUp();
  });

  test("hears nothing of what nobody may see, nor of other threads", async () => {
    const article = await app.article();
    const follower = await follow(article);
    for (const body of [BODIES.hold, BODIES.remove]) await postComment(app, { article, body });
    await postComment(app);
    const { id } = await postComment(app, { article });
    await eventually(() => expect(follower.told.length).toBeGreaterThan(0));
    expect(names(follower)).toEqual([["comment-published", id]]);
    follower.hangUp();
  });

  test("after a gap hears that the thread has changed, and only if it has", async () => {
    const { article } = await postComment(app);
    const missed = String(await versionOf(article));
    const upToDate = await follow(article, { since: "0", heard: missed });
    await postComment(app, { article });
    const late = await Promise.all([follow(article, { heard: missed }), follow(article, { since: missed })]);
    for (const { told } of late) {
      await eventually(() => expect(told).toHaveLength(1));
      expect(told).toMatchObject([{ event: "thread-changed", data: { version: await versionOf(article) } }]);
    }
    await eventually(() => expect(upToDate.told).toHaveLength(1));
    expect(upToDate.told).toMatchObject([{ event: "comment-published" }]);
    upToDate.hangUp();
    for (const each of late) each.hangUp();
  });

  test("hears of the gap before anything that happened after", async () => {
    const { article } = await postComment(app);
    const missed = String(await versionOf(article));
    await postComment(app, { article });
    const followers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const following = follow(article, { since: missed });
        await postComment(app, { article });
        return following;
      }),
    );
    const last = await versionOf(article);
    for (const follower of followers) {
      await eventually(() => expect(Number(follower.told.at(-1)?.id)).toBe(last));
      expect(follower.told[0]).toMatchObject({ event: "thread-changed", data: { version: expect.any(Number) } });
      expect(follower.told[0]?.data.id).toBeUndefined();
      follower.hangUp();
    }
  });

  test("of an article that is not there is told so", async () => {
    expect((await fetch(`${base}/api/v1/articles/none/events`)).status).toBe(404);
  });
});

test("another process's changes are heard as one's own", async () => {
  const other = await openChanges(app.deps.db, app.deps.log);
  const article = await app.article();
  const follower = await follow(article);
  other.publish({ kind: "thread", articleKey: article.key, version: 7, event: { name: "thread-changed" } });
  await eventually(() => expect(follower.told).toMatchObject([{ id: "7", event: "thread-changed" }]));
  await other.close();
  follower.hangUp();
});
