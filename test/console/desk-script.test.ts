import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/http/access.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { claim, findOpenCase, flagByReaders, postComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const mo = await app.person("moderator", { displayName: "Mo" });
const nel = await app.person("moderator", { displayName: "Nel" });

const headersOf = (person: TestPerson) => ({
  Cookie: `${SESSION_COOKIE}=${person.token}`,
  "Sec-Fetch-Site": "same-origin",
  Accept: "application/json",
});

const post = (person: TestPerson, path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
  supertest(app.app).post(path).set(headersOf(person)).type("form").send(fields);

async function openCase() {
  const posted = await postComment(app);
  await flagByReaders(app, posted.id, 1);
  return findOpenCase(app, posted.id);
}

test("a script is told what became of each case of a bulk decision, and is not sent a page", async () => {
  const [free, taken] = [await openCase(), await openCase()];
  await claim(app, nel, `/moderation/cases/${taken.id}`);
  const cases = [free, taken].map(({ id, version }) => `${id}:${version}`);
  const { body } = await post(mo, "/console/bulk", { case: cases, action: "publish" }).expect(200);
  expect(body.outcomes).toEqual([
    { id: free.id, refused: null },
    { id: taken.id, refused: expect.stringContaining("colleague") },
  ]);
});

test("a script is told in a sentence why a case was not decided", async () => {
  const { id, version } = await openCase();
  const form = { action: "publish", claimToken: "lost", version: String(version) };
  const { body } = await post(mo, `/console/cases/${id}/decision`, form).expect(200);
  expect(body.outcomes).toEqual([{ id, refused: expect.stringContaining("claim had ended") }]);
});

test("a case that is decided about but not sent yet is not offered as the next one", async () => {
  const first = await post(mo, "/console/next").expect(303);
  const held = /cases\/([\w-]+)/.exec(first.headers["location"] ?? "")?.[1] ?? "";
  await openCase();
  const second = await post(mo, "/console/next", { except: held }).expect(303);
  expect(second.headers["location"]).toMatch(/^\/console\/cases\/[\w-]+$/);
  expect(second.headers["location"]).not.toContain(held);
});

test("an open screen hears how many wait and who else is at its cases, but not of the viewer's own claims", async () => {
  const [theirs, mine] = [await openCase(), await openCase()];
  await claim(app, nel, `/moderation/cases/${theirs.id}`);
  await claim(app, mo, `/moderation/cases/${mine.id}`);
  const { body } = await supertest(app.app)
    .get(`/console/state?case=${theirs.id}&case=${mine.id}`)
    .set(headersOf(mo))
    .expect(200);
  expect(body.counts.cases).toBeGreaterThanOrEqual(2);
  const heldBy = Object.fromEntries(body.cases.map((each: { id: string; heldBy: string }) => [each.id, each.heldBy]));
  expect(heldBy).toEqual({ [theirs.id]: "Nel", [mine.id]: null });
});

test("the state is for the staff alone", async () => {
  const reader = await app.person();
  await supertest(app.app).get("/console/state").set(headersOf(reader)).expect(403);
});
