import { DAY, after } from "../../src/shared/clock.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { postComment, refusalOf, removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
});

test("a strike counts until the publisher's settings let it expire", async () => {
  const author = await app.person();
  const { decisionId } = await removedComment(app, { author, by: await app.person("moderator") });
  const strikes = async () => {
    const path = `/moderation/users/${author.account.id}`;
    return (
      await app
        .as(await app.person("moderator"))
        .get(path)
        .expect(200)
    ).body.strikes;
  };
  const expiresAt = after(app.clock.now(), 90 * DAY).toISOString();
  expect(await strikes()).toMatchObject({ standing: 1, items: [{ decisionId, expiresAt, status: "standing" }] });
  app.clock.advance(90 * DAY - 1);
  expect((await strikes()).standing).toBe(1);
  app.clock.advance(1);
  expect(await strikes()).toMatchObject({ standing: 0, items: [{ decisionId, status: "expired" }] });

  const administrator = await app.person("administrator");
  const { body: standing } = await app.as(administrator).get("/moderation/settings").expect(200);
  const settings = { ...standing.settings, strikes: { expireDays: 91 } };
  await app.as(administrator).put("/moderation/settings").send({ version: standing.version, settings }).expect(200);
  expect((await strikes()).standing).toBe(1);
});

test("a quarrel keeps a moderator from restricting as long as a strike would count", async () => {
  const [author, reader] = [await app.person(), await app.person()];
  const { id } = await postComment(app, { author });
  await app.as(reader).post(`/comments/${id}/flags`).send({ category: "harassment" }).expect(201);
  const judge = await app.person("moderator");
  await app.deps.db.prisma.flag.updateMany({ where: { commentId: id }, data: { flaggerId: judge.account.id } });
  const path = `/moderation/users/${author.account.id}/restrictions`;
  const ban = { kind: "banned", reason: "Again." };
  expect(refusalOf(await app.as(judge).post(path).send(ban))).toEqual([403, "conflict_of_interest"]);
  app.clock.advance(91 * DAY);
  const later = await app.person("moderator");
  await app.deps.db.prisma.flag.updateMany({ where: { commentId: id }, data: { flaggerId: later.account.id } });
  await app.as(later).post(path).send(ban).expect(201);
});
