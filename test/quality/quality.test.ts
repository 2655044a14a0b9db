import { drawNewReviews } from "../../src/quality/draw-reviews.ts";
import { readOwnQuality } from "../../src/quality/read-own-quality.ts";
import { HOUR, after } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  decideAppeal,
  decideComment,
  fileAppeal,
  findLink,
  openAppeal,
  postComment,
  removedComment,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { PUBLISH, REMOVE, answer, drawnDecision, setShares } from "./quality-desk.ts";

let app: TestApp;
let mo: TestPerson;
let max: TestPerson;
let kim: TestPerson;
let ada: TestPerson;
beforeEach(async () => {
  app = await testApp({ policy: smallPolicy() });
  // Shortly before midnight: a session of now is good for the whole days that then are over.
  app.clock.advance(11 * HOUR);
  mo = await app.person("moderator", { displayName: "Moderator Mo" });
  max = await app.person("moderator", { displayName: "Moderator Max" });
  kim = await app.person("moderator", { displayName: "Moderator Kim" });
  ada = await app.person("administrator", { displayName: "Administrator Ada" });
});

/** Until after what happens now. */
const TO = "?to=2026-11-23T00:00:00Z";
const all = async () => (await app.as(ada).get(`/moderation/quality${TO}`).expect(200)).body;
const mine = async (who: TestPerson) => (await app.as(who).get("/moderation/quality/mine").expect(200)).body;

/** Mo removes two and leaves two; Max agrees on three of them. */
async function reviewFour() {
  const removed = await drawnDecision(app, { by: mo, action: "remove" });
  const contested = await drawnDecision(app, { by: mo, action: "remove" });
  const kept = await drawnDecision(app, { by: mo, action: "publish" });
  const left = await drawnDecision(app, { by: mo, action: "publish" });
  await answer(app, max, removed.reviewId, REMOVE).expect(200);
  await answer(app, max, contested.reviewId, PUBLISH).expect(200);
  await answer(app, max, kept.reviewId, PUBLISH).expect(200);
  await answer(app, max, left.reviewId, PUBLISH).expect(200);
  return { contested };
}

// Rows remove [1, 1], publish [2, 0]: po = 0.75, pe = 0.5·0.75 + 0.5·0.25 = 0.5, kappa = 0.5.
const OF_FOUR = { items: 4, agreed: 3, share: 0.75, small: true, caution: "few" };

test("agreement per pair and category, with its intervals, and small numbers said to be small", async () => {
  await setShares(app, ada, { share: 1 });
  await reviewFour();
  const { drawn, waiting, agreement, byPair, byCategory, byModerator } = await all();
  expect({ drawn, waiting }).toEqual({ drawn: 4, waiting: 0 });
  for (const each of [agreement, byPair[0].agreement, byCategory[0].agreement, byModerator[0].agreement]) {
    expect(each).toMatchObject(OF_FOUR);
    expect(each.kappa).toBeCloseTo(0.5, 12);
    // Wilson, 3 of 4.
    expect(each.shareLow).toBeCloseTo(0.3006, 4);
    expect(each.shareHigh).toBeCloseTo(0.9544, 4);
    expect(each.kappaLow).toBeLessThan(0.5);
  }
  expect(byPair).toHaveLength(1);
  const names = byPair[0].moderators.map(({ displayName }: { displayName: string }) => displayName);
  expect(names.toSorted()).toEqual(["Moderator Max", "Moderator Mo"]);
  expect(byCategory).toMatchObject([{ category: "harassment" }]);
  expect(byModerator).toHaveLength(2);
});

test("a pair is one pair, whoever of the two came first", async () => {
  await setShares(app, ada, { share: 1 });
  await reviewFour();
  const other = await drawnDecision(app, { by: max, action: "remove" });
  await answer(app, mo, other.reviewId, REMOVE).expect(200);
  const { byPair } = await all();
  expect(byPair).toHaveLength(1);
  // [2, 1] and [0, 2] in one order or the other: po = 0.8, pe = (3·2 + 2·3) / 25.
  expect(byPair[0].agreement.items).toBe(5);
  expect(byPair[0].agreement.kappa).toBeCloseTo((0.8 - 0.48) / 0.52, 12);
});

test("two who agree throughout on one answer have no kappa, and the answer says why", async () => {
  await setShares(app, ada, { share: 1 });
  const { reviewId } = await drawnDecision(app, { by: mo, action: "remove" });
  await answer(app, max, reviewId, REMOVE).expect(200);
  const { agreement } = await all();
  expect(agreement).toMatchObject({
    items: 1,
    share: 1,
    kappa: null,
    kappaLow: null,
    caution: "one_class",
    small: true,
  });
  expect(agreement.shareLow).toBeLessThan(0.25);
});

test("golden answers are compared with what is known, not with a colleague", async () => {
  await setShares(app, ada, { share: 1, goldenShare: 0.5 });
  const { id } = await postComment(app);
  await decideComment(app, mo, { id, action: "publish" });
  const body = { revision: 1, ...REMOVE, why: "It is a threat." };
  await app.as(ada).post(`/moderation/comments/${id}/golden`).send(body).expect(201);
  await drawNewReviews(app.deps);
  const golden = await app.deps.db.prisma.secondReview.findFirstOrThrow({ where: { goldenId: { not: null } } });
  await answer(app, max, golden.id, REMOVE).expect(200);
  const sample = await app.deps.db.prisma.secondReview.findFirstOrThrow({ where: { goldenId: null } });
  await answer(app, kim, sample.id, PUBLISH).expect(200);
  const { agreement, byPair, byModerator } = await all();
  expect([agreement.items, byPair.length]).toEqual([1, 1]);
  const golds = new Map(
    byModerator.map((each: { moderator: { id: string }; golden: object }) => [each.moderator.id, each.golden]),
  );
  expect(golds.get(max.account.id)).toMatchObject({ items: 1, agreed: 1 });
  expect(golds.get(kim.account.id)).toMatchObject({ items: 0 });
  const list = await app.as(ada).get("/moderation/golden-items").expect(200);
  expect(list.body.items).toMatchObject([{ answers: 1, right: 1 }]);
});

test("disagreements are an administrator's, with the way to decide anew; nothing else follows", async () => {
  await setShares(app, ada, { share: 1 });
  const { contested } = await reviewFour();
  const { body } = await app.as(ada).get("/moderation/reviews/disagreements").expect(200);
  expect(body.items).toMatchObject([
    {
      commentId: contested.id,
      commentUrl: expect.stringMatching(new RegExp(`/console/comments/${contested.id}$`)),
      decision: {
        id: contested.decisionId,
        outcome: "remove",
        category: "harassment",
        decidedBy: { id: mo.account.id },
      },
      review: { outcome: "publish", category: null, reviewedBy: { id: max.account.id } },
    },
  ]);
  const comment = await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id: contested.id } });
  expect(comment.status).toBe("removed");
});

test("the list of disagreements goes on where it ended", async () => {
  await setShares(app, ada, { share: 1 });
  for (let count = 0; count < 3; count += 1) {
    const { reviewId } = await drawnDecision(app, { by: mo, action: "remove" });
    await answer(app, max, reviewId, PUBLISH).expect(200);
  }
  const path = "/moderation/reviews/disagreements?limit=2";
  const first = (await app.as(ada).get(path).expect(200)).body;
  const second = (await app.as(ada).get(`${path}&cursor=${first.nextCursor}`).expect(200)).body;
  const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
  expect([new Set(ids).size, second.nextCursor]).toEqual([3, null]);
});

test("how many appeals overturned, per rule, moderator and policy revision", async () => {
  const byMo = await openAppeal(app, { by: mo });
  await decideAppeal(app, max, { appealId: byMo.appealId, outcome: "overturned" });
  const byPolicy = await removedComment(app);
  await decideAppeal(app, max, { appealId: await fileAppeal(app, byPolicy), outcome: "upheld" });
  const { overturns } = await all();
  expect(overturns.all).toMatchObject({ decided: 2, overturned: 1, share: 0.5, small: true });
  const byWhom = new Map(
    overturns.byModerator.map((each: { moderator: { id: string } | null; overturns: object }) => [
      each.moderator?.id ?? null,
      each.overturns,
    ]),
  );
  expect(byWhom.get(mo.account.id)).toMatchObject({ decided: 1, overturned: 1, share: 1, small: true });
  expect(byWhom.get(null)).toMatchObject({ decided: 1, overturned: 0, share: 0 });
  expect(overturns.byRule).toMatchObject([{ ruleId: "harassment.name", overturns: { decided: 1, overturned: 0 } }]);
  expect(overturns.byPolicyRevision).toMatchObject([
    { policyRevision: app.deps.policy().revision, overturns: { decided: 2, overturned: 1 } },
  ]);
  const own = await readOwnQuality(app.deps.db, {
    accountId: mo.account.id,
    from: after(app.deps.clock(), -HOUR),
    to: after(app.deps.clock(), HOUR),
  });
  expect(own.overturns).toMatchObject({ decided: 1, overturned: 1 });
});

test("a moderator sees which rules their own overturned decisions had, never a colleague's or the policy's", async () => {
  const mine = { from: after(app.deps.clock(), -HOUR), to: after(app.deps.clock(), HOUR) };
  // The rule fires on the text of each of them.
  const byMo = await postComment(app, { body: BODIES.flag });
  await decideComment(app, mo, { id: byMo.id, action: "remove" });
  const byKim = await postComment(app, { body: BODIES.flag });
  await decideComment(app, kim, { id: byKim.id, action: "remove" });
  for (const { id } of [byMo, byKim])
    await decideAppeal(app, max, { appealId: await fileAppeal(app, await findLink(app, id)), outcome: "overturned" });
  const byPolicy = await removedComment(app);
  await decideAppeal(app, max, { appealId: await fileAppeal(app, byPolicy), outcome: "overturned" });

  const own = await readOwnQuality(app.deps.db, { accountId: mo.account.id, ...mine });
  expect(own.overturns).toMatchObject({ decided: 1, overturned: 1 });
  expect(own.overturnsByRule).toEqual([{ ruleId: "profanity.darn", overturns: own.overturns }]);
  const others = await readOwnQuality(app.deps.db, { accountId: max.account.id, ...mine });
  expect(others.overturnsByRule).toEqual([]);
});

describe("who sees the figures", () => {
  test("each moderator their own, a day later, with nobody else named", async () => {
    await setShares(app, ada, { share: 1 });
    const { contested } = await reviewFour();
    expect((await mine(mo)).agreement.items).toBe(0);
    app.clock.advance(2 * HOUR);
    for (const who of [mo, max]) {
      const figures = await mine(who);
      expect(figures.agreement).toMatchObject(OF_FOUR);
      const said = JSON.stringify(figures);
      const others = [mo, max, kim, ada].flatMap(({ account }) => [account.id, account.displayName]);
      expect([...others, contested.id, contested.decisionId].filter((secret) => said.includes(secret))).toEqual([]);
    }
    expect((await mine(kim)).agreement).toMatchObject({ items: 0, kappa: null, caution: "none" });
  });

  test("a moderator cannot ask for a day that is not over", async () => {
    const path = "/moderation/quality/mine?from=2026-11-22&to=2026-11-24";
    const { status, body } = await app.as(mo).get(path);
    expect([status, body.code]).toEqual([422, "invalid_request"]);
  });

  test("a reader none, a moderator none of others", async () => {
    const people = [null, await app.person(), mo, ada];
    const statuses = async (path: string) =>
      Promise.all(people.map(async (who) => (await app.as(who).get(`/moderation${path}`)).status));
    for (const path of ["/quality", "/reviews/disagreements", "/golden-items"])
      expect([path, await statuses(path)]).toEqual([path, [401, 403, 403, 200]]);
    for (const path of ["/quality/mine", "/reviews/next"])
      expect([path, await statuses(path)]).toEqual([path, [401, 403, 200, 200]]);
  });

  test("a history that a moderator reads says nothing of reviews or golden items", async () => {
    await setShares(app, ada, { share: 1, goldenShare: 0.5 });
    const { id } = await postComment(app);
    await decideComment(app, mo, { id, action: "remove" });
    const body = { revision: 1, ...REMOVE, why: "A plain insult, says the policy." };
    await app.as(ada).post(`/moderation/comments/${id}/golden`).send(body).expect(201);
    await drawNewReviews(app.deps);
    const { text } = await app.as(mo).get(`/moderation/comments/${id}/history`).expect(200);
    for (const word of ["golden", "review", "plain insult"]) expect(text).not.toContain(word);
  });
});
