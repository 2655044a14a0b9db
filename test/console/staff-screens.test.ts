import supertest from "supertest";
import { changeRole } from "../../src/auth/change-role.ts";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { actorOf } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const ada = await app.person("administrator", { displayName: "Ada", email: "ada@example.org" });

const get = (path: string, person = ada) =>
  supertest(app.app).get(`/console${path}`).set("Cookie", `${SESSION_COOKIE}=${person.token}`);
const post = (path: string, fields: Readonly<Record<string, string>> = {}, person = ada) =>
  supertest(app.app)
    .post(`/console${path}`)
    .set("Cookie", `${SESSION_COOKIE}=${person.token}`)
    .set("Sec-Fetch-Site", "same-origin")
    .type("form")
    .send(fields);

const roleOf = async ({ account }: TestPerson) =>
  (await app.deps.db.prisma.account.findUniqueOrThrow({ where: { id: account.id } })).role;
const administrators = () => app.deps.db.prisma.account.count({ where: { role: "administrator" } });

test("somebody alone is told why a colleague is needed", async () => {
  const { text } = await get("/settings/staff").expect(200);
  expect(text).toContain("You are the only one of the staff.");
  await app.person("moderator");
  expect((await get("/settings/staff")).text).not.toContain("You are the only one");
});

test("an address is added with a role and signs in as that; the list says since when and by whom", async () => {
  const form = { email: "Mo@Example.org", displayName: "Mo", role: "moderator" };
  await post("/settings/staff", form).expect(303);
  const account = await app.deps.db.prisma.account.findFirstOrThrow({ where: { email: "mo@example.org" } });
  expect(account).toMatchObject({ role: "moderator", displayName: "Mo" });
  const { text } = await get("/settings/staff?done=added").expect(200);
  expect(text).toContain("Added. They sign in at /console with that address.");
  expect(text).toMatch(/>Mo<\/a>[^]*?22 November 2026<\/time> <small>by Ada<\/small>[^]*none in 30 days/);
  const { body } = await app.as(ada).get(`/moderation/audit?subject=${account.id}`).expect(200);
  expect(body.items).toMatchObject([{ action: "account.set_role", details: { from: "reader", to: "moderator" } }]);
});

test("a reader with that address keeps account and name", async () => {
  const reader = await app.person("reader", { displayName: "Rita", email: "rita@example.org" });
  await post("/settings/staff", { email: "rita@example.org", displayName: "", role: "administrator" }).expect(303);
  expect(await roleOf(reader)).toBe("administrator");
  expect((await get("/settings/staff")).text).toContain(">Rita</a>");
});

test.each([
  ["an address that is none", { email: "mo", displayName: "Mo", role: "moderator" }, "email"],
  ["somebody of the staff", { email: "ada@example.org", displayName: "", role: "moderator" }, "email"],
  ["a new account without a name", { email: "new@example.org", displayName: " ", role: "moderator" }, "displayName"],
  [
    "a name that cannot be shown",
    { email: "new@example.org", displayName: "\u202eMo", role: "moderator" },
    "displayName",
  ],
  ["no role of staff", { email: "new@example.org", displayName: "Mo", role: "reader" }, "role"],
])("%s is refused beside its field, with what was typed", async (_, form, field) => {
  const { text } = await post("/settings/staff", form).expect(422);
  expect(text).toContain(`id="${field}-problem"`);
  expect(text).toContain(`value="${form.email}"`);
  expect(await app.deps.db.prisma.account.count({ where: { email: "new@example.org" } })).toBe(0);
  expect(await roleOf(ada)).toBe("administrator");
});

test("an address is masked until an administrator looks, which is recorded", async () => {
  const max = await app.person("moderator", { displayName: "Max", email: "max@example.org" });
  expect((await get("/settings/staff")).text).not.toContain("max@example.org");
  const { text } = await post(`/settings/staff/${max.account.id}/reveal`).expect(200);
  expect(text).toContain("max@example.org");
  expect(text).not.toContain("ada@example.org");
  const { body } = await app.as(ada).get(`/moderation/audit?subject=${max.account.id}`).expect(200);
  expect(body.items).toMatchObject([{ action: "account.reveal" }]);
});

test("a role that is taken away ends every session at once", async () => {
  const mo = await app.person("moderator", { displayName: "Mo" });
  await get("", mo).expect(200);
  const { text } = await get(`/settings/staff/${mo.account.id}`).expect(200);
  expect(text).toContain("Mo becomes a reader and is signed out everywhere at once.");
  await post(`/settings/staff/${mo.account.id}/role`, { from: "moderator", to: "reader" }).expect(303);
  await get("", mo).expect(401);
  await get(`/settings/staff/${mo.account.id}`).expect(404);
  expect(await roleOf(mo)).toBe("reader");
});

test("a moderator becomes an administrator and keeps the session; back again ends it", async () => {
  const mo = await app.person("moderator");
  await post(`/settings/staff/${mo.account.id}/role`, { from: "moderator", to: "administrator" }).expect(303);
  await get("/audit", mo).expect(200);
  await post(`/settings/staff/${mo.account.id}/role`, { from: "administrator", to: "moderator" }).expect(303);
  await get("/audit", mo).expect(401);
});

test("nobody changes their own role, alone or not", async () => {
  await app.person("administrator");
  const { text } = await get(`/settings/staff/${ada.account.id}`).expect(200);
  expect(text).toContain("This is your own role.");
  expect(text).not.toContain(`/settings/staff/${ada.account.id}/role`);
  for (const to of ["reader", "moderator"])
    await post(`/settings/staff/${ada.account.id}/role`, { from: "administrator", to }).expect(403);
  expect(await roleOf(ada)).toBe("administrator");
});

test("a role that changed meanwhile is not changed again unseen", async () => {
  const mo = await app.person("administrator");
  const stale = { from: "moderator", to: "administrator" };
  const { text } = await post(`/settings/staff/${mo.account.id}/role`, stale).expect(409);
  expect(text).toContain("Somebody else has changed this role since you opened the page");
});

test("the last sign-in is shown as long as its session is kept", async () => {
  const nel = await app.person("moderator", { displayName: "Nel" });
  const row = async () => {
    const { text } = await get("/settings/staff").expect(200);
    return text.slice(text.indexOf(">Nel</a>")).split("</tr>", 1)[0];
  };
  expect(await row()).toContain("22 Nov 2026, 12:00 UTC");
  await app.deps.db.prisma.session.deleteMany({ where: { accountId: nel.account.id } });
  expect(await row()).toContain("none in 30 days");
});

test("of administrators who take each other's role away at once, one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    await app.deps.db.prisma.account.updateMany({ data: { role: "reader" } });
    const [one, other] = [await app.person("administrator"), await app.person("administrator")];
    const take = (from: TestPerson, by: TestPerson) =>
      changeRole(app.deps, { accountId: from.account.id, from: "administrator", to: "reader", actor: actorOf(by) });
    const results = await Promise.allSettled([take(one, other), take(other, one)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await administrators()).toBe(1);
  }
});
