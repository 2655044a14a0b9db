import type { Response } from "supertest";
import { policyRevision } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { readOverTime } from "../../src/reports/statistics-over-time.ts";
import { DAY, MINUTE, after } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  claim,
  decideAppeal,
  decideComment,
  fileAppeal,
  findOpenCase,
  postComment,
  refusalOf,
  removedComment,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
let other: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, other] = [await app.person("moderator"), await app.person("moderator")];
  administrator = await app.person("administrator");
});

describe("statistics", () => {
  /** Two removals by the policy, of which one is overturned; a hold that is published; a flag that is removed. */
  async function aDayOfWork(on: TestApp, staff: TestPerson): Promise<void> {
    const wrong = await removedComment(on);
    const right = await removedComment(on);
    const [wrongly, rightly] = [await fileAppeal(on, wrong), await fileAppeal(on, right)];
    const held = await postComment(on, { body: BODIES.hold });
    const flagged = await postComment(on, { body: BODIES.flag });
    on.clock.advance(10 * MINUTE);
    await decideAppeal(on, staff, { appealId: wrongly, outcome: "overturned" });
    await decideAppeal(on, staff, { appealId: rightly, outcome: "upheld" });
    await decideComment(on, staff, { id: held.id, action: "publish" });
    await decideComment(on, staff, { id: flagged.id, action: "remove" });
  }

  test("say of each rule what became of its matches, and how long people waited", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const staff = await own.person("moderator");
    await aDayOfWork(own, staff);
    own.clock.advance(1);
    const { body } = await own.as(staff).get("/moderation/statistics").expect(200);
    const rules = new Map(body.byRule.map(({ ruleId, ...counts }: { ruleId: string }) => [ruleId, counts]));
    expect(rules.get("harassment.name")).toMatchObject({ matches: 2, removals: 2, overturns: 1, precision: 0.5 });
    expect(rules.get("pii.street")).toMatchObject({ matches: 1, removals: 0, overturns: 0, precision: 0 });
    expect(rules.get("profanity.darn")).toMatchObject({ matches: 1, removals: 1, overturns: 0, precision: 1 });
    expect(body.byPolicyRevision).toMatchObject([{ policyRevision: smallPolicy().revision, matches: 4, removals: 3 }]);
    expect(body.queue).toMatchObject({ opened: 2, resolved: 2, openNow: 0, secondsP50: 600, secondsP95: 600 });
    expect(body.appeals).toMatchObject({ filed: 2, upheld: 1, overturned: 1, openNow: 0, secondsP50: 600 });
  });

  test("count the time of appeals that were answered, not of those that were taken back, for a period as for its days", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const staff = await own.person("moderator");
    const [answered, regretted] = [await removedComment(own), await removedComment(own)];
    const appealId = await fileAppeal(own, answered);
    await fileAppeal(own, regretted);
    await own.as(null).post("/appeals/withdraw").send({ token: regretted.token }).expect(200);
    own.clock.advance(10 * MINUTE);
    await decideAppeal(own, staff, { appealId, outcome: "upheld" });
    own.clock.advance(1);
    const { body } = await own.as(staff).get("/moderation/statistics").expect(200);
    expect(body.appeals).toMatchObject({ filed: 2, upheld: 1, overturned: 0, secondsP50: 600, secondsP95: 600 });
    const period = { from: new Date(body.from), to: new Date(body.to) };
    const { stretches } = await readOverTime(own.deps.db, { ...period, now: own.deps.clock() });
    const days = stretches.filter(({ decided }) => decided > 0);
    expect(days).toMatchObject([{ filed: 2, decided: 1, appealP50: 600, appealP95: 600 }]);
  });

  test("count a comment once a group, people's verdicts apart from what nobody looked at, and say how sure they are", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const staff = await own.person("moderator");
    await aDayOfWork(own, staff);
    await postComment(own, { body: `${BODIES.remove} And a blockhead.` });
    own.clock.advance(1);
    const { body } = await own.as(staff).get("/moderation/statistics").expect(200);
    const row = { matches: 4, comments: 3, reviewed: 2, agreed: 1, disagreed: 1, unreviewed: 1, overturnsOnAppeal: 1 };
    const byRule = body.byRule.find(({ ruleId }: { ruleId: string }) => ruleId === "harassment.name");
    expect(byRule).toMatchObject(row);
    expect([byRule.precisionLow, byRule.precisionHigh].map((bound: number) => bound.toFixed(3))).toEqual([
      "0.095",
      "0.905",
    ]);
    const policyRevision = smallPolicy().revision;
    expect(body.byRuleAndRevision).toContainEqual({ ...byRule, policyRevision, mode: "live" });
  });

  test("of rules in shadow stand apart from what live rules did", async () => {
    const files = smallPolicy().files.map(({ path, text }) => ({
      path,
      text: text.replace("- id: harassment.name\n", "- id: harassment.name\n    mode: shadow\n"),
    }));
    const revision = policyRevision(files, undefined, ENGINE_VERSION);
    const own = await testApp({ policy: { files, model: undefined, revision } });
    const staff = await own.person("moderator");
    await removedComment(own, { by: staff, body: BODIES.remove });
    own.clock.advance(1);
    const { body } = await own.as(staff).get("/moderation/statistics").expect(200);
    expect(body.byRule).toEqual([]);
    expect(body.byRuleAndRevision).toMatchObject([
      { ruleId: "harassment.name", policyRevision: revision, mode: "shadow", comments: 1, agreed: 1, precision: 1 },
    ]);
  });

  test("take a case that a person answers by removal for agreement with the policy that had removed the text", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const staff = await own.person("moderator");
    const { id, author } = await postComment(own);
    await own
      .as(await own.person())
      .post(`/comments/${id}/flags`)
      .send({ category: "spam" })
      .expect(201);
    await own.as(author).patch(`/comments/${id}`).send({ body: BODIES.remove, revision: 1 }).expect(200);
    const { id: caseId, version } = await findOpenCase(own, id);
    const claimToken = await claim(own, staff, `/moderation/cases/${caseId}`);
    const decision = { action: "remove", reason: { category: "harassment" }, claimToken, version };
    await own.as(staff).post(`/moderation/cases/${caseId}/decision`).send(decision).expect(200);
    own.clock.advance(1);
    const { body } = await own.as(staff).get("/moderation/statistics").expect(200);
    expect(body.byRule).toMatchObject([{ ruleId: "harassment.name", reviewed: 1, agreed: 1 }]);
  });

  test("of a time in which nothing happened are empty", async () => {
    const { body } = await app.as(moderator).get("/moderation/statistics?from=2020-01-01&to=2020-02-01").expect(200);
    expect(body).toMatchObject({ byRule: [], byCategory: [], queue: { opened: 0, secondsP50: null } });
  });

  test.each([
    ["from=2026-02-01&to=2026-01-01", "/from"],
    ["from=yesterday", "/from"],
  ])("are refused for %s", async (query, pointer) => {
    const answer = await app.as(moderator).get(`/moderation/statistics?${query}`);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  test("are for staff", async () => {
    expect(refusalOf(await app.as(await app.person()).get("/moderation/statistics"))).toEqual([403, "forbidden"]);
  });
});

describe("the audit", () => {
  test("tells an administrator who did what, newest first, page by page, and nobody else", async () => {
    const { id } = await postComment(app, { body: BODIES.hold });
    await decideComment(app, moderator, { id, action: "publish" });
    await app.as(other).post(`/moderation/comments/${id}/reveal`).expect(200);
    expect(refusalOf(await app.as(moderator).get("/moderation/audit"))).toEqual([403, "forbidden"]);
    const actions: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body }: Response = await app
        .as(administrator)
        .get(`/moderation/audit?limit=1${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      actions.push(...body.items.map(({ action }: { action: string }) => action));
      cursor = body.nextCursor;
    }
    expect(actions.slice(0, 2)).toEqual(["comment.reveal", "decision.publish"]);
    expect(actions.at(-1)).toBe("policy.activate");
    const { body } = await app.as(administrator).get("/moderation/audit?action=comment.reveal").expect(200);
    expect(body.items).toMatchObject([{ actorAccountId: other.account.id, subjectId: id }]);
  });

  test.each(["x", "-1", "9".repeat(40)])("takes no cursor of others: %s", async (cursor) => {
    await app.as(administrator).get(`/moderation/audit?cursor=${cursor}`).expect(422);
  });
});

describe("letters", () => {
  test("are seen by administrators, without address or text", async () => {
    const { author, decisionId } = await removedComment(app);
    const { body, text } = await app.as(administrator).get("/moderation/letters?state=queued&limit=100").expect(200);
    expect(body.items).toContainEqual(expect.objectContaining({ kind: "comment_removed", subjectId: decisionId }));
    expect(text).not.toContain(author.account.email);
    expect(refusalOf(await app.as(moderator).get("/moderation/letters"))).toEqual([403, "forbidden"]);
  });

  test("that did not fail are not sent again", async () => {
    const { decisionId } = await removedComment(app);
    const { id } = await app.deps.db.prisma.letter.findFirstOrThrow({ where: { subjectId: decisionId } });
    expect(refusalOf(await app.as(administrator).post(`/moderation/letters/${id}/retry`))).toEqual([
      409,
      "invalid_state",
    ]);
  });
});

test("a period ends where the next begins: nothing is counted twice", async () => {
  const own = await testApp({ policy: smallPolicy() });
  const staff = await own.person("moderator");
  const at = own.clock.now();
  await postComment(own, { body: BODIES.hold });
  const opened = async (from: Date, to: Date) =>
    (await own.as(staff).get(`/moderation/statistics?from=${from.toISOString()}&to=${to.toISOString()}`)).body.queue
      .opened;
  expect([await opened(after(at, -DAY), at), await opened(at, after(at, DAY))]).toEqual([0, 1]);
});
