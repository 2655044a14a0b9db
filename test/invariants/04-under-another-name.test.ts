import supertest, { type Response } from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { NOT_REVEALED } from "../../src/notices/reveal-notifier.ts";
import { OWN_MATTERS } from "../../src/authors/own-matter.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { stateHolds } from "../../src/decisions/state-holds.ts";
import { DAY, after } from "../../src/shared/clock.ts";
import { decideOpenCase, giveNotice, newAddress, noticeOf, setNotices } from "../notices/notice-desk.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import {
  STATEMENT,
  decideAppeal,
  decideComment,
  fileAppeal,
  findLink,
  findOpenCase,
  openAppeal,
  postComment,
  refusalOf,
  removedComment,
  restrict,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let independent: TestPerson;
let remover: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [independent, remover] = [await app.person("moderator"), await app.person("moderator")];
  administrator = await app.person("administrator");
});

async function promote({ account }: TestPerson): Promise<void> {
  await app.deps.db.prisma.account.update({ where: { id: account.id }, data: { role: "moderator" } });
  app.clock.advance(6_000);
}

const DECIDED_BY = "update appeals set status = 'upheld', decided_at = now(), decided_by = $2 where id = $1";

/** What every way to an appeal says to somebody: the screen, the claim, and the database for the decision. */
async function waysToAppeal(who: TestPerson, appealId: string) {
  const path = `/moderation/appeals/${appealId}`;
  return {
    whyNot: (await app.as(who).get(path).expect(200)).body.whyNot,
    claimed: refusalOf(await app.as(who).post(`${path}/claim`)),
    decided: await refusedBy(app.deps.db, DECIDED_BY, [appealId, who.account.id]),
  };
}

const shut = (why: RegExp) => ({
  whyNot: expect.stringMatching(why),
  claimed: [403, "conflict_of_interest"],
  decided: "appeals_independent_decider",
});

describe("whoever may not restrict an author answers no appeal of theirs against a restriction", () => {
  const QUARRELS = {
    flagger: async (who: TestPerson, id: string) => {
      await app.as(who).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
    },
    notifier: async (who: TestPerson, id: string) => {
      await app.as(who).post("/notices").send(noticeOf(id)).expect(201);
    },
    counterpart: async (who: TestPerson, id: string) => {
      const { article } = await app.deps.db.prisma.comment.findUniqueOrThrow({
        where: { id },
        include: { article: true },
      });
      await postComment(app, { author: who, article, parentId: id });
    },
  };

  /** Somebody of the staff has had a quarrel with an author whom a colleague then restricts. */
  async function quarrelled(kind: keyof typeof QUARRELS) {
    const [author, who] = [await app.person(), await app.person()];
    const { id } = await postComment(app, { author });
    await QUARRELS[kind](who, id);
    await promote(who);
    const restrictionId = await restrict(app, remover, { ...author, kind: "premoderated" });
    const decision = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { restrictionId } });
    const filed = await app
      .as(author)
      .post("/appeals")
      .send({ decisionId: decision.id, statement: STATEMENT })
      .expect(201);
    return { who, author, appealId: String(filed.body.id) };
  }

  test.each([
    ["flagger", /You flagged a comment by this author/],
    ["notifier", /You gave notice of a comment by this author/],
    ["counterpart", /have answered one another/],
  ] as const)("the %s", async (kind, why) => {
    const { who, author, appealId } = await quarrelled(kind);
    const ban = { kind: "banned", reason: "This is the third time." };
    const restricted = await app.as(who).post(`/moderation/users/${author.account.id}/restrictions`).send(ban);
    expect(refusalOf(restricted)).toEqual([403, "conflict_of_interest"]);
    expect(await waysToAppeal(who, appealId)).toEqual(shut(why));
    expect(await waysToAppeal(independent, appealId)).toEqual({
      whyNot: null,
      claimed: [200, undefined],
      decided: null,
    });
  });

  test("for as long as a removal counts against its author, and by what the settings say of that", async () => {
    const { who, appealId } = await quarrelled("flagger");
    const whyNot = async () => (await app.as(who).get(`/moderation/appeals/${appealId}`).expect(200)).body.whyNot;
    const flaggedDaysAgo = (days: number) =>
      app.deps.db.prisma.flag.updateMany({
        where: { flaggerId: who.account.id },
        data: { createdAt: after(app.clock.now(), -days * DAY) },
      });
    await flaggedDaysAgo(89);
    expect(await whyNot()).toMatch(/flagged/);
    await flaggedDaysAgo(91);
    expect(await whyNot()).toBeNull();
    const { body } = await app.as(administrator).get("/moderation/settings").expect(200);
    const settings = { ...body.settings, strikes: { expireDays: 100 } };
    await app.as(administrator).put("/moderation/settings").send({ version: body.version, settings }).expect(200);
    expect(await whyNot()).toMatch(/flagged/);
  });
});

describe("an outside reviewer and their own account are one person", () => {
  beforeAll(() => setNotices(app, { notifierAppeals: true }));

  async function invite(appealId: string, email: string) {
    await app.as(administrator).post(`/moderation/appeals/${appealId}/reviewer`).send({ email }).expect(201);
    const invitation = await app.deps.db.prisma.reviewInvitation.findFirstOrThrow({
      where: { appealId, revokedAt: null },
    });
    return { ...invitation, path: `/review/${appealToken(app.deps.config.appealLinkKeys, invitation)}` };
  }
  const answer = (path: string, outcome: string) =>
    supertest(app.app)
      .post(path)
      .type("form")
      .send({ outcome, reason: "The words are what they are.", category: "harassment" });
  const statusOf = async (id: string) => (await app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id } })).status;

  /** Somebody contests that their notice led to nothing. */
  async function notifierAppeal() {
    const { id, author } = await postComment(app);
    const notice = await giveNotice(app, id);
    await decideComment(app, remover, { id, action: "publish" });
    const link = await app.deps.db.prisma.appealLink.findUniqueOrThrow({ where: { noticeId: notice.id } });
    const token = appealToken(app.deps.config.appealLinkKeys, link) ?? "";
    return { id, author, appealId: await fileAppeal(app, { token }) };
  }

  test.each(["rita@review.example", "rita+reader@review.example"])(
    "whoever flags the comment as a reader, %s, after they were invited decides nothing about it",
    async (email) => {
      const { id, appealId } = await notifierAppeal();
      const { path, reviewerId } = await invite(appealId, "rita@review.example");
      const rita = await app.person("reader", { email });
      await app.as(rita).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
      const refused = await answer(path, "overturned");
      expect(refused.status).toBe(403);
      expect(await statusOf(appealId)).toBe("open");
      expect((await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status).toBe("published");
      expect(await refusedBy(app.deps.db, DECIDED_BY, [appealId, reviewerId])).toBe("appeals_independent_decider");
    },
  );

  test.each([
    ["as long as their address is kept", false],
    ["when it is purged", true],
  ])("whoever removed it by the link answers no appeal against that as staff, %s", async (_when, isPurged) => {
    const { id, author, appealId } = await notifierAppeal();
    const email = `rolf-${isPurged}@review.example`;
    await answer((await invite(appealId, email)).path, "overturned").expect(303);
    if (isPurged)
      await app.deps.db.prisma.reviewInvitation.updateMany({ where: { appealId }, data: { address: null } });
    const rolf = await app.person("moderator", { email });
    const { decisionId } = await findLink(app, id);
    const filed = await app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
    expect(await waysToAppeal(rolf, filed.body.id)).toEqual(shut(/decided about this comment/));
  });

  test("an address that a publisher named and nobody proved keeps nobody from deciding", async () => {
    const { id, appealId } = await notifierAppeal();
    const { path } = await invite(appealId, "ruth@review.example");
    const other = await app.person("reader", { email: "ruth+x@review.example" });
    const sso = { emailVerifiedAt: null, ssoIssuer: "https://news.example", ssoSubject: other.account.id };
    await app.deps.db.prisma.account.update({ where: { id: other.account.id }, data: sso });
    await app.deps.db.prisma.flag.create({
      data: {
        id: other.account.id,
        siteId: other.account.siteId,
        commentId: id,
        revision: 1,
        caseId: (await app.deps.db.prisma.case.findFirstOrThrow({ where: { commentId: id } })).id,
        source: "reader",
        flaggerId: other.account.id,
        category: "spam",
        createdAt: app.clock.now(),
      },
    });
    await answer(path, "upheld").expect(303);
  });
});

describe("two accounts at one mailbox are one person", () => {
  test("who flagged a comment by one of them decides nothing about it by the other", async () => {
    const { id } = await postComment(app);
    const asReader = await app.person("reader", { email: "mia+reading@staff.example" });
    const mia = await app.person("moderator", { email: "mia@staff.example" });
    await app.as(asReader).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
    const { id: caseId } = await findOpenCase(app, id);
    const path = `/moderation/cases/${caseId}`;
    expect(refusalOf(await app.as(mia).post(`${path}/claim`))).toEqual([403, "conflict_of_interest"]);
    const { body } = await app.as(mia).get(path).expect(200);
    expect(body).toMatchObject({ canDecide: false, whyNot: expect.stringMatching(/flagged/) });
    expect((await app.as(independent).get(path).expect(200)).body.canDecide).toBe(true);
  });

  /** Somebody of the staff, and the reader that they are besides. */
  async function twoAccounts(role: "moderator" | "administrator" = "moderator") {
    const name = newId();
    const asStaff = await app.person(role, { email: `${name}@staff.example` });
    return { asStaff, asReader: await app.person("reader", { email: `${name}+x@staff.example` }) };
  }

  const refused = (answer: Response) => [...refusalOf(answer), answer.body.detail];
  const onScreen = (who: TestPerson, path: string, method: "get" | "post" = "get") => {
    const client = supertest(app.app);
    const request = client[method](`/console${path}`);
    return request.set("Cookie", `${SESSION_COOKIE}=${who.token}`).set("Sec-Fetch-Site", "same-origin");
  };

  test("who is restricted under one of them is not let off by themselves under the other", async () => {
    const { asStaff, asReader } = await twoAccounts();
    const { decisionId } = await removedComment(app, { author: asReader, by: remover });
    const restrictionId = await restrict(app, remover, { ...asReader, kind: "banned" });
    const path = `/moderation/users/${asReader.account.id}` as const;
    const lift = await app.as(asStaff).delete(`${path}/restrictions/${restrictionId}`);
    expect(refused(lift)).toEqual([403, "conflict_of_interest", OWN_MATTERS.lift]);
    const waiver = await app.as(asStaff).post(`${path}/strikes/${decisionId}/waiver`);
    expect(refused(waiver)).toEqual([403, "conflict_of_interest", OWN_MATTERS.waive]);
    const { prisma } = app.deps.db;
    expect(await prisma.restriction.findUnique({ where: { id: restrictionId } })).toMatchObject({ liftedAt: null });
    expect(await prisma.strikeWaiver.count({ where: { decisionId } })).toBe(0);
    await app.as(independent).post(`${path}/strikes/${decisionId}/waiver`).expect(200);
    await app.as(independent).delete(`${path}/restrictions/${restrictionId}`).expect(204);
  });

  test("nobody restricts the other, or writes a note about it", async () => {
    const { asStaff, asReader } = await twoAccounts();
    const path = `/moderation/users/${asReader.account.id}` as const;
    const warning = { kind: "warning", reason: "Please mind your words." };
    const restricted = await app.as(asStaff).post(`${path}/restrictions`).send(warning);
    expect(refused(restricted)).toEqual([403, "conflict_of_interest", OWN_MATTERS.restrict]);
    const noted = await app.as(asStaff).post(`${path}/notes`).send({ body: "A most careful writer." });
    expect(refused(noted)).toEqual([403, "conflict_of_interest", OWN_MATTERS.note]);
    await app.as(independent).post(`${path}/notes`).send({ body: "Seen before." }).expect(201);
    await app.as(independent).post(`${path}/restrictions`).send(warning).expect(201);
  });

  test("the database itself refuses a restriction, its lift, a note and a waiver by the other", async () => {
    const { asStaff, asReader } = await twoAccounts();
    const { decisionId } = await removedComment(app, { author: asReader, by: remover });
    const restrictionId = await restrict(app, remover, { ...asReader, kind: "premoderated" });
    const notes = `/moderation/users/${asReader.account.id}/notes` as const;
    const { body: note } = await app.as(independent).post(notes).send({ body: "Seen before." }).expect(201);
    const { db } = app.deps;
    const by = async ({ account }: TestPerson) => ({
      restriction: await refusedBy(db, likeRow("restrictions"), [
        restrictionId,
        { id: newId(), created_by: account.id },
      ]),
      lift: await refusedBy(db, "update restrictions set lifted_at = now(), lifted_by = $2 where id = $1", [
        restrictionId,
        account.id,
      ]),
      note: await refusedBy(db, likeRow("account_notes"), [note.id, { id: newId(), written_by: account.id }]),
      waiver: await refusedBy(
        db,
        "insert into strike_waivers (decision_id, waived_by, created_at) values ($1, $2, now())",
        [decisionId, account.id],
      ),
    });
    expect(await by(asStaff)).toEqual({
      restriction: "restrictions_by_another_person",
      lift: "restrictions_lifted_by_another_person",
      note: "account_notes_by_another_person",
      waiver: "strike_waivers_removal",
    });
    // Of somebody else they wait for the commit, which asks for their decisions.
    expect(await by(independent)).toEqual({
      restriction: "restrictions_decided",
      lift: "restrictions_follow_decisions",
      note: null,
      waiver: null,
    });
    expect(await by(asReader)).toMatchObject({
      restriction: "restrictions_by_another",
      lift: "restrictions_lifted_by_another",
      note: "account_notes_not_on_oneself",
    });
  });

  test("the screen of the other says so, and its forms are shut", async () => {
    const { asStaff, asReader } = await twoAccounts();
    await removedComment(app, { author: asReader, by: remover });
    await restrict(app, remover, { ...asReader, kind: "banned" });
    const { text } = await onScreen(asStaff, `/people/${asReader.account.id}`).expect(200);
    expect(text.match(/This is your account, or one at your mailbox/g)).toHaveLength(4);
    const open = await onScreen(independent, `/people/${asReader.account.id}`).expect(200);
    expect(open.text).not.toContain("one at your mailbox");
  });

  test.each(["author", "flagger", "notifier"] as const)(
    "nobody is told who gave notice of a comment of which the other is the %s",
    async (part) => {
      const { asStaff, asReader } = await twoAccounts();
      const { id } = await postComment(app, part === "author" ? { author: asReader } : {});
      if (part === "flagger")
        await app.as(asReader).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
      if (part === "notifier") await app.as(asReader).post("/notices").send(noticeOf(id)).expect(201);
      const notice = await giveNotice(app, id);
      const path = `/notices/${notice.id}/reveal`;
      const told = await app.as(asStaff).post(`/moderation${path}`);
      expect(refused(told)).toEqual([403, "conflict_of_interest", NOT_REVEALED[part]]);
      const pressed = await onScreen(asStaff, path, "post").expect(403);
      const shown = await onScreen(asStaff, `/notices?comment=${id}`).expect(200);
      for (const { text } of [told, pressed, shown]) expect(text).not.toContain(notice.address);
      for (const { text } of [pressed, shown]) expect(text).toContain(NOT_REVEALED[part]);
      expect(shown.text).not.toContain(path);
      const revealed = { action: "notice.reveal", subjectId: notice.id };
      expect(await app.deps.db.prisma.auditEntry.count({ where: revealed })).toBe(0);
      expect((await onScreen(independent, `/notices?comment=${id}`).expect(200)).text).toContain(path);
      const { body } = await app.as(independent).post(`/moderation${path}`).expect(200);
      expect(body.email).toBe(notice.address);
      expect(await app.deps.db.prisma.auditEntry.count({ where: revealed })).toBe(1);
    },
  );

  test("nobody gives the other a role", async () => {
    const { asStaff, asReader } = await twoAccounts("administrator");
    const to = (role: string) => onScreen(asStaff, `/settings/staff/${asReader.account.id}/role`, "post").send(role);
    await app.deps.db.prisma.account.update({ where: { id: asReader.account.id }, data: { role: "moderator" } });
    const { text } = await to("from=moderator&to=administrator").expect(403);
    expect(text).toContain("Nobody changes their own role, nor that of another account at their mailbox");
  });

  /** A suspension as marking a notice leads to it. */
  async function suspended(fields: { readonly address: string; readonly givenBy: string | null }) {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id, { email: fields.address });
    await decideOpenCase(app, remover, { commentId: id, action: "publish" });
    const { prisma } = app.deps.db;
    await prisma.notice.update({ where: { id: notice.id }, data: { givenBy: fields.givenBy } });
    const measure = { noticeId: notice.id, address: fields.address, count: 3, createdBy: remover.account.id };
    const earlier = await giveNotice(app, id, { email: fields.address });
    const warned = { id: newId(), noticeId: earlier.id, createdAt: after(notice.receivedAt, -DAY) };
    await prisma.notifierMeasure.create({ data: { ...measure, ...warned, kind: "warning" } });
    const at = app.clock.now();
    await prisma.notifierMeasure.create({
      data: { ...measure, id: newId(), kind: "suspension", createdAt: at, endsAt: after(at, DAY) },
    });
    return notice.id;
  }

  test.each(["address", "account"] as const)(
    "who is suspended as a notifier, by their %s, is not let off by themselves",
    async (by) => {
      const { asStaff, asReader } = await twoAccounts("administrator");
      const noticeId = await suspended(
        by === "address"
          ? { address: String(asReader.account.email), givenBy: null }
          : { address: newAddress(), givenBy: asReader.account.id },
      );
      const path = `/moderation/notices/${noticeId}/suspension` as const;
      expect(refused(await app.as(asStaff).delete(path))).toEqual([403, "conflict_of_interest", OWN_MATTERS.readmit]);
      const [own, others] = await Promise.all(
        [asStaff, administrator].map((who) => onScreen(who, "/notices?status=kept").expect(200)),
      );
      expect(own?.text).not.toContain(`/notices/${noticeId}/lift`);
      expect(others?.text).toContain(`/notices/${noticeId}/lift`);
      const { text } = await onScreen(asStaff, `/notices/${noticeId}/lift`, "post").expect(403);
      expect(text).toContain(OWN_MATTERS.readmit);
      const standing = { where: { noticeId, kind: "suspension", revokedAt: null } } as const;
      expect(await app.deps.db.prisma.notifierMeasure.count(standing)).toBe(1);
      await app.as(administrator).delete(path).expect(204);
      expect(await app.deps.db.prisma.notifierMeasure.count(standing)).toBe(0);
    },
  );
});

describe("the address of a notice", () => {
  test("is that of whoever has the mailbox: signed out or not, they answer neither the case nor the appeal", async () => {
    const { id, author } = await postComment(app);
    const mo = await app.person("moderator", { email: "mo@staff.example" });
    await giveNotice(app, id, { email: "mo+notices@staff.example" });
    const { id: caseId } = await findOpenCase(app, id);
    const claimed = await app.as(mo).post(`/moderation/cases/${caseId}/claim`);
    expect(refusalOf(claimed)).toEqual([403, "conflict_of_interest"]);
    await decideComment(app, remover, { id, action: "remove" });
    const { decisionId } = await findLink(app, id);
    const filed = await app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
    expect(await waysToAppeal(mo, filed.body.id)).toEqual(shut(/gave notice/));
  });
});

describe("who resolves a case without a decision of their own, as when they confirm a removal,", () => {
  async function confirmable() {
    const [author, flagger] = [await app.person(), await app.person()];
    const { id } = await postComment(app, { author });
    await app.as(flagger).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
    await app.as(author).patch(`/comments/${id}`).send({ body: BODIES.remove, revision: 1 }).expect(200);
    const [{ id: caseId }, { decisionId }] = [await findOpenCase(app, id), await findLink(app, id)];
    const people = { author: author.account.id, flagger: flagger.account.id, independent: independent.account.id };
    return { caseId, decisionId, people };
  }

  test.each([
    ["author", "cases_independent_resolver", "flags_independent_closer"],
    ["flagger", "cases_independent_resolver", "flags_independent_closer"],
    ["independent", null, null],
  ] as const)("is not its author or flagger, as the database says of the %s", async (who, ofCase, ofFlag) => {
    const { caseId, decisionId, people } = await confirmable();
    const resolve = `update cases set status = 'resolved', outcome = 'remove', resolved_at = now(), decision_id = $2,
      resolved_by = $3 where id = $1`;
    const close = `update flags set resolution = 'agreed', resolved_at = now(), decision_id = $2, closed_by = $3
      where case_id = $1 and source = 'reader'`;
    const values = [caseId, decisionId, people[who]];
    expect(await refusedBy(app.deps.db, resolve, values)).toBe(ofCase);
    expect(await refusedBy(app.deps.db, close, values)).toBe(ofFlag);
  });

  test("and as moot by nobody but the author who took the comment away", async () => {
    const { caseId, people } = await confirmable();
    const resolve = `update cases set status = 'resolved', outcome = 'moot', resolved_at = now(), resolved_by = $2
      where id = $1`;
    const close = "update flags set resolution = 'moot', resolved_at = now(), closed_by = $2 where case_id = $1";
    for (const [who, ofCase, ofFlag] of [
      [people.author, null, null],
      [people.flagger, "cases_independent_resolver", "flags_independent_closer"],
      [people.independent, "cases_independent_resolver", "flags_independent_closer"],
    ]) {
      expect(await refusedBy(app.deps.db, resolve, [caseId, who])).toBe(ofCase);
      expect(await refusedBy(app.deps.db, close, [caseId, who])).toBe(ofFlag);
    }
  });
});

describe("whoever imposed a restriction answers no appeal about a comment", () => {
  const fileAbout = async (author: TestPerson, commentId: string) => {
    const where = { commentId, kind: { in: ["remove", "hold"] as ("remove" | "hold")[] } };
    const { id: decisionId } = await app.deps.db.prisma.decision.findFirstOrThrow({ where });
    const { body } = await app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
    return String(body.id);
  };

  test("that the restriction counts", async () => {
    const [author, imposer] = [await app.person(), await app.person("moderator")];
    const { id } = await postComment(app, { author });
    await decideComment(app, remover, { id, action: "remove" });
    await restrict(app, imposer, { ...author, kind: "premoderated" });
    const appealId = await fileAbout(author, id);
    expect(await waysToAppeal(imposer, appealId)).toEqual(shut(/part in a restriction/));
    expect(await waysToAppeal(independent, appealId)).toMatchObject({ whyNot: null, decided: null });
  });

  test("that waits because of it", async () => {
    const [author, imposer] = [await app.person(), await app.person("moderator")];
    await restrict(app, imposer, { ...author, kind: "premoderated" });
    const { id } = await postComment(app, { author });
    const later = after(app.clock.now(), DAY);
    await stateHolds.perform({ ...app.deps, clock: () => later }, { _cron: { ts: later } });
    const appealId = await fileAbout(author, id);
    expect(await waysToAppeal(imposer, appealId)).toEqual(shut(/part in a restriction/));
    expect(await waysToAppeal(independent, appealId)).toMatchObject({ whyNot: null, decided: null });
  });
});

describe("the words of parties go, and are never changed", () => {
  /** Every party has said something, twice. */
  beforeAll(async () => {
    for (let count = 0; count < 2; count += 1) {
      const { id } = await postComment(app);
      const flag = { category: "spam", note: "See." };
      await app
        .as(await app.person())
        .post(`/comments/${id}/flags`)
        .send(flag)
        .expect(201);
      const giver = await app.person();
      await app
        .as(giver)
        .post("/notices")
        .send(noticeOf(id, { legalReference: "Section 130" }))
        .expect(201);
      await decideOpenCase(app, remover, { commentId: id, action: "publish" });
      const deleted = await postComment(app);
      await app.as(deleted.author).delete(`/comments/${deleted.id}`).expect(204);
      const { appealId } = await openAppeal(app, { by: remover });
      await decideAppeal(app, independent, { appealId, outcome: "upheld" });
      await removedComment(app);
      const reason = { category: "harassment", note: "Nobody is called a fool." };
      const { id: removed, author } = await postComment(app);
      const decision = { action: "remove", revision: 1, reason, note: "Not for the first time." };
      await app.as(independent).post(`/moderation/comments/${removed}/decision`).send(decision).expect(200);
      const notes = `/moderation/users/${author.account.id}/notes` as const;
      await app.as(independent).post(notes).send({ body: "Seen before." }).expect(201);
    }
  });

  const WORDS = [
    ["statement_texts", "note"],
    ["appeals", "statement"],
    ["appeals", "outcome_reason"],
    ["revisions", "body"],
    ["flags", "note"],
    ["notices", "explanation"],
    ["notices", "legal_reference"],
    ["notices", "name"],
    ["notices", "address"],
  ] as const;
  const WHOLE = [
    ["decision_notes", "body"],
    ["account_notes", "body"],
  ] as const;
  const refusalOfForging = async (table: string, column: string, change: string) => {
    const { rows } = await app.deps.db.pool.query(`select from ${table} where ${column} is not null limit 1`);
    expect(rows).toHaveLength(1);
    return refusedBy(app.deps.db, change);
  };

  test.each([...WORDS, ...WHOLE])("in %s: %s", async (table, column) => {
    const forge = `update ${table} set ${column} = 'You insulted the mayor.' where ${column} is not null`;
    expect(await refusalOfForging(table, column, forge)).toBe(`${table}_words_kept`);
  });

  /** How the purge empties a table, where one column is not emptied by itself or its time has to have come. */
  const EMPTIED: Readonly<Record<string, readonly [set: string, where: string]>> = {
    notices: [
      "explanation = null, legal_reference = null, name = null, address = null, purged_at = now()",
      "status <> 'open'",
    ],
    appeals: ["statement = null, outcome_reason = null", "status <> 'open'"],
    revisions: ["body = null, purged_at = now()", "comment_id in (select id from comments where status = 'deleted')"],
  };

  test.each(WORDS)("in %s, when they are emptied, no others are written there: %s", async (table, column) => {
    const [set, where] = EMPTIED[table] ?? [`${column} = null`, "true"];
    const empty = `update ${table} set ${set} where ${column} is not null and ${where}`;
    expect(await refusalOfForging(table, column, empty)).toBeNull();
    const again = `${empty}; update ${table} set ${column} = 'You insulted the mayor.' where ${column} is null`;
    expect(await refusalOfForging(table, column, again)).toBe(`${table}_words_kept`);
  });

  test.each([
    [
      "statement_texts",
      "note",
      "statement_id",
      "select s.id from statements s where not exists (select from statement_texts x where x.statement_id = s.id)",
    ],
    ["appeals", "statement", "comment_id", "select id from comments"],
    ["appeals", "statement", "party", "select 'notifier'::appeal_party"],
    ["revisions", "body", "comment_id", "select id from comments"],
    ["revisions", "body", "number", "select 7"],
    ["flags", "note", "comment_id", "select id from comments"],
    ["flags", "note", "revision", "select 7"],
    ["flags", "note", "flagger_id", "select id from accounts"],
    ["notices", "name", "comment_id", "select id from comments"],
    ["notices", "name", "given_by", "select id from accounts"],
    ["decision_notes", "body", "decision_id", "select id from decisions"],
    ["account_notes", "body", "account_id", "select id from accounts"],
    ["account_notes", "body", "written_by", "select id from accounts"],
  ])("in %s they (%s) stay with their %s", async (table, words, key, others) => {
    const one = `select ctid from ${table} where ${words} is not null and ${key} is not null limit 1`;
    const other = `select * from (${others}) as others (id)
      where id not in (select ${key} from ${table} where ${words} is not null and ${key} is not null) limit 1`;
    const move = `update ${table} set ${key} = (${other}) where ctid = (${one})`;
    expect(await refusalOfForging(table, words, move)).toBe(`${table}_words_kept`);
  });

  test("a statement without words gets none afterwards", async () => {
    const late = `insert into statement_texts (statement_id, note)
      select id, 'You insulted the mayor.' from statements s
      where not exists (select from statement_texts x where x.statement_id = s.id) limit 1`;
    expect(await refusedBy(app.deps.db, late)).toBe("statement_texts_with_their_statement");
  });
});

describe("what has ended stays ended", () => {
  test("a resolved case is neither opened again nor resolved otherwise, and its flags keep their answer", async () => {
    const { id } = await postComment(app, { body: BODIES.flag });
    const { id: caseId } = await findOpenCase(app, id);
    await decideComment(app, independent, { id, action: "publish" });
    const change = (sql: string) => refusedBy(app.deps.db, sql, [caseId]);
    const open = "status = 'open', outcome = null, resolved_at = null, resolved_by = null, decision_id = null";
    expect(await change(`update cases set ${open} where id = $1`)).toBe("cases_end_once");
    expect(await change("update cases set outcome = 'remove' where id = $1")).toBe("cases_end_once");
    expect(await change("update cases set resolved_by = null where id = $1")).toBe("cases_end_once");
    expect(await change("update cases set escalated_at = now() where id = $1")).toBeNull();
    const unanswered = "resolution = null, resolved_at = null, closed_by = null";
    expect(await change(`update flags set ${unanswered} where case_id = $1`)).toBe("flags_end_once");
    expect(await change("update flags set note = null where case_id = $1")).toBeNull();
  });

  test("a letter that was accepted is not sent again", async () => {
    await openAppeal(app, { by: remover });
    const letter = await app.deps.db.prisma.letter.findFirstOrThrow({ where: { state: "queued" } });
    await app.deps.db.prisma.letter.update({
      where: { id: letter.id },
      data: { state: "sent", sentAt: app.clock.now() },
    });
    const change = (set: string) => refusedBy(app.deps.db, `update letters set ${set} where id = $1`, [letter.id]);
    expect(await change("state = 'queued', sent_at = null")).toBe("letters_sent_once");
    expect(await change("state = 'failed', sent_at = null")).toBe("letters_sent_once");
    expect(await change("sent_at = sent_at + interval '1 day'")).toBe("letters_sent_once");
    expect(await change("address = null")).toBeNull();
  });

  test.each(["appeals", "appeal_links", "statement_texts", "cases", "flags", "notices", "letters"])(
    "rows of %s are never deleted",
    async (table) => {
      const { id } = await postComment(app);
      await giveNotice(app, id);
      await openAppeal(app, { by: remover });
      expect(await refusedBy(app.deps.db, `delete from ${table}`)).toBe(`${table}_never_deleted`);
      const truncated = await refusedBy(app.deps.db, `truncate ${table} cascade`);
      expect(truncated).toBe(`${table}_never_deleted`);
    },
  );
});
