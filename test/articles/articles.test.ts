import type { Response } from "supertest";
import { HOUR, MINUTE, after } from "../../src/shared/clock.ts";
import { type ApiClient, type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { asProgram, postComment, refusalOf } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let press: ApiClient;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  press = await asProgram(app, ["articles:write", "articles:read"]);
  moderator = await app.person("moderator");
});

const FIELDS = { url: "https://news.example/a", title: "The news of today" };
let made = 0;
const newKey = () => `news-${(made += 1)}`;

describe("registering an article", () => {
  test("makes it once, and changes it after; what is left out stays", async () => {
    const key = newKey();
    const closesAt = after(app.clock.now(), HOUR).toISOString();
    const first = await press
      .put(`/articles/${key}`)
      .send({ ...FIELDS, moderation: "pre", closesAt })
      .expect(201);
    expect(first.body).toEqual({
      key,
      ...FIELDS,
      commentsOpen: true,
      closesAt,
      moderation: "pre",
      commentCount: 0,
      version: 1,
    });
    const second = await press
      .put(`/articles/${key}`)
      .send({ ...FIELDS, title: "Corrected" })
      .expect(200);
    expect(second.body).toMatchObject({ title: "Corrected", moderation: "pre", closesAt, version: 2 });
    await press
      .put(`/articles/${key}`)
      .send({ ...FIELDS, closesAt: null, moderation: "post" })
      .expect(200);
    const read = await app.as(null).get(`/articles/${key}`).expect(200);
    expect(read.body).toMatchObject({ title: FIELDS.title, moderation: "post", closesAt: null, version: 3 });
  });

  test("ten times at once makes it once", async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 10 }, () => press.put(`/articles/${key}`).send(FIELDS)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 9 }, () => 200), 201]);
  });

  test.each([
    ["a key of 201 characters", "k".repeat(201), {}, "/key"],
    ["a key with a slash", "a%2Fb", {}, "/key"],
    ["a key with a space", "a%20b", {}, "/key"],
    ["an address of a script", "ok", { url: "javascript:alert(1)" }, "/url"],
    ["an address without a host", "ok", { url: "/a" }, "/url"],
    ["an empty title", "ok", { title: " " }, "/title"],
    ["a title of 501 characters", "ok", { title: "t".repeat(501) }, "/title"],
    ["a time that is none", "ok", { closesAt: "tomorrow" }, "/closesAt"],
    ["another kind of moderation", "ok", { moderation: "none" }, "/moderation"],
    ["a field of its own", "ok", { commentCount: 7 }, "/commentCount"],
  ])("is refused with %s", async (_what, key, fields, pointer) => {
    const answer = await press.put(`/articles/${key}`).send({ ...FIELDS, ...fields });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test.each([["A-Z_a-z.0:9~"], ["k".repeat(200)]])("takes the publisher's own key %s", async (key) => {
    await press.put(`/articles/${key}`).send(FIELDS).expect(201);
    await app.as(null).get(`/articles/${key}`).expect(200);
  });

  test("is for a program with its scope, and administrators", async () => {
    const put = (client: ApiClient) => client.put(`/articles/${newKey()}`).send(FIELDS);
    expect((await put(app.as(null))).status).toBe(401);
    expect((await put(app.as(await app.person()))).status).toBe(403);
    expect((await put(app.as(moderator))).status).toBe(403);
    expect((await put(await asProgram(app, ["articles:read"]))).status).toBe(403);
    expect((await put(app.as(await app.person("administrator")))).status).toBe(201);
  });

  test("is on record with the token that did it", async () => {
    const { body } = await press.put(`/articles/${newKey()}`).send(FIELDS).expect(201);
    const { id } = await app.deps.db.prisma.article.findFirstOrThrow({ where: { key: body.key } });
    const [entry] = await app.deps.db.prisma.auditEntry.findMany({ where: { subjectId: id } });
    expect(entry).toMatchObject({ action: "article.register", subjectKind: "article" });
    expect(`${entry?.actorAccountId ?? ""}${entry?.actorLabel ?? ""}`).not.toBe("");
  });
});

test("an article closes at its time by itself, and says so", async () => {
  const own = await testApp({ policy: smallPolicy() });
  const { key } = await own.article({ closesAt: after(own.clock.now(), MINUTE) });
  expect((await own.as(null).get(`/articles/${key}`)).body.commentsOpen).toBe(true);
  own.clock.advance(MINUTE);
  expect((await own.as(null).get(`/articles/${key}`)).body.commentsOpen).toBe(false);
  const late = await own
    .as(await own.person())
    .post(`/articles/${key}/comments`)
    .send({ body: "Too late." });
  expect(refusalOf(late)).toEqual([409, "thread_closed"]);
});

describe("counts", () => {
  test("are of published comments, for up to 100 keys, known or not", async () => {
    const article = await app.article();
    await postComment(app, { article });
    await postComment(app, { article, body: BODIES.hold });
    const { body } = await app.as(null).get(`/counts?keys=${article.key},none`).expect(200);
    expect(body).toEqual({ counts: { [article.key]: 1, none: 0 } });
    const many = (number: number) => Array.from({ length: number }, (_, at) => `k${at}`).join(",");
    await app
      .as(null)
      .get(`/counts?keys=${many(100)}`)
      .expect(200);
    await app
      .as(null)
      .get(`/counts?keys=${many(101)}`)
      .expect(422);
    await app.as(null).get("/counts").expect(422);
  });

  test("have keys that are names of every object", async () => {
    const { body } = await app.as(null).get("/counts?keys=constructor,__proto__,toString").expect(200);
    expect(Object.entries(body.counts)).toEqual(
      expect.arrayContaining([
        ["constructor", 0],
        ["toString", 0],
      ]),
    );
  });
});

describe("the list of articles", () => {
  test.each(["newest", "active"])("by %s has each of many once, page by page", async (sort) => {
    const own = await testApp({ policy: smallPolicy() });
    const keys = [];
    for (let count = 0; count < 7; count += 1) keys.push((await own.article()).key);
    for (const at of [2, 5]) {
      const article = await own.deps.db.prisma.article.findFirstOrThrow({ where: { key: keys[at] ?? "" } });
      await postComment(own, { article });
      own.clock.advance(MINUTE);
    }
    const staff = await own.person("moderator");
    const read: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body }: Response = await own
        .as(staff)
        .get(`/articles?sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      read.push(...body.items.map(({ key }: { key: string }) => key));
      cursor = body.nextCursor;
    }
    expect(read.toSorted()).toEqual(keys.toSorted());
    if (sort === "active") expect(read.slice(0, 2)).toEqual([keys[5], keys[2]]);
  });

  test("is searched by part of a title, taking no wildcards", async () => {
    await press
      .put(`/articles/${newKey()}`)
      .send({ ...FIELDS, title: "All 100% of it" })
      .expect(201);
    const find = async (q: string) => (await press.get(`/articles?q=${encodeURIComponent(q)}`).expect(200)).body.items;
    expect(await find("100%")).toHaveLength(1);
    expect(await find("all 100")).toHaveLength(1);
    expect(await find("1_0%")).toHaveLength(0);
  });

  test("is for programs with its scope, and staff", async () => {
    expect((await app.as(null).get("/articles")).status).toBe(401);
    expect((await app.as(await app.person()).get("/articles")).status).toBe(403);
    expect((await (await asProgram(app, ["articles:write"])).get("/articles")).status).toBe(403);
    await app.as(moderator).get("/articles").expect(200);
  });
});
