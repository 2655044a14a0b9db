import { applyRestriction } from "../../src/queue/apply-restriction.ts";
import { readReport } from "../../src/transparency/read-report.ts";
import { eachRecord } from "../../src/transparency/each-record.ts";
import { DAY, MINUTE, after } from "../../src/shared/clock.ts";
import { giveNotice, noticeOf, setNotices } from "../notices/notice-desk.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { REASON, decideComment, findLink, flagByReaders, postComment, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const { prisma } = app.deps.db;
const [mo, administrator] = [await app.person("moderator"), await app.person("administrator")];

/** What an author was told by a decision, and what the EU's database would be. */
async function statedBy(decisionId: string) {
  const { id, data } = await prisma.statement.findFirstOrThrow({ where: { decisionId } });
  const period = { from: after(app.clock.now(), -DAY), to: after(app.clock.now(), DAY) };
  for await (const { statementId, record } of eachRecord(app.deps, period))
    if (statementId === id) return { data, record };
  throw new Error("no such record");
}

async function restricted(accountId: string, fields: object = {}) {
  const path = `/moderation/users/${accountId}/restrictions` as const;
  const { body } = await app
    .as(mo)
    .post(path)
    .send({ kind: "banned", reason: "Again and again.", ...fields })
    .expect(201);
  return statedBy(body.decisionId);
}

const remove = (commentId: string, reason: object = REASON) =>
  app
    .as(mo)
    .post(`/moderation/comments/${commentId}/decision`)
    .send({ action: "remove", revision: 1, reason })
    .expect(200);

test("a restriction after a notice is owed to the notice, and to automated means where they had detected the text", async () => {
  const { id, author } = await postComment(app, { body: BODIES.flag });
  await giveNotice(app, id);
  await remove(id);
  const { data, record } = await restricted(author.account.id);
  expect(data).toMatchObject({ source: "notice", reports: 1, automatedDetection: true });
  expect(record).toMatchObject({ source_type: "SOURCE_ARTICLE_16", automated_detection: "Yes" });
  const restriction = { accountId: author.account.id };
  expect(await prisma.decision.findFirst({ where: { restriction } })).toMatchObject({ automatedDetection: true });
});

test("a restriction that no report and no rule led to is told so", async () => {
  const { author } = await removedComment(app, { by: mo });
  const { data, record } = await restricted(author.account.id);
  expect(data).toMatchObject({ source: "own_initiative", reports: 0, automatedDetection: false });
  expect(record).toMatchObject({ source_type: "SOURCE_VOLUNTARY", automated_detection: "No" });
});

test.each([
  ["illegal", undefined, "law", "DECISION_GROUND_ILLEGAL_CONTENT"],
  ["illegal", "harassment", "terms", "DECISION_GROUND_INCOMPATIBLE_CONTENT"],
  ["harassment", undefined, "terms", "DECISION_GROUND_INCOMPATIBLE_CONTENT"],
])("a restriction for a removal as %s, named %s, has its ground in %s", async (of, category, ground, code) => {
  const { id, author } = await postComment(app);
  await remove(id, { category: of, note: "See the rules." });
  const { data, record } = await restricted(author.account.id, { category });
  expect(data).toMatchObject({ ground });
  expect(record).toMatchObject({ decision_ground: code });
});

describe("what went with a restriction has its ground, in the statement, the decision, the record and the report", () => {
  const to = after(app.clock.now(), 365 * DAY);
  /** How many removals the report counts: by ground, and by category. */
  async function counted() {
    const { actions, actionsByCategory } = await readReport(app.deps.db, { from: after(app.clock.now(), -DAY), to });
    const rows = [
      ...actions.map(({ kind, ground, count }) => ({ kind, name: ground, count })),
      ...actionsByCategory.map(({ kind, category, count }) => ({ kind, name: category, count })),
    ].filter(({ kind }) => kind === "remove");
    return (name: string) => rows.filter((row) => row.name === name).reduce((sum, { count }) => sum + count, 0);
  }

  test.each([
    [["illegal", "spam"], {}, "law", ["spam", "illegal"]],
    [["harassment", "spam"], {}, "terms", ["spam", "harassment"]],
    [["illegal", "spam"], { category: "spam" }, "terms", ["spam"]],
    [[], {}, "terms", []],
  ] as const)("of removals as %j, named %j: %s, %j", async (strikes, named, ground, categories) => {
    const { author, id: open } = await postComment(app);
    for (const category of strikes) {
      const { id } = await postComment(app, { author, body: `A fine day, said of ${category}.` });
      await remove(id, { category, note: "See the rules." });
      app.clock.advance(MINUTE);
    }
    const before = await counted();
    const path = `/moderation/users/${author.account.id}/restrictions` as const;
    const ban = { kind: "banned", reason: "Again and again.", openComments: "remove", ...named };
    const { body } = await app.as(mo).post(path).send(ban).expect(201);
    await applyRestriction.perform(app.deps, { restrictionId: body.id }, { attempt: 1, lastAttempt: false });

    const decision = await prisma.decision.findFirstOrThrow({ where: { commentId: open, kind: "remove" } });
    const [along, limit] = [await statedBy(decision.id), await statedBy(body.decisionId)];
    expect(decision).toMatchObject({ categories, reasonCategory: categories[0] ?? "other" });
    for (const { data } of [along, limit]) expect(data).toMatchObject({ ground, categories });
    const code = ground === "law" ? "DECISION_GROUND_ILLEGAL_CONTENT" : "DECISION_GROUND_INCOMPATIBLE_CONTENT";
    for (const { record } of [along, limit]) expect(record).toMatchObject({ decision_ground: code });
    expect(along.record?.category).toBe(limit.record?.category);
    const now = await counted();
    const more = ["law", "terms", "harassment", "illegal", "none", "other", "spam"].filter(
      (name) => now(name) > before(name),
    );
    expect(more.toSorted()).toEqual([ground, ...(categories.length > 0 ? categories : ["none"])].toSorted());
  });
});

test("what was reported and answered earlier, or unfounded, led to nothing that came after", async () => {
  const { id } = await postComment(app);
  await flagByReaders(app, id, 1);
  const notice = await giveNotice(app, id);
  await decideComment(app, mo, { id, action: "publish" });
  await app.as(mo).post(`/moderation/notices/${notice.id}/unfounded`).expect(200);
  app.clock.advance(MINUTE);
  await app
    .as(administrator)
    .post(`/moderation/comments/${id}/decision`)
    .send({ action: "remove", revision: 1, reason: REASON })
    .expect(200);
  const { data, record } = await statedBy((await findLink(app, id)).decisionId);
  expect(data).toMatchObject({ source: "own_initiative", reports: 0 });
  expect(record).toMatchObject({ source_type: "SOURCE_VOLUNTARY" });
});

test("a notice of the text before led to nothing that was decided of the text after", async () => {
  const { id, author } = await postComment(app);
  await giveNotice(app, id);
  await app.as(author).patch(`/comments/${id}`).send({ body: BODIES.remove, revision: 1 }).expect(200);
  const { record } = await statedBy((await findLink(app, id)).decisionId);
  expect(record).toMatchObject({ source_type: "SOURCE_VOLUNTARY" });
});

test("a typed address is no trusted flagger in the EU's database; whoever is signed in by it is", async () => {
  await setNotices(app, { trustedFlaggers: ["hotline.example"] });
  const [flagger, stranger] = [await app.person("reader", { email: "ines@hotline.example" }), await app.person()];
  const given = [
    [null, "SOURCE_ARTICLE_16"],
    [stranger, "SOURCE_ARTICLE_16"],
    [flagger, "SOURCE_TRUSTED_FLAGGER"],
  ] as const;
  for (const [who, code] of given) {
    const { id } = await postComment(app);
    const { body } = await app
      .as(who)
      .post("/notices")
      .send(noticeOf(id, { email: "alerts@hotline.example" }))
      .expect(201);
    expect(await prisma.notice.findUniqueOrThrow({ where: { id: body.id } })).toMatchObject({
      source: "trusted_flagger",
    });
    await remove(id);
    const { record } = await statedBy((await findLink(app, id)).decisionId);
    expect(record).toMatchObject({ source_type: code });
  }
});

const edit = (author: TestPerson, id: string) =>
  app
    .as(author)
    .patch(`/comments/${id}`)
    .send({ body: "A calm word about the harbour, put otherwise.", revision: 1 })
    .expect(200);

const removeEdited = (id: string) =>
  app
    .as(mo)
    .post(`/moderation/comments/${id}/decision`)
    .send({ action: "remove", revision: 2, reason: { category: "illegal", note: "See the rules." } })
    .expect(200);

test("a notice that waits through an edit led to the removal that answers it, and to what rests on the removal", async () => {
  const { id, author } = await postComment(app);
  const notice = await giveNotice(app, id);
  await edit(author, id);
  await removeEdited(id);
  const { decisionId } = await findLink(app, id);
  expect(await prisma.notice.findUniqueOrThrow({ where: { id: notice.id } })).toMatchObject({ decisionId });
  for (const { data, record } of [await statedBy(decisionId), await restricted(author.account.id)]) {
    expect(data).toMatchObject({ source: "notice", reports: 1 });
    expect(record).toMatchObject({ source_type: "SOURCE_ARTICLE_16" });
  }
});

test("a reader's flag that waits through an edit led to the removal that answers it", async () => {
  const { id, author } = await postComment(app);
  await flagByReaders(app, id, 1);
  await edit(author, id);
  await removeEdited(id);
  const { data, record } = await statedBy((await findLink(app, id)).decisionId);
  expect(data).toMatchObject({ source: "notice", reports: 1 });
  expect(record).toMatchObject({ source_type: "SOURCE_TYPE_OTHER_NOTIFICATION" });
});
