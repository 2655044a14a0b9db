import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { sayAnswer } from "../../src/console/say-answer.ts";
import { sayAlert } from "../../src/console/say-alert.ts";
import { TEXTS } from "../../src/console/texts.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { decideComment, openAppeal, postComment, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const mo = await app.person("moderator", { displayName: "Mo" });
const ada = await app.person("administrator", { displayName: "Ada" });
const weber = await app.person("administrator", { displayName: "Weber" });
await app.deps.db.prisma.account.update({ where: { id: weber.account.id }, data: { locale: "de" } });

function browser(person: TestPerson) {
  const cookie = `${SESSION_COOKIE}=${person.token}`;
  return {
    get: (path: string) => supertest(app.app).get(`/console${path}`).set("Cookie", cookie),
    post: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      supertest(app.app)
        .post(`/console${path}`)
        .set("Cookie", cookie)
        .set("Sec-Fetch-Site", "same-origin")
        .type("form")
        .send(fields),
  };
}

test("a letter is for somebody with a name, and why it failed is said beside its code", async () => {
  const { author, decisionId } = await removedComment(app);
  await app.deps.db.pool.query(
    "update letters set state = 'failed', last_code = '550', attempts = 1 where subject_id = $1",
    [decisionId],
  );
  const { text } = await browser(ada).get("/letters").expect(200);
  expect(text).toContain(`<a href="/console/people/${author.account.id}">${author.account.displayName}</a>`);
  expect(text).toContain("the mailbox does not take it <code>550</code>");
  expect((await browser(weber).get("/letters")).text).toContain("das Postfach nimmt ihn nicht an <code>550</code>");
});

test.each([
  ["421", "later"],
  ["452", "full"],
  ["535", "login"],
  ["554", "refused"],
  ["ETIMEDOUT", "unreachable"],
  ["attempts_used_up", "usedUp"],
  ["nothing_to_say", "nothingToSay"],
  ["unexpected", "unexpected"],
] as const)("an answer of %s to a letter has its words: %s", (code, _meaning) => {
  expect([sayAnswer(code, "en"), sayAnswer(code, "de")]).not.toContain(code);
});

test.each([
  ["letter_undelivered", "comment_removed:550", /comment removed.* the mailbox does not take it/],
  ["letter_undelivered", "of another version", /could not be delivered$/],
  ["overdue", "appeals", /^Appeals have waited/],
  ["overdue", "of another version", /^Past the time/],
] as const)("an alert %s because of %j is a sentence", (kind, cause, sentence) => {
  expect(sayAlert({ kind, cause }, TEXTS.en)).toMatch(sentence);
});

test("the audit says in German what was done, because of what, and to what", async () => {
  const { id } = await postComment(app, { body: BODIES.hold });
  await decideComment(app, mo, { id, action: "publish" });
  const { text } = await browser(weber).get(`/audit?subject=${id}`).expect(200);
  for (const words of ["veröffentlichte einen Kommentar", "Moderation", "die Regeln", "Urteil der Regeln"])
    expect(text).toContain(words);
  const shown = text.slice(text.indexOf("<table"), text.indexOf("</table>")).replaceAll(/<[^>]*>/g, " ");
  for (const code of ["verdict", "moderator", "policy", "decision.", id.slice(-6)]) expect(shown).not.toContain(code);
});

test("near misses are explained in the console's language", async () => {
  const { text } = await browser(weber).post("/policy", { body: "The blockhead of the ship is made of oak." });
  const misses = text.slice(text.indexOf("Warum nicht"));
  if (!misses.includes("Keine Regel kam sonst einer Stelle nahe.")) expect(misses).toMatch(/, aber /);
  expect(misses).not.toMatch(/, but /);
});

test("whoever is invited from outside is written to in any language that letters have; a refused form keeps it", async () => {
  const { appealId } = await openAppeal(app, { by: mo });
  const { text } = await browser(ada).get(`/appeals/${appealId}`).expect(200);
  for (const lang of ["en", "de", "fr", "es"]) expect(text).toContain(`value="${lang}"`);
  const wrong = await browser(ada).post(`/appeals/${appealId}/reviewer`, { email: "nobody", locale: "fr" });
  expect(wrong.text).toMatch(/<option selected[^>]*value="fr"/);
  await browser(ada)
    .post(`/appeals/${appealId}/reviewer`, { email: "judge@outside.example", locale: "fr" })
    .expect(303);
  const letter = await app.deps.db.prisma.letter.findFirstOrThrow({ where: { kind: "review_invited" } });
  expect(letter.locale).toBe("fr");
});
