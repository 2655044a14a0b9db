import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import {
  NOTICE_MACHINE,
  type NoticeEvent,
  nextNoticeStatus,
  noticeStatesBefore,
} from "../../src/decisions/notice-states.ts";
import type { NoticeStatus } from "../../src/db/generated/client.ts";
import { DAY, HOUR } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { contentsOfRows, refusedBy } from "../support/rows.ts";
import { REASON, decideAppeal, fileAppeal, postComment, refusalOf } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { WHY, decideOpenCase, giveNotice, newAddress, noticeOf, readNotice, setNotices } from "./notice-desk.ts";

let app: TestApp;
let mo: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  await app.startWorker();
});

/** Time passes here, and a session of the staff ends when nobody uses it. */
const newShift = async () => void (mo = await app.person("moderator"));
beforeEach(newShift);

const mark = (id: string) => app.as(mo).post(`/moderation/notices/${id}/unfounded`);

/** A notice that was answered by leaving the comment, an hour after whatever came before. */
async function keptNotice(email: string) {
  app.clock.advance(HOUR);
  const { id } = await postComment(app);
  const notice = await giveNotice(app, id, { email });
  await decideOpenCase(app, mo, { commentId: id, action: "publish" });
  return notice;
}

async function markedNotice(email: string) {
  const notice = await keptNotice(email);
  return (await mark(notice.id).expect(200)).body.measure;
}

const subjectsTo = async (email: string) =>
  (await app.mailbox()).filter(({ to }) => to === email).map(({ subject }) => subject);

describe("who gives notice again and again without any ground", () => {
  beforeAll(() => setNotices(app, { unfoundedLimit: 3, unfoundedDays: 100, suspensionDays: 10 }));

  test("is warned, then suspended, told of both, and heard again when it ends by itself", async () => {
    const email = newAddress();
    expect(await markedNotice(email)).toBeNull();
    expect(await markedNotice(email)).toEqual({ kind: "warning", endsAt: null });
    await eventually(async () => expect(await subjectsTo(email)).toContain("A warning about your notices"));
    const suspension = await markedNotice(email);
    expect(suspension.kind).toBe("suspension");
    expect(new Date(suspension.endsAt).getTime() - app.clock.now().getTime()).toBe(10 * DAY);
    await eventually(async () => expect(await subjectsTo(email)).toContain("We take no notices from you for a time"));

    const { id } = await postComment(app);
    const before = await contentsOfRows(app.deps.db);
    const refused = await app.as(null).post("/notices").send(noticeOf(id, { email }));
    expect(refusalOf(refused)).toEqual([403, "forbidden"]);
    expect(refused.body.detail).toContain("This notice was not received.");
    const page = await supertest(app.app)
      .post("/notices/new")
      .type("form")
      .send({ commentId: id, explanation: WHY, name: "Nora", email, goodFaith: "yes" });
    expect([page.status, page.text.includes("not taken at the moment")]).toEqual([403, true]);
    expect(await contentsOfRows(app.deps.db)).toEqual(before);
    await giveNotice(app, id);

    app.clock.advance(10 * DAY - 1);
    await app.as(null).post("/notices").send(noticeOf(id, { email })).expect(403);
    app.clock.advance(1);
    await app.as(null).post("/notices").send(noticeOf(id, { email })).expect(201);
  });

  test("is audited at each step, by whom, without an address", async () => {
    const email = newAddress();
    for (let count = 0; count < 3; count += 1) await markedNotice(email);
    const rows = await app.deps.db.prisma.auditEntry.findMany({
      where: { action: { in: ["notice.mark_unfounded", "notifier.warn", "notifier.suspend"] } },
      orderBy: { id: "desc" },
      take: 5,
    });
    expect(rows.map(({ action }) => action)).toEqual([
      "notifier.suspend",
      "notice.mark_unfounded",
      "notifier.warn",
      "notice.mark_unfounded",
      "notice.mark_unfounded",
    ]);
    expect(rows.every(({ actorAccountId }) => actorAccountId === mo.account.id)).toBe(true);
    expect(JSON.stringify(rows.map(({ details }) => details))).not.toContain("@");
  });

  test("is heard again at once when an administrator lifts the suspension, which is audited once", async () => {
    const email = newAddress();
    for (let count = 0; count < 2; count += 1) await markedNotice(email);
    const { id: noticeId } = await keptNotice(email);
    const until = (await mark(noticeId).expect(200)).body.measure.endsAt;
    const suspendedUntil = async () =>
      (await app.as(mo).get(`/moderation/notices/${noticeId}`).expect(200)).body.suspendedUntil;
    expect(await suspendedUntil()).toBe(until);
    const { id } = await postComment(app);
    const send = () => app.as(null).post("/notices").send(noticeOf(id, { email }));
    await send().expect(403);

    const administrator = await app.person("administrator");
    const lift = (who: TestPerson | null, notice = noticeId) =>
      app.as(who).delete(`/moderation/notices/${notice}/suspension`);
    expect(refusalOf(await lift(null))).toEqual([401, "sign_in_required"]);
    expect(refusalOf(await lift(mo))).toEqual([403, "forbidden"]);
    expect(refusalOf(await lift(administrator, (await keptNotice(newAddress())).id))).toEqual([404, "not_found"]);
    const onScreen = (who: TestPerson) =>
      supertest(app.app)
        .get("/console/notices?status=unfounded")
        .set("cookie", `${SESSION_COOKIE}=${who.token}`)
        .expect(200);
    expect((await onScreen(administrator)).text).toContain(`/console/notices/${noticeId}/lift`);
    const seen = (await onScreen(mo)).text;
    expect(seen).toContain("No notices are taken from this address until");
    expect(seen).not.toContain("Take them again now");

    await lift(administrator).expect(204);
    await lift(administrator).expect(204);
    expect(await suspendedUntil()).toBeNull();
    await send().expect(201);
    const where = { action: "notifier.lift", actorAccountId: administrator.account.id };
    expect(await app.deps.db.prisma.auditEntry.count({ where })).toBe(1);
  });

  test.each([
    ["en", "We take your notices again", "before its time", "please tell us again"],
    ["de", "Wir nehmen Ihre Meldungen wieder an", "vor der Zeit", "noch einmal"],
    ["fr", "Nous prenons de nouveau vos signalements", "avant son terme", "de nouveau"],
    ["es", "Volvemos a aceptar sus avisos", "antes de tiempo", "otra vez"],
  ])("is told so once, in their language, when it is lifted: %s", async (locale, subject, ...words) => {
    const email = newAddress();
    for (let count = 0; count < 2; count += 1) await markedNotice(email);
    const { id } = await keptNotice(email);
    await mark(id).expect(200);
    // Its words may be gone by then.
    await app.deps.db.prisma.notice.update({
      where: { id },
      data: { locale, explanation: null, name: null, address: null, purgedAt: app.clock.now() },
    });
    const administrator = await app.person("administrator");
    const lift = () => app.as(administrator).delete(`/moderation/notices/${id}/suspension`).expect(204);
    await lift();
    await lift();
    const told = await eventually(async () => {
      const letters = (await app.mailbox()).filter((letter) => letter.to === email && letter.subject === subject);
      expect(letters).toHaveLength(1);
      return letters;
    });
    const text = told.map((letter) => letter.text.replace(/\s+/g, " ")).join();
    for (const word of words) expect(text).toContain(word);
    expect(await app.deps.db.prisma.letter.count({ where: { kind: "suspension_lifted", subjectId: id } })).toBe(1);
  });

  test("is not written to when it is over already", async () => {
    const email = newAddress();
    for (let count = 0; count < 2; count += 1) await markedNotice(email);
    const { id } = await keptNotice(email);
    await mark(id).expect(200);
    app.clock.advance(10 * DAY);
    await newShift();
    const administrator = await app.person("administrator");
    await app.as(administrator).delete(`/moderation/notices/${id}/suspension`).expect(204);
    expect(await app.deps.db.prisma.letter.count({ where: { kind: "suspension_lifted", subjectId: id } })).toBe(0);
    expect(
      await app.deps.db.prisma.auditEntry.count({
        where: { action: "notifier.lift", details: { path: ["notice"], equals: id } },
      }),
    ).toBe(0);
  });

  test("is suspended only for a notice that came after the warning", async () => {
    const email = newAddress();
    const early = [await keptNotice(email), await keptNotice(email), await keptNotice(email), await keptNotice(email)];
    const measures = [];
    for (const { id } of early) measures.push((await mark(id).expect(200)).body.measure?.kind ?? null);
    expect(measures).toEqual([null, "warning", null, null]);
    expect((await markedNotice(email)).kind).toBe("suspension");
  });

  test("is one notifier, however the address of their mailbox is spelt", async () => {
    const [name = "", domain = ""] = newAddress().split("@");
    const spelt = (tag: string) => `${name}${tag}@${domain}`;
    expect(await markedNotice(spelt("+1"))).toBeNull();
    expect((await markedNotice(spelt("+2")))?.kind).toBe("warning");
    expect((await markedNotice(spelt("")))?.kind).toBe("suspension");
    const { id } = await postComment(app);
    for (const email of [spelt("+3"), spelt("").toUpperCase()])
      expect(refusalOf(await app.as(null).post("/notices").send(noticeOf(id, { email })))).toEqual([403, "forbidden"]);
    await giveNotice(app, id, { email: `other-${spelt("")}` });
  });

  test("is not held to what lies further back than the settings say", async () => {
    const email = newAddress();
    await markedNotice(email);
    app.clock.advance(101 * DAY);
    await newShift();
    expect(await markedNotice(email)).toBeNull();
  });

  test("counts once however often a notice is marked, also at once", async () => {
    const email = newAddress();
    const notice = await keptNotice(email);
    const answers = await Promise.all(Array.from({ length: 4 }, () => mark(notice.id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const marks = { action: "notice.mark_unfounded", subjectId: notice.id };
    expect(await app.deps.db.prisma.auditEntry.count({ where: marks })).toBe(1);
  });

  test("is not suspended by the database without a warning", async () => {
    const notice = await keptNotice(newAddress());
    const sql = `
      insert into notifier_measures (id, notice_id, kind, address, count, created_at, created_by, ends_at)
      values (gen_random_uuid(), $1, $2::notifier_measure_kind, $3, 3, now(), $4, $5)`;
    const row = (kind: string, endsAt: string | null) => [notice.id, kind, notice.address, mo.account.id, endsAt];
    const far = "2999-01-01T00:00:00Z";
    expect(await refusedBy(app.deps.db, sql, row("suspension", far))).toBe("notifier_measures_warned_before");
    expect(await refusedBy(app.deps.db, sql, row("warning", far))).toBe("notifier_measures_end");
    expect(await refusedBy(app.deps.db, sql, row("warning", null))).toBeNull();
  });
});

describe("a notifier who wins an appeal", () => {
  const measuresOf = async (address: string) =>
    (await app.deps.db.prisma.notifierMeasure.findMany({ where: { address }, orderBy: { createdAt: "asc" } })).map(
      ({ kind, revokedAt }) => [kind, revokedAt === null ? "stands" : "revoked"],
    );

  /** So many, an hour apart, all marked; then the appeal about the one at `index` is granted. */
  async function wins(index: number, marks: number): Promise<string> {
    const email = newAddress();
    const notices = [];
    for (let count = 0; count < marks; count += 1) {
      const notice = await keptNotice(email);
      await mark(notice.id).expect(200);
      notices.push(notice);
    }
    const link = await app.deps.db.prisma.appealLink.findUniqueOrThrow({
      where: { noticeId: notices[index]?.id ?? "" },
    });
    const appealId = await fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
    const judge = await app.person("moderator");
    await decideAppeal(app, judge, { appealId, outcome: "overturned" });
    await assertAudited(email, { appealId, judge });
    return email;
  }

  /** Each measure that is revoked, by whom and by which appeal, and none that stands. */
  async function assertAudited(address: string, { appealId, judge }: { appealId: string; judge: TestPerson }) {
    const { prisma } = app.deps.db;
    const revoked = await prisma.notifierMeasure.findMany({ where: { address, revokedAt: { not: null } } });
    const rows = await prisma.auditEntry.findMany({
      where: { action: "notifier.relieve", actorAccountId: judge.account.id },
      orderBy: { id: "asc" },
    });
    const said = rows.map(({ subjectId, details }) => ({ subjectId, details }));
    const wanted = revoked.map(({ id, kind, noticeId }) => ({
      subjectId: id,
      details: { kind, notice: noticeId, appeal: appealId },
    }));
    expect(said).toHaveLength(wanted.length);
    expect(said).toEqual(expect.arrayContaining(wanted));
  }

  test("about the first of two is heard again at once, and told so", async () => {
    await setNotices(app, { notifierAppeals: true, unfoundedLimit: 2 });
    const email = await wins(0, 2);
    expect(await measuresOf(email)).toEqual([
      ["warning", "revoked"],
      ["suspension", "revoked"],
    ]);
    await giveNotice(app, (await postComment(app)).id, { email });
    await eventually(async () => {
      const text = (await app.mailbox()).find(
        ({ to, subject }) => to === email && subject === "The comment is removed",
      );
      const said = text?.text.replace(/\s+/g, " ");
      expect(said).toContain("The warning about your notices does not stand any more.");
      expect(said).toContain("We take notices from your address again: the suspension is lifted.");
    });
  });

  test("is suspended no longer when too few unfounded ones are left, and the warning before stands", async () => {
    await setNotices(app, { notifierAppeals: true, unfoundedLimit: 3 });
    expect(await measuresOf(await wins(0, 3))).toEqual([
      ["warning", "revoked"],
      ["suspension", "revoked"],
    ]);
    expect(await measuresOf(await wins(2, 3))).toEqual([
      ["warning", "stands"],
      ["suspension", "revoked"],
    ]);
  });

  test("stays suspended where enough others were unfounded, though their words are purged", async () => {
    await setNotices(app, { notifierAppeals: true, unfoundedLimit: 2 });
    const email = newAddress();
    const early = [await keptNotice(email), await keptNotice(email), await keptNotice(email)];
    for (const { id } of early) await mark(id).expect(200);
    const late = await keptNotice(email);
    await mark(late.id).expect(200);
    await app.deps.db.prisma.notice.updateMany({
      where: { id: { in: [early[0]?.id ?? "", early[2]?.id ?? "", late.id] } },
      data: { explanation: null, name: null, address: null, purgedAt: app.clock.now() },
    });
    const link = await app.deps.db.prisma.appealLink.findUniqueOrThrow({ where: { noticeId: early[1]?.id ?? "" } });
    const appealId = await fileAppeal(app, { token: appealToken(app.deps.config.appealLinkKeys, link) ?? "" });
    await decideAppeal(app, await app.person("moderator"), { appealId, outcome: "overturned" });
    expect(await measuresOf(email)).toEqual([
      ["warning", "stands"],
      ["suspension", "stands"],
    ]);
  });
});

describe("a notice can be marked", () => {
  test("when it was answered by leaving the comment, and not otherwise", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    expect(refusalOf(await mark(notice.id))).toEqual([409, "invalid_state"]);
    await decideOpenCase(app, mo, { commentId: id, action: "remove", reason: REASON });
    expect(refusalOf(await mark(notice.id))).toEqual([409, "invalid_state"]);
    expect((await readNotice(app, notice.id)).status).toBe("removed");
  });

  test("by staff who have no part in it: who, where, conflict, state", async () => {
    const { id, author } = await postComment(app, { author: await app.person("moderator") });
    const notice = await giveNotice(app, id);
    const path = `/moderation/notices/${notice.id}/unfounded`;
    expect(refusalOf(await app.as(null).post(path))).toEqual([401, "sign_in_required"]);
    expect(refusalOf(await app.as(await app.person()).post(path))).toEqual([403, "forbidden"]);
    expect(refusalOf(await mark("01980000-0000-7000-8000-00000000dead"))).toEqual([404, "not_found"]);
    expect(refusalOf(await app.as(author).post(path))).toEqual([403, "conflict_of_interest"]);
    expect(refusalOf(await mark(notice.id))).toEqual([409, "invalid_state"]);
  });
});

test("what is in no cell of the table means nothing in that state", () => {
  const events: NoticeEvent[] = ["receive", "join", "remove", "keep", "mark", "end", "withdraw"];
  const states = Object.keys(NOTICE_MACHINE).filter((state): state is NoticeStatus => state !== "new");
  const moves = states.flatMap((state) =>
    events.flatMap((event) => {
      const next = nextNoticeStatus(state, event);
      return next ? [`${state} ${event} ${next}`] : [];
    }),
  );
  expect(moves).toEqual([
    "open remove removed",
    "open keep kept",
    "open end moot",
    "open withdraw withdrawn",
    "kept mark unfounded",
  ]);
  expect(noticeStatesBefore("mark")).toEqual(["kept"]);
});

describe("the console", () => {
  const visit = (path: string) => supertest(app.app).get(path).set("Cookie", `recourse_session=${mo.token}`);
  const post = (path: string, form: object) =>
    supertest(app.app)
      .post(path)
      .set("Cookie", `recourse_session=${mo.token}`)
      .set("Sec-Fetch-Site", "same-origin")
      .type("form")
      .send(form);

  test("shows a case's notices, and a decision that leaves the comment can mark one as unfounded", async () => {
    const { id } = await postComment(app);
    const [marked, other] = [await giveNotice(app, id), await giveNotice(app, id)];
    const { id: caseId } = await app.deps.db.prisma.case.findFirstOrThrow({ where: { commentId: id } });
    await post(`/console/cases/${caseId}/claim`, {}).expect(303);
    const page = await visit(`/console/cases/${caseId}`).expect(200);
    expect(page.text).toContain(WHY);
    expect(page.text).toContain(`name="unfounded" value="${marked.id}"`);
    expect(page.text).not.toContain(marked.address);
    const claim = await app.deps.db.prisma.claim.findUniqueOrThrow({ where: { subjectId: caseId } });
    const { version } = await app.deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
    const form = { action: "publish", claimToken: claim.token, version, unfounded: marked.id };
    await post(`/console/cases/${caseId}/decision`, form).expect(303);
    expect((await readNotice(app, marked.id)).status).toBe("unfounded");
    expect((await readNotice(app, other.id)).status).toBe("kept");
  });

  test("lists notices by state, and shows who gave one when asked", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    const list = await visit(`/console/notices?comment=${id}`).expect(200);
    expect(list.text).toContain(WHY);
    expect(list.text).not.toContain(notice.address);
    const shown = await post(`/console/notices/${notice.id}/reveal?comment=${id}`, {}).expect(200);
    expect(shown.text).toContain(notice.address);
    expect((await visit(`/console/notices?comment=${id}&status=removed`).expect(200)).text).toContain(
      "no such notices",
    );
  });
});
