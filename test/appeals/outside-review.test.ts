import supertest from "supertest";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { DAY } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  STATEMENT,
  claim,
  decideComment,
  fileAppeal,
  findLink,
  openAppeal,
  postComment,
  refusalOf,
  removedComment,
} from "../support/scenes.ts";
import { giveNotice } from "../notices/notice-desk.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, administrator] = [await app.person("moderator"), await app.person("administrator")];
});

const EMAIL = "reviewer@example.com";
const ANSWER = { outcome: "overturned", reason: "The words are a quotation." };

const invite = (appealId: string, email = EMAIL, by = administrator) =>
  app.as(by).post(`/moderation/appeals/${appealId}/reviewer`).send({ email });

async function tokenOf(appealId: string): Promise<string> {
  const invitation = await app.deps.db.prisma.reviewInvitation.findFirstOrThrow({
    where: { appealId },
    orderBy: { id: "desc" },
  });
  return appealToken(app.deps.config.appealLinkKeys, invitation) ?? "";
}

async function invited(email = EMAIL) {
  const opened = await openAppeal(app, { by: moderator });
  await invite(opened.appealId, email).expect(201);
  return { ...opened, reviewToken: await tokenOf(opened.appealId) };
}

/** The comment that a reviewer restored is removed, and the removal contested, a second time. */
async function removedAgain(id: string): Promise<string> {
  const body = { action: "remove", reason: { category: "harassment" }, revision: 1 };
  await app.as(moderator).post(`/moderation/comments/${id}/decision`).send(body).expect(200);
  const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({
    where: { decision: { commentId: id } },
    orderBy: { id: "desc" },
  });
  return fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
}

const open = (token: string) => supertest(app.app).get(`/review/${token}`);
const answer = (token: string, form: object = ANSWER) =>
  supertest(app.app).post(`/review/${token}`).type("form").send(form);
const appealOf = (id: string) => app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id } });

test("somebody from outside decides one appeal by a link, and the comment is back in the same moment", async () => {
  const { id, appealId, reviewToken } = await invited();
  for (let visit = 0; visit < 3; visit += 1) {
    const { text, headers } = await open(reviewToken).expect(200);
    expect(text).toContain(STATEMENT);
    expect(text).toContain(BODIES.publish);
    expect(text).not.toContain(moderator.account.displayName);
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
  }
  expect((await appealOf(appealId)).status).toBe("open");
  await answer(reviewToken).expect(303);
  const { status } = (await app.as(null).get(`/comments/${id}`).expect(200)).body;
  expect(status).toBe("published");
  const decided = await app.deps.db.prisma.appeal.findUniqueOrThrow({
    where: { id: appealId },
    include: { decider: true, outcome: true },
  });
  expect(decided).toMatchObject({ status: "overturned", outcomeReason: ANSWER.reason });
  expect(decided.decider).toMatchObject({ isReviewer: true, role: "reader", email: null });
  expect(decided.outcome).toMatchObject({ basis: "person", decidedBy: decided.decidedBy, cause: "appeal" });
  const audit = await app.deps.db.prisma.auditEntry.findMany({ where: { subjectId: appealId } });
  expect(audit).toContainEqual(expect.objectContaining({ action: "appeal.decide", actorAccountId: decided.decidedBy }));
});

test("a link of a decided appeal tells that it is over, and decides nothing more", async () => {
  const { appealId, reviewToken } = await invited();
  await answer(reviewToken, { ...ANSWER, outcome: "upheld" }).expect(303);
  await answer(reviewToken, ANSWER).expect(303);
  expect((await appealOf(appealId)).status).toBe("upheld");
  const { text } = await open(reviewToken).expect(200);
  expect(text).toContain("has its answer");
  expect(text).not.toContain(STATEMENT);
});

test("unknown, malformed, revoked, replaced and expired links answer with the same bytes", async () => {
  const [revoked, replaced, expired] = [await invited(), await invited(), await invited()];
  await app.as(administrator).delete(`/moderation/appeals/${revoked.appealId}/reviewer`).expect(204);
  await invite(replaced.appealId, "another@example.com").expect(201);
  await app.deps.db.prisma.reviewInvitation.updateMany({
    where: { appealId: expired.appealId },
    data: { createdAt: new Date(0), expiresAt: new Date(DAY) },
  });
  const { token: appealLink } = await removedComment(app);
  const bad = [revoked, replaced, expired].map(({ reviewToken }) => reviewToken);
  const texts = [];
  for (const token of [...bad, appealLink, "nonsense", "%E0%A4%A", "a/b"]) {
    texts.push((await open(token).expect(404)).text);
    await answer(token).expect(404);
  }
  expect(new Set(texts).size).toBe(1);
  for (const { appealId } of [revoked, replaced, expired]) expect((await appealOf(appealId)).status).toBe("open");
  await open(await tokenOf(replaced.appealId)).expect(200);
});

test("the letter carries the link, and says nothing of the people", async () => {
  const own = await testApp({ policy: smallPolicy() });
  const [by, boss] = [await own.person("moderator"), await own.person("administrator")];
  const { appealId, author } = await openAppeal(own, { by });
  const path = `/moderation/appeals/${appealId}/reviewer`;
  await own.as(boss).post(path).send({ email: EMAIL, locale: "de" }).expect(201);
  await own.startWorker();
  const outsider = { ...author, account: { ...author.account, email: EMAIL } };
  const letter = await own.letterTo(outsider, /Widerspruch/);
  expect(letter.text).toMatch(/\/review\/[\w-]{43}\n/);
  for (const { account } of [author, by, boss]) expect(letter.text).not.toContain(account.displayName);
});

test("an administrator invites, and revokes, on the screen of the appeal; a moderator does not", async () => {
  const { appealId } = await openAppeal(app, { by: moderator });
  const post = (who: TestPerson, path: string, form: object = {}) =>
    supertest(app.app)
      .post(`/console/appeals/${appealId}/${path}`)
      .set("Authorization", `Bearer ${who.token}`)
      .set("Sec-Fetch-Site", "same-origin")
      .type("form")
      .send(form);
  await post(moderator, "reviewer", { email: EMAIL, locale: "en" }).expect(403);
  expect((await post(administrator, "reviewer", { email: "nobody", locale: "en" })).text).toContain("nobody");
  await post(administrator, "reviewer", { email: EMAIL, locale: "de" }).expect(303);
  const token = await tokenOf(appealId);
  await open(token).expect(200);
  await post(administrator, "reviewer/revoke").expect(303);
  await open(token).expect(404);
});

describe("nobody is invited", () => {
  test.each(["moderator", "administrator"] as const)("who is staff as %s", async (role) => {
    const { appealId } = await openAppeal(app);
    const { account } = await app.person(role);
    expect(refusalOf(await invite(appealId, account.email ?? ""))).toEqual([403, "conflict_of_interest"]);
  });

  test("who wrote or flagged the comment, under the same address", async () => {
    const [posted, flagger] = [await postComment(app), await app.person()];
    await app.as(flagger).post(`/comments/${posted.id}/flags`).send({ category: "harassment" }).expect(201);
    await decideComment(app, moderator, { id: posted.id, action: "remove" });
    const appealId = await fileAppeal(app, await findLink(app, posted.id));
    for (const { account } of [posted.author, flagger])
      expect(refusalOf(await invite(appealId, account.email ?? ""))).toEqual([403, "conflict_of_interest"]);
    expect((await invite(appealId, (await app.person()).account.email ?? "")).status).toBe(201);
  });

  test("who gave notice of the comment, without an account", async () => {
    const posted = await postComment(app);
    const email = "notifier@example.com";
    await giveNotice(app, posted.id, { email });
    await decideComment(app, moderator, { id: posted.id, action: "remove" });
    const appealId = await fileAppeal(app, await findLink(app, posted.id));
    expect(refusalOf(await invite(appealId, email))).toEqual([403, "conflict_of_interest"]);
  });

  test("a second time about the same comment", async () => {
    const { appealId, reviewToken, id } = await invited("twice@example.com");
    await answer(reviewToken).expect(303);
    const again = await removedAgain(id);
    expect(again).not.toBe(appealId);
    expect(refusalOf(await invite(again, "twice@example.com"))).toEqual([403, "conflict_of_interest"]);
  });

  test("under another spelling of the same mailbox: staff, author, notifier, or whoever decided before", async () => {
    const boss = await app.person("moderator", { email: "max@staff.example" });
    const author = await app.person("reader", { email: "moe+news@mail.example" });
    const posted = await postComment(app, { author });
    await giveNotice(app, posted.id, { email: "nora+1@mail.example" });
    await decideComment(app, boss, { id: posted.id, action: "remove" });
    const appealId = await fileAppeal(app, await findLink(app, posted.id));
    const spellings = ["Max+appeals@Staff.example", "moe@mail.example", "MOE+x@mail.example", "nora@mail.example"];
    for (const email of spellings)
      expect([email, ...refusalOf(await invite(appealId, email))]).toEqual([email, 403, "conflict_of_interest"]);
    expect((await invite(appealId, "moes@mail.example")).status).toBe(201);

    const first = await invited("twice+one@mail.example");
    await answer(first.reviewToken).expect(303);
    expect(refusalOf(await invite(await removedAgain(first.id), "Twice@mail.example"))).toEqual([
      403,
      "conflict_of_interest",
    ]);
  });

  test("a second time when their address was purged: they are the same reviewer", async () => {
    const { id, reviewToken } = await invited("back@mail.example");
    await answer(reviewToken).expect(303);
    const again = await removedAgain(id);
    await app.deps.db.prisma.reviewInvitation.updateMany({ data: { address: null } });
    expect(refusalOf(await invite(again, "back@mail.example"))).toEqual([403, "conflict_of_interest"]);
    const other = await invited("back@mail.example");
    const [one, two] = await app.deps.db.prisma.reviewInvitation.findMany({
      where: { appealId: { in: [other.appealId] } },
    });
    expect(two).toBeUndefined();
    expect(await app.deps.db.prisma.reviewInvitation.count({ where: { reviewerId: one?.reviewerId ?? "" } })).toBe(2);
  });

  test("by a moderator, or to an appeal that is over", async () => {
    const { appealId, reviewToken } = await invited();
    expect(refusalOf(await invite(appealId, EMAIL, moderator))).toEqual([403, "forbidden"]);
    await answer(reviewToken).expect(303);
    expect(refusalOf(await invite(appealId))).toEqual([409, "invalid_state"]);
  });
});

test("a moderator at work is not decided over", async () => {
  const { appealId, reviewToken } = await invited();
  await claim(app, await app.person("moderator"), `/moderation/appeals/${appealId}`);
  const { text } = await answer(reviewToken).expect(409);
  expect(text).toContain(ANSWER.reason);
  expect((await appealOf(appealId)).status).toBe("open");
});

test("a form without outcome or reasons is shown again, and decides nothing", async () => {
  const { appealId, reviewToken } = await invited();
  await answer(reviewToken, { outcome: "maybe", reason: "Because." }).expect(422);
  await answer(reviewToken, { outcome: "upheld", reason: " " }).expect(422);
  expect((await appealOf(appealId)).status).toBe("open");
});

test("a reason with personal data is shown again with what to take out, and decides nothing", async () => {
  const { appealId, reviewToken } = await invited();
  const reason = "He lives in elm street 12.";
  const { text } = await answer(reviewToken, { outcome: "upheld", reason }).expect(422);
  expect(text).toContain("Take out what looks like personal data");
  expect(text).toContain(reason);
  expect((await appealOf(appealId)).status).toBe("open");
});

test("a reason that names somebody on the staff is shown again, decides nothing, and is not told who that is", async () => {
  const { appealId, reviewToken } = await invited();
  const reason = `${moderator.account.displayName} was right.`;
  const { text } = await answer(reviewToken, { outcome: "upheld", reason }).expect(422);
  expect(text).toContain("Take out the name: these words go out in a letter");
  expect(text.split(moderator.account.displayName)).toHaveLength(2);
  expect(text).toContain(reason);
  expect((await appealOf(appealId)).status).toBe("open");
});

test("the database lets nobody decide who is neither staff nor invited to this appeal", async () => {
  const [one, two] = [await invited("one@example.com"), await invited("two@example.com")];
  const decide = async (decidedBy: string) =>
    app.deps.db.prisma.appeal.update({
      where: { id: one.appealId },
      data: { status: "upheld", decidedAt: app.clock.now(), decidedBy },
    });
  const reviewerOf = async (appealId: string) =>
    (await app.deps.db.prisma.reviewInvitation.findFirstOrThrow({ where: { appealId } })).reviewerId;
  await expect(decide((await app.person()).account.id)).rejects.toThrow("or by whoever was invited");
  await expect(decide(await reviewerOf(two.appealId))).rejects.toThrow("or by whoever was invited");
  await expect(decide(await reviewerOf(one.appealId))).resolves.toMatchObject({ status: "upheld" });
});

describe("with one moderator", () => {
  test("an appeal against their decision waits, administrators are told once, and an invitation ends it", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const boss = await own.person("administrator");
    const { appealId } = await openAppeal(own, { by: boss });
    const { body } = await own.as(boss).get("/moderation/alerts").expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ kind: "appeal_without_decider", cause: appealId, count: 1 }),
    ]);
    expect(refusalOf(await own.as(boss).post(`/moderation/appeals/${appealId}/claim`))).toEqual([
      403,
      "conflict_of_interest",
    ]);
    await own.startWorker();
    const letter = await own.letterTo(boss, /needs an administrator/);
    expect(letter.text).toContain("invite somebody from outside");
    const [alert] = body.items;
    const noted = await own.as(boss).post(`/moderation/alerts/${alert.id}/acknowledgement`).expect(200);
    expect(noted.body.acknowledgedBy).toMatchObject({ id: boss.account.id });
    expect((await own.as(boss).get("/moderation/alerts").expect(200)).body.items).toEqual([]);
    const path = `/moderation/appeals/${appealId}/reviewer`;
    await own.as(boss).post(path).send({ email: EMAIL }).expect(201);
    const item = (await own.as(boss).get(`/moderation/appeals/${appealId}`).expect(200)).body;
    expect(item).toMatchObject({ canDecide: false, review: { expiresAt: expect.any(String) } });
  });

  test("an appeal against the policy is theirs to decide, and alerts nobody", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const boss = await own.person("administrator");
    await openAppeal(own);
    expect((await own.as(boss).get("/moderation/alerts").expect(200)).body.items).toEqual([]);
  });
});

test("whoever decides an appeal about a reply is shown what it answers, masked, in the console, the API and outside", async () => {
  const root = await postComment(app, { body: `${BODIES.publish} The root of it.` });
  const parent = await postComment(app, { article: root.article, parentId: root.id, body: BODIES.hold });
  await decideComment(app, moderator, { id: parent.id, action: "publish" });
  const { appealId, id } = await openAppeal(app, { by: moderator, article: root.article, parentId: parent.id });
  const thread = [
    { id: root.id, bodyMasked: false },
    { id: parent.id, bodyMasked: true },
  ];
  for (const path of [`appeals/${appealId}`, `comments/${id}/history`])
    expect((await app.as(administrator).get(`/moderation/${path}`).expect(200)).body.thread).toMatchObject(thread);

  await invite(appealId).expect(201);
  const outside = await open(await tokenOf(appealId))
    .set("Accept-Language", "en")
    .expect(200);
  const cookie = `${SESSION_COOKIE}=${administrator.token}`;
  const screens = ["appeals/" + appealId, "comments/" + id].map((path) =>
    supertest(app.app).get(`/console/${path}`).set("Cookie", cookie).expect(200),
  );
  for (const { text } of [outside, ...(await Promise.all(screens))]) {
    expect(text).toContain("What it answers");
    expect(text).toContain("The root of it.");
    expect(text).not.toContain("elm street 12");
  }
  expect(outside.text).not.toContain(root.author.account.displayName);
});
