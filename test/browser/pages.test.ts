import { LANGUAGES, type Language } from "../../src/shared/language.ts";
import { type Visitor, openWorld } from "./browser.ts";
import { findOverflow } from "./narrow.ts";

const world = await openWorld();
const ARTICLE = "harbour-plan";

interface Call {
  readonly token?: string;
  readonly body?: unknown;
  readonly lang?: Language;
  readonly method?: string;
}

async function api(path: string, { token, body, lang = "en", method = body ? "POST" : "GET" }: Call = {}) {
  const headers: Record<string, string> = { "content-type": "application/json", "accept-language": lang };
  if (token !== undefined) headers["authorization"] = `Bearer ${token}`;
  const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(`${world.base}/api/v1${path}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === "" ? {} : JSON.parse(text);
}

const linkIn = (text: string, path: string): string =>
  new RegExp(`https?://\\S+/${path}/[\\w-]+`).exec(text)?.[0] ?? "";

/** Signs in by mail, as a browser of that language does. */
async function tokenOf(email: string, lang: Language = "en"): Promise<string> {
  await api("/auth/email-link", { body: { email }, lang });
  const letter = await world.letterTo(email, /Recourse|localhost/);
  const token = linkIn(letter.text, "sign-in").split("/").at(-1);
  return (await api("/auth/session", { body: { token } })).accessToken;
}

const program = await world.recourse("token", "create", "--scope", "articles:write");
await api(`/articles/${ARTICLE}`, {
  token: program,
  method: "PUT",
  body: { url: "https://news.example/harbour", title: "The harbour gets a new plan: ".repeat(6).trim() },
});
await world.recourse("staff", "add", "mo@example.org", "--role", "moderator");
const moderator = await tokenOf("mo@example.org");

interface Words {
  readonly removed: RegExp;
  readonly removedHeading: string;
  readonly deadlineYear: string;
  readonly back: RegExp;
  readonly backHeading: string;
  readonly upheld: RegExp;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    removed: /was removed/,
    removedHeading: "Your comment was removed",
    deadlineYear: "2027",
    back: /is back/,
    backHeading: "Your comment is shown",
    upheld: /About your appeal/,
  },
  de: {
    removed: /wurde entfernt/,
    removedHeading: "Ihr Kommentar wurde entfernt",
    deadlineYear: "2027",
    back: /wieder da/,
    backHeading: "Ihr Kommentar wird gezeigt",
    upheld: /Zu Ihrem Widerspruch/,
  },
  fr: {
    removed: /a été retiré/,
    removedHeading: "Votre commentaire a été retiré",
    deadlineYear: "2027",
    back: /est de retour/,
    backHeading: "Votre commentaire est affiché",
    upheld: /Au sujet de votre recours/,
  },
  es: {
    removed: /ha sido retirado/,
    removedHeading: "Su comentario ha sido retirado",
    deadlineYear: "2027",
    back: /ha vuelto/,
    backHeading: "Su comentario está a la vista",
    upheld: /Sobre su recurso/,
  },
};

/** A comment that the policy removes at once, by an author of that language; the link of its letter. */
async function removedComment(lang: Language, name: string) {
  const email = `${name}-${lang}@example.org`;
  const token = await tokenOf(email, lang);
  const body = `You are all fucking assholes, said the ${name} of the ${lang} ferry.`;
  const posted = await api(`/articles/${ARTICLE}/comments`, { token, body: { body } });
  const letter = await world.letterTo(email, WORDS[lang].removed);
  return { email, body, id: posted.comment.id, letter, link: linkIn(letter.text, "appeals") };
}

async function decide(outcome: "upheld" | "overturned", commentId: string): Promise<void> {
  const { items } = await api("/moderation/appeals?status=open&limit=100", { token: moderator });
  const { id } = items.find(({ comment }: { comment: { id: string } | null }) => comment?.id === commentId);
  const { claimToken } = await api(`/moderation/appeals/${id}/claim`, { token: moderator, method: "POST" });
  const body = { outcome, reason: "The captain's words are quoted.\n\nThey are not the author's.", claimToken };
  await api(`/moderation/appeals/${id}/decision`, { token: moderator, body });
}

/** Opens a page, which is to be in that language and to fit every screen; `look-through` looks through the same pages. */
async function look({ page }: Visitor, lang: Language, address: string) {
  await page.goto(new URL(address, world.base).href);
  const found = { lang: await page.getAttribute("html", "lang"), overflow: await findOverflow(page) };
  expect({ address, ...found }).toEqual({ address, lang, overflow: [] });
}

/** A refused form is an answer of 422 or 404, which Chromium reports. */
const besideStatus = (complaints: readonly string[]) =>
  complaints.filter((text) => !/status of (?:404|422)/.test(text));

const PUBLIC = ["/", "/policies", "/transparency", "/notices/new", "/notices/received"];
const DOORS = ["/sign-in", "/sign-in?sent", "/sign-in/unknown", "/appeals/resend", "/appeals/unknown"];
const DEAD_ENDS = ["/notices/unknown", "/review/unknown", "/nowhere", "/transparency?from=2026-02-01&to=2026-01-01"];

describe.each(LANGUAGES)("in %s", (lang) => {
  test.each([
    ["public pages", PUBLIC],
    ["doors", DOORS],
    ["dead ends", DEAD_ENDS],
  ])("%s are in that language, fit every screen, and no browser complains", async (_name, addresses) => {
    const visitor = await world.visitor({ locale: lang });
    for (const address of addresses) await look(visitor, lang, address);
    expect(besideStatus(visitor.complaints)).toEqual([]);
  });

  test("forms that could not be taken keep what was typed, and say so", async () => {
    const visitor = await world.visitor({ locale: lang });
    const { page } = visitor;
    await page.goto(`${world.base}/notices/new`);
    await page.locator("[name=explanation]").fill("Too short.");
    await page.locator("[name=name]").fill("Ada");
    await page.locator("form").evaluate((form) => form.setAttribute("novalidate", ""));
    await page.locator("main form button").click();
    expect(await page.locator("[role=alert]").count()).toBe(1);
    const mends = await page
      .locator("[role=alert] a")
      .evaluateAll((links) => links.map((each) => each.getAttribute("href")));
    expect(mends.toSorted()).toEqual(["#explanation", "#goodFaith"]);
    for (const field of mends) expect(await page.locator(`${field}[aria-invalid=true]`).count()).toBe(1);
    expect(await page.locator("[name=explanation]").inputValue()).toBe("Too short.");
    expect(await page.locator("[name=name]").inputValue()).toBe("Ada");
    expect(await findOverflow(page)).toEqual([]);
    await page.goto(`${world.base}/appeals/resend`);
    await page.locator("[type=email]").fill("nobody@example.org");
    await page.locator("main form button").click();
    expect(await page.locator("[role=status]").count()).toBe(1);
    expect(await findOverflow(page)).toEqual([]);
    expect(besideStatus(visitor.complaints)).toEqual([]);
  });

  test("an author appeals from the letter without account or JavaScript, and reads the reasoned outcome", async () => {
    const words = WORDS[lang];
    const { email, body, id, letter, link } = await removedComment(lang, "captain");
    expect(letter.text).not.toContain(body);
    const { page, complaints } = await world.visitor({ locale: lang, javaScriptEnabled: false });
    await page.goto(link);
    expect(await page.textContent("h1")).toBe(words.removedHeading);
    for (const said of [body, words.deadlineYear]) expect(await page.textContent("main")).toContain(said);

    await page.locator("textarea").fill("too short");
    await page.locator("main form button").click();
    expect(await page.locator("textarea").inputValue()).toBe("too short");
    expect(await page.locator("[role=alert]").count()).toBe(1);
    expect(await page.locator("textarea").evaluate((box) => box === document.activeElement)).toBe(true);
    await page.locator("textarea").fill("I quoted the captain of the ferry. These are not my words.");
    await page.locator("main form button").click();
    expect(await page.locator("textarea").count()).toBe(0);

    await decide("overturned", id);
    const answer = await world.letterTo(email, words.back);
    expect(answer.text).toContain("> The captain's words are quoted.");
    await page.goto(linkIn(answer.text, "appeals"));
    expect(await page.textContent("h1")).toBe(words.backHeading);
    expect(await page.textContent("main")).toContain("The captain's words are quoted.");
    expect(besideStatus(complaints)).toEqual([]);
  });

  test("the appeal's page fits every screen in each of its states, and prints as a document", async () => {
    const { email, id, link } = await removedComment(lang, "mate");
    const visitor = await world.visitor({ locale: lang });
    const { page } = visitor;
    await look(visitor, lang, link);

    await page.emulateMedia({ media: "print" });
    expect(await page.locator("h1").isVisible()).toBe(true);
    for (const hidden of [".top", ".bottom", "main form"])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    expect(await page.innerText("main")).toContain(WORDS[lang].deadlineYear);
    await page.emulateMedia({ media: "screen" });

    await page.locator("textarea").fill("too short");
    await page.locator("main form button").click();
    expect(await findOverflow(page)).toEqual([]);
    await page.locator("textarea").fill("I only said what the captain had said before me.");
    await page.locator("main form button").click();
    expect(await findOverflow(page)).toEqual([]);
    await decide("upheld", id);
    const { text } = await world.letterTo(email, WORDS[lang].upheld);
    await look(visitor, lang, linkIn(text, "appeals"));
    expect(besideStatus(visitor.complaints)).toEqual([]);
  });
});

test("the language is switched by a link, without scripts, and kept by the form that follows", async () => {
  const { link } = await removedComment("en", "cook");
  const { page } = await world.visitor({ locale: "en", javaScriptEnabled: false });
  await page.goto(link);
  await page.locator(".languages a[lang=es]").click();
  expect(await page.textContent("h1")).toBe(WORDS.es.removedHeading);
  await page.locator("textarea").fill("corto");
  await page.locator("main form button").click();
  expect(await page.getAttribute("html", "lang")).toBe("es");
  await page.locator("textarea").fill("Citaba al capitán del transbordador. No son mis palabras.");
  await page.locator("main form button").click();
  expect(await page.locator("textarea").count()).toBe(0);
  expect(await page.getAttribute("html", "lang")).toBe("es");
});

test("the page of a private link repeats no part of it to the next site, nor in its own links", async () => {
  const { link } = await removedComment("en", "boy");
  const { page } = await world.visitor();
  await page.goto(link);
  const token = link.split("/").at(-1) ?? "";
  const hrefs = await page.locator("a[href]").evaluateAll((links) => links.map((each) => each.getAttribute("href")));
  expect(hrefs.filter((href) => href?.includes(token))).toEqual([]);
});
