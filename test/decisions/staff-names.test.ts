import { mock } from "node:test";
import pg from "pg";
import { policyRevision } from "../../src/config/policy-files.ts";
import { STAFF_NAMED } from "../../src/decisions/staff-names.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { applyRestriction } from "../../src/queue/apply-restriction.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { REASON, claim, decideAppeal, findOpenCase, openAppeal, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { countStored, notifiersAppeal, sendForm } from "./words-desk.ts";

/** The small policy with a list of everyday words. */
function wordyPolicy() {
  const files = [...smallPolicy().files, { path: "terms/common.txt", text: "[low everyday common]\nwill\ntwo\none\n" }];
  return { files, model: undefined, revision: policyRevision(files, undefined, ENGINE_VERSION) };
}

const app = await testApp({ policy: wordyPolicy() });
const { prisma } = app.deps.db;
const mo = await app.person("moderator", { displayName: "Moderator One" });
await app.person("moderator", { displayName: "Jürgen" });
await app.person("administrator", { displayName: "Moderator Two" });
await app.person("moderator", { displayName: "Will" });
await app.person("administrator", { displayName: "Administrator" });
await app.person("reader", { displayName: "Reader Three" });

const wrongAt = (pointer: string, word: string) => ({
  code: "invalid_request",
  errors: [{ pointer, detail: STAFF_NAMED, word }],
});
/** As a page has it. */
const takeOut = (word: string) => `Take out “${word}”: these words go out in a letter`;

const stored = () => countStored(app);
const form = (path: string, fields: object) => sendForm(app, mo, { path, fields });

const restrictFor = async (reason: string, displayName = "Somebody") => {
  const { account } = await app.person("reader", { displayName });
  return app.as(mo).post(`/moderation/users/${account.id}/restrictions`).send({ kind: "premoderated", reason });
};

describe("a restriction's reason that names somebody on the staff is refused, and nothing is stored", () => {
  test.each([
    ["“Moderator Two”, says no", "Moderator Two"],
    ["Ju\u0308rgen says no.", "Jürgen"],
    ["It was JÜRGEN.", "JÜRGEN"],
  ])("%j, with the word that is meant", async (reason, word) => {
    const before = await stored();
    const { status, body } = await restrictFor(reason);
    expect([status, body]).toEqual([422, expect.objectContaining(wrongAt("/reason", word))]);
    expect(await stored()).toEqual(before);
  });

  test.each([
    "Will you please stop? The Will of the people is another matter.",
    "Administrator accounts are not to be imitated.",
    "Ask the moderator two questions.",
    "Reader Three complained.",
  ])(
    "%j passes: an everyday word of the policy, a role and a reader's name are nobody's on the staff",
    async (reason) => expect((await restrictFor(reason)).status).toBe(201),
  );

  test("the author's own name passes, though somebody on the staff has the same", async () => {
    expect((await restrictFor("Jürgen, please argue.", "jürgen")).status).toBe(201);
    expect((await restrictFor("Jürgen, ask Moderator Two.", "jürgen")).status).toBe(422);
  });

  test("on the form too, with what was typed", async () => {
    const { account } = await app.person();
    const reason = "Moderator Two says no.";
    const fields = { kind: "premoderated", reason, until: "" };
    const { text } = await form(`/console/people/${account.id}/restrictions`, fields).expect(422);
    for (const kept of [takeOut("Moderator Two"), `${reason}</textarea>`]) expect(text).toContain(kept);
  });
});

test("a reason that was fine when it was given is carried out, whoever joined the staff meanwhile", async () => {
  const { author, id } = await postComment(app);
  const fields = { kind: "banned", reason: "You went on about Nora Lind.", openComments: "remove" };
  const { body } = await app
    .as(mo)
    .post(`/moderation/users/${author.account.id}/restrictions`)
    .send(fields)
    .expect(201);
  await app.person("moderator", { displayName: "Nora Lind" });
  await applyRestriction.perform(app.deps, { restrictionId: body.id }, { attempt: 1, lastAttempt: false });
  expect(await prisma.comment.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "removed" });
});

test("a removal whose note names somebody on the staff is refused, by every door, and nothing is stored", async () => {
  const { id } = await postComment(app, { body: BODIES.flag });
  const { id: caseId, version } = await findOpenCase(app, id);
  const claimToken = await claim(app, mo, `/moderation/cases/${caseId}`);
  const before = await stored();
  const remove = { action: "remove", reason: { ...REASON, note: "Ask Moderator Two." } };
  const doors = [
    [`/moderation/cases/${caseId}/decision`, { claimToken, version }],
    [`/moderation/comments/${id}/decision`, { revision: 1 }],
    ["/moderation/decisions/bulk", { items: [{ caseId, version }] }],
  ] as const;
  for (const [path, fields] of doors) {
    const body = { ...remove, ...fields };
    const refused = await app.as(mo).post(path).send(body).expect(422);
    expect(refused.body).toMatchObject(wrongAt("/reason/note", "Moderator Two"));
  }
  const typed = { action: "remove", category: "harassment", note: "Ask Jürgen.", claimToken, version };
  const { text } = await form(`/console/cases/${caseId}/decision`, typed).expect(422);
  for (const kept of [takeOut("Jürgen"), "Ask Jürgen.</textarea>"]) expect(text).toContain(kept);
  const inBulk = { action: "remove", category: "harassment", note: "Ask Jürgen.", case: `${caseId}:${version}` };
  expect((await form("/console/bulk", inBulk)).text).toContain(takeOut("Jürgen"));
  expect(await stored()).toEqual(before);

  // What only colleagues read may say it.
  const plain = { action: "remove", reason: REASON, note: "Ask Moderator Two.", claimToken, version };
  await app.as(mo).post(`/moderation/cases/${caseId}/decision`).send(plain).expect(200);
});

test("an answer to an appeal that names somebody on the staff is refused, and the appeal stays open", async () => {
  const { appealId } = await openAppeal(app);
  const claimToken = await claim(app, mo, `/moderation/appeals/${appealId}`);
  const before = await stored();
  for (const outcome of ["upheld", "overturned"]) {
    const fields = { outcome, reason: "Moderator Two was right.", claimToken };
    const { body } = await app.as(mo).post(`/moderation/appeals/${appealId}/decision`).send(fields).expect(422);
    expect(body).toMatchObject(wrongAt("/reason", "Moderator Two"));
    const { text } = await form(`/console/appeals/${appealId}/decision`, fields).expect(422);
    expect(text).toContain(takeOut("Moderator Two"));
  }
  expect(await stored()).toEqual(before);
  expect(await prisma.appeal.findUniqueOrThrow({ where: { id: appealId } })).toMatchObject({ status: "open" });
});

test("the console says it in German, with the word", async () => {
  const german = await app.person("moderator", { displayName: "Nora Vogel" });
  await prisma.account.update({ where: { id: german.account.id }, data: { locale: "de" } });
  const { account } = await app.person();
  const fields = { kind: "premoderated", reason: "Fragen Sie JÜRGEN.", until: "" };
  const sent = await sendForm(app, german, { path: `/console/people/${account.id}/restrictions`, fields }).expect(422);
  expect(sent.text).toContain("Nehmen Sie „JÜRGEN“ heraus");
});

describe("a name comes before conflict, state and claim, as personal data does", () => {
  const note = "Ask Moderator Two.";

  const refused = async (by: TestPerson, path: string, fields: object) => {
    const { status, body } = await app.as(by).post(path).send(fields);
    expect([status, body.code, body.errors?.[0]?.detail]).toEqual([422, "invalid_request", STAFF_NAMED]);
  };

  test("in a case and in a comment", async () => {
    const author = await app.person("moderator", { displayName: "Nora Lind" });
    const { id } = await postComment(app, { author, body: BODIES.flag });
    const { id: caseId } = await findOpenCase(app, id);
    const remove = { action: "remove", reason: { ...REASON, note } };
    for (const by of [author, mo]) {
      await refused(by, `/moderation/cases/${caseId}/decision`, { ...remove, claimToken: "lost", version: 7 });
      await refused(by, `/moderation/comments/${id}/decision`, { ...remove, revision: 7 });
    }
  });

  test("in an appeal", async () => {
    const { appealId } = await openAppeal(app, { by: mo });
    const ida = await app.person("moderator", { displayName: "Ida" });
    const fields = { outcome: "upheld", reason: note, claimToken: "lost" };
    for (const by of [mo, ida]) await refused(by, `/moderation/appeals/${appealId}/decision`, fields);
    await decideAppeal(app, ida, { appealId, outcome: "upheld" });
    await refused(ida, `/moderation/appeals/${appealId}/decision`, fields);
  });

  test("in a restriction", async () => {
    const fields = { kind: "premoderated", reason: note };
    await refused(mo, `/moderation/users/${mo.account.id}/restrictions`, fields);
  });

  test("in many cases at once, of which none is looked at", async () => {
    const items = [{ caseId: "01980000-0000-7000-8000-000000000001", version: 1 }];
    const remove = { action: "remove", reason: { ...REASON, note } };
    await refused(mo, "/moderation/decisions/bulk", { ...remove, items });
  });
});

describe("the staff are read once a request", () => {
  afterEach(() => mock.restoreAll());

  const countReads = async (request: () => Promise<unknown>) => {
    const queries = mock.method(pg.Client.prototype, "query");
    await request();
    const texts = queries.mock.calls.map(({ arguments: [query] }) => JSON.stringify(query));
    return texts.filter((text) => /from .*accounts.* where .*role.* in /i.test(text)).length;
  };

  test("for many cases", async () => {
    const items: object[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await postComment(app, { body: BODIES.flag });
      const { id: caseId, version } = await findOpenCase(app, id);
      items.push({ caseId, version });
    }
    const body = { action: "remove", reason: REASON, items };
    const reads = await countReads(async () => {
      const { results } = (await app.as(mo).post("/moderation/decisions/bulk").send(body).expect(200)).body;
      expect(results).toMatchObject(items.map(() => ({ ok: true })));
    });
    expect(reads).toBe(1);
  });

  test("for an answer that removes the comment as its notifier wanted", async () => {
    const appealId = await notifiersAppeal(app);
    const claimToken = await claim(app, mo, `/moderation/appeals/${appealId}`);
    const fields = { outcome: "overturned", reason: "It is not lawful.", category: "harassment", claimToken };
    const reads = await countReads(() =>
      app.as(mo).post(`/moderation/appeals/${appealId}/decision`).send(fields).expect(200),
    );
    expect(reads).toBe(1);
  });
});

test("in many cases, the name of one author is no name of the others", async () => {
  const items = [];
  for (const displayName of ["Jürgen", "Somebody"]) {
    const author = await app.person("reader", { displayName });
    const { id } = await postComment(app, { author, body: BODIES.flag });
    const { id: caseId, version } = await findOpenCase(app, id);
    items.push({ caseId, version });
  }
  const decide = (chosen: readonly object[]) =>
    app
      .as(mo)
      .post("/moderation/decisions/bulk")
      .send({ action: "remove", reason: { ...REASON, note: "Jürgen, please argue." }, items: chosen });
  await decide(items).expect(422);
  await decide(items.slice(0, 1)).expect(200);
});
