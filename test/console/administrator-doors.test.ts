import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { articleScreen } from "../../src/console/article-screen.tsx";
import { articlesScreen } from "../../src/console/articles-screen.tsx";
import type { Desk } from "../../src/console/desk.tsx";
import { settingsScreen } from "../../src/console/settings-screen.tsx";
import { staffMemberScreen } from "../../src/console/staff-member-screen.tsx";
import { staffScreen } from "../../src/console/staff-screen.tsx";
import { tokensScreen } from "../../src/console/tokens-screen.tsx";
import { newId } from "../../src/shared/ids.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

const SCREENS = [articlesScreen, articleScreen, settingsScreen, staffScreen, staffMemberScreen, tokensScreen];

/** Every address that these screens have, asked of themselves: a new one is in the table by being there. */
const routes: [method: "get" | "post", path: string][] = [];
const listing: Desk = {
  get: (path) => void routes.push(["get", path]),
  post: (path) => void routes.push(["post", path]),
};
for (const screen of SCREENS) screen(listing);

const app = await testApp({ policy: smallPolicy() });
const reader = await app.person();
const moderator = await app.person("moderator");
const administrator = await app.person("administrator");

function ask(person: TestPerson | null, [method, path]: (typeof routes)[number]) {
  const address = `/console${path.replaceAll(":id", newId())}`;
  const request = supertest(app.app)[method](address).set("Sec-Fetch-Site", "same-origin");
  return person ? request.set("Cookie", `${SESSION_COOKIE}=${person.token}`) : request;
}

test("the table holds what reads and what writes", () => {
  expect(routes.map(([method]) => method)).toEqual(expect.arrayContaining(["get", "post"]));
  expect(routes.length).toBeGreaterThanOrEqual(15);
});

describe.each(routes)("%s %s", (method, path) => {
  test("is closed to whoever is not signed in, to readers and to moderators", async () => {
    const answers = await Promise.all([null, reader, moderator].map((person) => ask(person, [method, path])));
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403]);
    expect(answers[2]?.text).toContain("Only administrators see this.");
  });

  test("is open to administrators", async () => {
    const { status } = await ask(administrator, [method, path]);
    expect([401, 403, 500]).not.toContain(status);
  });
});

test("a form from another site changes nothing", async () => {
  const cookie = `${SESSION_COOKIE}=${administrator.token}`;
  const posts = routes.filter(([method]) => method === "post");
  for (const [, path] of posts) {
    const { status } = await supertest(app.app)
      .post(`/console${path.replaceAll(":id", newId())}`)
      .set("Cookie", cookie)
      .set("Sec-Fetch-Site", "cross-site");
    expect([path, status]).toEqual([path, 403]);
  }
});
