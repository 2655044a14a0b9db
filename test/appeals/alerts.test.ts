import { type Server, createServer } from "node:net";
import { escalateOverdue } from "../../src/appeals/escalate-overdue.ts";
import { watchUndecidable } from "../../src/appeals/alert-undecidable.ts";
import { watchUndecidableCases } from "../../src/queue/watch-undecidable-cases.ts";
import { stateHolds } from "../../src/decisions/state-holds.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { sendLetter } from "../../src/mail/outbox.ts";
import { DAY, HOUR } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  STATEMENT,
  claim,
  decideAppeal,
  decideComment,
  fileAppeal,
  openAppeal,
  postComment,
  refusalOf,
  removedComment,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { decideOpenCase, giveNotice, noticeOf, readNotice, setNotices } from "../notices/notice-desk.ts";

let app: TestApp;
let administrator: TestPerson;
beforeEach(async () => {
  app = await testApp({ policy: smallPolicy(), env: { SMTP_URL: await refusingServer() } });
  administrator = await app.person("administrator");
});

const alerts = () => app.deps.db.prisma.alert.findMany({ orderBy: { raisedAt: "asc" } });
const lettersOfAlerts = () => app.deps.db.prisma.letter.count({ where: { kind: "staff_alert" } });
const perform = (schedule: typeof escalateOverdue) =>
  schedule.perform(app.deps, { _cron: { ts: app.clock.now().toISOString() } });

/** A mail server that knows nobody. */
async function refusingServer(): Promise<string> {
  const server = createServer((socket) => {
    socket.setEncoding("utf8");
    socket.write("220 mail.example ready\r\n");
    socket.on("data", (line: string) => {
      socket.write(/^RCPT/i.test(line) ? "550 5.1.1 no such mailbox\r\n" : "250 ok\r\n");
    });
    socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  servers.push(server);
  const address = server.address();
  return typeof address === "object" && address ? `smtp://127.0.0.1:${address.port}` : "";
}

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

async function deliverInVain(kind: "comment_removed" | "sign_in") {
  const letter = await app.deps.db.prisma.letter.findFirstOrThrow({ where: { kind, state: "queued" } });
  await sendLetter.perform(app.deps, { letterId: letter.id }, { attempt: 1, lastAttempt: false });
  const after = await app.deps.db.prisma.letter.findUniqueOrThrow({ where: { id: letter.id } });
  expect(after).toMatchObject({ state: "failed", lastCode: "550" });
}

async function stateHold() {
  app.clock.advance(25 * HOUR);
  await perform(stateHolds);
}

test("a letter with a right to appeal that cannot be delivered alerts administrators, once per cause and day", async () => {
  await removedComment(app);
  await removedComment(app);
  await deliverInVain("comment_removed");
  await deliverInVain("comment_removed");
  const [alert, ...others] = await alerts();
  expect(others).toEqual([]);
  expect(alert).toMatchObject({ kind: "letter_undelivered", count: 2 });
  expect(alert?.cause).toMatch(/^comment_removed:/);
  expect(await lettersOfAlerts()).toBe(1);
  expect(await app.deps.db.prisma.appealLink.count({ where: { toldAt: { not: null } } })).toBe(0);

  app.clock.advance(DAY);
  await removedComment(app);
  await deliverInVain("comment_removed");
  expect(await alerts()).toHaveLength(2);
  expect(await lettersOfAlerts()).toBe(2);
});

test("any other letter alerts nobody", async () => {
  await app.as(null).post("/auth/email-link").send({ email: "someone@example.org" }).expect(202);
  await deliverInVain("sign_in");
  expect(await alerts()).toEqual([]);
});

test("what is noted and happens again is open again", async () => {
  await removedComment(app);
  await removedComment(app);
  await deliverInVain("comment_removed");
  const [alert] = await alerts();
  const path = `/moderation/alerts/${alert?.id}/acknowledgement`;
  await app.as(administrator).post(path).expect(200);
  expect((await alerts())[0]?.acknowledgedBy).toBe(administrator.account.id);
  await deliverInVain("comment_removed");
  expect((await alerts())[0]).toMatchObject({ count: 2, acknowledgedAt: null });
  expect(refusalOf(await app.as(await app.person("moderator")).post(path))).toEqual([403, "forbidden"]);
  expect(refusalOf(await app.as(administrator).post(`/moderation/alerts/${newId()}/acknowledgement`))).toEqual([
    404,
    "not_found",
  ]);
});

test("what is overdue is told to administrators, each case and appeal once, with their number", async () => {
  await postComment(app, { body: BODIES.flag });
  await postComment(app, { body: BODIES.hold });
  app.clock.advance(24 * HOUR);
  await perform(escalateOverdue);
  expect(await alerts()).toEqual([]);
  app.clock.advance(1_000);
  await perform(escalateOverdue);
  await perform(escalateOverdue);
  expect(await alerts()).toEqual([expect.objectContaining({ kind: "overdue", cause: "cases", count: 2 })]);
  const { body } = await app
    .as(await app.person("moderator"))
    .get("/moderation/queue?overdue=true")
    .expect(200);
  expect(body.items.map(({ overdue }: { overdue: boolean }) => overdue)).toEqual([true, true]);
  await postComment(app, { body: BODIES.flag });
  const staff = app.as(await app.person("moderator"));
  expect((await staff.get("/moderation/queue?overdue=true").expect(200)).body.items).toHaveLength(2);
  expect((await staff.get("/moderation/queue").expect(200)).body.items).toHaveLength(3);
});

test("a notice that waits too long is told to administrators, once", async () => {
  const { id } = await postComment(app);
  const notice = await giveNotice(app, id);
  app.clock.advance(24 * HOUR + 1_000);
  await perform(escalateOverdue);
  await perform(escalateOverdue);
  const found = await alerts();
  expect(found.find(({ cause }) => cause === "notices")).toMatchObject({ kind: "overdue", count: 1 });
  expect(await readNotice(app, notice.id)).toMatchObject({ escalatedAt: app.clock.now() });
});

test("a case that nobody of the staff may decide is found by the watch, each day once, until somebody may", async () => {
  const flagger = await app.person();
  const { id } = await postComment(app, { author: administrator });
  await app.as(flagger).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
  await app.deps.db.prisma.account.update({ where: { id: flagger.account.id }, data: { role: "moderator" } });
  const giver = await app.person("moderator");
  await perform(watchUndecidableCases);
  expect(await alerts()).toEqual([]);

  await app.as(giver).post("/notices").send(noticeOf(id)).expect(201);
  await perform(watchUndecidableCases);
  await perform(watchUndecidableCases);
  const { id: cause } = await app.deps.db.prisma.case.findFirstOrThrow({ where: { commentId: id } });
  expect(await alerts()).toEqual([expect.objectContaining({ kind: "case_without_decider", cause, count: 1 })]);
  expect(await lettersOfAlerts()).toBe(1);

  await app.person("moderator");
  app.clock.advance(DAY);
  await perform(watchUndecidableCases);
  expect(await alerts()).toHaveLength(1);
});

test("an appeal that nobody may decide any more is found by the watch", async () => {
  const moderator = await app.person("moderator");
  const { appealId } = await openAppeal(app, { by: administrator });
  expect(await alerts()).toEqual([]);
  await app.deps.db.prisma.account.update({ where: { id: moderator.account.id }, data: { role: "reader" } });
  await perform(watchUndecidable);
  await perform(watchUndecidable);
  expect(await alerts()).toEqual([
    expect.objectContaining({ kind: "appeal_without_decider", cause: appealId, count: 1 }),
  ]);
});

describe("a notifier's appeal", () => {
  const notified = async (by: TestPerson) => {
    await setNotices(app, { notifierAppeals: true });
    const posted = await postComment(app);
    await giveNotice(app, posted.id, { email: "notifier@example.org" });
    await decideOpenCase(app, by, { commentId: posted.id, action: "publish" });
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where: { party: "notifier" } });
    const token = appealToken(app.deps.config.appealLinkKeys, link) ?? "";
    return { ...posted, token, appealId: await fileAppeal(app, { token }) };
  };

  test("overturned removes the comment, with its author's statement, link and letter", async () => {
    const [by, other] = [await app.person("moderator"), await app.person("moderator")];
    const { id, author, appealId, token } = await notified(by);
    await decideAppeal(app, other, { appealId, outcome: "overturned" });
    const appeal = await app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id: appealId } });
    const removal = await app.deps.db.prisma.decision.findFirstOrThrow({
      where: { commentId: id, kind: "remove" },
      include: { statement: true, appealLinks: true },
    });
    expect(appeal).toMatchObject({ status: "overturned", outcomeDecisionId: removal.id });
    expect(removal).toMatchObject({ decidedBy: other.account.id, statement: { accountId: author.account.id } });
    expect(removal.appealLinks).toHaveLength(1);
    const letters = await app.deps.db.prisma.letter.findMany({ where: { kind: { not: "staff_alert" } } });
    const told = letters.map(({ kind, address }) => [kind, address]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["comment_removed", author.account.email],
        ["appeal_received", "notifier@example.org"],
        ["appeal_decided", "notifier@example.org"],
      ]),
    );
    const view = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    expect(view.body).toMatchObject({ party: "notifier", decision: { statementOfReasons: null } });
  });

  test("is granted by whoever removes the comment meanwhile, and hinders nobody", async () => {
    const [by, other] = [await app.person("moderator"), await app.person("moderator")];
    const { id, appealId } = await notified(by);
    await decideComment(app, other, { id, action: "remove" });
    const appeal = await app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id: appealId } });
    expect(appeal).toMatchObject({ status: "overturned", decidedBy: null });
  });

  test("is not decided by who decided that nothing is done", async () => {
    const by = await app.person("moderator");
    const { appealId } = await notified(by);
    expect(refusalOf(await app.as(by).post(`/moderation/appeals/${appealId}/claim`))).toEqual([
      403,
      "conflict_of_interest",
    ]);
  });
});

describe("an appeal against a long hold", () => {
  test("overturned publishes the comment, and its case is done", async () => {
    const held = await postComment(app, { body: BODIES.hold });
    const decision = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: held.id } });
    await stateHold();
    const other = await app.person("moderator");
    const filed = await app
      .as(held.author)
      .post("/appeals")
      .send({ decisionId: decision.id, statement: STATEMENT })
      .expect(201);
    const removal = { action: "remove", reason: { category: "harassment" }, revision: 1 };
    const answer = await app.as(other).post(`/moderation/comments/${held.id}/decision`).send(removal);
    expect(refusalOf(answer)).toEqual([409, "appeal_open"]);
    await decideAppeal(app, other, { appealId: filed.body.id, outcome: "overturned" });
    expect((await app.as(null).get(`/comments/${held.id}`).expect(200)).body.status).toBe("published");
    expect(await app.deps.db.prisma.case.count({ where: { commentId: held.id, status: "open" } })).toBe(0);
  });

  test("is granted by whoever publishes the comment meanwhile", async () => {
    const held = await postComment(app, { body: BODIES.hold });
    const decision = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: held.id } });
    await stateHold();
    const filed = await app
      .as(held.author)
      .post("/appeals")
      .send({ decisionId: decision.id, statement: STATEMENT })
      .expect(201);
    await decideComment(app, await app.person("moderator"), { id: held.id, action: "publish" });
    const appeal = await app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id: filed.body.id } });
    expect(appeal.status).toBe("overturned");
  });
});

describe("a note about a person", () => {
  test("is written by nobody about themselves, or about whom they flagged", async () => {
    const [author, flagger] = [await app.person(), await app.person()];
    const { id } = await postComment(app, { author });
    await app.as(flagger).post(`/comments/${id}/flags`).send({ category: "harassment" }).expect(201);
    await app.deps.db.prisma.account.updateMany({
      where: { id: { in: [author.account.id, flagger.account.id] } },
      data: { role: "moderator" },
    });
    app.clock.advance(6_000);
    for (const who of [author, flagger]) {
      const path = `/moderation/users/${author.account.id}/notes`;
      expect(refusalOf(await app.as(who).post(path).send({ body: "Harmless." }))).toEqual([
        403,
        "conflict_of_interest",
      ]);
    }
    expect(await claim(app, administrator, `/moderation/appeals/${(await openAppeal(app)).appealId}`)).toBeTruthy();
  });
});
