import supertest from "supertest";
import { DAY, MINUTE, after } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { findLink, postComment, removedComment } from "../support/scenes.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
  await app.startWorker();
});

const page = async (token: string, language: string) =>
  (await supertest(app.app).get(`/appeals/${token}`).set("Accept-Language", language).expect(200)).text;

test.each([
  [
    "en",
    ["What was decided", "this comment only", "found it automatically", "The ground lies in our rules", "184 days"],
  ],
  ["de", ["Was entschieden wurde", "nur diesen Kommentar", "automatisch gefunden", "Der Grund liegt", "184 Tage"]],
])("the page of a removal tells the whole statement of reasons: %s", async (language, words) => {
  const { id } = await removedComment(app);
  const { token } = await findLink(app, id);
  const text = await page(token, language);
  for (const word of [...words, "Harassment: No name-calling.", "Rule harassment.name: The notice of harassment.name."])
    expect(text).toContain(word);
});

test.each([
  ["en", ["your account, on all articles", "One removed comment counts", "Please argue"]],
  ["de", ["bei allen Artikeln", "Ein entfernter Kommentar wird", "Please argue"]],
])("the page of a restriction tells it too: %s", async (language, words) => {
  const { author } = await removedComment(app, { by: moderator });
  const ban = { kind: "banned", reason: "Please argue about what was said." };
  const path = `/moderation/users/${author.account.id}/restrictions`;
  const { body } = await app.as(moderator).post(path).send(ban).expect(201);
  const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where: { decisionId: body.decisionId } });
  const text = await page(appealToken(app.deps.config.appealLinkKeys, link) ?? "", language);
  for (const word of words) expect(text).toContain(word);
});

describe("the statement of a comment that was removed along with its author's restriction", () => {
  /** A comment in which a rule found something goes with a restriction: what its author reads by letter and page. */
  async function removedAlong(restriction: object, locale = "en") {
    const author = await app.person();
    await app.deps.db.prisma.account.update({ where: { id: author.account.id }, data: { locale } });
    const { id } = await postComment(app, { author, body: BODIES.flag });
    app.clock.advance(MINUTE);
    const body = { reason: "Enough is enough.", openComments: "remove", ...restriction };
    await app.as(moderator).post(`/moderation/users/${author.account.id}/restrictions`).send(body).expect(201);
    const letter = (await app.letterTo(author, /An article/)).text.replaceAll(/\s+/g, " ");
    const { token } = await findLink(app, id);
    const { body: mine } = await app.as(author).get("/me/comments").set("Accept-Language", locale).expect(200);
    return { letter, page: await page(token, locale), mine: JSON.stringify(mine) };
  }

  test.each([
    ["en", "because your account was banned", "rests on these of our rules", "because a moderator judged it so"],
    ["de", "weil Ihr Konto gesperrt wurde", "beruht auf diesen unserer Regeln", "nach dem Urteil der Moderation"],
    ["fr", "parce que votre compte a été exclu", "repose sur ces règles", "selon le jugement de la modération"],
    ["es", "porque su cuenta fue expulsada", "se basa en estas normas", "según el juicio de la moderación"],
  ])("has the restriction as its ground, and its rules as those of that: %s", async (locale, along, rests, judged) => {
    const { letter, page: shown } = await removedAlong({ kind: "banned", category: "profanity" }, locale);
    for (const text of [letter, shown]) {
      for (const word of [along, rests, "No swearing.", "Enough is enough."]) expect(text).toContain(word);
      expect(text).not.toContain(judged);
      // Neither what a rule found in it.
      expect(text).not.toContain("profanity.darn");
    }
  });

  test("names a suspension as one, and the law where the restriction rests on it", async () => {
    const until = after(app.clock.now(), DAY).toISOString();
    const { letter } = await removedAlong({ kind: "suspended", until, category: "illegal" });
    expect(letter).toContain("because your account was suspended, and not for what it says.");
    expect(letter).toContain("The restriction of your account rests on the law");
  });

  test.each([
    ["en", "Accounts: Whoever breaks the rules for comments again and again"],
    ["de", "Konten: Wer wiederholt oder schwer gegen die Regeln für Kommentare verstößt"],
    ["fr", "Comptes : Quiconque enfreint gravement ou à plusieurs reprises les règles"],
    ["es", "Cuentas: Quien infringe las normas para los comentarios una y otra vez"],
  ])("quotes the clause about accounts where the moderator names no other: %s", async (locale, clause) => {
    const { letter, page: shown } = await removedAlong({ kind: "premoderated" }, locale);
    for (const text of [letter, shown]) {
      expect(text.replaceAll("\u00a0", " ")).toContain(clause);
      expect(text).toContain("Enough is enough.");
      expect(text).not.toContain("Another reason");
    }
  });

  test("and the author's own list say nothing of what the category forbids", async () => {
    const { mine } = await removedAlong({ kind: "banned", category: "profanity" }, "de");
    expect(mine).toContain("als Ihr Konto eingeschränkt wurde, und nicht wegen seines Inhalts.");
    expect(mine).not.toContain("No swearing.");
  });
});
