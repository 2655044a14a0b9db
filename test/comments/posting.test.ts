import { MINUTE, SECOND, after } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { findOpenCase, postComment, refusalOf, removedComment, restrict } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const post = (who: TestPerson, key: string, body: string, fields: object = {}) =>
  app
    .as(who)
    .post(`/articles/${key}/comments`)
    .send({ body, ...fields });

/** As people in English say it: no time for programs. */
const sayTime = (at: Date) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at);

describe("a comment is judged at once", () => {
  test.each([
    ["publish", "published", "publish", 0],
    ["flag", "published", "publish", 1],
    ["hold", "held", "hold", 1],
    ["remove", "removed", "remove", 0],
  ] as const)("%s: %s, its author reads “%s”, and %i cases are open", async (body, status, outcome, cases) => {
    const [author, article] = [await app.person(), await app.article()];
    const { body: answer } = await post(author, article.key, BODIES[body]).expect(201);
    expect(answer.comment).toMatchObject({ status, body: BODIES[body], author: { id: author.account.id } });
    expect(answer.verdict).toMatchObject({ outcome, appealable: body === "remove" });
    const open = await app.deps.db.prisma.case.count({ where: { commentId: answer.comment.id, status: "open" } });
    expect(open).toBe(cases);
  });
});

describe("who must be read first", () => {
  test.each(["publish", "flag", "hold"] as const)(
    "on an article with pre-moderation, %s is held and waits",
    async (body) => {
      const article = await app.article({ moderation: "pre" });
      const { id } = await postComment(app, { article, body: BODIES[body] });
      const comment = await app.deps.db.prisma.comment.findUniqueOrThrow({
        where: { id },
        include: { decisions: true },
      });
      expect(comment).toMatchObject({ status: "held", decisions: [{ cause: "article_premoderation", verdict: body }] });
      const { body: item } = await app
        .as(moderator)
        .get(`/moderation/cases/${(await findOpenCase(app, id)).id}`)
        .expect(200);
      expect(item.reasons).toContainEqual({ source: "premoderation", category: "other", count: 1 });
    },
  );

  test("an author under premoderation is held too, and told why", async () => {
    const author = await app.person();
    const restrictionId = await restrict(app, moderator, { ...author, kind: "premoderated" });
    const { key } = await app.article();
    const { body } = await post(author, key, BODIES.publish).expect(201);
    expect(body).toMatchObject({
      comment: { status: "held" },
      verdict: { outcome: "hold", notices: [expect.stringContaining("read by a moderator")] },
    });
    await app.as(moderator).delete(`/moderation/users/${author.account.id}/restrictions/${restrictionId}`).expect(204);
    expect((await post(author, key, "Free again.").expect(201)).body.comment.status).toBe("published");
  });

  test("what the policy removes is removed all the same", async () => {
    const article = await app.article({ moderation: "pre" });
    const { id } = await removedComment(app, { article });
    expect(await app.deps.db.prisma.case.count({ where: { commentId: id } })).toBe(0);
  });
});

describe("who may not post", () => {
  test("a suspended author, until the suspension ends", async () => {
    const [author, { key }] = [await app.person(), await app.article()];
    await restrict(app, moderator, { ...author, kind: "suspended", until: after(app.clock.now(), MINUTE) });
    const refused = await post(author, key, "Too early.");
    expect(refusalOf(refused)).toEqual([403, "author_suspended"]);
    const until = after(app.clock.now(), MINUTE);
    expect(refused.body).toMatchObject({ until: until.toISOString(), detail: expect.stringContaining(sayTime(until)) });
    expect(refused.body.detail).not.toContain(until.toISOString());
    app.clock.advance(MINUTE);
    await post(author, key, "In time.").expect(201);
  });

  test("a banned author, who may still read, flag, delete and contest", async () => {
    const removed = await removedComment(app);
    const { author, article } = removed;
    await restrict(app, moderator, { ...author, kind: "banned" });
    expect(refusalOf(await post(author, article.key, "Once more."))).toEqual([403, "author_banned"]);
    await app.as(author).get("/me/comments").expect(200);
    const statement = "I was quoting what the minister said.";
    await app.as(author).post("/appeals").send({ decisionId: removed.decisionId, statement }).expect(201);
  });

  test.each([
    ["closed by hand", { commentsOpen: false }],
    ["closed by its time", { closesAt: new Date("2026-11-22T12:00:00.000Z") }],
  ])("anybody on an article that is %s", async (_how, fields) => {
    const { key } = await app.article(fields);
    expect(refusalOf(await post(await app.person(), key, "Too late."))).toEqual([409, "thread_closed"]);
  });

  test("an article that closes at a time is open until then", async () => {
    const { key } = await app.article({ closesAt: after(app.clock.now(), SECOND) });
    await post(await app.person(), key, "Just in time.").expect(201);
  });
});

describe("the same text by the same author on the same article", () => {
  test("is refused within 6 minutes, and taken after", async () => {
    const [author, { key }] = [await app.person(), await app.article()];
    await post(author, key, "Said twice.").expect(201);
    app.clock.advance(6 * MINUTE - SECOND);
    expect(refusalOf(await post(author, key, "Said twice."))).toEqual([409, "duplicate_comment"]);
    app.clock.advance(SECOND);
    await post(author, key, "Said twice.").expect(201);
  });

  test.each(["hold", "remove"] as const)("is refused when the first was judged %s too", async (body) => {
    const { author, article } = await postComment(app, { body: BODIES[body] });
    expect(refusalOf(await post(author, article.key, BODIES[body]))).toEqual([409, "duplicate_comment"]);
  });

  test("is taken by another author, on another article, and once the first is deleted", async () => {
    const { author, article, id } = await postComment(app, { body: "Said by many." });
    await post(await app.person(), article.key, "Said by many.").expect(201);
    await post(author, (await app.article()).key, "Said by many.").expect(201);
    await app.as(author).delete(`/comments/${id}`).expect(204);
    await post(author, article.key, "Said by many.").expect(201);
  });
});

describe("a preview", () => {
  test.each(["publish", "hold", "remove"] as const)("tells the verdict %s, and leaves nothing", async (body) => {
    const [author, { key, id: articleId }] = [await app.person(), await app.article()];
    const { body: verdict } = await app
      .as(author)
      .post(`/articles/${key}/comments/preview`)
      .send({ body: BODIES[body] })
      .expect(200);
    expect(verdict).toMatchObject({ outcome: body });
    expect(await app.deps.db.prisma.comment.count({ where: { articleId } })).toBe(0);
  });

  test("is given three times a draft, and again after it was posted or saved", async () => {
    const limited = await testApp({ policy: smallPolicy(), env: { RATE_LIMITS: "{}" } });
    const [author, { key }] = [await limited.person(), await limited.article()];
    const preview = () => limited.as(author).post(`/articles/${key}/comments/preview`).send({ body: BODIES.publish });
    for (let count = 0; count < 3; count += 1) await preview().expect(200);
    const refused = await preview();
    expect(refusalOf(refused)).toEqual([429, "rate_limited"]);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    const posted = await limited
      .as(author)
      .post(`/articles/${key}/comments`)
      .send({ body: BODIES.publish })
      .expect(201);
    await preview().expect(200);
    const edited = { body: "A fine day, and a long one.", revision: 1 };
    for (let count = 0; count < 2; count += 1) await preview().expect(200);
    await limited.as(author).patch(`/comments/${posted.body.comment.id}`).send(edited).expect(200);
    await preview().expect(200);
  });

  test.each([
    ["banned", "author_banned"],
    ["premoderated", undefined],
  ] as const)("of a %s author says what a post would", async (kind, code) => {
    const [author, { key }] = [await app.person(), await app.article()];
    await restrict(app, moderator, { ...author, kind });
    const { body } = await app.as(author).post(`/articles/${key}/comments/preview`).send({ body: BODIES.publish });
    expect([body.code, body.outcome]).toEqual([code, code ? undefined : "hold"]);
  });
});
