import type { Response } from "supertest";
import { MINUTE } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  REASON,
  STATEMENT,
  decideAppeal,
  fileAppeal,
  findOpenCase,
  openAppeal,
  postComment,
  refusalOf,
  removedComment,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, other] = [await app.person("moderator"), await app.person("moderator")];
});

describe("whoever holds the link", () => {
  test("reads what was decided by the policy, why, and the text", async () => {
    const { token, article } = await removedComment(app);
    const { body } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    expect(body).toMatchObject({
      decision: { automated: true, categories: ["harassment"], notices: ["The notice of harassment.name."] },
      comment: { body: BODIES.remove, articleTitle: article.title, articleUrl: article.url },
      deadline: null,
      appeal: null,
    });
    expect(body.decision.statementOfReasons.facts).toContain("automatically");
  });

  test("reads what a moderator decided, with the moderator's words and without the name", async () => {
    const { token } = await removedComment(app, { by: moderator });
    const { body, text } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    expect(body.decision).toMatchObject({ automated: false, statementOfReasons: { note: REASON.note } });
    expect(text).not.toContain(moderator.account.displayName);
  });

  test("needs no account, and whoever is signed in gets no other answer", async () => {
    const { token } = await removedComment(app);
    const answers = [];
    for (const who of [null, other, await app.person()])
      answers.push(await app.as(who).post("/appeals/lookup").send({ token }));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test("reads the text that was judged, masked for nobody: it is the author's own", async () => {
    const posted = await postComment(app, { body: BODIES.hold });
    const found = await findOpenCase(app, posted.id);
    const { body: claimed } = await app.as(moderator).post(`/moderation/cases/${found.id}/claim`).expect(200);
    const decision = {
      action: "remove",
      reason: { category: "pii" },
      claimToken: claimed.claimToken,
      version: found.version,
    };
    await app.as(moderator).post(`/moderation/cases/${found.id}/decision`).send(decision).expect(200);
    const { body } = await app.as(posted.author).get("/me/comments").expect(200);
    const filed = await app
      .as(posted.author)
      .post("/appeals")
      .send({ decisionId: body.items[0].decision.id, statement: STATEMENT })
      .expect(201);
    const item = await app.as(other).get(`/moderation/appeals/${filed.body.id}`).expect(200);
    expect(item.body.comment).toMatchObject({ bodyMasked: true });
    expect(item.text).not.toContain("elm street 12");
    expect(body.items[0].body).toContain("elm street 12");
  });
});

describe("the author, signed in", () => {
  test("needs no link, and is told where the appeal stands", async () => {
    const { author, decisionId } = await removedComment(app);
    const filed = await app.as(author).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
    const mine = async () => (await app.as(author).get("/me/comments").expect(200)).body.items[0].decision;
    expect(await mine()).toMatchObject({ appealable: false, appeal: { id: filed.body.id, status: "open" } });
    await decideAppeal(app, moderator, { appealId: filed.body.id, outcome: "upheld" });
    expect(await mine()).toMatchObject({ appeal: { status: "upheld", outcomeReason: "The words are a quotation." } });
  });

  test.each(["/me/comments", "its article"] as const)(
    "who was right finds the appeal and its answer with the decision that restored the comment, on %s",
    async (where) => {
      const { author, article, appealId } = await openAppeal(app);
      await decideAppeal(app, moderator, { appealId, outcome: "overturned" });
      const path = where === "/me/comments" ? where : (`/articles/${article.key}/comments/mine` as const);
      const { body } = await app.as(author).get(path).expect(200);
      expect(body.items[0]).toMatchObject({
        status: "published",
        decision: {
          kind: "restore",
          appealable: false,
          appeal: { id: appealId, status: "overturned", outcomeReason: "The words are a quotation." },
        },
      });
    },
  );

  test("gets letters in the language of the account", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const author = await own.person();
    await own.deps.db.prisma.account.update({ where: { id: author.account.id }, data: { locale: "de-AT" } });
    await removedComment(own, { author });
    await own.startWorker();
    const letter = await own.letterTo(author, /wurde entfernt/);
    expect(letter.text).toMatch(/automatisch\s+geprüft/);
  });
});

describe("staff", () => {
  test("see open appeals oldest first, each once, with all that is needed to decide", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const staff = await own.person("moderator");
    const filed: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      if (count % 3 === 0) own.clock.advance(MINUTE);
      filed.push((await openAppeal(own)).appealId);
    }
    const read: { id: string }[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body }: Response = await own
        .as(staff)
        .get(`/moderation/appeals?limit=2${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      read.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(read.map(({ id }) => id)).toEqual(filed);
    expect(read[0]).toMatchObject({
      status: "open",
      statement: STATEMENT,
      comment: { body: BODIES.remove, status: "removed" },
      decision: {
        automated: true,
        decidedBy: null,
        categories: ["harassment"],
        statementOfReasons: { policyRevision: smallPolicy().revision },
      },
      matches: [{ ruleId: "harassment.name", text: "blockhead" }],
      canDecide: true,
      whyNot: null,
      claimedBy: null,
    });
  });

  test("see who decided what about those that are decided", async () => {
    const { appealId } = await openAppeal(app, { by: moderator });
    await decideAppeal(app, other, { appealId, outcome: "overturned" });
    const { body } = await app.as(moderator).get("/moderation/appeals?status=overturned").expect(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({ id: appealId, canDecide: false, outcomeReason: "The words are a quotation." }),
    );
  });

  test.each(["", "x".repeat(4_001)])("give the author a reason, of a bearable length", async (reason) => {
    const { appealId } = await openAppeal(app);
    const { body } = await app.as(moderator).post(`/moderation/appeals/${appealId}/claim`).expect(200);
    const decision = { outcome: "upheld", reason, claimToken: body.claimToken };
    const answer = await app.as(moderator).post(`/moderation/appeals/${appealId}/decision`).send(decision);
    expect(refusalOf(answer)).toEqual([422, "invalid_request"]);
  });

  test("of two who decide at once, the one who holds the claim does", async () => {
    const { id, appealId } = await openAppeal(app);
    const path = `/moderation/appeals/${appealId}`;
    const { body } = await app.as(moderator).post(`${path}/claim`).expect(200);
    const decide = (who: TestPerson, outcome: string) =>
      app.as(who).post(`${path}/decision`).send({ outcome, reason: "Because.", claimToken: body.claimToken });
    const answers = await Promise.all([
      decide(moderator, "overturned"),
      decide(other, "upheld"),
      decide(moderator, "upheld"),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await app.deps.db.prisma.appeal.count({ where: { commentId: id, status: "open" } })).toBe(0);
  });
});

test("after it was restored on appeal, the comment is not removed again by the policy that erred", async () => {
  const removed = await removedComment(app);
  await decideAppeal(app, moderator, { appealId: await fileAppeal(app, removed), outcome: "overturned" });
  await app.as(removed.author).patch(`/comments/${removed.id}`).send({ body: BODIES.remove, revision: 1 }).expect(200);
  const { body } = await app.as(null).get(`/comments/${removed.id}`).expect(200);
  expect(body).toMatchObject({ status: "published", revision: 1, body: BODIES.remove });
});
