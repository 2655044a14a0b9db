import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { type PolicyFiles, policyRevision } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { postComment, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const GERMAN = `
A policy for tests: Regeln für Versuche
Harassment: Belästigung
No name-calling.: Keine Beschimpfungen.
Rule harassment.name: Regel über Namen
The notice of harassment.name.: Beschimpfen Sie niemanden.
Privacy: Privates
words: Schimpfwort der Liste
`;

/** Its rule about names and that category are there in German; of the others at most a title. */
function halfGerman(): PolicyFiles {
  const files = [...smallPolicy().files, { path: "translations/de.yaml", text: GERMAN }];
  return { files, model: undefined, revision: policyRevision(files, undefined, ENGINE_VERSION) };
}

const app = await testApp({ policy: halfGerman() });
const mine = async (author: TestPerson, lang: string) =>
  (await app.as(author).get("/me/comments").set("Accept-Language", lang).expect(200)).body.items[0].decision;
const page = async (path: string, { lang = "de", who = null as TestPerson | null } = {}) => {
  const cookie = who ? `${SESSION_COOKIE}=${who.token}` : "";
  return (await supertest(app.app).get(path).set("Accept-Language", lang).set("Cookie", cookie).expect(200)).text;
};

test("an author is told the rule in their language by every way they are told it", async () => {
  const author = await app.person();
  await app.deps.db.prisma.account.update({ where: { id: author.account.id }, data: { locale: "de-AT" } });
  const { token } = await removedComment(app, { author });
  expect(await mine(author, "de")).toMatchObject({
    notices: ["Beschimpfen Sie niemanden."],
    noticeLanguages: ["de"],
  });
  expect(await mine(author, "fr")).toMatchObject({
    notices: ["The notice of harassment.name."],
    noticeLanguages: ["en"],
  });
  await app.startWorker();
  const letter = (await app.letterTo(author, /entfernt/i)).text.replaceAll(/\s+/g, " ");
  for (const told of [letter, await page(`/appeals/${token}`)]) {
    expect(told).toContain("Belästigung: Keine Beschimpfungen.");
    expect(told).toContain("Regel über Namen: Beschimpfen Sie niemanden.");
    expect(told).not.toContain("nur auf Englisch");
  }
  expect(await page(`/appeals/${token}`, { lang: "en" })).toContain("Rule harassment.name: The notice of");
});

test("a verdict is told in the reader's language too, when it is foreseen, given and read again", async () => {
  const [author, article] = [await app.person(), await app.article()];
  const send = (path: `/${string}`) =>
    app.as(author).post(path).set("Accept-Language", "de").send({ body: BODIES.remove });
  const foreseen = await send(`/articles/${article.key}/comments/preview`).expect(200);
  const posted = await send(`/articles/${article.key}/comments`).expect(201);
  const { items } = (await app.as(author).get("/me/comments").set("Accept-Language", "de").expect(200)).body;
  for (const verdict of [foreseen.body, posted.body.verdict, items[0].verdict])
    expect(verdict.notices).toEqual(["Beschimpfen Sie niemanden."]);
});

test("rules that are half translated are told as they stand, and in which language", async () => {
  const { body } = await app.as(null).get("/policies").set("Accept-Language", "de-CH").expect(200);
  expect(body.categories).toMatchObject([
    { title: "Profanity", lang: "en" },
    { title: "Privacy", text: "No addresses.", lang: "en" },
    { title: "Belästigung", text: "Keine Beschimpfungen.", lang: "de" },
  ]);
  expect(body.rules.map(({ lang }: { lang: string }) => lang)).toEqual(["en", "en", "de"]);
  const shown = await page("/policies");
  expect(shown).toContain('<h1 lang="de">Regeln für Versuche</h1>');
  expect(shown).toContain('<section id="pii" lang="en"><h2>Privacy</h2>');
  expect(shown).toContain("noch nicht übersetzt");
  expect(await page("/policies", { lang: "en" })).not.toContain("translated");
});

test("a moderator reads rules in the language of the console", async () => {
  const mo = await app.person("moderator");
  await app.deps.db.prisma.account.update({ where: { id: mo.account.id }, data: { locale: "de" } });
  const { id } = await postComment(app, { body: BODIES.remove });
  const shown = await page(`/console/comments/${id}`, { who: mo });
  expect(shown).toContain("Regel über Namen");
  expect(shown).toContain("gelesen als „Schimpfwort der Liste“");
  expect(shown).toContain('<span lang="de">Beschimpfen Sie niemanden.</span>');
  expect(await page("/console/policy", { who: mo })).toContain("Regeln für Versuche");
});

test("what an author was told stays as it was told when the policy has no translations any more", async () => {
  const { token, author } = await removedComment(app);
  const { files, model, revision } = smallPolicy();
  const actor = { kind: "operator", label: "cli:test" } as const;
  await activatePolicy(app.deps, { revision: { hash: revision, files: [...files], model }, actor });
  await eventually(() => expect(app.deps.policy().revision).toBe(revision));
  expect(await page(`/appeals/${token}`)).toContain("Regel über Namen: Beschimpfen Sie niemanden.");
  expect(await mine(author, "de")).toMatchObject({ noticeLanguages: ["en"] });
  const later = await removedComment(app);
  expect(await page(`/appeals/${later.token}`)).toContain("nur auf Englisch");
});
