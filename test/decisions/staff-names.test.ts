import { STAFF_NAMED } from "../../src/decisions/staff-names.ts";
import { applyRestriction } from "../../src/queue/apply-restriction.ts";
import { testApp } from "../support/app.ts";
import { REASON, claim, findOpenCase, openAppeal, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { countStored, sendForm } from "./words-desk.ts";

const app = await testApp({ policy: smallPolicy() });
const { prisma } = app.deps.db;
const mo = await app.person("moderator", { displayName: "Moderator One" });
await app.person("moderator", { displayName: "Jürgen" });
await app.person("administrator", { displayName: "Moderator Two" });
await app.person("moderator", { displayName: "X" });
await app.person("reader", { displayName: "Reader Three" });

const wrongAt = (pointer: string) => ({ code: "invalid_request", errors: [{ pointer, detail: STAFF_NAMED }] });

const stored = () => countStored(app);
const form = (path: string, fields: object) => sendForm(app, mo, { path, fields });

const restrictFor = async (reason: string, displayName = "Somebody") => {
  const { account } = await app.person("reader", { displayName });
  return app.as(mo).post(`/moderation/users/${account.id}/restrictions`).send({ kind: "premoderated", reason });
};

describe("a restriction's reason that names somebody on the staff is refused, and nothing is stored", () => {
  test.each([
    "Moderator Two and Moderator One both say no.",
    "As MODERATOR two told you.",
    "That was moderator\ntwo.",
    "“Moderator Two”, says no",
    "Ju\u0308rgen says no.",
    "It was Jürgen's word.",
  ])("%j", async (reason) => {
    const before = await stored();
    const { status, body } = await restrictFor(reason);
    expect([status, body]).toEqual([422, expect.objectContaining(wrongAt("/reason"))]);
    expect(JSON.stringify(body)).not.toMatch(/moderator two|jürgen/i);
    expect(await stored()).toEqual(before);
  });

  test.each([
    "Moderator Twofold is no name of ours.",
    "Jürgens says so.",
    "One word in small letters, jürgen, is a word.",
    "The X marks the spot.",
    "Reader Three complained.",
    "A moderator said no.",
  ])("%j passes", async (reason) => expect((await restrictFor(reason)).status).toBe(201));

  test("the author's own name passes, though somebody on the staff has the same", async () => {
    expect((await restrictFor("Jürgen, please argue.", "jürgen")).status).toBe(201);
    expect((await restrictFor("Jürgen, ask Moderator Two.", "jürgen")).status).toBe(422);
  });

  test("on the form too, with what was typed", async () => {
    const { account } = await app.person();
    const reason = "Moderator Two says no.";
    const fields = { kind: "premoderated", reason, until: "" };
    const { text } = await form(`/console/people/${account.id}/restrictions`, fields).expect(422);
    for (const kept of ["Take out the name of whoever moderates here", `${reason}</textarea>`])
      expect(text).toContain(kept);
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
  ] as const;
  for (const [path, fields] of doors) {
    const body = { ...remove, ...fields };
    expect((await app.as(mo).post(path).send(body).expect(422)).body).toMatchObject(wrongAt("/reason/note"));
  }
  const { body } = await app
    .as(mo)
    .post("/moderation/decisions/bulk")
    .send({ ...remove, items: [{ caseId, version }] })
    .expect(200);
  expect(body.results).toEqual([{ caseId, ok: false, code: "invalid_request", detail: STAFF_NAMED }]);
  const typed = { action: "remove", category: "harassment", note: "Ask Jürgen.", claimToken, version };
  const { text } = await form(`/console/cases/${caseId}/decision`, typed).expect(422);
  for (const kept of ["Take out the name of whoever moderates here", "Ask Jürgen.</textarea>"])
    expect(text).toContain(kept);
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
    expect(body).toMatchObject(wrongAt("/reason"));
    const { text } = await form(`/console/appeals/${appealId}/decision`, fields).expect(422);
    expect(text).toContain("Take out the name of whoever moderates here");
  }
  expect(await stored()).toEqual(before);
  expect(await prisma.appeal.findUniqueOrThrow({ where: { id: appealId } })).toMatchObject({ status: "open" });
});
