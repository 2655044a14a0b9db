import supertest from "supertest";
import { PROBLEMS } from "../../src/http/problems.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp();
const mailing = await testApp({ policy: smallPolicy(), env: { SMTP_URL: "smtp://127.0.0.1:2525" } });
const request = () => supertest(app.app);

describe("public pages", () => {
  test("the start page of a server without the demonstration says what it is", async () => {
    const { status, text } = await request().get("/");
    expect(status).toBe(200);
    expect(text).toContain("This is a Recourse server");
  });

  test.each(Object.keys(PROBLEMS))("the problem %s has a page behind its type, in each language", async (code) => {
    const pages = await Promise.all(
      LANGUAGES.map(async (lang) => (await request().get(`/problems/${code}?lang=${lang}`).expect(200)).text),
    );
    for (const text of pages) expect(text).toContain(`<code>${code}</code>`);
    expect(new Set(pages.map((text) => /<h1>(.*?)<\/h1><p>(.*?)<\/p>/.exec(text)?.slice(1).join(": "))).size).toBe(4);
  });

  test("the list of problems leads on in the language that was chosen, and is kept apart by it", async () => {
    const { text, headers } = await request().get("/problems?lang=de").expect(200);
    expect(text).toContain('<a href="/problems/rate_limited?lang=de">Zu viele Anfragen</a>');
    expect(headers["vary"]).toContain("Accept-Language");
  });

  test("the policy's page names every category and the notice of every live rule", async () => {
    const { text } = await request().get("/policies");
    const policy = (await app.as(null).get("/policies")).body;
    expect(text).toMatch(/Revision 1 of \d+ \w+ \d{4}/);
    const shown = text.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    for (const { title } of policy.categories) expect(shown).toContain(title);
    for (const { notice } of policy.rules) expect(shown).toContain(notice);
  });

  test("an unknown address answers 404 as a page", async () => {
    const { status, text, headers } = await request().get("/nowhere");
    expect(status).toBe(404);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(text).toContain("<h1>");
  });

  test.each(["/", "/policies", "/problems", "/sign-in", "/nowhere"])(
    "%s allows no inline script or style",
    async (path) => {
      const { headers, text } = await request().get(path);
      expect(headers["content-security-policy"]).toContain("script-src 'self';style-src 'self'");
      expect(text).not.toMatch(/<style|style="|<script(?![^>]*src=)/);
    },
  );

  test("the stylesheet is asked for again, and sent once", async () => {
    const first = await request().get("/assets/recourse.css");
    expect(first.status).toBe(200);
    const again = await request().get("/assets/recourse.css").set("If-None-Match", String(first.headers["etag"]));
    expect(again.status).toBe(304);
  });
});

describe("the development mailbox", () => {
  test("is there without SMTP, as a page and as JSON", async () => {
    await request().get("/dev/mailbox").expect(200);
    const { body } = await request().get("/dev/mailbox.json");
    expect(body).toEqual({ items: [] });
  });

  test.each(["/dev/mailbox", "/dev/mailbox.json", "/dev/mailbox/x"])("%s is not there with SMTP", async (path) => {
    await supertest(mailing.app).get(path).expect(404);
  });
});
