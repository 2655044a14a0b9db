import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { HOUR, after } from "../../src/shared/clock.ts";
import { testApp } from "../support/app.ts";
import { postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const ada = await app.person("administrator", { displayName: "Ada" });

const browser = {
  get: (path: string) => supertest(app.app).get(path).set("Cookie", `${SESSION_COOKIE}=${ada.token}`),
  post: (path: string, fields: Readonly<Record<string, string>>) =>
    supertest(app.app)
      .post(path)
      .set("Cookie", `${SESSION_COOKIE}=${ada.token}`)
      .set("Sec-Fetch-Site", "same-origin")
      .type("form")
      .send(fields),
};

const list = async (query = "") => (await browser.get(`/console/articles${query}`).expect(200)).text;
const titlesIn = (html: string) =>
  [...html.matchAll(/<a href="\/console\/articles\/[^"]*" dir="auto">([^<]*)</g)].map(([, title]) => title);
const read = async (key: string) => (await app.as(null).get(`/articles/${key}`).expect(200)).body;

test("without articles the screen says where they come from, and has the form for one open", async () => {
  const html = await list();
  expect(html).toContain("There are no articles yet.");
  expect(html).toMatch(/<details class="card" open/);
});

test("the newest come first, are found by title or key and by state, and are paged", async () => {
  await app.article({ key: "pier", title: "The pier", createdAt: after(app.clock.now(), -3 * HOUR) });
  await app.article({
    key: "late-ferry",
    title: "The ferry",
    createdAt: after(app.clock.now(), -2 * HOUR),
    commentsOpen: false,
  });
  await app.article({
    key: "bridge",
    title: "100 % bridge",
    createdAt: after(app.clock.now(), -HOUR),
    moderation: "pre",
  });
  await app.article({ key: "over", title: "The end", closesAt: after(app.clock.now(), -1) });
  expect(titlesIn(await list())).toEqual(["The end", "100 % bridge", "The ferry", "The pier"]);
  expect(titlesIn(await list("?q=THE+F"))).toEqual(["The ferry"]);
  expect(titlesIn(await list("?q=late-"))).toEqual(["The ferry"]);
  expect(titlesIn(await list("?q=%25"))).toEqual(["100 % bridge"]);
  expect(titlesIn(await list("?state=closed"))).toEqual(["The end", "The ferry"]);
  expect(titlesIn(await list("?state=open"))).toEqual(["100 % bridge", "The pier"]);
  expect(titlesIn(await list("?state=pre"))).toEqual(["100 % bridge"]);
  expect(await list("?q=zebra")).toContain("No article fits.");
  for (let n = 0; n < 30; n += 1) await app.article({ title: `Page ${n}` });
  const first = await list();
  const next = /href="(\/console\/articles\?[^"]*cursor=[^"]*)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = (await browser.get(next).expect(200)).text;
  expect([titlesIn(first).length, titlesIn(second).length]).toEqual([30, 4]);
  expect(titlesIn(second).filter((title) => titlesIn(first).includes(title))).toEqual([]);
});

test("an article shows what was published, what waits, and the ways to its thread and its queue", async () => {
  const article = await app.article({ key: "walk", title: "The <b>pier</b>" });
  await postComment(app, { article });
  await postComment(app, { article, body: BODIES.hold });
  const html = await list("?q=pier</b>");
  expect(html).toContain("The &lt;b>pier&lt;/b>");
  expect(html).toContain('<a href="/console?article=walk">1</a>');
  const { text } = await browser.get(`/console/articles/${article.id}`).expect(200);
  expect(text).toContain('<a href="/embed/walk">');
  expect(text).toContain('<a href="/console?article=walk">One case in the queue</a>');
  await browser.get("/embed/walk").expect(200);
});

test("comments are closed and opened with one press, which is audited and told to readers", async () => {
  const article = await app.article({ key: "press" });
  const path = `/console/articles/${article.id}`;
  await browser.post(`${path}/comments`, { open: "no" }).expect(303);
  const closed = await read("press");
  expect(closed).toMatchObject({ commentsOpen: false, version: article.version + 1 });
  const refused = await app
    .as(await app.person())
    .post("/articles/press/comments")
    .send({ body: "Too late?" });
  expect(refused.body.code).toBe("thread_closed");
  await browser.post(`${path}/comments`, { open: "yes" }).expect(303);
  expect(await read("press")).toMatchObject({ commentsOpen: true });
  const { body } = await app.as(ada).get(`/moderation/audit?subject=${article.id}`).expect(200);
  expect(body.items).toMatchObject([
    { action: "article.change", details: { commentsOpen: true } },
    { action: "article.change", details: { commentsOpen: false } },
  ]);
  const audit = await browser.get(`/console/audit?subject=${article.id}`).expect(200);
  expect(audit.text).toContain("changed an article");
  expect(audit.text).toContain(`href="${path}"`);
});

test("comments that closed by themselves are open after they are opened", async () => {
  const article = await app.article({ key: "self", closesAt: after(app.clock.now(), -HOUR) });
  const path = `/console/articles/${article.id}`;
  expect((await browser.get(path)).text).toContain("Comments are closed since");
  await browser.post(`${path}/comments`, { open: "yes" }).expect(303);
  expect(await read("self")).toMatchObject({ commentsOpen: true, closesAt: null });
});

test("the time at which they close by themselves is set, taken away, and refused when it is past", async () => {
  const article = await app.article({ key: "timed" });
  const path = `/console/articles/${article.id}`;
  await browser.post(`${path}/closing`, { closesAt: "2026-12-24T18:00" }).expect(303);
  expect(await read("timed")).toMatchObject({ closesAt: "2026-12-24T18:00:00.000Z", commentsOpen: true });
  expect((await browser.get(path)).text).toContain('value="2026-12-24T18:00"');
  for (const closesAt of ["2026-11-01T10:00", "tomorrow", "2026-13-40T10:00"]) {
    const { text } = await browser.post(`${path}/closing`, { closesAt }).expect(422);
    expect(text).toContain('id="closesAt-problem"');
    expect(text).toContain(`value="${closesAt}"`);
  }
  await browser.post(`${path}/closing`, { closesAt: "" }).expect(303);
  expect(await read("timed")).toMatchObject({ closesAt: null });
});

test("read first holds for comments from then on, and leaves what a colleague changes meanwhile", async () => {
  const article = await app.article({ key: "first", closesAt: after(app.clock.now(), HOUR) });
  await browser.post(`/console/articles/${article.id}/moderation`, { moderation: "pre" }).expect(303);
  expect(await read("first")).toMatchObject({ moderation: "pre", closesAt: article.closesAt?.toISOString() });
  const { body } = await app
    .as(await app.person())
    .post("/articles/first/comments")
    .send({ body: "Hello" })
    .expect(201);
  expect(body.comment.status).toBe("held");
  await browser.post(`/console/articles/${article.id}/moderation`, { moderation: "never" }).expect(422);
});

test("an article is registered here; one that is there is not written over, and what was typed stays", async () => {
  const form = { key: "made", title: "The pier", url: "https://news.example/pier" };
  const { headers } = await browser.post("/console/articles", form).expect(303);
  expect((await browser.get(headers["location"] ?? "").expect(200)).text).toContain(
    "Registered: readers can comment now.",
  );
  expect(await read("made")).toMatchObject({ title: "The pier", url: "https://news.example/pier", commentsOpen: true });
  const again = await browser.post("/console/articles", { ...form, title: "Another" }).expect(422);
  expect(again.text).toContain('<a href="#key">There is an article with this key already.</a>');
  expect(again.text).toContain('value="Another"');
  const wrong = await browser.post("/console/articles", { key: "a b", title: " ", url: "news" }).expect(422);
  for (const field of ["key", "title", "url"]) expect(wrong.text).toContain(`id="${field}-problem"`);
  expect(await read("made")).toMatchObject({ title: "The pier" });
});
