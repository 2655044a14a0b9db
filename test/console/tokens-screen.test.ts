import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { DAY } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { apiClient, testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
let ada = await app.person("administrator", { displayName: "Ada" });

const cookie = () => `${SESSION_COOKIE}=${ada.token}`;
const get = (path = "") => supertest(app.app).get(`/console/settings/tokens${path}`).set("Cookie", cookie());
const post = (path = "", fields: Readonly<Record<string, string | string[]>> = {}) =>
  supertest(app.app)
    .post(`/console/settings/tokens${path}`)
    .set("Cookie", cookie())
    .set("Sec-Fetch-Site", "same-origin")
    .type("form")
    .send(fields);

const FORM = { name: "CMS", scope: "articles:write", ends: "90" };
const SECRET = /rct_[A-Za-z0-9_-]{43}/;

async function make(fields: Readonly<Record<string, string | string[]>> = {}) {
  const id = newId();
  const { text, headers } = await post("", { ...FORM, id, ...fields }).expect(200);
  return { id, text, headers, secret: SECRET.exec(text)?.[0] ?? "" };
}

const count = () => app.deps.db.prisma.apiToken.count();

const put = (secret: string) =>
  apiClient(app.app, { token: secret })
    .put("/articles/pier")
    .send({ url: "https://news.example/pier", title: "The pier" });

test("without tokens the screen says so", async () => {
  expect((await get().expect(200)).text).toContain("No program has a token yet.");
});

test("a token works, is shown this once, and is kept in no cache", async () => {
  const { text, headers, secret } = await make();
  expect(text).toMatch(/<textarea id="secret"[^>]* readonly/i);
  expect(text).toContain("Copy it now: it is shown this once.");
  expect(headers["cache-control"]).toBe("no-store");
  await put(secret).expect(201);
  const list = (await get().expect(200)).text;
  expect(list).not.toMatch(SECRET);
  expect(list).toMatch(/CMS[^]*register and change articles[^]*by <a href="\/console\/people\/[^"]*">Ada<\/a>/);
  expect(list).toContain("20 February 2027");
});

test("a form that is sent twice makes one token, and says that its secret is gone", async () => {
  const { id } = await make();
  const made = await count();
  const again = await post("", { ...FORM, id }).expect(409);
  expect(again.text).toContain("This form has made its token already");
  expect(again.text).not.toMatch(SECRET);
  expect(await count()).toBe(made);
});

test.each([
  ["no name", { name: " " }, "name"],
  ["a name that is too long", { name: "x".repeat(101) }, "name"],
  ["nothing that it may do", { scope: [] }, "scope"],
  ["a right that there is not", { scope: "everything" }, "scope"],
  ["another end", { ends: "9999" }, "ends"],
])("%s is refused beside its field", async (_, wrong, field) => {
  const made = await count();
  const { text } = await post("", { ...FORM, id: newId(), ...wrong }).expect(422);
  expect(text).toContain(`id="${field}-problem"`);
  expect(await count()).toBe(made);
});

test("a token is revoked after a question that says when it was used last, and is refused from then on", async () => {
  const { id, secret } = await make();
  expect((await get(`/${id}/revoke`).expect(200)).text).toContain("It has never been used.");
  await put(secret).expect(200);
  const { text } = await get(`/${id}/revoke`).expect(200);
  expect(text).toMatch(/It was last used <time/);
  expect(await app.deps.db.prisma.apiToken.findUnique({ where: { id } })).toMatchObject({ revokedAt: null });
  await post(`/${id}/revoke`).expect(303);
  await put(secret).expect(401);
  const again = await post(`/${id}/revoke`).expect(303);
  expect(again.headers["location"]).toBe("/console/settings/tokens?done=over");
  expect((await get(`/${id}/revoke`)).text).toContain("This token is good for nothing any more.");
  await get(`/${newId()}/revoke`).expect(404);
});

test("making and revoking are audited with who did it, and the secret is in neither", async () => {
  const { id, secret } = await make({ scope: ["articles:read", "articles:write"], ends: "never" });
  await post(`/${id}/revoke`).expect(303);
  const { body } = await app.as(ada).get(`/moderation/audit?subject=${id}`).expect(200);
  expect(body.items).toMatchObject([
    { action: "token.revoke", actorAccountId: ada.account.id },
    { action: "token.create", details: { scopes: ["articles:read", "articles:write"], expiresAt: null } },
  ]);
  expect(JSON.stringify(body)).not.toContain(secret);
});

test("a token past its end is told from one that was revoked", async () => {
  await make({ ends: "30" });
  app.clock.advance(31 * DAY);
  ada = { ...ada, token: (await app.person("administrator")).token };
  expect((await get().expect(200)).text).toContain("expired");
});
