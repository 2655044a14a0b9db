import { MINUTE, SECOND } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  type Posted,
  decideComment,
  findOpenCase,
  postComment,
  refusalOf,
  removedComment,
  restrict,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const edit = ({ author, id }: Pick<Posted, "author" | "id">, body: string, revision = 1) =>
  app.as(author).patch(`/comments/${id}`).send({ body, revision });

describe("an author edits", () => {
  test("for five minutes", async () => {
    const posted = await postComment(app);
    app.clock.advance(5 * MINUTE - SECOND);
    const { body } = await edit(posted, "Mended.").expect(200);
    expect(body.comment).toMatchObject({ body: "Mended.", revision: 2, editedAt: app.clock.now().toISOString() });
    app.clock.advance(SECOND);
    expect(refusalOf(await edit(posted, "Too late.", 2))).toEqual([409, "edit_window_closed"]);
  });

  test("and the text before is kept, for moderators", async () => {
    const posted = await postComment(app, { body: "As it was." });
    await edit(posted, "As it is.").expect(200);
    const { body } = await app.as(moderator).get(`/moderation/comments/${posted.id}/history`).expect(200);
    expect(body.revisions).toMatchObject([{ body: "As it was." }, { body: "As it is." }]);
  });

  test("once of two who save at the same time from two windows", async () => {
    const posted = await postComment(app);
    const answers = await Promise.all([edit(posted, "From the left."), edit(posted, "From the right.")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test("what others then see at once", async () => {
    const posted = await postComment(app);
    const read = async () => (await app.as(null).get(`/articles/${posted.article.key}/comments`)).body.items[0].body;
    await read();
    await edit(posted, "Seen by all.").expect(200);
    expect(await read()).toBe("Seen by all.");
  });

  test.each([
    ["removed", "remove"],
    ["held", "hold"],
  ] as const)("into something that is %s, and readers see it no more", async (status, body) => {
    const posted = await postComment(app);
    const { body: answer } = await edit(posted, BODIES[body]).expect(200);
    expect(answer).toMatchObject({ comment: { status }, verdict: { outcome: body, appealable: body === "remove" } });
    expect((await app.as(null).get(`/articles/${posted.article.key}/comments`)).body.items).toEqual([]);
    expect((await app.as(null).get(`/counts?keys=${posted.article.key}`)).body.counts).toEqual({
      [posted.article.key]: 0,
    });
  });

  test("into something flagged, which stays and opens a case", async () => {
    const posted = await postComment(app);
    await edit(posted, BODIES.flag).expect(200);
    expect(await findOpenCase(app, posted.id)).toMatchObject({ revision: 2 });
  });

  test.each(["article", "author"] as const)("under premoderation of the %s: held until it is read", async (whose) => {
    const posted = await postComment(app);
    if (whose === "author") await restrict(app, moderator, { ...posted.author, kind: "premoderated" });
    else await app.deps.db.prisma.article.update({ where: { id: posted.article.id }, data: { moderation: "pre" } });
    const { body } = await edit(posted, "Changed afterwards.").expect(200);
    expect(body.comment.status).toBe("held");
  });

  test("not a comment that is deleted", async () => {
    const posted = await postComment(app);
    await app.as(posted.author).delete(`/comments/${posted.id}`).expect(204);
    expect(refusalOf(await edit(posted, "Back again."))).toEqual([409, "invalid_state"]);
  });
});

describe("an author deletes", () => {
  const remove = ({ author, id }: Posted) => app.as(author).delete(`/comments/${id}`);

  test.each(["publish", "flag", "hold", "remove"] as const)("a comment that was judged %s", async (body) => {
    const posted = await postComment(app, { body: BODIES[body] });
    await remove(posted).expect(204);
    await remove(posted).expect(204);
    const comment = await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id: posted.id } });
    expect(comment).toMatchObject({ status: "deleted", deletedAt: app.clock.now() });
    expect(await app.deps.db.prisma.case.count({ where: { commentId: posted.id, status: "open" } })).toBe(0);
    await app.as(null).get(`/comments/${posted.id}`).expect(404);
  });

  test("and the moderator who had claimed it is told that there is nothing left to decide", async () => {
    const posted = await postComment(app, { body: BODIES.hold });
    const { id, version } = await findOpenCase(app, posted.id);
    const { body } = await app.as(moderator).post(`/moderation/cases/${id}/claim`).expect(200);
    await remove(posted).expect(204);
    const decision = { action: "publish", claimToken: body.claimToken, version };
    expect(refusalOf(await app.as(moderator).post(`/moderation/cases/${id}/decision`).send(decision))).toEqual([
      409,
      "invalid_state",
    ]);
    expect(await app.deps.db.prisma.case.findUnique({ where: { id } })).toMatchObject({
      status: "resolved",
      outcome: "moot",
    });
  });

  test("and no moderator brings it back", async () => {
    const posted = await removedComment(app);
    await remove(posted).expect(204);
    const answer = await app
      .as(moderator)
      .post(`/moderation/comments/${posted.id}/decision`)
      .send({ action: "publish", revision: 1 });
    expect(refusalOf(answer)).toEqual([409, "invalid_state"]);
  });

  test("which ends the right to appeal: the letter's link answers like any bad one", async () => {
    const posted = await removedComment(app);
    await remove(posted).expect(204);
    const { token } = posted;
    expect(refusalOf(await app.as(null).post("/appeals/lookup").send({ token }))).toEqual([404, "appeal_link_invalid"]);
  });
});

describe("a recommendation", () => {
  const react = (who: TestPerson, id: string) => ({
    recommend: () => app.as(who).put(`/comments/${id}/reaction`).send({ kind: "recommend" }),
    withdraw: () => app.as(who).delete(`/comments/${id}/reaction`),
  });
  const countOf = async (id: string) => (await app.as(null).get(`/comments/${id}`)).body.recommendCount;

  test("counts once a person, however often it is given or taken back", async () => {
    const { id } = await postComment(app);
    const [one, other] = [react(await app.person(), id), react(await app.person(), id)];
    await one.recommend().expect(204);
    await one.recommend().expect(204);
    await other.recommend().expect(204);
    expect(await countOf(id)).toBe(2);
    await one.withdraw().expect(204);
    await one.withdraw().expect(204);
    expect(await countOf(id)).toBe(1);
  });

  test("counts once, given ten times at once", async () => {
    const { id } = await postComment(app);
    const { recommend } = react(await app.person(), id);
    await Promise.all(Array.from({ length: 10 }, () => recommend().expect(204)));
    expect(await countOf(id)).toBe(1);
  });

  test("is one's own to see, beside one's comments", async () => {
    const { id, article } = await postComment(app);
    const reader = await app.person();
    await react(reader, id).recommend().expect(204);
    const mine = async (who: TestPerson) =>
      (await app.as(who).get(`/articles/${article.key}/comments/mine`)).body.reactions;
    expect([await mine(reader), await mine(moderator)]).toEqual([[id], []]);
  });

  test("is not for what is hidden, and is there again when it is restored", async () => {
    const { id } = await postComment(app);
    const { recommend } = react(await app.person(), id);
    await recommend().expect(204);
    await decideComment(app, moderator, { id, action: "remove" });
    await recommend().expect(404);
    await decideComment(app, moderator, { id, action: "publish" });
    expect(await countOf(id)).toBe(1);
  });

  test("of another kind is refused", async () => {
    const { id } = await postComment(app);
    await app
      .as(await app.person())
      .put(`/comments/${id}/reaction`)
      .send({ kind: "like" })
      .expect(422);
  });
});
