import { DAY, MINUTE, SECOND, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import {
  STATEMENT,
  decideAppeal,
  decideComment,
  fileAppeal,
  openAppeal,
  refusalOf,
  removedComment,
} from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const WINDOW = 184 * DAY;

let app: TestApp;
let moderator: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, other] = [await app.person("moderator"), await app.person("moderator")];
});

const lookUp = async (on: TestApp, token: string) =>
  (await on.as(null).post("/appeals/lookup").send({ token }).expect(200)).body;
const file = (on: TestApp, token: string) => on.as(null).post("/appeals").send({ token, statement: STATEMENT });
const seen = (on: TestApp, who: TestPerson, decisionId: string) => on.as(who).post(`/me/decisions/${decisionId}/seen`);

describe("the window", () => {
  test("has no end before the author was told, and 184 days from then", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const { author, decisionId, token } = await removedComment(own);
    expect((await lookUp(own, token)).deadline).toBeNull();
    await seen(own, author, decisionId).expect(204);
    const told = own.clock.now();
    expect((await lookUp(own, token)).deadline).toBe(after(told, WINDOW).toISOString());
    own.clock.advance(WINDOW - SECOND);
    await file(own, token).expect(201);
  });

  test("never ends for somebody whom nobody told", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const { token } = await removedComment(own);
    own.clock.advance(10 * WINDOW);
    await file(own, token).expect(201);
  });

  test("is over on the day after it, and the page still shows everything", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const { author, decisionId, token } = await removedComment(own);
    await seen(own, author, decisionId).expect(204);
    const before = await lookUp(own, token);
    own.clock.advance(WINDOW);
    expect(refusalOf(await file(own, token))).toEqual([409, "appeal_window_closed"]);
    expect(await lookUp(own, token)).toEqual(before);
  });

  test("does not open again for an author who looks again", async () => {
    const { author, decisionId, token } = await removedComment(app);
    await seen(app, author, decisionId).expect(204);
    const { deadline } = await lookUp(app, token);
    app.clock.advance(MINUTE);
    await seen(app, author, decisionId).expect(204);
    expect((await lookUp(app, token)).deadline).toBe(deadline);
  });

  test("keeps its start, says the database", async () => {
    const { author, decisionId } = await removedComment(app);
    await seen(app, author, decisionId).expect(204);
    const move = "update appeal_links set told_at = told_at + interval '1 day' where decision_id = $1";
    expect(await refusedBy(app.deps.db, move, [decisionId])).toBe("appeal_links_told_once");
    const forget = "update appeal_links set told_at = null where decision_id = $1";
    expect(await refusedBy(app.deps.db, forget, [decisionId])).toBe("appeal_links_told_once");
  });

  test("opens when the mail server has accepted the letter", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const { author, token } = await removedComment(own);
    await own.startWorker();
    await own.letterTo(author, /removed/);
    const { sentAt } = await eventually(() => own.deps.db.prisma.letter.findFirstOrThrow({ where: { state: "sent" } }));
    expect((await lookUp(own, token)).deadline).toBe(after(sentAt ?? new Date(0), WINDOW).toISOString());
  });
});

describe("one decision has one appeal", () => {
  test("however it is filed: by the link, and signed in", async () => {
    const { appealId, author, token, decisionId } = await openAppeal(app);
    const again = await file(app, token).expect(200);
    const signedIn = await app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(200);
    expect([again.body.id, signedIn.body.id]).toEqual([appealId, appealId]);
  });

  test("of which the author is told the same after it was decided", async () => {
    const { appealId, token } = await openAppeal(app);
    await decideAppeal(app, moderator, { appealId, outcome: "upheld" });
    expect((await file(app, token).expect(200)).body).toMatchObject({ id: appealId, status: "upheld" });
  });

  test("and one link, says the database", async () => {
    const { appealId, decisionId } = await openAppeal(app);
    const copy = { id: newId() };
    expect(await refusedBy(app.deps.db, likeRow("appeals"), [appealId, copy])).toBe("appeals_link_id_key");
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where: { decisionId } });
    const refused = await refusedBy(app.deps.db, likeRow("appeal_links"), [link.id, { ...copy, token_hash: "\\x00" }]);
    expect(refused).toBe("appeal_links_one_per_author");
  });

  test("upheld writes no decision", async () => {
    const { id, appealId } = await openAppeal(app);
    await decideAppeal(app, moderator, { appealId, outcome: "upheld" });
    expect(await app.deps.db.prisma.decision.count({ where: { commentId: id } })).toBe(1);
  });

  test("a second removal is a decision of its own, with a link and an appeal of its own", async () => {
    const first = await openAppeal(app, { by: moderator });
    await decideAppeal(app, other, { appealId: first.appealId, outcome: "overturned" });
    await decideComment(app, moderator, { id: first.id, action: "remove" });
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({
      where: { decision: { commentId: first.id, next: { none: {} } } },
    });
    const answer = await app
      .as(first.author)
      .post("/appeals")
      .send({ decisionId: link.decisionId, statement: STATEMENT });
    expect(answer.status).toBe(201);
    expect(answer.body.id).not.toBe(first.appealId);
  });
});

describe("while an appeal is open", () => {
  test("the remover may publish, which overturns it, and the author is written to", async () => {
    const { id, appealId, token } = await openAppeal(app, { by: moderator });
    await decideComment(app, moderator, { id, action: "publish" });
    expect((await lookUp(app, token)).appeal).toMatchObject({ id: appealId, status: "overturned" });
    const letters = await app.deps.db.prisma.letter.findMany({
      where: { subjectId: appealId },
      orderBy: { createdAt: "asc" },
    });
    expect(letters.map(({ kind }) => kind).toSorted()).toEqual(["appeal_decided", "appeal_received"]);
  });

  test("its author may take the comment away with it, knowingly", async () => {
    const { id, author, appealId, token } = await openAppeal(app);
    expect(refusalOf(await app.as(author).delete(`/comments/${id}`))).toEqual([409, "appeal_open"]);
    await app.as(author).delete(`/comments/${id}?waiveAppeal=true`).expect(204);
    expect(await app.deps.db.prisma.appeal.findUnique({ where: { id: appealId } })).toMatchObject({ status: "void" });
    const gone = await app.as(null).post("/appeals/lookup").send({ token });
    expect(refusalOf(gone)).toEqual([404, "appeal_link_invalid"]);
  });

  test("of a filing and a deletion at once, one comes first and the other answers to it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, author, token } = await removedComment(app);
      const [filed, deleted] = await Promise.all([file(app, token), app.as(author).delete(`/comments/${id}`)]);
      const outcome = [filed.status, deleted.status].join(" ");
      expect(["201 409", "404 204"]).toContain(outcome);
      const open = await app.deps.db.prisma.appeal.count({ where: { commentId: id, status: "open" } });
      expect(open).toBe(filed.status === 201 ? 1 : 0);
    }
  });
});

test("an appeal against a decision that stands no more is refused", async () => {
  const removed = await removedComment(app, { by: moderator });
  await decideComment(app, moderator, { id: removed.id, action: "publish" });
  expect(refusalOf(await file(app, removed.token))).toEqual([409, "invalid_state"]);
});

test("filing is acknowledged by a letter", async () => {
  const removed = await removedComment(app);
  const appealId = await fileAppeal(app, removed);
  const letters = await app.deps.db.prisma.letter.findMany({ where: { subjectId: appealId } });
  expect(letters).toMatchObject([{ kind: "appeal_received", accountId: removed.author.account.id, state: "queued" }]);
});
