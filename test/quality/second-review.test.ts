import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { deriveSigningKey } from "../../src/auth/derive-key.ts";
import { answerReview, findReview } from "../../src/quality/answer-review.ts";
import { drawNewReviews } from "../../src/quality/draw-reviews.ts";
import { drawOf } from "../../src/quality/draw.ts";
import { readNextReview } from "../../src/quality/read-next-review.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { contentsOfRows, fingerprintRows, refusedBy } from "../support/rows.ts";
import {
  actorOf,
  REASON,
  decideAppeal,
  decideComment,
  fileAppeal,
  findLink,
  postComment,
  refusalOf,
} from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { giveNotice } from "../notices/notice-desk.ts";
import { PUBLISH, REMOVE, answer, drawnDecision, insertDecisions, setShares } from "./quality-desk.ts";

let app: TestApp;
let mo: TestPerson;
let max: TestPerson;
let ada: TestPerson;
beforeEach(async () => {
  app = await testApp({ policy: smallPolicy() });
  mo = await app.person("moderator", { displayName: "Moderator Mo" });
  max = await app.person("moderator", { displayName: "Moderator Max" });
  ada = await app.person("administrator", { displayName: "Administrator Ada" });
});

const next = async (who: TestPerson) => (await app.as(who).get("/moderation/reviews/next").expect(200)).body.review;
const reviews = () => app.deps.db.prisma.secondReview.findMany();

const mark = (by: TestPerson, commentId: string, fields: object = {}) =>
  app
    .as(by)
    .post(`/moderation/comments/${commentId}/golden`)
    .send({ revision: 1, ...REMOVE, why: "It names a private person.", ...fields });

describe("which decisions are judged again", () => {
  test("none, unless the publisher says so, and none from before they did", async () => {
    const { id } = await postComment(app);
    await decideComment(app, mo, { id, action: "remove" });
    await drawNewReviews(app.deps);
    expect(await reviews()).toEqual([]);
  });

  test("a person's, never the policy's, and each once", async () => {
    await setShares(app, ada, { share: 1 });
    const { decisionId } = await drawnDecision(app, { by: mo, action: "remove" });
    await Promise.all([drawNewReviews(app.deps), drawNewReviews(app.deps)]);
    expect(await reviews()).toMatchObject([{ decisionId, counterpartId: mo.account.id }]);
  });

  test("about the share in the settings, the same ones whoever draws, and more as the share grows", async () => {
    await insertDecisions(app, mo, 2_000);
    await setShares(app, ada, { share: 0.2 });
    await Promise.all([drawNewReviews(app.deps), drawNewReviews(app.deps)]);
    const drawn = new Set((await reviews()).map(({ decisionId }) => decisionId));
    // 400 expected, standard deviation 17.9: five of them either way.
    expect(drawn.size).toBeGreaterThan(310);
    expect(drawn.size).toBeLessThan(490);

    const key = deriveSigningKey(app.deps.config, "second review");
    const decisions = await app.deps.db.prisma.decision.findMany({ where: { basis: "person" }, select: { id: true } });
    const expected = decisions.map(({ id }) => id).filter((id) => drawOf(key, "sample", id) < 0.2);
    expect(drawn).toEqual(new Set(expected));

    await setShares(app, ada, { share: 0.4 });
    await drawNewReviews(app.deps);
    const more = (await reviews()).map(({ decisionId }) => decisionId);
    expect(more.length).toBeGreaterThan(drawn.size + 250);
    expect(more).toEqual(expect.arrayContaining([...drawn]));
  });

  test("another secret draws others: nobody can tell without it", () => {
    const keys = ["one", "two"].map((sessionSecret) => deriveSigningKey({ sessionSecret }, "second review"));
    const drawn = keys.map((key) =>
      Array.from({ length: 200 }, (_, index) => drawOf(key, "sample", `decision ${index}`) < 0.5).join(),
    );
    expect(drawn[0]).not.toBe(drawn[1]);
  });
});

/** Words of fields and values by which a decision, or a golden item, could be told. */
const TELLTALES = ["status", "removed", "published", "decision", "golden", "createdAt", "replyCount", "recommendCount"];

describe("what the second reviewer sees", () => {
  test("is the same whatever was decided, and for a golden item, and names nothing to look up", async () => {
    await setShares(app, ada, { share: 1, goldenShare: 0.5 });
    const golden = await postComment(app);
    await decideComment(app, mo, { id: golden.id, action: "remove" });
    await mark(ada, golden.id).expect(201);
    const removed = await drawnDecision(app, { by: mo, action: "remove" });
    const kept = await drawnDecision(app, { by: mo, action: "publish" });
    expect((await reviews()).filter(({ goldenId }) => goldenId !== null).length).toBeGreaterThan(0);

    const max2 = await app.person("moderator");
    const seen: { readonly id: string; readonly text: string }[] = [];
    for (;;) {
      const { text, body } = await app.as(max2).get("/moderation/reviews/next").expect(200);
      if (body.review === null) break;
      seen.push({ id: body.review.id, text });
      await answer(app, max2, body.review.id, PUBLISH).expect(200);
    }
    // The golden comment's own decision was drawn as well, and nobody is asked twice about one text.
    expect(seen.length).toBe(3);
    expect(new Set(seen.map(({ id, text }) => text.replace(id, ""))).size).toBe(1);

    const people = [mo, max, ada, golden.author, removed.author, kept.author].map(({ account }) => account);
    const secrets = [
      ...people.flatMap(({ id, displayName }) => [id, displayName]),
      ...[golden, removed, kept].flatMap(({ id, article }) => [id, article.id, article.key, article.url]),
      removed.decisionId,
      kept.decisionId,
      ...Object.values(REASON),
      ...TELLTALES,
      app.deps.policy().revision,
    ];
    for (const { text } of seen) expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test("is the text with its thread and what the policy found, personal data masked", async () => {
    await setShares(app, ada, { share: 1 });
    const article = await app.article();
    const root = await postComment(app, { article, body: "What did he say?" });
    const reply = await postComment(app, {
      article,
      author: root.author,
      parentId: root.id,
      body: "Oh darn, they closed the library again.",
    });
    await decideComment(app, mo, { id: reply.id, action: "remove" });
    await drawNewReviews(app.deps);
    const review = await next(max);
    expect(review).toMatchObject({
      body: "Oh darn, they closed the library again.",
      article: { title: "An article" },
      thread: [{ body: "What did he say?", sameAuthor: true }],
      matches: [{ ruleId: "profanity.darn", text: "darn" }],
    });
  });

  test("is no part of the thread above another comment until it is answered: its state would tell", async () => {
    await setShares(app, ada, { share: 1 });
    const root = await postComment(app);
    const reply = await postComment(app, { article: root.article, parentId: root.id });
    await decideComment(app, mo, { id: root.id, action: "remove" });
    await drawNewReviews(app.deps);
    const threadFor = async (who: TestPerson) =>
      (await app.as(who).get(`/moderation/comments/${reply.id}/history`).expect(200)).body.thread;
    expect(await threadFor(mo)).toMatchObject([{ id: root.id, status: "removed" }]);
    expect(await threadFor(max)).toEqual([]);
    await answer(app, max, (await next(max)).id, REMOVE).expect(200);
    expect(await threadFor(max)).toMatchObject([{ id: root.id, status: "removed" }]);
  });

  test("reading it changes nothing, and shows the same until it is answered", async () => {
    await setShares(app, ada, { share: 1 });
    await drawnDecision(app, { by: mo, action: "remove" });
    const before = await fingerprintRows(app.deps.db);
    expect(await next(max)).toEqual(await next(max));
    expect(await fingerprintRows(app.deps.db)).toEqual(before);
  });

  test("a text that its author deleted is put to nobody", async () => {
    await setShares(app, ada, { share: 1 });
    const { author, id } = await drawnDecision(app, { by: mo, action: "publish" });
    await app.as(author).delete(`/comments/${id}`).expect(204);
    expect(await next(max)).toBeNull();
  });
});

describe("until it is answered", () => {
  /** Everything by which a member of staff can look a comment up, as one text each. */
  async function lookUp(who: TestPerson, { id, caseId, author, appealId }: Looked): Promise<Record<string, string>> {
    const get = async (path: string) => (await app.as(who).get(`/moderation${path}`)).text;
    return {
      search: await get(`/comments?q=library&limit=50`),
      removed: await get(`/comments?status=removed&limit=50`),
      history: await get(`/comments/${id}/history`),
      resolved: await get(`/queue?status=resolved&limit=50`),
      case: await get(`/cases/${caseId}`),
      person: await get(`/users/${author.account.id}`),
      appeals: await get(`/appeals?status=upheld&limit=50`),
      appeal: await get(`/appeals/${appealId}`),
      audit: await get(`/audit?limit=100`),
    };
  }
  interface Looked {
    readonly id: string;
    readonly caseId: string;
    readonly author: TestPerson;
    readonly appealId: string;
  }

  const inConsole = async (who: TestPerson, { id, caseId, author, appealId }: Looked) => {
    const paths = [
      "/comments?q=library",
      `/comments/${id}`,
      "/?status=resolved",
      `/cases/${caseId}`,
      `/people/${author.account.id}`,
      "/appeals?status=upheld",
      `/appeals/${appealId}`,
      "/audit",
    ];
    const pages = await Promise.all(paths.map((path) => visit(who, path)));
    // A page names the address that was asked for: in its forms, to come back to it.
    return Object.fromEntries(paths.map((path, index) => [path, pages[index]?.text.replaceAll(path, "") ?? ""]));
  };

  const visit = (who: TestPerson, path: string) =>
    supertest(app.app).get(`/console${path}`).set("cookie", `${SESSION_COOKIE}=${who.token}`);

  /** Removed by Mo for a case, upheld on appeal by Kim, and only then drawn. */
  async function removedAndDrawn(): Promise<Looked & { readonly reviewId: string }> {
    const kim = await app.person("moderator");
    const posted = await postComment(app, { body: "Our library bought a golden door." });
    const flagger = await app.person();
    await app.as(flagger).post(`/comments/${posted.id}/flags`).send({ category: "harassment" }).expect(201);
    await decideComment(app, mo, { id: posted.id, action: "remove" });
    const appealId = await fileAppeal(app, await findLink(app, posted.id));
    await decideAppeal(app, kim, { appealId, outcome: "upheld" });
    app.clock.advance(MINUTE);
    await drawNewReviews(app.deps);
    const [review] = await app.deps.db.prisma.secondReview.findMany({ where: { commentId: posted.id } });
    const { id: caseId } = await app.deps.db.prisma.case.findFirstOrThrow({ where: { commentId: posted.id } });
    return { ...posted, appealId, caseId, reviewId: review?.id ?? "" };
  }

  test("nothing that staff can look up says what was decided, to whoever may be asked; then it does", async () => {
    await setShares(app, ada, { share: 1 });
    const drawn = await removedAndDrawn();
    const mayBeAsked = async (who: TestPerson) => (await next(who)) !== null;
    expect([await mayBeAsked(mo), await mayBeAsked(max), await mayBeAsked(ada)]).toEqual([false, true, true]);

    const says = (texts: Record<string, string>) =>
      // A refusal names the address that was asked for, and nothing else.
      Object.keys(texts).filter((key) => texts[key]?.replace(/"instance":"[^"]*"/, "").includes(drawn.id));
    // Only administrators read the audit.
    const everywhere = ["search", "removed", "history", "resolved", "case", "person", "appeals", "appeal"];
    expect(says(await lookUp(mo, drawn))).toEqual(everywhere);
    expect(says(await lookUp(max, drawn))).toEqual([]);
    expect(says(await lookUp(ada, drawn))).toEqual([]);
    const refused = await app.as(max).get(`/moderation/comments/${drawn.id}/history`);
    expect(refusalOf(refused)).toEqual([403, "conflict_of_interest"]);

    for (const who of [max, ada])
      for (const [path, text] of Object.entries(await inConsole(who, drawn)))
        expect([path, text.includes(drawn.id), text.includes("golden door")]).toEqual([path, false, false]);

    await answer(app, max, drawn.reviewId, REMOVE).expect(200);
    expect(says(await lookUp(max, drawn))).toEqual(everywhere);
    expect(says(await lookUp(ada, drawn))).toEqual([...everywhere, "audit"]);
  });

  test("a golden item's known answer is kept from the administrators who may be asked", async () => {
    await setShares(app, ada, { share: 1, goldenShare: 0.5 });
    const { id } = await postComment(app);
    await decideComment(app, mo, { id, action: "remove" });
    await mark(ada, id).expect(201);
    await drawNewReviews(app.deps);
    const bea = await app.person("administrator");
    const items = async (who: TestPerson) =>
      (await app.as(who).get("/moderation/golden-items").expect(200)).body.items.length;
    expect([await items(ada), await items(bea)]).toEqual([1, 0]);
  });

  test.each(["an appeal", "a flag"])(
    "whoever works on it may see it, so after %s nobody is asked any more",
    async (how) => {
      await setShares(app, ada, { share: 1 });
      const drawn = await drawnDecision(app, { by: mo, action: how === "an appeal" ? "remove" : "publish" });
      expect(await next(max)).not.toBeNull();
      app.clock.advance(MINUTE);
      if (how === "an appeal") await fileAppeal(app, await findLink(app, drawn.id));
      else
        await app
          .as(await app.person())
          .post(`/comments/${drawn.id}/flags`)
          .send({ category: "spam" })
          .expect(201);

      await app.as(max).get(`/moderation/comments/${drawn.id}/history`).expect(200);
      expect(await next(max)).toBeNull();
      expect(refusalOf(await answer(app, max, drawn.reviewId, PUBLISH))).toEqual([403, "conflict_of_interest"]);
    },
  );
});

describe("who may answer", () => {
  test("neither author nor flagger, decider, decider of an appeal, marker or whoever answered about it before", async () => {
    await setShares(app, ada, { share: 1, goldenShare: 0.5 });
    const [author, flagger] = [await app.person(), await app.person()];
    const { id } = await postComment(app, { author });
    await app.as(flagger).post(`/comments/${id}/flags`).send({ category: "harassment" }).expect(201);
    await decideComment(app, mo, { id, action: "remove" });
    const judge = await app.person("moderator");
    const appealId = await fileAppeal(app, await findLink(app, id));
    await decideAppeal(app, judge, { appealId, outcome: "upheld" });
    await mark(ada, id).expect(201);
    await drawNewReviews(app.deps);
    for (const { account } of [author, flagger])
      await app.deps.db.prisma.account.update({ where: { id: account.id }, data: { role: "moderator" } });

    const [sample] = await app.deps.db.prisma.secondReview.findMany({ where: { commentId: id, goldenId: null } });
    const reviewId = sample?.id ?? "";
    for (const who of [author, flagger, mo, judge, ada]) {
      expect(await readNextReview(app.deps, who.account.id)).toBeNull();
      const review = await findReview(app.deps, reviewId);
      const answering = answerReview(app.deps, { review, actor: actorOf(who), ...REMOVE });
      await expect(answering).rejects.toMatchObject({ code: "conflict_of_interest" });
      expect(await refusedBy(app.deps.db, INSERT_ANSWER, [reviewId, who.account.id])).toMatch(
        /^second_review_answers_(independent|another_human)$/,
      );
    }
    expect(await refusedBy(app.deps.db, INSERT_ANSWER, [reviewId, max.account.id])).toBeNull();

    await insertGolden(id);
    const [golden] = await app.deps.db.prisma.secondReview.findMany({
      where: { commentId: id, goldenId: { not: null } },
    });
    await answer(app, max, reviewId, REMOVE).expect(200);
    expect(refusalOf(await answer(app, max, golden?.id ?? "", REMOVE))).toEqual([403, "conflict_of_interest"]);
  });

  test("nobody who marked a notice of it as unfounded, and so knows that it was kept", async () => {
    await setShares(app, ada, { share: 1 });
    const [{ id }, marker] = [await postComment(app), await app.person("moderator")];
    const { id: noticeId } = await giveNotice(app, id);
    await decideComment(app, mo, { id, action: "publish" });
    await drawNewReviews(app.deps);
    await app.as(marker).post(`/moderation/notices/${noticeId}/unfounded`).expect(200);
    const review = await app.deps.db.prisma.secondReview.findFirstOrThrow({ where: { commentId: id } });
    expect(await refusedBy(app.deps.db, INSERT_ANSWER, [review.id, marker.account.id])).toBe(
      "second_review_answers_independent",
    );
    expect(await refusedBy(app.deps.db, INSERT_ANSWER, [review.id, max.account.id])).toBeNull();
  });

  test("nobody whose other account had a part in it: what is asked is who they are", async () => {
    await setShares(app, ada, { share: 1 });
    const parts = {
      decider: async (who: TestPerson) => drawnDecision(app, { by: who, action: "remove" }),
      author: async (who: TestPerson) => drawnDecision(app, { by: mo, action: "remove", author: who }),
      notifier: async (who: TestPerson) => {
        const { id } = await postComment(app);
        await giveNotice(app, id, { email: who.account.email });
        await decideComment(app, mo, { id, action: "publish" });
        await drawNewReviews(app.deps);
        const review = await app.deps.db.prisma.secondReview.findFirstOrThrow({ where: { commentId: id } });
        return { reviewId: review.id };
      },
    };
    for (const [part, take] of Object.entries(parts)) {
      const first = await app.person(part === "decider" ? "moderator" : "reader", { email: `${part}@review.example` });
      const second = await app.person("moderator", { email: `${part}+again@review.example` });
      const { reviewId } = await take(first);
      const review = await findReview(app.deps, reviewId);
      const answering = answerReview(app.deps, { review, actor: actorOf(second), ...REMOVE });
      await expect(answering).rejects.toMatchObject({ code: "conflict_of_interest" });
      const written = await refusedBy(app.deps.db, INSERT_ANSWER, [reviewId, second.account.id]);
      expect([part, written]).toEqual([part, "second_review_answers_independent"]);
      expect(await refusedBy(app.deps.db, INSERT_ANSWER, [reviewId, max.account.id])).toBeNull();
    }
  });

  const INSERT_ANSWER = `
    insert into second_review_answers (review_id, counterpart_id, reviewer_id, outcome, created_at)
    select id, counterpart_id, $2::uuid, 'publish', now() from second_reviews where id = $1::uuid`;

  async function insertGolden(commentId: string) {
    const item = await app.deps.db.prisma.goldenItem.findFirstOrThrow({ where: { commentId } });
    const { id: goldenId, markedBy: counterpartId, siteId, revision, createdAt } = item;
    const review = { id: newId(), siteId, goldenId, counterpartId, commentId, revision, createdAt };
    await app.deps.db.prisma.secondReview.create({ data: review });
  }

  test("of two at once one is heard, and the other is told", async () => {
    await setShares(app, ada, { share: 1 });
    const { reviewId } = await drawnDecision(app, { by: mo, action: "remove" });
    const both = await Promise.all([max, ada].map((who) => answer(app, who, reviewId, REMOVE)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await app.deps.db.prisma.secondReviewAnswer.count()).toBe(1);
  });

  test("moderators are led to different reviews where several wait", async () => {
    await setShares(app, ada, { share: 1 });
    await insertDecisions(app, mo, 20);
    await drawNewReviews(app.deps);
    const people = await Promise.all(Array.from({ length: 6 }, () => app.person("moderator")));
    const offered = await Promise.all(people.map(async (who) => (await next(who)).id));
    expect(new Set(offered).size).toBeGreaterThan(2);
  });

  test("order of checks: who, where, what, conflict, state", async () => {
    await setShares(app, ada, { share: 1 });
    const { reviewId } = await drawnDecision(app, { by: mo, action: "remove" });
    await answer(app, max, reviewId, REMOVE).expect(200);
    const reader = await app.person();
    const path = (id: string) => `/moderation/reviews/${id}`;
    const steps = [
      [401, "sign_in_required", await app.as(null).post(path(newId())).send({})],
      [403, "forbidden", await answer(app, reader, newId(), {})],
      [404, "not_found", await answer(app, mo, newId(), {})],
      [422, "invalid_request", await answer(app, mo, reviewId, { outcome: "remove" })],
      [422, "invalid_request", await answer(app, mo, reviewId, { outcome: "publish", category: "harassment" })],
      [422, "invalid_request", await answer(app, mo, reviewId, { outcome: "remove", category: "nonsense" })],
      [403, "conflict_of_interest", await answer(app, mo, reviewId, REMOVE)],
      [409, "invalid_state", await answer(app, ada, reviewId, REMOVE)],
    ] as const;
    for (const [status, code, refused] of steps) expect(refusalOf(refused)).toEqual([status, code]);
  });
});

describe("an answer", () => {
  test("changes nothing but itself and the audit", async () => {
    await setShares(app, ada, { share: 1 });
    const { reviewId } = await drawnDecision(app, { by: mo, action: "publish" });
    const before = await contentsOfRows(app.deps.db);
    await answer(app, max, reviewId, REMOVE).expect(200);
    const after = await contentsOfRows(app.deps.db);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.filter((table) => !table.includes("sequence")).toSorted()).toEqual(
      ["public.audit_entries", "public.second_review_answers", "public.second_reviews"].toSorted(),
    );
    const { body } = await app.as(ada).get("/moderation/audit?action=review.answer").expect(200);
    expect(body.items).toMatchObject([{ actorAccountId: max.account.id, subjectId: reviewId }]);
  });

  test("stands for good, and so does what it answers", async () => {
    await setShares(app, ada, { share: 1 });
    const { reviewId } = await drawnDecision(app, { by: mo, action: "publish" });
    await answer(app, max, reviewId, REMOVE).expect(200);
    const refused = (sql: string) => refusedBy(app.deps.db, sql);
    expect(await refused("update second_review_answers set outcome = 'publish', category = null")).toBe(
      "second_review_answers_append_only",
    );
    expect(await refused("delete from second_review_answers")).toBe("second_review_answers_append_only");
    expect(await refused("truncate second_review_answers")).toBe("second_review_answers_append_only");
    expect(await refused("update second_reviews set answered_at = null")).toBe("second_reviews_answered_once");
    expect(await refused(`update second_reviews set counterpart_id = '${max.account.id}'`)).toBe(
      "second_reviews_answered_once",
    );
    expect(await refused("delete from second_reviews")).toBe("second_reviews_append_only");
    const again = `insert into second_review_answers
      select review_id, counterpart_id, '${ada.account.id}', outcome, category, created_at from second_review_answers`;
    expect(await refused(again)).toBe("second_review_answers_pkey");
    const other = await postComment(app);
    const stray = `insert into second_reviews (id, site_id, decision_id, counterpart_id, comment_id, revision, created_at)
      select gen_random_uuid(), site_id, id, decider_key, comment_id, revision, created_at
      from decisions where comment_id = '${other.id}'`;
    expect(await refused(stray)).toBe("second_reviews_of_this_text");
  });
});

describe("golden items", () => {
  test("are marked by administrators, of texts that a person decided about, once", async () => {
    const decided = await postComment(app);
    await decideComment(app, mo, { id: decided.id, action: "remove" });
    const fresh = await postComment(app);
    const own = await postComment(app, { author: ada });
    expect(refusalOf(await mark(mo, decided.id))).toEqual([403, "forbidden"]);
    expect(refusalOf(await mark(ada, newId()))).toEqual([404, "not_found"]);
    expect(refusalOf(await mark(ada, fresh.id, { category: undefined }))).toEqual([422, "invalid_request"]);
    expect(refusalOf(await mark(ada, own.id))).toEqual([403, "conflict_of_interest"]);
    expect(refusalOf(await mark(ada, fresh.id))).toEqual([409, "invalid_state"]);
    expect(refusalOf(await mark(ada, decided.id, { revision: 2 }))).toEqual([409, "revision_conflict"]);
    const { body } = await mark(ada, decided.id).expect(201);
    expect(body).toMatchObject({ outcome: "remove", why: "It names a private person.", answers: 0 });
    expect(refusalOf(await mark(ada, decided.id))).toEqual([409, "invalid_state"]);

    await app.as(ada).delete(`/moderation/golden-items/${body.id}`).expect(204);
    await app.as(ada).delete(`/moderation/golden-items/${body.id}`).expect(204);
    const list = await app.as(ada).get("/moderation/golden-items").expect(200);
    expect(list.body.items).toMatchObject([{ id: body.id, retiredAt: expect.any(String) }]);
    const audit = await app.as(ada).get(`/moderation/audit?subject=${body.id}`).expect(200);
    expect(audit.body.items.map((entry: { action: string }) => entry.action)).toEqual(["golden.retire", "golden.mark"]);
  });

  test("are as many as the settings say among what is offered, as long as somebody is left to ask", async () => {
    await setShares(app, ada, { share: 1, goldenShare: 0.5 });
    const { id } = await postComment(app);
    await decideComment(app, mo, { id, action: "remove" });
    await mark(ada, id).expect(201);
    await insertDecisions(app, mo, 10);
    await drawNewReviews(app.deps);
    const golden = (await reviews()).filter(({ goldenId }) => goldenId !== null);
    // Of mo, max and ada only max has had no part in it.
    expect(golden.map(({ commentId }) => commentId)).toEqual([id]);
  });

  test("a retired one is put to nobody", async () => {
    await setShares(app, ada, { share: 1, goldenShare: 0.5 });
    const { id } = await postComment(app);
    await decideComment(app, mo, { id, action: "remove" });
    const { body } = await mark(ada, id).expect(201);
    await drawNewReviews(app.deps);
    const [sample] = await app.deps.db.prisma.secondReview.findMany({ where: { goldenId: null } });
    await answer(app, await app.person("moderator"), sample?.id ?? "", REMOVE).expect(200);
    expect(await next(max)).not.toBeNull();
    await app.as(ada).delete(`/moderation/golden-items/${body.id}`).expect(204);
    expect(await next(max)).toBeNull();
  });

  test("why an answer is right goes with the text, and nobody is asked any more", async () => {
    await setShares(app, ada, { share: 1, goldenShare: 0.5 });
    const { id, author } = await postComment(app);
    await decideComment(app, mo, { id, action: "publish" });
    await mark(ada, id, { outcome: "publish", category: undefined }).expect(201);
    await drawNewReviews(app.deps);
    expect(await next(max)).not.toBeNull();
    await app.as(author).delete(`/comments/${id}`).expect(204);
    await app.deps.db.pool.query("update revisions set body = null, purged_at = now() where comment_id = $1", [id]);
    expect(await app.deps.db.prisma.goldenItem.findFirstOrThrow()).toMatchObject({ why: null, outcome: "publish" });
    expect(await next(max)).toBeNull();
    const changed = "update golden_items set outcome = 'remove', category = 'harassment'";
    expect(await refusedBy(app.deps.db, changed)).toBe("golden_items_kept");
  });
});
