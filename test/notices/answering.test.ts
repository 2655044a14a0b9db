import supertest from "supertest";
import { purge } from "../../src/retention/purge.ts";
import { DAY, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { readNotices as countNotices } from "../../src/transparency/read-notices.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import {
  REASON,
  claim,
  decideAppeal,
  decideComment,
  fileAppeal,
  findLink,
  findOpenCase,
  flagByReaders,
  postComment,
  refusalOf,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import {
  WHY,
  decideOpenCase,
  giveNotice,
  lettersOf,
  newAddress,
  noticeOf,
  pathOf,
  readNotice,
  setNotices,
} from "./notice-desk.ts";

let app: TestApp;
let mo: TestPerson;
let max: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [mo, max] = [await app.person("moderator"), await app.person("moderator")];
  await app.startWorker();
});

/** The newest letter to an address whose subject fits. */
const mailTo = (address: string, subject: RegExp) =>
  eventually(async () => {
    const found = (await app.mailbox()).find((letter) => letter.to === address && subject.test(letter.subject));
    if (!found) throw new Error(`no letter ${subject}`);
    return { ...found, text: found.text.replace(/\s+/g, " ") };
  });

describe("a human's decision answers every open notice of the comment", () => {
  test("a removal: the notifier is told so, by whom in kind, and where to turn; the author that a notice led to it", async () => {
    const { id } = await postComment(app);
    const [one, two] = [await giveNotice(app, id), await giveNotice(app, id)];
    await decideOpenCase(app, mo, { commentId: id, action: "remove", reason: REASON });
    const decision = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: id, kind: "remove" } });
    for (const notice of [one, two]) {
      expect(await readNotice(app, notice.id)).toMatchObject({
        status: "removed",
        decisionId: decision.id,
        closedBy: mo.account.id,
        closedAt: app.clock.now(),
      });
    }
    const letter = await mailTo(one.address ?? "", /decision on your notice/);
    expect(letter.text).toContain("The comment is removed.");
    expect(letter.text).toContain("No automated means were used.");
    expect(letter.text).toContain("out-of-court dispute settlement body");
    expect(letter.text).not.toContain(BODIES.publish);
    const page = (await supertest(app.app).get(pathOf(app, one)).expect(200)).text;
    // A link to a removed comment leads nowhere.
    expect(page).not.toContain(`/c/${id}`);
    const statement = await app.deps.db.prisma.statement.findUniqueOrThrow({ where: { decisionId: decision.id } });
    expect(statement.data).toMatchObject({ source: "notice", reports: 2 });
    expect(JSON.stringify(statement.data)).not.toContain("@");
  });

  test("leaving it: the notifier is told, and that rules had found it too", async () => {
    const { id } = await postComment(app, { body: BODIES.flag });
    const notice = await giveNotice(app, id);
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    expect((await readNotice(app, notice.id)).status).toBe("kept");
    const letter = await mailTo(notice.address ?? "", /decision on your notice/);
    expect(letter.text).toContain("The comment stays where it is.");
    expect(letter.text).toContain("Our automatic rules had drawn attention");
    const page = (await supertest(app.app).get(pathOf(app, notice)).expect(200)).text;
    expect(page).toContain("stays where it is");
    expect(page).toContain(`/c/${id}`);
  });

  test("in bulk as one by one", async () => {
    const scenes = [];
    for (let count = 0; count < 2; count += 1) {
      const { id } = await postComment(app);
      const notice = await giveNotice(app, id);
      scenes.push({ notice, found: await findOpenCase(app, id) });
    }
    const items = scenes.map(({ found }) => ({ caseId: found.id, version: found.version }));
    const body = { items, action: "remove", reason: REASON };
    await app.as(mo).post("/moderation/decisions/bulk").send(body).expect(200);
    for (const { notice } of scenes) {
      expect(await readNotice(app, notice.id)).toMatchObject({ status: "removed", closedBy: mo.account.id });
      expect((await lettersOf(app, notice.id)).map(({ kind }) => kind)).toEqual(["notice_received", "notice_decided"]);
    }
  });

  test("of a comment without a look at its case", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideComment(app, mo, { id, action: "publish" });
    expect((await readNotice(app, notice.id)).status).toBe("kept");
  });

  test("a removal by the rules waits for a human, who confirms it, and the notifier is told that", async () => {
    const { id, author } = await postComment(app);
    const notice = await giveNotice(app, id);
    await app.as(author).patch(`/comments/${id}`).send({ body: BODIES.remove, revision: 1 }).expect(200);
    expect(await readNotice(app, notice.id)).toMatchObject({ status: "open", closedAt: null });
    await decideOpenCase(app, mo, { commentId: id, action: "remove", reason: REASON });
    expect(await readNotice(app, notice.id)).toMatchObject({ status: "removed", closedBy: mo.account.id });
    const letter = await mailTo(notice.address ?? "", /decision on your notice/);
    expect(letter.text).toContain("Our automatic rules had removed the comment already.");
  });

  test("of two decisions at once one holds, and one letter tells of it", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    const { id: caseId, version } = await findOpenCase(app, id);
    const decide = (who: TestPerson, action: string) =>
      app
        .as(who)
        .post("/moderation/decisions/bulk")
        .send({ items: [{ caseId, version }], action, reason: REASON })
        .expect(200);
    const answers = await Promise.all([decide(mo, "remove"), decide(max, "publish")]);
    const won = answers.map(({ body }) => body.results[0].ok as boolean);
    expect(won.toSorted()).toEqual([false, true]);
    expect((await readNotice(app, notice.id)).status).toBe(won[0] ? "removed" : "kept");
    expect((await lettersOf(app, notice.id)).map(({ kind }) => kind)).toEqual(["notice_received", "notice_decided"]);
  });

  test("an author who deletes the comment leaves nothing to decide, and the notifier is told", async () => {
    const { id, author } = await postComment(app);
    const notice = await giveNotice(app, id);
    await app.as(author).delete(`/comments/${id}`).expect(204);
    const closed = { status: "moot", decisionId: null, closedBy: author.account.id };
    expect(await readNotice(app, notice.id)).toMatchObject(closed);
    expect((await mailTo(notice.address ?? "", /decision on your notice/)).text).toContain("deleted the comment");
  });

  test("another notice after that opens another case", async () => {
    const { id } = await postComment(app);
    const email = newAddress();
    await giveNotice(app, id, { email });
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    expect((await giveNotice(app, id, { email })).status).toBe("open");
  });
});

test("nobody who gave notice while signed in answers it, or restricts or notes its author, even when it is taken back", async () => {
  const { id, author } = await postComment(app);
  const given = await app.as(mo).post("/notices").send(noticeOf(id)).expect(201);
  const notice = await readNotice(app, given.body.id);
  const { id: caseId } = await findOpenCase(app, id);
  expect(refusalOf(await app.as(mo).post(`/moderation/cases/${caseId}/claim`))).toEqual([403, "conflict_of_interest"]);
  const { body } = await app.as(mo).get(`/moderation/cases/${caseId}`).expect(200);
  expect(body.canDecide).toBe(false);
  const about = `/moderation/users/${author.account.id}`;
  const ban = { kind: "banned", reason: "This is the third time." };
  const acts = async () => [
    await app.as(mo).post(`/moderation/cases/${caseId}/claim`),
    await app.as(mo).post(`${about}/restrictions`).send(ban),
    await app.as(mo).post(`${about}/notes`).send({ body: "I have seen this before." }),
  ];
  for (const refused of await acts()) expect(refusalOf(refused)).toEqual([403, "conflict_of_interest"]);
  const answer = `update notices set status = 'moot', closed_at = received_at, closed_by = $2 where id = $1`;
  expect(await refusedBy(app.deps.db, answer, [notice.id, max.account.id])).toBeNull();
  const decided = answer.replace("'moot'", "'kept'");
  expect(await refusedBy(app.deps.db, decided, [notice.id, mo.account.id])).toBe("notices_independent_closer");
  await supertest(app.app).post(pathOf(app, notice)).type("form").send({}).expect(303);
  expect((await readNotice(app, notice.id)).status).toBe("withdrawn");
  for (const refused of await acts()) expect(refusalOf(refused)).toEqual([403, "conflict_of_interest"]);
});

test("whoever writes the address of one of the staff into notices keeps them from deciding until they take them back", async () => {
  const { id } = await postComment(app);
  const email = mo.account.email;
  const notice = await giveNotice(app, id, { email });
  expect((await giveNotice(app, id, { email })).status).toBe("joined");
  const { id: caseId } = await findOpenCase(app, id);
  expect(refusalOf(await app.as(mo).post(`/moderation/cases/${caseId}/claim`))).toEqual([403, "conflict_of_interest"]);
  await supertest(app.app).post(pathOf(app, notice)).type("form").send({}).expect(303);
  await decideOpenCase(app, mo, { commentId: id, action: "remove", reason: REASON });
});

describe("where the publisher grants it", () => {
  beforeAll(() => setNotices(app, { notifierAppeals: true }));
  afterAll(() => setNotices(app, {}));

  test("an author who deletes the comment while the notifier's appeal waits leaves nothing to decide, and they are told", async () => {
    const { id, author } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    const letter = await mailTo(notice.address ?? "", /decision on your notice/);
    const token = /\/appeals\/([\w-]+)/.exec(letter.text)?.[1] ?? "";
    const statement = "The sentence is quoted in three convictions.";
    const { body: filed } = await app.as(null).post("/appeals").send({ token, statement }).expect(201);
    await app.as(author).delete(`/comments/${id}`).expect(204);
    const appeal = await app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id: filed.id } });
    expect(appeal.status).toBe("void");
    expect((await mailTo(notice.address ?? "", /About your appeal/)).text).toContain("deleted the comment");
  });

  test("a notifier contests that nothing was done, by the letter's link, and is proved right", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    const letter = await mailTo(notice.address ?? "", /decision on your notice/);
    const token = /\/appeals\/([\w-]+)/.exec(letter.text)?.[1] ?? "";
    await eventually(async () => {
      const link = await app.deps.db.prisma.appealLink.findUniqueOrThrow({ where: { noticeId: notice.id } });
      expect(link.toldAt).not.toBeNull();
    });
    const statement = "The sentence is quoted in three convictions.";
    const { body: filed } = await app.as(null).post("/appeals").send({ token, statement }).expect(201);
    const path = `/moderation/appeals/${filed.id}` as const;
    const claimToken = await claim(app, max, path);
    const answer = { outcome: "overturned", reason: "The courts have said so.", claimToken };
    await app.as(max).post(`${path}/decision`).send(answer).expect(200);
    expect((await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status).toBe("removed");
  });

  /** A notice that was answered by leaving the comment, and how to contest that. */
  const keptNotice = async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    const link = await app.deps.db.prisma.appealLink.findUniqueOrThrow({ where: { noticeId: notice.id } });
    return { id, notice, token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" };
  };

  test("that somebody publishes the comment again takes nothing from them", async () => {
    const { id, token } = await keptNotice();
    await flagByReaders(app, id, 1);
    await decideOpenCase(app, max, { commentId: id, action: "publish" });
    await fileAppeal(app, { token });
  });

  test("what the rules removed after an edit stands, and they are told that they were right", async () => {
    const { author, id } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    const link = await app.deps.db.prisma.appealLink.findUniqueOrThrow({ where: { noticeId: notice.id } });
    const appealId = await fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
    await app.as(author).patch(`/comments/${id}`).send({ body: BODIES.remove, revision: 1 }).expect(200);
    const authors = await fileAppeal(app, await findLink(app, id));
    const path = `/moderation/appeals/${appealId}` as const;
    const claimToken = await claim(app, max, path);
    const answer = () =>
      app.as(max).post(`${path}/decision`).send({ outcome: "overturned", reason: "It is gone now.", claimToken });
    // First what its author says of the removal.
    expect(refusalOf(await answer())).toEqual([409, "appeal_open"]);
    await decideAppeal(app, await app.person("moderator"), { appealId: authors, outcome: "upheld" });
    await answer().expect(200);
    const decisions = await app.deps.db.prisma.decision.findMany({ where: { commentId: id }, orderBy: { id: "asc" } });
    expect(decisions.map(({ kind, basis }) => `${basis} ${kind}`)).toEqual([
      "policy publish",
      "person publish",
      "policy remove",
    ]);
    const appeal = await app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id: appealId } });
    expect(appeal).toMatchObject({ status: "overturned", outcomeDecisionId: decisions.at(-1)?.id });
    expect(await readNotice(app, notice.id)).toMatchObject({ status: "removed", decisionId: decisions.at(-1)?.id });
    expect((await mailTo(notice.address ?? "", /comment is removed/)).text).toContain("It is gone now.");
  });

  test("what was decided in the same instant before the answer takes nothing from them", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    await flagByReaders(app, id, 3);
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    const link = await app.deps.db.prisma.appealLink.findUniqueOrThrow({ where: { noticeId: notice.id } });
    await fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
  });

  test("who is proved right gave a notice that was right: it is called unfounded neither meanwhile nor afterwards", async () => {
    const { id, notice, token } = await keptNotice();
    const markIt = () => app.as(mo).post(`/moderation/notices/${notice.id}/unfounded`);
    const appealId = await fileAppeal(app, { token });
    expect(refusalOf(await markIt())).toEqual([409, "invalid_state"]);
    await decideAppeal(app, max, { appealId, outcome: "overturned" });
    const removal = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: id, kind: "remove" } });
    expect(await readNotice(app, notice.id)).toMatchObject({ status: "removed", decisionId: removal.id });
    expect(refusalOf(await markIt())).toEqual([409, "invalid_state"]);
    const { body } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    expect(body.comment).toMatchObject({ status: "removed", body: null });
  });

  test("whoever called it unfounded does not answer them, and what rested on that is taken back", async () => {
    // One more than it takes for a warning.
    await setNotices(app, { notifierAppeals: true, unfoundedLimit: 2 });
    const { notice, token } = await keptNotice();
    const standing = { noticeId: notice.id, revokedAt: null };
    const measures = () => app.deps.db.prisma.notifierMeasure.count({ where: standing });
    await app.as(max).post(`/moderation/notices/${notice.id}/unfounded`).expect(200);
    expect(await measures()).toBe(1);
    const appealId = await fileAppeal(app, { token });
    const refused = await app.as(max).post(`/moderation/appeals/${appealId}/claim`);
    expect(refusalOf(refused)).toEqual([403, "conflict_of_interest"]);
    await decideAppeal(app, await app.person("moderator"), { appealId, outcome: "overturned" });
    expect((await readNotice(app, notice.id)).status).toBe("removed");
    expect(await measures()).toBe(0);
  });

  test("the reason of a removal is a category, and never somebody's words", async () => {
    const { token } = await keptNotice();
    const path = `/moderation/appeals/${await fileAppeal(app, { token })}` as const;
    const answer = { outcome: "overturned", reason: "The courts have said so.", category: "Erika, Lange Str. 5" };
    const claimToken = await claim(app, max, path);
    const refused = await app
      .as(max)
      .post(`${path}/decision`)
      .send({ ...answer, claimToken });
    expect(refusalOf(refused)).toEqual([422, "invalid_request"]);
    const [decision] = await app.deps.db.prisma.decision.findMany({ take: 1 });
    const changed = { id: newId(), supersedes: decision?.id, reason_category: "Erika" };
    expect(await refusedBy(app.deps.db, likeRow("decisions"), [decision?.id, changed])).toBe(
      "decisions_category_is_an_id",
    );
  });

  test("a removal gives them nothing to contest", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideOpenCase(app, mo, { commentId: id, action: "remove", reason: REASON });
    expect(await app.deps.db.prisma.appealLink.count({ where: { noticeId: notice.id } })).toBe(0);
  });
});

test("where the publisher does not, there is no link to contest by", async () => {
  const { id } = await postComment(app);
  const notice = await giveNotice(app, id);
  await decideOpenCase(app, mo, { commentId: id, action: "publish" });
  expect(await app.deps.db.prisma.appealLink.count({ where: { noticeId: notice.id } })).toBe(0);
  expect((await mailTo(notice.address ?? "", /decision on your notice/)).text).not.toContain("/appeals/");
});

describe("the list of notices", () => {
  const list = async (query: string) => (await app.as(mo).get(`/moderation/notices?${query}`).expect(200)).body;
  const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

  test("holds each in its state, page by page, none twice", async () => {
    const { id } = await postComment(app);
    const given = [];
    for (let count = 0; count < 5; count += 1) {
      given.push(await giveNotice(app, id));
      app.clock.advance(1_000);
    }
    const seen: string[] = [];
    for (let cursor = ""; ;) {
      const page = await list(`comment=${id}&limit=2${cursor}`);
      seen.push(...idsOf(page));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(given.map((notice) => notice.id));
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    expect(idsOf(await list(`comment=${id}`))).toEqual([]);
    for (const status of ["decided", "kept"])
      expect(idsOf(await list(`comment=${id}&status=${status}`))).toEqual(
        given.map((notice) => notice.id).toReversed(),
      );
    expect(idsOf(await list(`comment=${id}&status=removed`))).toEqual([]);
  });

  test("names nobody; who gave a notice is a call of its own, and recorded without a name", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    const page = JSON.stringify(await list(`comment=${id}`));
    expect(page).toContain(notice.id);
    expect(page).not.toContain(notice.address);
    expect(page).not.toContain("Nora");
    const { body } = await app.as(mo).post(`/moderation/notices/${notice.id}/reveal`).expect(200);
    expect(body).toEqual({ name: "Nora Notifier", email: notice.address });
    const rows = await app.deps.db.prisma.auditEntry.findMany({ where: { subjectId: notice.id } });
    expect(rows).toMatchObject([{ action: "notice.reveal", actorAccountId: mo.account.id }]);
    const audit = JSON.stringify(await app.deps.db.prisma.auditEntry.findMany({ select: { details: true } }));
    expect(audit).not.toContain("@");
  });

  test("is the staff's", async () => {
    expect(refusalOf(await app.as(null).get("/moderation/notices"))).toEqual([401, "sign_in_required"]);
    expect(refusalOf(await app.as(await app.person()).get("/moderation/notices"))).toEqual([403, "forbidden"]);
  });
});

describe("the database itself", () => {
  const set = (id: string, columns: string) =>
    refusedBy(app.deps.db, `update notices set ${columns} where id = $1::uuid`, [id]);

  test("holds what a notice is", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    const { decisionId } = { decisionId: (await app.deps.db.prisma.decision.findFirstOrThrow()).id };
    const by = `closed_by = '${mo.account.id}'`;
    const closed = `closed_at = received_at, ${by}`;
    const refusals: [string, string][] = [
      [`status = 'kept', ${closed}`, "notices_decided"],
      [`status = 'moot', ${closed}, decision_id = '${decisionId}'`, "notices_decided"],
      [`status = 'removed', ${by}, decision_id = '${decisionId}'`, "notices_closed"],
      [`status = 'kept', closed_at = received_at, decision_id = '${decisionId}'`, "notices_closed_by_a_human"],
      [`status = 'withdrawn', ${closed}`, "notices_closed_by_a_human"],
      ["explanation = null", "notices_words_kept_while_open"],
      ["name = null", "notices_named"],
      ["address = 'somebody@else.example'", "notices_words_kept"],
      ["token_hash = null", "notices_link"],
      ["status = 'joined', token_hash = null, key_id = null", "notices_joined"],
    ];
    for (const [columns, constraint] of refusals)
      expect([columns, await set(notice.id, columns)]).toEqual([columns, constraint]);
    const shouted = { id: "01980000-0000-7000-8000-00000000cafe", token_hash: "\\x00", address: "NORA@EXAMPLE.ORG" };
    expect(await refusedBy(app.deps.db, likeRow("notices"), [notice.id, JSON.stringify(shouted)])).toBe(
      "notices_lower_case",
    );
    const again = { id: "01980000-0000-7000-8000-00000000beef", token_hash: "\\x00" };
    expect(await refusedBy(app.deps.db, likeRow("notices"), [notice.id, JSON.stringify(again)])).toBe(
      "notices_one_open_per_address",
    );
  });

  test("opens no answered notice again", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideOpenCase(app, mo, { commentId: id, action: "publish" });
    const reopened = "status = 'open', closed_at = null, closed_by = null, decision_id = null";
    expect(await set(notice.id, reopened)).toBe("notices_end_once");
    expect(await set(notice.id, "status = 'removed'")).toBe("notices_end_once");
  });
});

test("words, name and address of a notice go when nobody can contest the answer any more, and never before", async () => {
  const { id } = await postComment(app);
  const email = newAddress();
  const [notice, joined] = [await giveNotice(app, id, { email }), await giveNotice(app, id, { email })];
  const waiting = await giveNotice(app, (await postComment(app)).id);
  await decideOpenCase(app, mo, { commentId: id, action: "publish" });
  const actor = { kind: "system", label: "job:test" } as const;
  app.clock.advance(184 * DAY);
  await purge(app.deps, { actor });
  expect((await readNotice(app, notice.id)).explanation).toBe(WHY);
  app.clock.advance(DAY);
  await purge(app.deps, { actor });
  for (const each of [notice, joined]) {
    const gone = { explanation: null, name: null, address: null, purgedAt: app.clock.now() };
    expect(await readNotice(app, each.id)).toMatchObject(gone);
  }
  expect((await readNotice(app, waiting.id)).explanation).toBe(WHY);
  expect((await supertest(app.app).get(pathOf(app, notice)).expect(200)).text).toContain("stays where it is");
});

test("the report counts a notice once, with its answer", async () => {
  app.clock.advance(DAY);
  const moderator = await app.person("moderator");
  const from = app.clock.now();
  const { id } = await postComment(app, { author: await app.person() });
  const email = newAddress();
  await giveNotice(app, id, { email });
  await giveNotice(app, id, { email });
  app.clock.advance(60_000);
  await decideOpenCase(app, moderator, { commentId: id, action: "publish" });
  const counted = await countNotices(app.deps.db, { from, to: after(from, DAY) });
  expect(counted).toMatchObject({
    notices: 1,
    noticesByOutcome: [{ outcome: "kept", count: 1 }],
    unfoundedShare: 0,
    noticeToDecision: { count: 1, medianSeconds: 60 },
  });
  const other = await postComment(app);
  const unfounded = await giveNotice(app, other.id);
  await giveNotice(app, (await postComment(app)).id);
  await decideOpenCase(app, moderator, { commentId: other.id, action: "publish" });
  await app.as(moderator).post(`/moderation/notices/${unfounded.id}/unfounded`).expect(200);
  expect((await countNotices(app.deps.db, { from, to: after(from, DAY) })).unfoundedShare).toBe(0.5);
});
