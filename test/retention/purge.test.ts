import { appealToken } from "../../src/decisions/appeal-link.ts";
import { countDue, purge } from "../../src/retention/purge.ts";
import { DAY, after } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { giveNotice, readNotice, setNotices } from "../notices/notice-desk.ts";
import {
  decideAppeal,
  decideComment,
  fileAppeal,
  openAppeal,
  postComment,
  removedComment,
  restrict,
} from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeEach(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const actor = { kind: "operator", label: "cli:test" } as const;
const run = () => purge(app.deps, { actor });
const bodiesOf = async (commentId: string) =>
  (await app.deps.db.prisma.revision.findMany({ where: { commentId } })).map(({ body }) => body !== null);
const tell = () =>
  app.deps.db.prisma.appealLink.updateMany({ where: { toldAt: null }, data: { toldAt: app.clock.now() } });
const advance = (days: number) => app.clock.advance(days * DAY);

describe("a text", () => {
  test("of a published comment stays for good, its earlier versions too", async () => {
    const { id, author } = await postComment(app);
    const edit = { body: "Another thing to say about this.", revision: 1 };
    await app.as(author).patch(`/comments/${id}`).send(edit).expect(200);
    advance(4_000);
    await run();
    expect(await bodiesOf(id)).toEqual([true, true]);
  });

  test("of a removed comment stays for as long as it can be contested, and 30 days more", async () => {
    const { id } = await removedComment(app);
    await tell();
    advance(184 + 30);
    await run();
    expect(await bodiesOf(id)).toEqual([true]);
    advance(1);
    expect((await countDue(app.deps))["comment_texts"]).toBe(1);
    await run();
    expect(await bodiesOf(id)).toEqual([false]);
  });

  test("stays while its author was not told", async () => {
    const { id } = await removedComment(app);
    advance(4_000);
    await run();
    expect(await bodiesOf(id)).toEqual([true]);
  });

  test("stays while its appeal is open, however long that takes, and 30 days after the answer", async () => {
    const { id, appealId } = await openAppeal(app);
    await tell();
    advance(1_000);
    await run();
    expect(await bodiesOf(id)).toEqual([true]);
    await decideAppeal(app, await app.person("moderator"), { appealId, outcome: "upheld" });
    advance(30);
    await run();
    expect(await bodiesOf(id)).toEqual([true]);
    advance(1);
    await run();
    expect(await bodiesOf(id)).toEqual([false]);
  });

  test("of a comment that its author deleted goes after 30 days", async () => {
    const { id, author } = await removedComment(app);
    await app.as(author).delete(`/comments/${id}`).expect(204);
    advance(30);
    await run();
    expect(await bodiesOf(id)).toEqual([true]);
    advance(1);
    await run();
    expect(await bodiesOf(id)).toEqual([false]);
  });

  test("stays while a restriction that rests on its removal can be contested, and while its appeal is open", async () => {
    const author = await app.person();
    const { id } = await removedComment(app, { author, by: moderator });
    const elsewhere = await removedComment(app, { by: moderator });
    await tell();
    advance(60);
    const restrictionId = await restrict(app, await app.person("moderator"), { ...author, kind: "banned" });
    await tell();
    advance(155);
    await run();
    expect([await bodiesOf(id), await bodiesOf(elsewhere.id)]).toEqual([[true], [false]]);
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where: { decision: { restrictionId } } });
    // The author's session is long over.
    const appealId = await fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
    advance(1_000);
    await run();
    expect(await bodiesOf(id)).toEqual([true]);
    await decideAppeal(app, await app.person("moderator"), { appealId, outcome: "upheld" });
    advance(31);
    await run();
    expect(await bodiesOf(id)).toEqual([false]);
  });

  test("that is gone is not published again as nothing", async () => {
    const { id } = await removedComment(app);
    await tell();
    advance(300);
    await run();
    const again = { action: "publish", revision: 1 };
    const staff = app.as(await app.person("moderator"));
    const { status, body } = await staff.post(`/moderation/comments/${id}/decision`).send(again);
    expect([status, body.code]).toEqual([409, "invalid_state"]);
  });

  test("is kept by the database too", async () => {
    const [shown, contestable, appealed] = [await postComment(app), await removedComment(app), await openAppeal(app)];
    const struck = await removedComment(app, { by: moderator });
    await restrict(app, moderator, { ...struck.author, kind: "banned" });
    await app.deps.db.prisma.appealLink.updateMany({
      where: { decisionId: struck.decisionId },
      data: { toldAt: after(app.clock.now(), -185 * DAY) },
    });
    for (const { id } of [shown, contestable, appealed, struck]) {
      const empty = app.deps.db.prisma.revision.updateMany({
        where: { commentId: id },
        data: { body: null, purgedAt: app.clock.now() },
      });
      await expect(empty).rejects.toThrow(/is not purged|needs this text|can still be contested/);
    }
  });
});

describe("words of people", () => {
  test("in flags go after their answer, and stay while their comment is under appeal", async () => {
    const [quiet, contested] = [await postComment(app), await postComment(app)];
    const flag = { category: "harassment", note: "This is about my neighbour." };
    for (const { id } of [quiet, contested])
      await app
        .as(await app.person())
        .post(`/comments/${id}/flags`)
        .send(flag)
        .expect(201);
    await decideComment(app, moderator, { id: quiet.id, action: "publish" });
    await decideComment(app, moderator, { id: contested.id, action: "remove" });
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({
      where: { decision: { commentId: contested.id } },
    });
    const { author } = contested;
    const filed = { decisionId: link.decisionId, statement: "It was a quotation from the article." };
    await app.as(author).post("/appeals").send(filed).expect(201);
    advance(185);
    await run();
    const noteOf = async (commentId: string) =>
      (await app.deps.db.prisma.flag.findFirstOrThrow({ where: { commentId } })).note;
    expect([await noteOf(quiet.id), await noteOf(contested.id)]).toEqual([null, flag.note]);
  });

  test("that a decider left for colleagues go after 184 days, and stay while their comment is under appeal", async () => {
    const notes = () => app.deps.db.prisma.decisionNote.count();
    const { decisionId } = await removedComment(app, { by: moderator });
    const contested = await openAppeal(app, { by: moderator });
    await tell();
    for (const id of [decisionId, contested.decisionId])
      await app.deps.db.prisma.decisionNote.create({ data: { decisionId: id, body: "He does this often." } });
    advance(184 + 30);
    await run();
    expect(await notes()).toBe(2);
    advance(1);
    await run();
    expect(await notes()).toBe(1);
  });

  test("that colleagues left about a person go after 184 days, and stay while a restriction can be contested", async () => {
    const [author, other] = [await app.person(), await app.person()];
    const notes = () => app.deps.db.prisma.accountNote.findMany({ select: { accountId: true } });
    for (const { account } of [author, other])
      await app.as(moderator).post(`/moderation/users/${account.id}/notes`).send({ body: "Was here." }).expect(201);
    await restrict(app, moderator, { ...author, kind: "banned" });
    advance(184);
    await run();
    expect(await notes()).toHaveLength(2);
    advance(1);
    expect((await countDue(app.deps))["account_notes"]).toBe(1);
    await run();
    expect(await notes()).toEqual([{ accountId: author.account.id }]);
    await tell();
    advance(184 + 30);
    await run();
    expect(await notes()).toHaveLength(1);
    advance(1);
    await run();
    expect(await notes()).toEqual([]);
  });

  test("of a notice, and who gave it, go 184 days after its answer", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    advance(400);
    await run();
    expect((await readNotice(app, notice.id)).name).not.toBeNull();
    await decideComment(app, await app.person("moderator"), { id, action: "publish" });
    advance(184);
    await run();
    expect((await readNotice(app, notice.id)).name).not.toBeNull();
    advance(1);
    await run();
    const { name, address, explanation, purgedAt } = await readNotice(app, notice.id);
    expect([name, address, explanation, purgedAt]).toEqual([null, null, null, app.clock.now()]);
  });

  test("of an appeal go 184 days after its end, and the link still tells how it ended", async () => {
    const { token } = await removedComment(app, { by: moderator });
    const appealId = await fileAppeal(app, { token });
    await decideAppeal(app, await app.person("moderator"), { appealId, outcome: "upheld" });
    advance(185);
    await run();
    const row = await app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id: appealId } });
    expect([row.statement, row.outcomeReason]).toEqual([null, null]);
    const { body } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    expect(body.appeal).toMatchObject({ status: "upheld", outcomeReason: null });
    expect(body.decision.statementOfReasons.note).toBeNull();
  });

  test("about a removal stay while a restriction that rests on it is under appeal, those of its own appeal too", async () => {
    const { author, decisionId, token } = await removedComment(app, { by: moderator });
    const other = await app.person("moderator");
    const appealId = await fileAppeal(app, { token });
    await decideAppeal(app, other, { appealId, outcome: "upheld" });
    await tell();
    advance(85);
    const restrictionId = await restrict(app, await app.person("moderator"), { ...author, kind: "banned" });
    await tell();
    const { prisma } = app.deps.db;
    const link = await prisma.appealLink.findFirstOrThrow({ where: { decision: { restrictionId } } });
    const ban = await fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
    advance(115);
    await run();
    const words = async () => {
      const { text } = await prisma.statement.findUniqueOrThrow({ where: { decisionId }, include: { text: true } });
      const { statement, outcomeReason } = await prisma.appeal.findUniqueOrThrow({ where: { id: appealId } });
      return [text?.note, statement, outcomeReason].map((word) => typeof word === "string");
    };
    expect(await words()).toEqual([true, true, true]);
    await decideAppeal(app, await app.person("moderator"), { appealId: ban, outcome: "upheld" });
    advance(31);
    await run();
    expect(await words()).toEqual([false, false, false]);
  });

  test("of a notice that nobody signed go too, and its appeal lapses like any other", async () => {
    await setNotices(app, { notifierAppeals: true });
    const { id } = await postComment(app);
    const nameless = { name: undefined, email: undefined, childAbuse: true };
    const { id: noticeId } = await giveNotice(app, id, nameless);
    await decideComment(app, moderator, { id, action: "publish" });
    const { toldAt } = await app.deps.db.prisma.appealLink.findUniqueOrThrow({ where: { noticeId } });
    expect(toldAt).toEqual(app.clock.now());
    advance(184 + 30);
    await run();
    expect((await readNotice(app, noticeId)).explanation).not.toBeNull();
    advance(1);
    await run();
    expect((await readNotice(app, noticeId)).explanation).toBeNull();
  });

  test("in the reason of a warning go 184 days after it when nobody can contest it, those of a standing ban stay", async () => {
    const [warned, banned] = [await app.person(), await app.person()];
    const given = { kind: "warning", reason: "Mind your words." };
    await app.as(moderator).post(`/moderation/users/${warned.account.id}/restrictions`).send(given).expect(201);
    await restrict(app, moderator, { ...banned, kind: "banned" });
    const reasons = async () =>
      (await app.deps.db.prisma.restriction.findMany({ orderBy: { id: "asc" } })).map(({ reason }) => reason !== null);
    advance(185);
    await run();
    expect(await reasons()).toEqual([true, true]);
    await tell();
    advance(184 + 30);
    await run();
    expect(await reasons()).toEqual([true, true]);
    advance(1);
    await run();
    expect(await reasons()).toEqual([false, true]);
  });

  test("addresses of letters go 90 days after they were sent", async () => {
    await removedComment(app);
    await app.deps.db.prisma.letter.updateMany({ data: { state: "sent", sentAt: app.clock.now() } });
    const kept = () => app.deps.db.prisma.letter.count({ where: { address: { not: null } } });
    advance(90);
    await run();
    expect(await kept()).toBe(1);
    advance(1);
    await run();
    expect(await kept()).toBe(0);
  });
});

test("a dry run counts and changes nothing, a second purge finds nothing, and a purge is audited with its counts", async () => {
  for (let count = 0; count < 3; count += 1) {
    const { id, author } = await postComment(app);
    await app.as(author).delete(`/comments/${id}`).expect(204);
  }
  advance(31);
  expect(await countDue(app.deps)).toMatchObject({ comment_texts: 3, flag_notes: 0 });
  expect(await countDue(app.deps)).toMatchObject({ comment_texts: 3 });
  expect(await run()).toMatchObject({ comment_texts: 3 });
  expect(await run()).toMatchObject({ comment_texts: 0 });
  const audited = await app.deps.db.prisma.auditEntry.findMany({ where: { action: "retention.purge" } });
  expect(audited.map(({ details }) => details)).toEqual([expect.objectContaining({ comment_texts: 3 })]);
});

describe("who gave a notice, when its words and their address are gone", () => {
  beforeEach(() =>
    setSettings({ retention: { noteDays: 1 }, notices: { notifierAppeals: true, suspensionDays: 365 } }),
  );

  async function setSettings(sections: object): Promise<void> {
    const administrator = await app.person("administrator");
    const { body } = await app.as(administrator).get("/moderation/settings").expect(200);
    const settings = { ...body.settings, ...sections };
    await app.as(administrator).put("/moderation/settings").send({ version: body.version, settings }).expect(200);
  }

  /** Somebody of the staff gave notice by another spelling of their address; it was answered by leaving the comment. */
  async function noticeByStaff() {
    const who = await app.person("moderator", { email: "kim@staff.example" });
    const { id, author } = await postComment(app);
    const notice = await giveNotice(app, id, { email: "kim+notices@staff.example" });
    const other = await giveNotice(app, id);
    await decideComment(app, moderator, { id, action: "publish" });
    return { who, id, author, notice, other };
  }

  const remembered = async ({ id }: { readonly id: string }) => {
    const { address, mailboxHash } = await readNotice(app, id);
    return { address, known: mailboxHash !== null };
  };
  const KNOWN = { address: null, known: true };
  const FORGOTTEN = { address: null, known: false };

  const asks = async (sql: string, ...values: readonly unknown[]): Promise<unknown> => {
    const { rows } = await app.deps.db.pool.query<{ why: unknown }>(`select ${sql} as why`, [...values]);
    return rows[0]?.why;
  };
  const spend = () => app.deps.db.prisma.appealLink.updateMany({ data: { revokedAt: app.clock.now() } });

  test("is known for as long as they may not restrict its author", async () => {
    const { who, author, notice } = await noticeByStaff();
    await spend();
    advance(90);
    await run();
    expect(await remembered(notice)).toEqual(KNOWN);
    const since = after(app.clock.now(), -91 * DAY);
    expect(await asks("quarrel($1, $2, $3)", author.account.id, who.account.id, since)).toBe("notifier");
    advance(1);
    await run();
    expect(await remembered(notice)).toEqual(FORGOTTEN);
  });

  test("is known while somebody else can contest the answer, and may not answer them", async () => {
    const { who, notice, other } = await noticeByStaff();
    const { prisma } = app.deps.db;
    await prisma.appealLink.update({ where: { noticeId: notice.id }, data: { revokedAt: app.clock.now() } });
    advance(400);
    await run();
    expect(await remembered(notice)).toEqual(KNOWN);
    const link = await prisma.appealLink.findUniqueOrThrow({ where: { noticeId: other.id } });
    const appealId = await fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
    const conflict = "(select appeal_conflict(comment_id, null, link_id, $2, null) from appeals where id = $1)";
    expect(await asks(conflict, appealId, who.account.id)).toBe("notifier");
    await decideAppeal(app, await app.person("moderator"), { appealId, outcome: "upheld" });
    advance(31);
    await run();
    expect(await remembered(notice)).toEqual(FORGOTTEN);
  });

  test("is known while its author can contest a restriction, and may not answer them", async () => {
    const { who, author, notice } = await noticeByStaff();
    await spend();
    advance(80);
    const restrictionId = await restrict(app, await app.person("moderator"), { ...author, kind: "banned" });
    advance(100);
    await run();
    expect(await remembered(notice)).toEqual(KNOWN);
    const { id: linkId } = await app.deps.db.prisma.appealLink.findFirstOrThrow({
      where: { decision: { restrictionId } },
    });
    const conflict = "appeal_conflict(null, $1, $2, $3, null)";
    expect(await asks(conflict, restrictionId, linkId, who.account.id)).toBe("author_notifier");
    await tell();
    advance(184 + 31);
    await run();
    expect(await remembered(notice)).toEqual(FORGOTTEN);
  });

  test("is known while a suspension counts it", async () => {
    const { notice } = await noticeByStaff();
    const { prisma } = app.deps.db;
    const address = "kim@staff.example";
    await prisma.notice.update({ where: { id: notice.id }, data: { status: "unfounded" } });
    const measure = { noticeId: notice.id, address, count: 1, createdBy: moderator.account.id };
    const warned = { ...measure, id: notice.id, kind: "warning" as const, createdAt: after(app.clock.now(), -DAY) };
    await prisma.notifierMeasure.create({ data: warned });
    await spend();
    const later = await giveNotice(app, (await postComment(app)).id, { email: address });
    const endsAt = after(app.clock.now(), 365 * DAY);
    const suspended = { ...measure, id: later.id, noticeId: later.id, kind: "suspension" as const, endsAt };
    await prisma.notifierMeasure.create({ data: { ...suspended, createdAt: app.clock.now() } });
    advance(364);
    await run();
    expect(await remembered(notice)).toEqual(KNOWN);
    advance(2);
    await run();
    expect(await remembered(notice)).toEqual(FORGOTTEN);
  });

  test("is told by nobody's list of addresses: two notices by one person do not look alike", async () => {
    const email = "kim@staff.example";
    const [one, two] = [
      await giveNotice(app, (await postComment(app)).id, { email }),
      await giveNotice(app, (await postComment(app)).id, { email }),
    ];
    expect(one.mailboxHash).not.toEqual(two.mailboxHash);
  });
});
