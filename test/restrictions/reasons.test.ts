import { forgetSession } from "../../src/auth/session-cache.ts";
import { liftRestriction } from "../../src/restrictions/lift-restriction.ts";
import { transaction } from "../../src/db/transaction.ts";
import { STANDS_ALREADY } from "../../src/restrictions/restrict-author.ts";
import { DAY, MINUTE, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import type { TestPerson } from "../support/app.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import {
  STATEMENT,
  decideAppeal,
  findLink,
  postComment,
  refusalOf,
  removedComment,
  restrict,
  staffedApp,
} from "../support/scenes.ts";

const { app, moderator, other, administrator } = await staffedApp();
await app.startWorker();

const impose = async (who: TestPerson, body: object, by = moderator) =>
  app
    .as(by)
    .post(`/moderation/users/${who.account.id}/restrictions`)
    .send({ reason: "Please stop.", ...body });

const given = (restrictionId: string) =>
  app.deps.db.prisma.decision.findFirstOrThrow({
    where: { restrictionId, kind: "restrict" },
    include: { statement: { include: { text: true } }, appealLinks: true },
  });

const auditOf = (subjectId: string) =>
  app.deps.db.prisma.auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } });

async function winAppeal(author: TestPerson, decisionId: string): Promise<string> {
  const { body } = await app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
  await decideAppeal(app, other, { appealId: body.id, outcome: "overturned" });
  return body.id;
}

/** Roles are read again at most some seconds later: here at once. */
async function promote({ account }: TestPerson): Promise<void> {
  const { prisma } = app.deps.db;
  await prisma.account.update({ where: { id: account.id }, data: { role: "moderator" } });
  for (const { id } of await prisma.session.findMany({ where: { accountId: account.id } }))
    forgetSession(app.deps.db, id);
}

describe("every restriction", () => {
  test.each([
    ["warning", null],
    ["premoderated", null],
    ["suspended", DAY],
    ["banned", null],
  ] as const)("is stated: %s", async (kind, lastsMs) => {
    const author = await app.person();
    await removedComment(app, { author, by: moderator });
    const until = lastsMs === null ? undefined : after(app.clock.now(), lastsMs).toISOString();
    const { body } = await impose(author, { kind, until });
    const decision = await given(body.id);
    expect(body.decisionId).toBe(decision.id);
    expect(decision.appealLinks).toMatchObject([{ accountId: author.account.id, party: "author" }]);
    expect(decision.statement).toMatchObject({
      accountId: author.account.id,
      text: { note: "Please stop." },
      data: {
        restriction: kind,
        scope: "account",
        startsAt: app.clock.now().toISOString(),
        endsAt: until ?? null,
        source: "own_initiative",
        automatedDetection: false,
        automatedDecision: false,
        ground: "terms",
        categories: ["harassment"],
        clauses: [{ category: "harassment", title: "Harassment", text: "No name-calling." }],
        strikes: [{ categories: ["harassment"] }],
        redress: { internalAppeal: true, windowDays: 184, courts: true },
      },
    });
  });

  test("comes with its statement, link, letter and jobs in one transaction", async () => {
    const author = await app.person();
    const { body } = await impose(author, { kind: "banned", openComments: "hold" });
    const { rows } = await app.deps.db.pool.query(
      `select r.xmin = all (array[d.xmin, s.xmin, t.xmin, l.xmin]) and m.created_at = d.created_at as together
       from restrictions r
       join decisions d on d.restriction_id = r.id
       join statements s on s.decision_id = d.id
       join statement_texts t on t.statement_id = s.id
       join appeal_links l on l.decision_id = d.id
       join letters m on m.subject_id = d.id and m.kind = 'account_restricted'
       where r.id = $1 and r.applied_at is null`,
      [body.id],
    );
    // The worker may have done the job already, and then has written to the row.
    expect(rows.length === 0 || rows[0]).toEqual(rows.length === 0 ? true : { together: true });
    expect(await app.deps.db.prisma.letter.count({ where: { accountId: author.account.id } })).toBe(1);
  });

  test.each([
    ["en", /suspended|for a time/, ["What was decided", "No name-calling.", "Please stop.", "out-of-court", "court."]],
    [
      "de",
      /eine Zeit lang/,
      ["Was entschieden wurde", "No name-calling.", "Please stop.", "außergerichtlich", "Gericht"],
    ],
  ])("is told with all of its reasons: %s", async (locale, subject, words) => {
    const author = await app.person();
    await app.deps.db.prisma.account.update({ where: { id: author.account.id }, data: { locale } });
    await removedComment(app, { author, by: moderator });
    const until = after(app.clock.now(), DAY).toISOString();
    await impose(author, { kind: "suspended", until, category: "harassment" });
    const { text } = await app.letterTo(author, subject);
    const flat = text.replaceAll(/\s+/g, " ");
    for (const word of [...words, "184", "/appeals/", "2026"]) expect(flat).toContain(word);
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({
      where: { accountId: author.account.id, decision: { kind: "restrict" } },
    });
    expect(link.toldAt).toEqual(app.clock.now());
  });

  test("names out-of-court bodies and courts as the publisher's settings do", async () => {
    const { body: standing } = await app.as(administrator).get("/moderation/settings").expect(200);
    const redress = {
      outOfCourtBodies: [{ name: "Board of Disputes", url: "https://disputes.example" }],
      courts: "The courts of Vienna.",
    };
    const settings = { ...standing.settings, redress };
    await app.as(administrator).put("/moderation/settings").send({ version: standing.version, settings }).expect(200);
    const author = await app.person();
    await impose(author, { kind: "banned" });
    const { text } = await app.letterTo(author, /any more/);
    expect(text).toContain("Board of Disputes: https://disputes.example");
    expect(text).toContain("The courts of Vienna.");
  });
});

test("a warning limits nothing, and its author finds it signed in", async () => {
  const author = await app.person();
  const { body } = await impose(author, { kind: "warning" });
  expect((await app.as(author).get("/me")).body.restriction).toBeNull();
  await postComment(app, { author });
  const mine = await app.as(author).get("/me/restrictions").expect(200);
  expect(mine.body.items).toMatchObject([
    {
      id: body.id,
      kind: "warning",
      active: true,
      appealable: true,
      reason: "Please stop.",
      decisionId: body.decisionId,
    },
  ]);
  const { body: seen } = await app.as(moderator).get(`/moderation/users/${author.account.id}`);
  expect(seen).toMatchObject({ restriction: null, restrictions: [{ kind: "warning", active: true }] });
});

test("an author reads the end, the reason and the decision on /me, contests it signed in, and it is lifted for good", async () => {
  const author = await app.person();
  const until = after(app.clock.now(), DAY).toISOString();
  await impose(author, { kind: "suspended", until });
  const { body: me } = await app.as(author).get("/me").expect(200);
  expect(me.restriction).toMatchObject({ kind: "suspended", until, reason: "Please stop." });
  const { decisionId } = me.restriction;
  const filed = await app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
  await decideAppeal(app, other, { appealId: filed.body.id, outcome: "overturned" });
  expect((await app.as(author).get("/me")).body.restriction).toBeNull();
  const lift = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { supersedes: decisionId } });
  expect(lift).toMatchObject({ kind: "lift", cause: "appeal", decidedBy: other.account.id, appealId: filed.body.id });
  const letters = await app.deps.db.prisma.letter.findMany({
    where: { accountId: author.account.id },
    select: { kind: true },
  });
  expect(letters.map(({ kind }) => kind).toSorted()).toEqual([
    "account_restricted",
    "appeal_decided",
    "appeal_received",
  ]);
});

describe("an author who is limited already", () => {
  const untilOf = (kind: string) => (kind === "suspended" ? after(app.clock.now(), DAY).toISOString() : undefined);

  test.each(["premoderated", "suspended", "banned"] as const)(
    "is not limited likewise by a second restriction: %s",
    async (kind) => {
      const author = await app.person();
      const [body, another] = [{ kind, until: untilOf(kind) }, kind === "banned" ? "premoderated" : "banned"];
      const { body: first } = await impose(author, body);
      const second = await impose(author, body, other);
      expect([...refusalOf(second), second.body.detail]).toEqual([409, "invalid_state", STANDS_ALREADY]);
      expect((await impose(author, { kind: another }, other)).status).toBe(201);
      await app.as(other).delete(`/moderation/users/${author.account.id}/restrictions/${first.id}`).expect(204);
      expect((await impose(author, body, other)).status).toBe(201);
    },
  );

  test("is limited anew when the time of the first is over, and warned as often as there is reason", async () => {
    const author = await app.person();
    await impose(author, { kind: "suspended", until: after(app.clock.now(), MINUTE).toISOString() });
    app.clock.advance(MINUTE);
    expect((await impose(author, { kind: "suspended", until: untilOf("suspended") })).status).toBe(201);
    for (const by of [moderator, other]) expect((await impose(author, { kind: "warning" }, by)).status).toBe(201);
  });

  test("by two moderators at once is banned by one of them", async () => {
    const author = await app.person();
    const answers = await Promise.all([moderator, other].map((by) => impose(author, { kind: "banned" }, by)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await app.deps.db.prisma.restriction.count({ where: { accountId: author.account.id } })).toBe(1);
  });

  test.each([
    ["en", /restriction is lifted/, "Another restriction of your account still holds"],
    ["de", /Einschränkung ist aufgehoben/, "Eine andere Einschränkung Ihres Kontos besteht noch"],
    ["fr", /restriction est levée/, "Une autre restriction de votre compte tient encore"],
    ["es", /restricción se ha levantado/, "Otra restricción de su cuenta sigue en pie"],
  ])("is told when an appeal is won and another limit still holds: %s", async (locale, subject, sentence) => {
    const won = async (limits: readonly object[]) => {
      const author = await app.person();
      await app.deps.db.prisma.account.update({ where: { id: author.account.id }, data: { locale } });
      for (const body of limits) await impose(author, body);
      await winAppeal(author, (await impose(author, { kind: "banned" })).body.decisionId);
      return (await app.letterTo(author, subject)).text.replaceAll(/\s+/g, " ");
    };
    expect(await won([{ kind: "premoderated" }])).toContain(sentence);
    expect(await won([{ kind: "warning" }])).not.toContain(sentence);
  });
});

describe("who lifts a restriction", () => {
  test("as a moderator has its author told", async () => {
    const author = await app.person();
    const id = await restrict(app, moderator, { ...author, kind: "banned" });
    await app.as(other).delete(`/moderation/users/${author.account.id}/restrictions/${id}`).expect(204);
    const { text } = await app.letterTo(author, /has ended/);
    expect(text).toContain("lifted the ban");
  });

  test("while an appeal is open concedes it, by one letter", async () => {
    const author = await app.person();
    const { body } = await impose(author, { kind: "banned" });
    await app.as(author).post("/appeals").send({ decisionId: body.decisionId, statement: STATEMENT }).expect(201);
    await app.as(moderator).delete(`/moderation/users/${author.account.id}/restrictions/${body.id}`).expect(204);
    const appeal = await app.deps.db.prisma.appeal.findFirstOrThrow({ where: { decisionId: body.decisionId } });
    expect(appeal.status).toBe("overturned");
    const kinds = await app.deps.db.prisma.letter.groupBy({
      by: ["kind"],
      where: { accountId: author.account.id },
      _count: true,
    });
    expect(kinds.find(({ kind }) => kind === "restriction_lifted")).toBeUndefined();
    expect(kinds.find(({ kind }) => kind === "appeal_decided")?._count).toBe(1);
    expect(await auditOf(appeal.id)).toMatchObject([
      {
        action: "appeal.concede",
        actorAccountId: moderator.account.id,
        details: { outcome: "overturned", decision: appeal.outcomeDecisionId },
      },
    ]);
  });

  test.each(["moderator", "appeal"] as const)("is in the audit, by whom and of what: by %s", async (cause) => {
    const author = await app.person();
    const { body } = await impose(author, { kind: "banned" });
    const { account } = author;
    if (cause === "moderator")
      for (const who of [other, moderator])
        await app.as(who).delete(`/moderation/users/${account.id}/restrictions/${body.id}`).expect(204);
    const appealId = cause === "moderator" ? undefined : await winAppeal(author, body.decisionId);
    const lifted = await auditOf(body.id);
    expect(lifted.filter(({ action }) => action === "author.lift")).toMatchObject([
      {
        actorAccountId: other.account.id,
        details: { kind: "banned", account: account.id, ...(appealId !== undefined && { appeal: appealId }) },
      },
    ]);
    const restriction = await app.deps.db.prisma.restriction.findUniqueOrThrow({ where: { id: body.id } });
    expect(restriction).toMatchObject({ liftedBy: other.account.id, liftedAt: app.clock.now() });
  });

  test("is not the person whom it limits, whatever became of them", async () => {
    const author = await app.person();
    const id = await restrict(app, moderator, { ...author, kind: "premoderated" });
    await promote(author);
    const path = `/moderation/users/${author.account.id}/restrictions/${id}`;
    expect(refusalOf(await app.as(author).delete(path))).toEqual([403, "conflict_of_interest"]);
  });

  test("does it once, however many do it at a time, and after its end too", async () => {
    const author = await app.person();
    const id = await restrict(app, moderator, { ...author, kind: "suspended", until: after(app.clock.now(), MINUTE) });
    app.clock.advance(MINUTE);
    const by = { restrictionId: id, decidedBy: other.account.id, cause: "moderator", at: app.clock.now() } as const;
    const lifted = await Promise.all(
      [1, 2, 3].map(() => transaction(app.deps.db, (tx) => liftRestriction(app.deps, tx, by))),
    );
    expect(lifted.filter((decision) => decision !== null)).toHaveLength(1);
  });
});

describe("a conflict of interest", () => {
  test.each(["flagged a comment of theirs", "answered them", "was answered by them"])(
    "keeps a moderator who %s from restricting",
    async (what) => {
      const [author, judge] = [await app.person(), await app.person()];
      const theirs = await postComment(app, { author });
      if (what === "flagged a comment of theirs")
        await app.as(judge).post(`/comments/${theirs.id}/flags`).send({ category: "harassment" }).expect(201);
      if (what === "answered them")
        await postComment(app, { author: judge, article: theirs.article, parentId: theirs.id, body: "I disagree." });
      if (what === "was answered by them") {
        const mine = await postComment(app, { author: judge, article: theirs.article, body: "My view of it." });
        await postComment(app, { author, article: theirs.article, parentId: mine.id, body: "Not mine." });
      }
      await promote(judge);
      expect(refusalOf(await impose(author, { kind: "banned" }, judge))).toEqual([403, "conflict_of_interest"]);
      expect((await impose(author, { kind: "banned" })).status).toBe(201);
    },
  );
});

describe("a strike", () => {
  const strikesOf = async ({ account }: TestPerson) =>
    (await app.as(moderator).get(`/moderation/users/${account.id}`).expect(200)).body.strikes;

  test("is none when the policy removed and nobody upheld it, and when an appeal was won", async () => {
    const author = await app.person();
    await removedComment(app, { author });
    expect(await strikesOf(author)).toEqual({ standing: 0, items: [] });
    const { id } = await removedComment(app, { author, by: moderator });
    expect((await strikesOf(author)).standing).toBe(1);
    const { token } = await findLink(app, id);
    const filed = await app.as(null).post("/appeals").send({ token, statement: STATEMENT }).expect(201);
    await decideAppeal(app, other, { appealId: filed.body.id, outcome: "overturned" });
    expect(await strikesOf(author)).toEqual({ standing: 0, items: [] });
  });

  test("stays when its author deletes the comment", async () => {
    const author = await app.person();
    const { id } = await removedComment(app, { author, by: moderator });
    await app.as(author).delete(`/comments/${id}`).expect(204);
    expect((await strikesOf(author)).standing).toBe(1);
  });

  test("is waived once, by another than its author, and is in no statement then", async () => {
    const author = await app.person();
    const { decisionId } = await removedComment(app, { author, by: moderator });
    const path = `/moderation/users/${author.account.id}/strikes/${decisionId}/waiver`;
    for (const _ of [1, 2]) await app.as(moderator).post(path).expect(200);
    expect(await strikesOf(author)).toMatchObject({ standing: 0, items: [{ status: "waived" }] });
    const { body } = await impose(author, { kind: "warning" });
    expect((await given(body.id)).statement?.data).toMatchObject({
      strikes: [],
      clauses: [{ category: "account", title: "Accounts" }],
    });
    expect(
      await app.deps.db.prisma.auditEntry.count({ where: { action: "author.waive_strike", subjectId: decisionId } }),
    ).toBe(1);
    await promote(author);
    expect(refusalOf(await app.as(author).post(path))).toEqual([403, "conflict_of_interest"]);
    const nobodys = `/moderation/users/${author.account.id}/strikes/${newId()}/waiver`;
    expect(refusalOf(await app.as(moderator).post(nobodys))).toEqual([404, "not_found"]);
  });
});

describe("the database refuses", () => {
  const standing = async () => {
    const author = await app.person();
    const id = await restrict(app, moderator, { ...author, kind: "premoderated" });
    return { author, id, decision: await given(id) };
  };
  const like = (table: string, id: string | undefined, changed: object) =>
    refusedBy(app.deps.db, likeRow(table), [id, changed]);

  test("a restriction that no decision gave", async () => {
    const { id } = await standing();
    expect(await like("restrictions", id, { id: newId() })).toBe("restrictions_decided");
  });

  test("a decision to restrict without its statement", async () => {
    const { id, decision } = await standing();
    const restriction = newId();
    const sql = `with made as (insert into restrictions
      select (jsonb_populate_record(r, jsonb_build_object('id', $3::text))).* from restrictions r where r.id = $4)
      ${likeRow("decisions")}`;
    const made = { id: newId(), restriction_id: restriction };
    expect(await refusedBy(app.deps.db, sql, [decision.id, made, restriction, id])).toBe(
      "decisions_restrict_with_reasons",
    );
  });

  test("a restriction that is lifted by nobody's decision", async () => {
    const { id } = await standing();
    const sql = "update restrictions set lifted_at = now(), lifted_by = $2 where id = $1";
    expect(await refusedBy(app.deps.db, sql, [id, moderator.account.id])).toBe("restrictions_follow_decisions");
  });

  test.each(["kind = 'banned'", "until = now()", "reason = 'Other words'", "open_comments = 'hold'"])(
    "another restriction than its author was told of: %s",
    async (change) => {
      const { id } = await standing();
      const sql = `update restrictions set ${change} where id = $1`;
      expect(await refusedBy(app.deps.db, sql, [id])).toBe("restrictions_kept");
    },
  );

  test("a restriction of staff", async () => {
    const { id } = await standing();
    expect(await like("restrictions", id, { id: newId(), account_id: other.account.id })).toBe(
      "restrictions_of_readers",
    );
  });

  test("a statement to somebody else, about what restricts nobody, or that cannot be contested", async () => {
    const { decision } = await standing();
    const id = newId();
    expect(await like("statements", decision.statement?.id, { id, account_id: other.account.id })).toBe(
      "statements_to_whom_they_concern",
    );
    const published = await postComment(app);
    const root = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: published.id } });
    const about = { id, decision_id: root.id, account_id: published.author.account.id };
    expect(await like("statements", decision.statement?.id, about)).toBe("statements_to_whom_they_concern");
    const sql = `insert into statements (id, decision_id, account_id, data, created_at)
      select $1, d.id, c.author_id, '{}', now() from decisions d join comments c on c.id = d.comment_id
      where d.comment_id = $2`;
    const held = await postComment(app, { body: "I saw him go into elm street 12 last night." });
    expect(await refusedBy(app.deps.db, sql, [id, held.id])).toBe("statements_contestable");
  });

  test("to waive what is no removal", async () => {
    const { decision } = await standing();
    const sql = "insert into strike_waivers (decision_id, waived_by, created_at) values ($1, $2, now())";
    expect(await refusedBy(app.deps.db, sql, [decision.id, other.account.id])).toBe("strike_waivers_removal");
  });
});
