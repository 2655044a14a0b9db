import { applyRestriction } from "../../src/queue/apply-restriction.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import type { TestPerson } from "../support/app.ts";
import {
  claim,
  decideComment,
  findOpenCase,
  flagByReaders,
  postComment,
  refusalOf,
  staffedApp,
} from "../support/scenes.ts";
import { BODIES } from "../support/small-policy.ts";

const { app, moderator, other } = await staffedApp();

async function author() {
  const who = await app.person();
  const article = await app.article();
  const published = [
    await postComment(app, { author: who, article }),
    await postComment(app, { author: who, article, body: "A second walk along the river." }),
  ];
  const held = await postComment(app, { author: who, article, body: BODIES.hold });
  const removed = await postComment(app, { author: who, article, body: BODIES.remove });
  app.clock.advance(MINUTE);
  return { who, article, published, held, removed };
}

async function impose({ account }: TestPerson, body: object): Promise<string> {
  const answer = await app
    .as(moderator)
    .post(`/moderation/users/${account.id}/restrictions`)
    .send({ kind: "banned", reason: "Please stop.", category: "harassment", ...body })
    .expect(201);
  return answer.body.id;
}

const run = (restrictionId: string) =>
  applyRestriction.perform(app.deps, { restrictionId }, { attempt: 1, lastAttempt: false });

const statusOf = async ({ id }: { readonly id: string }) =>
  (await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status;

const decisionsOf = (commentId: string) =>
  app.deps.db.prisma.decision.findMany({
    where: { commentId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { statement: { include: { text: true } }, appealLinks: true },
  });

test("open comments are kept unless the request says otherwise", async () => {
  const { who, published, held } = await author();
  const id = await impose(who, {});
  await run(id);
  expect(await Promise.all([...published, held].map(statusOf))).toEqual(["published", "published", "held"]);
  expect(await app.deps.db.prisma.restriction.findUnique({ where: { id } })).toMatchObject({ openComments: "keep" });
});

test("held: each published comment by a decision of its own, with a case for somebody to read it", async () => {
  const { who, article, published, held, removed } = await author();
  await run(await impose(who, { openComments: "hold" }));
  expect(await Promise.all([...published, held, removed].map(statusOf))).toEqual(["held", "held", "held", "removed"]);
  for (const { id } of published) {
    const [, hold] = await decisionsOf(id);
    expect(hold).toMatchObject({
      kind: "hold",
      cause: "restriction",
      decidedBy: moderator.account.id,
      statement: null,
    });
    const waiting = await findOpenCase(app, id);
    const token = await claim(app, other, `/moderation/cases/${waiting.id}`);
    const decision = { action: "publish", claimToken: token, version: waiting.version };
    await app.as(other).post(`/moderation/cases/${waiting.id}/decision`).send(decision).expect(200);
  }
  expect(await decisionsOf(held.id)).toHaveLength(1);
  const count = await app.deps.db.prisma.article.findUniqueOrThrow({ where: { id: article.id } });
  expect(count.commentCount).toBe(2);
});

test("held: what readers asked goes on waiting for a person, and is not answered by the way", async () => {
  const { who, published } = await author();
  const [flagged] = published;
  if (!flagged) throw new Error("no comment");
  await flagByReaders(app, flagged.id, 1);
  const waiting = await findOpenCase(app, flagged.id);
  await run(await impose(who, { openComments: "hold" }));
  expect(await statusOf(flagged)).toBe("held");
  expect(await findOpenCase(app, flagged.id)).toMatchObject({ id: waiting.id });
  const flags = await app.deps.db.prisma.flag.findMany({ where: { commentId: flagged.id, source: "reader" } });
  expect(flags).toMatchObject([{ resolution: null, closedBy: null }]);
});

test("removed: each by a decision with its own statement and link, and the reason of the restriction", async () => {
  const { who, published, held } = await author();
  const id = await impose(who, { openComments: "remove" });
  await run(id);
  for (const { id: commentId } of [...published, held]) {
    const removal = (await decisionsOf(commentId)).at(-1);
    expect(removal).toMatchObject({
      kind: "remove",
      cause: "restriction",
      categories: ["harassment"],
      statement: { accountId: who.account.id, text: { note: "Please stop." }, data: { cause: "restriction" } },
      appealLinks: [{ party: "author" }],
    });
  }
  const restriction = await app.deps.db.prisma.restriction.findUniqueOrThrow({ where: { id } });
  expect(restriction.appliedAt).toEqual(app.clock.now());
});

test("a job that runs twice, at once and again decides each comment once", async () => {
  const { who, published } = await author();
  const id = await impose(who, { openComments: "remove" });
  await Promise.all([run(id), run(id), run(id)]);
  await run(id);
  for (const comment of published) expect(await decisionsOf(comment.id)).toHaveLength(2);
});

test("what was posted, or published by a moderator, after the restriction began is left alone", async () => {
  const { who, article, published } = await author();
  const id = await impose(who, { kind: "premoderated", openComments: "remove" });
  app.clock.advance(MINUTE);
  const [first] = published;
  if (!first) throw new Error("no comment");
  await decideComment(app, other, { id: first.id, action: "publish" });
  const later = await postComment(app, { author: who, article, body: "Posted later." });
  await run(id);
  expect(await Promise.all([...published, later].map(statusOf))).toEqual(["published", "removed", "held"]);
});

test("a comment that the moderator flagged, or that a colleague has claimed, is left to others", async () => {
  const { who, published } = await author();
  const [flagged, claimed] = published;
  if (!flagged || !claimed) throw new Error("no comments");
  const id = await impose(who, { openComments: "remove" });
  await flagByReaders(app, flagged.id, 1);
  await app.deps.db.prisma.flag.updateMany({
    where: { commentId: flagged.id },
    data: { flaggerId: moderator.account.id },
  });
  await flagByReaders(app, claimed.id, 1);
  await claim(app, other, `/moderation/cases/${(await findOpenCase(app, claimed.id)).id}`);
  await run(id);
  expect(await Promise.all(published.map(statusOf))).toEqual(["published", "published"]);
});

test("nothing more happens once the restriction is lifted", async () => {
  const { who, published } = await author();
  const id = await impose(who, { openComments: "remove" });
  await app.as(moderator).delete(`/moderation/users/${who.account.id}/restrictions/${id}`).expect(204);
  await run(id);
  expect(await Promise.all(published.map(statusOf))).toEqual(["published", "published"]);
});

test.each([
  [{ kind: "warning", openComments: "hold" }, "/openComments"],
  [{ kind: "warning", until: "2030-01-01T00:00:00Z" }, "/until"],
  [{ kind: "banned", openComments: "delete" }, "/openComments"],
  [{ kind: "banned", category: "rudeness" }, "/category"],
])("%j is refused", async (body, pointer) => {
  const path = `/moderation/users/${(await app.person()).account.id}/restrictions`;
  const answer = await app
    .as(moderator)
    .post(path)
    .send({ reason: "Again.", ...body });
  expect([...refusalOf(answer), answer.body.errors?.[0]?.pointer]).toEqual([422, "invalid_request", pointer]);
});
