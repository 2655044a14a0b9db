import { gzipSync } from "node:zlib";
import supertest from "supertest";
import { testApp } from "../support/app.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const PUBLISHER = "https://news.example";
const app = await testApp({ policy: smallPolicy(), env: { ALLOWED_ORIGINS: PUBLISHER } });
const request = () => supertest(app.app);

const CLEAN = "The convoys arrived in the morning. See https://news.example/live.";

async function thread() {
  const [author, article] = [await app.person(), await app.article()];
  const post = (body: string, parentId?: string) =>
    app.as(author).post(`/articles/${article.key}/comments`).send({ body, parentId });
  const clean = (await post(CLEAN)).body.comment;
  const profane = (await post(BODIES.remove)).body.comment;
  const reply = (await post("An answer to that.", clean.id)).body.comment;
  return { author, article, clean, profane, reply };
}

describe("the thread without scripts", () => {
  test("shows what is published, and to its author the same bytes as to a stranger", async () => {
    const { author, article } = await thread();
    const path = `/embed/${article.key}`;
    const stranger = await request().get(path);
    const own = await request().get(path).set("Cookie", `recourse_session=${author.token}`);
    expect(stranger.text).toContain("The convoys arrived in the morning.");
    expect(stranger.text).toContain("An answer to that.");
    expect(stranger.text).not.toContain(BODIES.remove);
    expect(own.text).toBe(stranger.text);
  });

  test("may be framed by the publisher, and by nobody else", async () => {
    const { article } = await thread();
    const { headers } = await request().get(`/embed/${article.key}`);
    expect(headers["content-security-policy"]).toContain(`frame-ancestors 'self' ${PUBLISHER}`);
    expect(headers["x-frame-options"]).toBeUndefined();
  });

  test("makes links that pass no credit on", async () => {
    const { article } = await thread();
    const { text } = await request().get(`/embed/${article.key}`);
    expect(text).toContain('<a href="https://news.example/live" rel="ugc nofollow noopener"');
  });

  test("goes on where a page ends", async () => {
    const article = await app.article();
    for (let at = 0; at < 21; at += 1) {
      const author = await app.person();
      await app
        .as(author)
        .post(`/articles/${article.key}/comments`)
        .send({ body: `Remark number ${at} of many.` });
      app.clock.advance(1_000);
    }
    const first = await request().get(`/embed/${article.key}?sort=oldest`);
    expect(first.text).not.toContain("number 20 ");
    const next = /href="(\?sort=oldest&(?:amp;)?cursor=[^"]+)"/.exec(first.text)?.[1] ?? "";
    const second = await request().get(`/embed/${article.key}${next.replace("&amp;", "&")}`);
    expect(second.text).toContain("number 20 ");
  });

  test.each(["/embed/unknown", "/embed/not%20a%20key"])("%s is 404", async (path) => {
    await request().get(path).expect(404);
  });
});

describe("the permalink", () => {
  test("shows a comment in its context", async () => {
    const { clean, reply } = await thread();
    const { text } = await request().get(`/c/${reply.id}`);
    expect(text.indexOf("The convoys arrived")).toBeLessThan(text.indexOf("An answer to that."));
    const above = await request().get(`/c/${clean.id}`);
    expect(above.text).toContain("An answer to that.");
  });

  test("of a removed comment answers 404, to its author too", async () => {
    const { author, profane } = await thread();
    const own = await request().get(`/c/${profane.id}`).set("Cookie", `recourse_session=${author.token}`);
    expect(own.status).toBe(404);
  });

  test("of a deleted comment with an answer shows a tombstone", async () => {
    const { author, clean } = await thread();
    await app.as(author).delete(`/comments/${clean.id}`).expect(204);
    const { status, text } = await request().get(`/c/${clean.id}`);
    expect(status).toBe(200);
    expect(text).not.toContain("The convoys arrived");
    expect(text).toContain("This comment was deleted by its author");
  });
});

describe("the language of the thread without scripts", () => {
  test("is the browser's, and caches keep the languages apart", async () => {
    const { article } = await thread();
    const { text, headers } = await request().get(`/embed/${article.key}`).set("Accept-Language", "de-AT, en;q=0.5");
    expect(text).toContain('<html lang="de">');
    expect(text).toContain("2 Kommentare");
    expect(headers["vary"]).toContain("Accept-Language");
  });

  test("is the one that a link asks for, whatever the browser likes", async () => {
    const { clean } = await thread();
    const { text } = await request().get(`/c/${clean.id}?lang=de`).set("Accept-Language", "en");
    expect(text).toContain("Unter dem Artikel lesen");
  });
});

const read = async (path: string) => (await request().get(`/${path}`)).text;

/** Other files that a module wants before it can run. */
const importsOf = (script: string) => script.match(/(?:from|import)"[^"]+"/g) ?? [];

describe("the embed's script", () => {
  test("can be included by any site", async () => {
    for (const path of ["/embed.js", "/counts.js"]) {
      const { status, headers } = await request().get(path);
      expect(status).toBe(200);
      expect(headers["access-control-allow-origin"]).toBe("*");
      expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
      expect(headers["cache-control"]).toContain("max-age=0");
    }
  });

  test("has at most 20,000 bytes gzipped for reading, with the longest of its languages", async () => {
    const text = await read("embed.js");
    const languages = [...new Set(text.match(/assets\/embed\/thread-\w\w-\w+\.js/g))];
    expect(languages).toHaveLength(4);
    const words = await Promise.all(languages.map(read));
    const bytesOf = (script: string) => gzipSync(script, { level: 9 }).length;
    expect(bytesOf(text) + Math.max(...words.map(bytesOf))).toBeLessThanOrEqual(20_000);
  });

  test("is one file, and no later part of it wants a file before it can run", async () => {
    const text = await read("embed.js");
    const parts = [...new Set(text.match(/assets\/embed\/\w+-[\w-]+\.js/g))];
    expect(parts).toHaveLength(4 + 4 + 1);
    for (const script of [text, ...(await Promise.all(parts.map(read)))]) expect(importsOf(script)).toEqual([]);
  });

  test("loads the rest by names that change with their content, and that are kept for ever", async () => {
    const tools = `assets/embed/${/tools-\w+\.js/.exec(await read("embed.js"))?.[0]}`;
    const { status, headers } = await request().get(`/${tools}`);
    expect(status).toBe(200);
    expect(headers["cache-control"]).toContain("immutable");
    expect(headers["content-encoding"]).toBe("gzip");
    expect(headers["access-control-allow-origin"]).toBe("*");
    await request().get("/assets/embed/tools-unknown.js").expect(404);
  });
});

describe("the context of a comment", () => {
  test("is what it answers, root first, and its first replies", async () => {
    const { clean, reply } = await thread();
    const { body } = await app.as(null).get(`/comments/${reply.id}/context`).expect(200);
    expect(body.above.map(({ id }: { id: string }) => id)).toEqual([clean.id]);
    expect(body.comment.id).toBe(reply.id);
    const root = await app.as(null).get(`/comments/${clean.id}/context`).expect(200);
    expect(root.body.replies.items.map(({ id }: { id: string }) => id)).toEqual([reply.id]);
  });

  test("of a removed comment is 404, to its author too", async () => {
    const { author, profane } = await thread();
    await app.as(author).get(`/comments/${profane.id}/context`).expect(404);
  });
});
