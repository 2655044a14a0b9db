import supertest from "supertest";
import { type TestPerson, testApp } from "../support/app.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
await app.startWorker();
const request = () => supertest(app.app);

const BODY = BODIES.remove;
const WHY = "I was quoting what the minister said in the interview.";

async function removedComment(): Promise<{ author: TestPerson; path: string; articleKey: string; commentId: string }> {
  const author = await app.person();
  const article = await app.article();
  const posted = await app.as(author).post(`/articles/${article.key}/comments`).send({ body: BODY });
  expect(posted.body.verdict.outcome).toBe("remove");
  const letter = await app.letterTo(author, /removed/);
  const path = /\/appeals\/[\w-]+/.exec(letter.text)?.[0] ?? "";
  return { author, path, articleKey: article.key, commentId: posted.body.comment.id };
}

const appeals = (commentId: string) => app.deps.db.prisma.appeal.count({ where: { commentId } });

describe("the appeal page", () => {
  test("tells what was removed, how, under which category, and until when it can be contested", async () => {
    const { path } = await removedComment();
    const page = await request().get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain(BODY);
    expect(page.text).toContain("removed automatically");
    expect(page.text).toContain("Harassment");
    expect(page.text).toContain("25 May 2027");
    expect(page.text).toContain("What happens next");
  });

  test("is not stored, not indexed, told to no other site, and runs no script", async () => {
    const { path } = await removedComment();
    const { headers, text } = await request().get(path);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    });
    expect(text).not.toContain("<script");
  });

  test("speaks German to a German browser", async () => {
    const { path } = await removedComment();
    const { text } = await request().get(path).set("Accept-Language", "de-AT,de;q=0.9,en;q=0.5");
    expect(text).toContain('<html lang="de">');
    expect(text).toContain("Ihr Kommentar wurde entfernt");
  });

  test("changes nothing by GET and HEAD, however often", async () => {
    const { path, commentId } = await removedComment();
    for (let visit = 0; visit < 5; visit += 1) {
      await request().get(path).expect(200);
      await request().head(path).expect(200);
    }
    expect(await appeals(commentId)).toBe(0);
  });

  test("files one appeal for many forms at once, whatever their origin and cookies", async () => {
    const { path, commentId } = await removedComment();
    const stranger = await app.person("moderator");
    const send = () =>
      request()
        .post(path)
        .type("form")
        .set("Origin", "null")
        .set("Cookie", `recourse_session=${stranger.token}`)
        .send({ statement: WHY });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 303));
    expect(answers[0]?.headers["location"]).toBe(path);
    expect(await appeals(commentId)).toBe(1);
    const after = await request().get(path);
    expect(after.text).toContain("Your appeal");
    expect(after.text).not.toContain("<textarea");
  });

  test.each(["", "a".repeat(19), "b".repeat(4_001)])(
    "keeps a statement that it cannot take in its box",
    async (statement) => {
      const { path, commentId } = await removedComment();
      const refused = await request().post(path).type("form").send({ statement });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain(`>${statement}</textarea>`);
      expect(refused.text).toContain("Tell us why in 20 to 4,000 characters.");
      expect(await appeals(commentId)).toBe(0);
    },
  );

  test("shows what people wrote as text", async () => {
    const { path } = await removedComment();
    const refused = await request().post(path).type("form").send({ statement: "</textarea><b>x" });
    expect(refused.text).not.toContain("<b>x");
  });

  test("answers every bad link with the same bytes", async () => {
    const { path, author, commentId } = await removedComment();
    await app.as(author).delete(`/comments/${commentId}`).expect(204);
    const bad = [path, `${path}x`, "/appeals/unknown", "/appeals/%E0%A4%A", "/appeals/a/b", "/appeals/"];
    const pages = await Promise.all(bad.map((each) => request().get(each)));
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    expect(new Set(pages.map(({ headers }) => headers["referrer-policy"]))).toEqual(new Set(["no-referrer"]));
    const posted = await request().post("/appeals/unknown").type("form").send({ statement: WHY });
    expect(posted.text).toBe(pages[0]?.text);
  });
});
