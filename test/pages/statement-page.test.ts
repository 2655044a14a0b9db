import supertest from "supertest";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { findLink, removedComment } from "../support/scenes.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
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
