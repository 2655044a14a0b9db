import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { decideComment, postComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const [mo, admin] = [await app.person("moderator"), await app.person("administrator")];

const look = (person: TestPerson, path: string) =>
  supertest(app.app).get(`/console${path}`).set("Cookie", `${SESSION_COOKIE}=${person.token}`);

/** The policy held it for its number of a street; a moderator publishes it. */
async function published(body: string): Promise<string> {
  const { id } = await postComment(app, { body });
  await decideComment(app, mo, { id, action: "publish" });
  return id;
}

test("suggestions are an administrator's, on the screen as in the areas", async () => {
  await look(mo, "/suggestions").expect(403);
  expect((await look(mo, "/statistics")).text).not.toContain("/console/suggestions");
  const { text } = await look(admin, "/suggestions").expect(200);
  expect(text).toContain('href="/console/suggestions" aria-current="page"');
  expect(text).toContain("Nothing in this period speaks clearly enough.");
  const refused = await look(admin, "/suggestions?from=2026-02-01&to=2026-01-01").expect(422);
  expect(refused.text).toContain("The period must begin before it ends.");
});

test("a suggestion shows its example, the change to copy and the comments; text is text", async () => {
  const ids = [await published("Darn <b>socks</b> is a craft."), await published("My aunt will darn <b>socks</b>.")];
  const { text } = await look(admin, "/suggestions").expect(200);
  expect(text).toContain("It was darn again.");
  for (const words of ["<b>socks", "is a craft", "My aunt"]) expect(text).not.toContain(words);
  expect(text).toContain("# rules.yaml, under rules > profanity.darn > exempt");
  expect(text).toContain("The rule’s own examples say the opposite");
  for (const id of ids) expect(text).toContain(`href="/console/comments/${id}"`);
});

test("a precision comes with where it lies, and with how many comments nobody looked at", async () => {
  await postComment(app, { body: "Darn it all." });
  const { text } = await look(mo, "/statistics").expect(200);
  expect(text).toContain("0% (0% to 66%)");
  expect(text).toContain("Not looked at");
});
