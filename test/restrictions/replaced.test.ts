import supertest, { type Test } from "supertest";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { applyRestriction } from "../../src/queue/apply-restriction.ts";
import { restoreAfterLift } from "../../src/queue/restore-open-comments.ts";
import { CONTESTED, STANDS_NO_MORE, STILL_APPLIED } from "../../src/restrictions/give-place.ts";
import { DAY, HOUR, MINUTE, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { restrictionLetters } from "../../src/restrictions/letters.ts";
import { readReport } from "../../src/transparency/read-report.ts";
import type { TestPerson } from "../support/app.ts";
import { countRows, likeRow, refusedBy } from "../support/rows.ts";
import { STATEMENT, decideAppeal, flagByReaders, postComment, refusalOf, staffedApp } from "../support/scenes.ts";

const { app, moderator, other } = await staffedApp();
const { prisma } = app.deps.db;

const inDays = (days: number) => after(app.clock.now(), days * DAY).toISOString();
const pathOf = ({ account }: TestPerson) => `/moderation/users/${account.id}/restrictions`;

const send = (who: TestPerson, body: object, by = moderator) =>
  app
    .as(by)
    .post(pathOf(who))
    .send({ kind: "suspended", reason: "Please stop.", ...body });

async function suspend(who: TestPerson, body: object = {}): Promise<string> {
  const answer = await send(who, { until: inDays(7), ...body }).expect(201);
  return answer.body.id;
}

const change = (who: TestPerson, replaces: string, body: object = {}) =>
  send(who, { until: inDays(30), reason: "And once more.", replaces, ...body }, other);

const restrictionsOf = async (who: TestPerson) =>
  (await app.as(moderator).get(`/moderation/users/${who.account.id}`).expect(200)).body.restrictions;

const decisionsOf = (restrictionId: string) =>
  prisma.decision.findMany({ where: { restrictionId }, orderBy: { id: "asc" }, include: { statement: true } });

const jobs = async (restrictionId: string) =>
  (
    await app.deps.db.pool.query(
      `select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload ->> 'restrictionId' = $1 order by 1`,
      [restrictionId],
    )
  ).rows.map(({ identifier }) => identifier);

const run = (job: typeof applyRestriction, restrictionId: string) =>
  job.perform(app.deps, { restrictionId }, { attempt: 1, lastAttempt: false });

const statusOf = async ({ id }: { readonly id: string }) =>
  (await prisma.comment.findUniqueOrThrow({ where: { id } })).status;

test("the end of a limit is changed at once: by one decision with one statement, and one letter", async () => {
  const author = await app.person();
  const first = await suspend(author, { category: "harassment" });
  app.clock.advance(HOUR);
  const { body: second } = await change(author, first).expect(201);
  expect(await restrictionsOf(author)).toMatchObject([
    { id: second.id, active: true, until: inDays(30), replaces: first, replacedBy: null, reason: "And once more." },
    { id: first, active: false, liftedBy: { id: other.account.id }, replaces: null, replacedBy: second.id },
  ]);
  expect(await decisionsOf(first)).toMatchObject([
    { kind: "restrict", statement: {} },
    { kind: "lift", cause: "moderator", decidedBy: other.account.id, statement: null },
  ]);
  const [given] = await decisionsOf(second.id);
  expect(given).toMatchObject({
    kind: "restrict",
    categories: ["harassment"],
    statement: { accountId: author.account.id },
  });
  const letters = await prisma.letter.findMany({ where: { accountId: author.account.id }, orderBy: { id: "asc" } });
  expect(letters.map(({ kind }) => kind)).toEqual(["account_restricted", "account_restricted"]);
  expect((await app.as(author).get("/me")).body.restriction).toMatchObject({ until: inDays(30) });
});

test.each([
  ["en", "takes the place of the earlier one"],
  ["de", "tritt an die Stelle der früheren"],
  ["fr", "prend la place de la précédente"],
  ["es", "ocupa el lugar de la anterior"],
])("its letter says that it is no second limit: %s", async (locale, words) => {
  const author = await app.person();
  const first = await suspend(author);
  const { body: second } = await change(author, first).expect(201);
  const [earlier] = await decisionsOf(first);
  const compose = async (subjectId = "") => {
    const letter = await prisma.letter.findFirstOrThrow({ where: { subjectId, kind: "account_restricted" } });
    const composed = await restrictionLetters.account_restricted.compose(app.deps, { ...letter, locale });
    return composed?.text.replaceAll(/\s+/g, " ");
  };
  expect(await compose(earlier?.id)).not.toContain(words);
  expect(await compose(second.decisionId)).toContain(words);
});

test("both are in the audit, each with the other", async () => {
  const author = await app.person();
  const first = await suspend(author);
  const { body: second } = await change(author, first).expect(201);
  const rows = await prisma.auditEntry.findMany({
    where: { subjectId: { in: [first, second.id] }, actorAccountId: other.account.id },
    orderBy: { id: "asc" },
  });
  expect(rows).toMatchObject([
    { subjectId: first, action: "author.lift", details: { replacedBy: second.id } },
    { subjectId: second.id, action: "author.restrict", details: { replaces: first } },
  ]);
});

test("the author contests the new one alone, and the page of the earlier says that another took its place", async () => {
  const author = await app.person();
  const first = await suspend(author);
  const { body: second } = await change(author, first).expect(201);
  const [earlier] = await decisionsOf(first);
  const { body: mine } = await app.as(author).get("/me/restrictions").expect(200);
  expect(mine.items).toMatchObject([
    { id: second.id, appealable: true, replacedBy: null },
    { id: first, appealable: false, replacedBy: second.id },
  ]);
  const contest = (decisionId: string) => app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT });
  expect(refusalOf(await contest(earlier?.id ?? ""))).toEqual([409, "invalid_state"]);
  const link = await prisma.appealLink.findFirstOrThrow({ where: { decisionId: earlier?.id ?? "" } });
  const token = appealToken(app.deps.config.appealLinkKeys, link);
  const { body: view } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
  expect(view.restriction).toMatchObject({ kind: "suspended", replaced: true });
  const page = await supertest(app.app).get(`/appeals/${token}`).expect(200);
  expect(page.text).toContain("<h1>A newer decision about your account took the place of this one</h1>");
  const { body: appeal } = await contest(second.decisionId).expect(201);
  await decideAppeal(app, moderator, { appealId: appeal.id, outcome: "overturned" });
  expect((await app.as(author).get("/me")).body.restriction).toBeNull();
});

test("a report counts a change as imposed, and not as undone", async () => {
  app.clock.advance(HOUR);
  const [from, author] = [app.clock.now(), await app.person()];
  const first = await suspend(author);
  await change(author, first).expect(201);
  app.clock.advance(MINUTE);
  const report = await readReport(app.deps.db, { from, to: app.clock.now() });
  expect(report.reversals.lift).toBe(0);
  expect(report.restrictions).toMatchObject([{ kind: "suspended", imposed: 2, lifted: 0 }]);
});

describe("the comments that the first held or removed", () => {
  async function removedAlong() {
    const who = await app.person();
    const comment = await postComment(app, { author: who });
    app.clock.advance(MINUTE);
    const first = await suspend(who, { openComments: "remove" });
    await run(applyRestriction, first);
    expect(await statusOf(comment)).toBe("removed");
    app.clock.advance(MINUTE);
    const { body } = await change(who, first).expect(201);
    return { who, comment, first, second: body };
  }

  test("stay as they are, and come back with the end of the second", async () => {
    const { who, comment, first, second } = await removedAlong();
    expect(second).toMatchObject({ openComments: "remove", active: true });
    expect(second.appliedAt).not.toBeNull();
    expect([await jobs(first), await jobs(second.id)]).toEqual([["apply-restriction"], []]);
    await run(restoreAfterLift, first);
    await run(applyRestriction, second.id);
    expect(await statusOf(comment)).toBe("removed");
    app.clock.advance(MINUTE);
    await app
      .as(moderator)
      .delete(`${pathOf(who)}/${second.id}`)
      .expect(204);
    expect(await jobs(second.id)).toEqual(["restore-open-comments"]);
    await run(restoreAfterLift, second.id);
    expect(await statusOf(comment)).toBe("published");
  });

  test("come back with the last of them, however often the end was changed", async () => {
    const { who, comment, second } = await removedAlong();
    const { body: third } = await change(who, second.id, { until: inDays(60) }).expect(201);
    await app
      .as(moderator)
      .delete(`${pathOf(who)}/${third.id}`)
      .expect(204);
    await run(restoreAfterLift, third.id);
    expect(await statusOf(comment)).toBe("published");
  });

  test("are not those that were posted after the first: another limit that is lifted gives these back", async () => {
    const who = await app.person();
    const reading = await suspend(who, { kind: "premoderated", until: null, openComments: "hold" });
    await run(applyRestriction, reading);
    app.clock.advance(MINUTE);
    const later = await postComment(app, { author: who });
    app.clock.advance(MINUTE);
    const ban = await suspend(who, { kind: "banned", until: null, openComments: "remove" });
    await run(applyRestriction, ban);
    expect(await statusOf(later)).toBe("removed");
    app.clock.advance(MINUTE);
    await change(who, reading, { kind: "premoderated" }).expect(201);
    await app
      .as(moderator)
      .delete(`${pathOf(who)}/${ban}`)
      .expect(204);
    await run(restoreAfterLift, ban);
    expect(await statusOf(later)).toBe("held");
  });
});

describe("a limit is not changed, and nothing is,", () => {
  async function refused(sent: Test) {
    const before = await countRows(app.deps.db);
    const answer = await sent;
    expect(await countRows(app.deps.db)).toEqual(before);
    return [...refusalOf(answer), answer.body.errors?.[0]?.pointer ?? answer.body.detail];
  }

  test.each([
    ["one that is not there", async () => ({ replaces: newId() }), "/replaces"],
    ["somebody else's", async () => ({ replaces: await suspend(await app.person()) }), "/replaces"],
    [
      "one of another kind",
      async (who: TestPerson) => ({ kind: "banned", until: null, replaces: await suspend(who) }),
      "/replaces",
    ],
    [
      "a ban",
      async (who: TestPerson) => ({
        kind: "banned",
        until: null,
        replaces: await suspend(who, { kind: "banned", until: null }),
      }),
      "/replaces",
    ],
    [
      "one whose comments were to change by the way",
      async (who: TestPerson) => ({ openComments: "hold", replaces: await suspend(who) }),
      "/openComments",
    ],
    [
      "one that would have no end",
      async (who: TestPerson) => ({ until: null, replaces: await suspend(who) }),
      "/until",
    ],
  ])("as a request that cannot be meant: %s", async (_what, makeBody, pointer) => {
    const who = await app.person();
    const body = { until: inDays(30), ...(await makeBody(who)) };
    expect(await refused(send(who, body, other))).toEqual([422, "invalid_request", pointer]);
  });

  test("when it was lifted, or its time is over", async () => {
    const [lifted, over] = [await app.person(), await app.person()];
    const first = await suspend(lifted);
    await app
      .as(moderator)
      .delete(`${pathOf(lifted)}/${first}`)
      .expect(204);
    expect(await refused(change(lifted, first))).toEqual([409, "invalid_state", STANDS_NO_MORE]);
    const second = await suspend(over, { until: after(app.clock.now(), MINUTE).toISOString() });
    app.clock.advance(MINUTE);
    expect(await refused(change(over, second))).toEqual([409, "invalid_state", STANDS_NO_MORE]);
  });

  test("while its author contests it", async () => {
    const who = await app.person();
    const first = await suspend(who);
    const [{ id: decisionId } = { id: "" }] = await decisionsOf(first);
    await app.as(who).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
    expect(await refused(change(who, first))).toEqual([409, "appeal_open", CONTESTED]);
  });

  test("while its comments are still at work", async () => {
    const who = await app.person();
    const first = await suspend(who, { openComments: "remove" });
    expect(await refused(change(who, first))).toEqual([409, "invalid_state", STILL_APPLIED]);
  });

  test("by whoever flagged a comment of the author's", async () => {
    const who = await app.person();
    const { id } = await postComment(app, { author: who });
    const first = await suspend(who);
    await flagByReaders(app, id, 1);
    await prisma.flag.updateMany({ where: { commentId: id }, data: { flaggerId: other.account.id } });
    expect((await refused(change(who, first))).slice(0, 2)).toEqual([403, "conflict_of_interest"]);
  });
});

test("by two moderators at once, it is changed by one of them", async () => {
  const who = await app.person();
  const first = await suspend(who);
  const answers = await Promise.all(
    [moderator, other].map((by) => send(who, { until: inDays(30), replaces: first }, by)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect((await restrictionsOf(who)).filter(({ active }: { active: boolean }) => active)).toHaveLength(1);
});

test("the database knows of no other: neither for one that stands, nor for another account, nor later", async () => {
  const [who, stranger] = [await app.person(), await app.person()];
  const first = await suspend(who);
  const standing = await suspend(stranger);
  const { body: second } = await change(who, first).expect(201);
  const copy = (replaces: string) =>
    refusedBy(app.deps.db, likeRow("restrictions"), [second.id, { id: newId(), replaces }]);
  expect(await copy(standing)).toBe("restrictions_replace_ended");
  expect(await copy(first)).toBe("restrictions_replaces_key");
  const move = "update restrictions set replaces = $2 where id = $1";
  expect(await refusedBy(app.deps.db, move, [second.id, standing])).toBe("restrictions_replace_ended");
});
