import supertest from "supertest";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { resendLetters } from "../../src/appeals/resend-letters.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import {
  STATEMENT,
  claim,
  decideAppeal,
  decideComment,
  fileAppeal,
  findLink,
  openAppeal,
  refusalOf,
  removedComment,
  restrict,
  staffedApp,
} from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const { app, moderator, other, administrator } = await staffedApp();

const appealOf = (id: string) => app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id } });

describe("whoever filed an appeal", () => {
  test("takes it back by the link, for good, and twice is once", async () => {
    const { token, appealId } = await openAppeal(app);
    await claim(app, moderator, `/moderation/appeals/${appealId}`);
    for (const again of [1, 2]) {
      const { body } = await app.as(null).post("/appeals/withdraw").send({ token }).expect(200);
      expect([again, body.status]).toEqual([again, "withdrawn"]);
    }
    expect(await app.deps.db.prisma.claim.count({ where: { subjectId: appealId } })).toBe(0);
    const filed = await app.as(null).post("/appeals").send({ token, statement: STATEMENT }).expect(200);
    expect(filed.body).toMatchObject({ id: appealId, status: "withdrawn" });
    const answer = await app.as(moderator).post(`/moderation/appeals/${appealId}/claim`);
    expect(refusalOf(answer)).toEqual([409, "invalid_state"]);
  });

  test("takes it back signed in, and nobody else does", async () => {
    const { author, decisionId, appealId } = await openAppeal(app);
    const withdraw = (who: TestPerson | null) => app.as(who).post("/appeals/withdraw").send({ decisionId });
    expect(refusalOf(await withdraw(null))).toEqual([401, "sign_in_required"]);
    expect(refusalOf(await withdraw(await app.person()))).toEqual([404, "not_found"]);
    expect((await appealOf(appealId)).status).toBe("open");
    await withdraw(author).expect(200);
    expect((await appealOf(appealId)).status).toBe("withdrawn");
  });

  test("takes back nothing that is answered, and nothing that was not filed", async () => {
    const { token, appealId } = await openAppeal(app);
    await decideAppeal(app, moderator, { appealId, outcome: "upheld" });
    const { token: unused } = await removedComment(app);
    for (const each of [token, unused]) {
      const answer = await app.as(null).post("/appeals/withdraw").send({ token: each });
      expect(refusalOf(answer)).toEqual([409, "invalid_state"]);
    }
    expect(refusalOf(await app.as(null).post("/appeals/withdraw").send({ token: "none" }))).toEqual([
      404,
      "appeal_link_invalid",
    ]);
  });

  test("takes it back on the page, where it then says so", async () => {
    const { token } = await openAppeal(app);
    const page = supertest(app.app);
    expect((await page.get(`/appeals/${token}`)).text).toContain(`/appeals/${token}/withdraw`);
    const takeBack = () => page.post(`/appeals/${token}/withdraw`).type("form");
    await takeBack().expect(303);
    expect((await page.get(`/appeals/${token}`)).text).toContain("You need not do anything");
    await takeBack().send({ sure: "yes" }).expect(303).expect("location", `/appeals/${token}`);
    const { text } = await page.get(`/appeals/${token}`);
    expect(text).toContain("You took it back.");
    expect(text).not.toContain("/withdraw");
  });
});

test("a new decision after a restoration carries a new right, and the old link leads to the old appeal", async () => {
  const first = await removedComment(app, { by: moderator });
  const appealId = await fileAppeal(app, first);
  await decideAppeal(app, other, { appealId, outcome: "overturned" });
  await decideComment(app, moderator, { id: first.id, action: "remove" });
  const second = await findLink(app, first.id);
  expect(second.token).not.toBe(first.token);
  const again = await app.as(null).post("/appeals").send({ token: second.token, statement: STATEMENT }).expect(201);
  expect(again.body.id).not.toBe(appealId);
  const old = await app.as(null).post("/appeals").send({ token: first.token, statement: STATEMENT }).expect(200);
  expect(old.body).toMatchObject({ id: appealId, status: "overturned" });
});

describe("an author who lost the letter", () => {
  const runJobs = async () => {
    for (const { id } of await app.deps.db.prisma.resendRequest.findMany())
      await resendLetters.perform(app.deps, { requestId: id }, { attempt: 1, lastAttempt: false });
  };
  const ask = async (email: string) => {
    const { body } = await app.as(null).post("/appeals/resend").send({ email }).expect(202);
    await runJobs();
    return body;
  };
  const lettersOf = ({ account }: TestPerson) =>
    app.deps.db.prisma.letter.findMany({ where: { accountId: account.id }, orderBy: { issue: "asc" } });
  const markSent = ({ account }: TestPerson) =>
    app.deps.db.prisma.letter.updateMany({
      where: { accountId: account.id, state: "queued" },
      data: { state: "sent", sentAt: app.clock.now() },
    });

  test("gets it again, with the link that it had, and the window does not start anew", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const removed = await removedComment(own);
    await own.startWorker();
    const first = await own.letterTo(removed.author, /was removed/);
    const told = await own.deps.db.prisma.appealLink.findFirstOrThrow({ where: { decisionId: removed.decisionId } });
    own.clock.advance(2 * HOUR);
    await own.as(null).post("/appeals/resend").send({ email: removed.author.account.email?.toUpperCase() }).expect(202);
    const sent = async () => (await own.mailbox()).filter(({ to }) => to === removed.author.account.email);
    for (let tries = 0; (await sent()).length < 2 && tries < 200; tries += 1)
      await new Promise((done) => setTimeout(done, 50));
    const letters = await sent();
    expect(letters).toHaveLength(2);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(2);
    for (const { text } of letters) expect(text).toContain(`/appeals/${removed.token}`);
    expect(first.subject).toBe(letters[0]?.subject);
    const link = await own.deps.db.prisma.appealLink.findFirstOrThrow({ where: { decisionId: removed.decisionId } });
    expect(link.toldAt).toEqual(told.toldAt);
  });

  test("is answered like everybody, and nobody else gets a letter", async () => {
    const { author } = await removedComment(app);
    await markSent(author);
    app.clock.advance(2 * HOUR);
    const bodies = [];
    for (const email of [author.account.email ?? "", "nobody@example.org", moderator.account.email ?? ""])
      bodies.push(await ask(email));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect((await lettersOf(author)).map(({ issue }) => issue)).toEqual([1, 2]);
    expect(await app.deps.db.prisma.letter.count({ where: { address: "nobody@example.org" } })).toBe(0);
    expect(await app.deps.db.prisma.resendRequest.count()).toBe(0);
  });

  test("gets at most five of one letter, an hour apart, and none while one is on its way", async () => {
    const { author } = await removedComment(app);
    const email = author.account.email ?? "";
    await ask(email);
    expect(await lettersOf(author)).toHaveLength(1);
    for (let round = 0; round < 7; round += 1) {
      await markSent(author);
      await ask(email);
      app.clock.advance(HOUR);
    }
    expect((await lettersOf(author)).map(({ issue }) => issue)).toEqual([1, 2, 3, 4, 5]);
  });

  test("gets none about what is contested already, restored or out of time", async () => {
    const author = await app.person();
    const [contested, restored, late] = [
      await openAppeal(app, { author }),
      await removedComment(app, { author }),
      await removedComment(app, { author }),
    ];
    await decideComment(app, moderator, { id: restored.id, action: "publish" });
    await app.deps.db.prisma.appealLink.updateMany({
      where: { decisionId: late.decisionId },
      data: { toldAt: new Date(app.clock.now().getTime() - 185 * DAY) },
    });
    await markSent(author);
    app.clock.advance(2 * HOUR);
    await ask(author.account.email ?? "");
    expect((await lettersOf(author)).filter(({ issue }) => issue > 1)).toEqual([]);
    expect(contested.appealId).toBeTruthy();
  });

  test("is limited by mailbox", async () => {
    const limited = await testApp({ policy: smallPolicy(), env: { RATE_LIMITS: '{"email_links_mailbox":2}' } });
    const send = (email: string) => limited.as(null).post("/appeals/resend").send({ email });
    await send("author@example.org").expect(202);
    await send(" Author@example.org").expect(202);
    expect(refusalOf(await send("author@example.org"))).toEqual([429, "rate_limited"]);
    await send("another@example.org").expect(202);
  });

  test("asks on a page, which repeats no address", async () => {
    const page = supertest(app.app);
    expect((await page.get("/appeals/resend").expect(200)).text).toContain("Lost the letter?");
    const done = await page.post("/appeals/resend").type("form").send({ email: "someone@example.org" }).expect(200);
    expect(done.text).toContain("is on its way again");
    expect(done.text).not.toContain("someone@example.org");
    await page.post("/appeals/resend").type("form").send({ email: "nonsense" }).expect(422);
    const bad = await page.get("/appeals/nonsense").expect(404);
    expect(bad.text).toContain("/appeals/resend");
  });
});

describe("an appeal against a restriction", () => {
  const restricted = async (by = moderator) => {
    const author = await app.person();
    const restrictionId = await restrict(app, by, { ...author, kind: "banned" });
    const decision = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { restrictionId } });
    const filed = await app
      .as(author)
      .post("/appeals")
      .send({ decisionId: decision.id, statement: STATEMENT })
      .expect(201);
    return { author, restrictionId, decisionId: decision.id, appealId: String(filed.body.id) };
  };
  const statusOf = async ({ account }: TestPerson) =>
    app.deps.db.prisma.restriction.findFirstOrThrow({ where: { accountId: account.id } });

  test("is answered by somebody else, and overturned it lifts the restriction in the same moment", async () => {
    const { author, appealId, restrictionId } = await restricted();
    const mine = await app.as(moderator).get(`/moderation/appeals/${appealId}`).expect(200);
    expect(mine.body).toMatchObject({ comment: null, restriction: { id: restrictionId }, canDecide: false });
    expect(refusalOf(await app.as(moderator).post(`/moderation/appeals/${appealId}/claim`))).toEqual([
      403,
      "conflict_of_interest",
    ]);
    await decideAppeal(app, other, { appealId, outcome: "overturned" });
    const { liftedAt, liftedBy } = await statusOf(author);
    expect([liftedAt, liftedBy]).toEqual([app.clock.now(), other.account.id]);
    const appeal = await appealOf(appealId);
    const lift = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { restrictionId, kind: "lift" } });
    expect([appeal.status, appeal.outcomeDecisionId]).toEqual(["overturned", lift.id]);
    expect(await app.deps.db.prisma.letter.count({ where: { kind: "appeal_decided", subjectId: appealId } })).toBe(1);
  });

  test("upheld it stays, and the author is told", async () => {
    const { author, appealId } = await restricted();
    await decideAppeal(app, other, { appealId, outcome: "upheld" });
    expect((await statusOf(author)).liftedAt).toBeNull();
  });

  test("is conceded by whoever lifts the restriction meanwhile", async () => {
    const { author, appealId, restrictionId } = await restricted();
    await app.as(moderator).delete(`/moderation/users/${author.account.id}/restrictions/${restrictionId}`).expect(204);
    expect(await appealOf(appealId)).toMatchObject({ status: "overturned", decidedBy: null });
  });

  test("is not decided by who wrote a note on that person, nor by the database's leave", async () => {
    const { author, appealId } = await restricted();
    await app.as(other).post(`/moderation/users/${author.account.id}/notes`).send({ body: "Rude again." }).expect(201);
    const { body } = await app.as(other).get(`/moderation/appeals/${appealId}`).expect(200);
    expect([body.canDecide, body.whyNot]).toEqual([false, expect.stringContaining("note")]);
    expect(refusalOf(await app.as(other).post(`/moderation/appeals/${appealId}/claim`))).toEqual([
      403,
      "conflict_of_interest",
    ]);
    const forced = app.deps.db.prisma.appeal.update({
      where: { id: appealId },
      data: { status: "upheld", decidedAt: app.clock.now(), decidedBy: other.account.id },
    });
    await expect(forced).rejects.toThrow("no one who had a part");
  });

  test("has its page, without a comment", async () => {
    const { decisionId } = await restricted();
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where: { decisionId } });
    const token = appealToken(app.deps.config.appealLinkKeys, link);
    const { text } = await supertest(app.app).get(`/appeals/${token}`).expect(200);
    expect(text).toContain("Your account is restricted");
    const { body } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    expect(body).toMatchObject({ comment: null, restriction: { kind: "banned", liftedAt: null } });
    const screen = await supertest(app.app)
      .get(`/console/appeals/${body.appeal.id}`)
      .set("Authorization", `Bearer ${administrator.token}`)
      .expect(200);
    expect(screen.text).toContain("The restriction");
    expect(screen.text).toContain("Send the invitation");
  });
});

describe("the time an answer may take", () => {
  test("is by the settings, and what is past it can be listed", async () => {
    const { appealId } = await openAppeal(app);
    // Staff are signed out after twelve idle hours.
    const staff = async () => app.as(await app.person("moderator"));
    const read = async () => (await (await staff()).get(`/moderation/appeals/${appealId}`).expect(200)).body;
    const filedAt = app.clock.now().getTime();
    expect(await read()).toMatchObject({ dueAt: new Date(filedAt + 72 * HOUR).toISOString(), overdue: false });
    const overdue = async () => {
      const { body } = await (await staff()).get("/moderation/appeals?overdue=true&limit=100").expect(200);
      return body.items.some(({ id }: { id: string }) => id === appealId);
    };
    expect(await overdue()).toBe(false);
    app.clock.advance(72 * HOUR + MINUTE);
    expect(await overdue()).toBe(true);
    expect((await read()).overdue).toBe(true);
  });
});
