import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { sayDuration } from "../../src/console/format.ts";
import { formatDuration } from "../../src/console/pieces.tsx";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { findOpenCase, openAppeal, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const speak = async (person: TestPerson, locale: string) =>
  app.deps.db.prisma.account.update({ where: { id: person.account.id }, data: { locale } });
const ada = await app.person("administrator", { displayName: "Ada" });
const fatou = await app.person("moderator", { displayName: "Fatou" });
const mo = await app.person("moderator", { displayName: "Mo" });
await speak(ada, "de-AT");
await speak(fatou, "fr");

function browser(person: TestPerson | null, acceptLanguage = "en") {
  const headers = {
    ...(person ? { Cookie: `${SESSION_COOKIE}=${person.token}` } : {}),
    "Accept-Language": acceptLanguage,
  };
  return {
    get: (path: string) => supertest(app.app).get(path).set(headers),
    post: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      supertest(app.app).post(path).set(headers).set("Sec-Fetch-Site", "same-origin").type("form").send(fields),
  };
}

describe("whose language a screen is in", () => {
  test("the account's when it is one of the console's", async () => {
    const { text } = await browser(ada, "en").get("/console").expect(200);
    expect(text).toContain('<html lang="de">');
    expect(text).toContain("Den dringendsten Fall übernehmen");
  });

  test("else the browser's, else English", async () => {
    expect((await browser(fatou, "fr, de-CH;q=0.8, en;q=0.5").get("/console")).text).toContain('<html lang="de">');
    expect((await browser(fatou, "fr").get("/console")).text).toContain('<html lang="en">');
    const door = await browser(null, "de").get("/console").expect(401);
    expect(door.text).toContain("Die Konsole ist für die Moderation");
  });

  test("a form in the footer changes it for good, and goes back to the screen with its filters", async () => {
    const { text } = await browser(mo).get("/console/comments?status=held").expect(200);
    expect(text).toContain('name="back" value="/console/comments?status=held"');
    const form = { lang: "de", back: "/console/comments?status=held" };
    const { headers } = await browser(mo).post("/console/language", form).expect(303);
    expect(headers["location"]).toBe("/console/comments?status=held");
    expect((await browser(mo).get("/console")).text).toContain('<html lang="de">');
  });

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/console/\\elsewhere",
    "/consoled",
    "/console/a\nb",
  ])("it goes nowhere but to the console: %j", async (back) => {
    const { headers } = await browser(mo).post("/console/language", { lang: "de", back }).expect(303);
    expect(headers["location"]).toBe("/console");
  });

  test("a language that the console does not have changes nothing", async () => {
    await browser(mo).post("/console/language", { lang: "tlh", back: "/console" }).expect(422);
    expect((await browser(mo).get("/console")).text).toContain('<html lang="de">');
  });

  test("the answer to a form has no such switch, for what was typed would be lost", async () => {
    const { text } = await browser(mo).post("/console/policy", { body: "Guten Tag" }).expect(200);
    expect(text).not.toContain('action="/console/language"');
  });
});

describe("what could not be done is told in German", () => {
  test("by the field that is wrong", async () => {
    const { text } = await browser(ada).post("/console/bulk", { action: "remove", filters: "" });
    expect(text).toContain("Wählen Sie zuerst mindestens einen Fall aus.");
  });

  test("by the code, on a page of its own", async () => {
    const { text } = await browser(ada).get("/console/people/none").expect(404);
    expect(text).toContain("<h1>Hier ist nichts</h1>");
    expect(text).toContain("Unter dieser Adresse gibt es nichts.");
  });

  test("an address without a screen, with the way on to the others", async () => {
    for (const path of ["/console/nothing", "/console/cases/none/at/all", "/console/people/none"]) {
      const { text } = await browser(ada, "en").get(path).expect(404);
      expect(text).toContain('<html lang="de">');
      expect(text).toContain("<h1>Hier ist nichts</h1>");
      expect(text).toContain('href="/console/appeals"');
      expect(englishIn(text)).toEqual([]);
    }
    const door = await browser(null, "de").get("/console/nothing").expect(401);
    expect(door.text).not.toContain('href="/console/appeals"');
  });

  test("and why somebody may not decide", async () => {
    const posted = await postComment(app, { author: ada, body: BODIES.flag });
    const { id } = await findOpenCase(app, posted.id);
    const { text } = await browser(ada).get(`/console/cases/${id}`).expect(200);
    expect(text).toContain("Sie haben diesen Kommentar geschrieben, deshalb muss jemand anderes entscheiden.");
  });
});

/** Words that no German sentence has. */
const ENGLISH = /\b(?:the|of|and|by|with|is|are|it|to|nothing|not|newest|first)\b/i;

/** What people and the policy wrote, and what says of itself that it is English. */
const FOREIGN =
  /<(blockquote|q|code|script|style|option)\b[^>]*>[^]*?<\/\1>|<(\w+)\b[^>]*\blang="en"[^>]*>[^]*?<\/\2>|<h3>[^<]*<\/h3><p>[^<]*<\/p>/g;

const LABELS = /\b(?:title|aria-label|placeholder)="([^"]*)"/g;

/** A rule's sentence to authors, in the language of the policy. */
const OF_POLICY = /^The notice of /;

function englishIn(html: string): readonly string[] {
  const own = html.replace(FOREIGN, "");
  const labels = [...own.matchAll(LABELS)].map(([, label]) => label ?? "");
  return [...own.split(/<[^>]*>/), ...labels].filter((text) => ENGLISH.test(text) && !OF_POLICY.test(text));
}

test("what the policy found is told in German, and a rule by its English title, which says that it is English", async () => {
  const posted = await postComment(app, { body: BODIES.flag });
  const { id } = await findOpenCase(app, posted.id);
  const { text } = await browser(ada).get(`/console/cases/${id}`).expect(200);
  const list = text.slice(
    text.indexOf('<ol class="matches">'),
    text.indexOf("</ol>", text.indexOf('<ol class="matches">')),
  );
  expect(list).toMatch(/<span lang="en"[^>]*>Rule [\w.]+<\/span>: „[^“]+“/);
  expect(list).not.toMatch(/“ is |severity/);
});

test("how long a claim holds is told without a time zone", async () => {
  const posted = await postComment(app, { body: BODIES.flag });
  const { id } = await findOpenCase(app, posted.id);
  await browser(ada).post(`/console/cases/${id}/claim`).expect(303);
  const own = await browser(ada).get(`/console/cases/${id}`).expect(200);
  expect(own.text).toMatch(/Von Ihnen übernommen, <time [^>]*data-until[^>]*>noch 10 Minuten<\/time>/);
  app.clock.advance(9 * MINUTE + 30_000);
  const other = await browser(fatou).get(`/console/cases/${id}`).expect(200);
  expect(other.text).toMatch(/Ada is at it <time [^>]*>for 1 more minute<\/time>/);
});

describe("no screen in German has English words of its own", () => {
  const areas = [
    "",
    "/policy/shadow",
    "/policy/revisions",
    "/appeals",
    "/notices",
    "/comments",
    "/people",
    "/statistics",
    "/reviews",
    "/quality",
  ];
  const administration = [
    "/suggestions",
    "/transparency",
    "/letters",
    "/letters?state=queued",
    "/letters/jobs",
    "/alerts",
    "/audit",
    "/articles",
    "/settings",
    "/settings/staff",
    "/settings/tokens",
  ];

  test.each([...areas, ...administration])("/console%s", async (path) => {
    await postComment(app, { body: BODIES.flag });
    const { text } = await browser(ada).get(`/console${path}`).expect(200);
    expect(englishIn(text)).toEqual([]);
  });

  test("a case, a comment, a person and an appeal", async () => {
    const { id, author, appealId } = await openAppeal(app);
    const flagged = await findOpenCase(app, (await postComment(app, { body: BODIES.flag })).id);
    for (const path of [
      `/cases/${flagged.id}`,
      `/comments/${id}`,
      `/people/${author.account.id}`,
      `/appeals/${appealId}`,
    ]) {
      const { text } = await browser(ada).get(`/console${path}`).expect(200);
      expect({ path, english: englishIn(text) }).toEqual({ path, english: [] });
    }
  });
});

test("in a sentence a duration ends in no abbreviation, whose point would stand beside the sentence's", () => {
  expect([sayDuration(5 * 3_600, "de"), sayDuration(90 * 60, "en")]).toEqual(["5 Stunden", "90 minutes"]);
});

test.each([
  [-5, "0 Sek.", "0 sec"],
  [90 * MINUTE, "90 Min.", "90 min"],
  [26 * HOUR, "26 Std.", "26 hr"],
  [3 * DAY, "3 Tg.", "3 days"],
])("a duration of %d ms is %s in German and %s in English", (ms, german, english) => {
  expect([formatDuration(ms, { lang: "de" }), formatDuration(ms, { lang: "en" })]).toEqual([german, english]);
});
