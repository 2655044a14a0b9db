import { applyRestriction } from "../../src/queue/apply-restriction.ts";
import { restoreAfterLift } from "../../src/queue/restore-open-comments.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { giveNotice, readNotice } from "../notices/notice-desk.ts";
import type { TestPerson } from "../support/app.ts";
import {
  type Posted,
  STATEMENT,
  decideAppeal,
  decideComment,
  findLink,
  findOpenCase,
  flagByReaders,
  postComment,
  staffedApp,
} from "../support/scenes.ts";
import { BODIES } from "../support/small-policy.ts";
import { until } from "../support/until.ts";

const { app, moderator, other } = await staffedApp();

const run = (job: typeof applyRestriction, restrictionId: string) =>
  job.perform(app.deps, { restrictionId }, { attempt: 1, lastAttempt: false });

async function impose({ account }: TestPerson, openComments: "hold" | "remove", kind = "banned"): Promise<string> {
  app.clock.advance(MINUTE);
  const answer = await app
    .as(moderator)
    .post(`/moderation/users/${account.id}/restrictions`)
    .send({ kind, reason: "Please stop.", category: "harassment", openComments })
    .expect(201);
  app.clock.advance(MINUTE);
  await run(applyRestriction, answer.body.id);
  return answer.body.id;
}

async function lift({ account }: TestPerson, id: string): Promise<void> {
  app.clock.advance(MINUTE);
  await app.as(other).delete(`/moderation/users/${account.id}/restrictions/${id}`).expect(204);
  await run(restoreAfterLift, id);
}

const statusOf = async ({ id }: { readonly id: string }) =>
  (await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status;

const jobsOf = async (name: string, restrictionId: string) =>
  (
    await app.deps.db.pool.query(
      `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = $1 and j.payload ->> 'restrictionId' = $2`,
      [name, restrictionId],
    )
  ).rowCount;

const flagsOf = (commentId: string) => app.deps.db.prisma.flag.findMany({ where: { commentId, source: "reader" } });

async function author() {
  const [who, article] = [await app.person(), await app.article()];
  const published = await postComment(app, { author: who, article });
  const held = await postComment(app, { author: who, article, body: BODIES.hold });
  const removed = await postComment(app, { author: who, article, body: BODIES.remove });
  return { who, article, published, held, removed };
}

test("an appeal that overturns the restriction brings back what went with it, in the state it had", async () => {
  const { who, article, published, held, removed } = await author();
  const id = await impose(who, "remove");
  expect(await Promise.all([published, held].map(statusOf))).toEqual(["removed", "removed"]);
  const decision = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { restrictionId: id } });
  const { body: appeal } = await app
    .as(who)
    .post("/appeals")
    .send({ decisionId: decision.id, statement: STATEMENT })
    .expect(201);
  await decideAppeal(app, other, { appealId: appeal.id, outcome: "overturned" });
  expect(await jobsOf("restore-open-comments", id)).toBe(1);
  await run(restoreAfterLift, id);
  expect(await Promise.all([published, held, removed].map(statusOf))).toEqual(["published", "held", "removed"]);
  const restored = await app.deps.db.prisma.decision.findFirstOrThrow({
    where: { commentId: published.id, next: { none: {} } },
  });
  expect(restored).toMatchObject({
    kind: "restore",
    cause: "restriction",
    carriesOut: id,
    decidedBy: other.account.id,
  });
  expect(await findOpenCase(app, held.id)).toMatchObject({ status: "open" });
  const { commentCount } = await app.deps.db.prisma.article.findUniqueOrThrow({ where: { id: article.id } });
  expect(commentCount).toBe(1);
});

test("what was held for the restriction alone is published, and nobody has to read it", async () => {
  const { who, published, held } = await author();
  const id = await impose(who, "hold");
  expect(await findOpenCase(app, published.id)).toBeTruthy();
  await lift(who, id);
  expect(await Promise.all([published, held].map(statusOf))).toEqual(["published", "held"]);
  const cases = await app.deps.db.prisma.case.findMany({ where: { commentId: published.id } });
  expect(cases).toMatchObject([{ status: "resolved", outcome: "moot" }]);
});

test.each(["hold", "remove"] as const)(
  "what readers asked of a comment waits on after it: %s",
  async (openComments) => {
    const { who, published } = await author();
    await flagByReaders(app, published.id, 1);
    const id = await impose(who, openComments);
    await lift(who, id);
    expect(await statusOf(published)).toBe("published");
    expect(await flagsOf(published.id)).toMatchObject([{ resolution: null, closedBy: null, resolvedAt: null }]);
    const open = await findOpenCase(app, published.id);
    const [flag] = await flagsOf(published.id);
    expect(flag?.caseId).toBe(open.id);
  },
);

test("a comment that somebody decided since stays as they decided", async () => {
  const { who, published } = await author();
  const id = await impose(who, "hold");
  await decideComment(app, other, { id: published.id, action: "remove" });
  await lift(who, id);
  expect(await statusOf(published)).toBe("removed");
});

test("what a person published goes with no restriction", async () => {
  const { who, held } = await author();
  await decideComment(app, other, { id: held.id, action: "publish" });
  await impose(who, "remove");
  expect(await statusOf(held)).toBe("published");
});

test("another restriction that hides the comments is undone by its own end", async () => {
  const { who, published } = await author();
  const first = await impose(who, "remove");
  const second = await impose(who, "hold", "premoderated");
  await lift(who, first);
  expect(await statusOf(published)).toBe("removed");
  await lift(who, second);
  expect(await statusOf(published)).toBe("published");
});

test("whoever lifts it brings back a comment that they flagged, without a word of their own about it", async () => {
  const { who, published } = await author();
  await flagByReaders(app, published.id, 1);
  const id = await impose(who, "remove");
  await app.deps.db.prisma.flag.updateMany({
    where: { commentId: published.id, source: "reader" },
    data: { flaggerId: other.account.id },
  });
  await lift(who, id);
  expect(await statusOf(published)).toBe("published");
  const decision = await app.deps.db.prisma.decision.findFirstOrThrow({
    where: { commentId: published.id, next: { none: {} } },
  });
  expect(decision).toMatchObject({ kind: "restore", carriesOut: id, decidedBy: other.account.id });
});

test("a job that is still at work stops when the restriction is lifted", async () => {
  const { who, article } = await author();
  const more: Posted[] = [];
  for (const n of [1, 2, 3, 4]) more.push(await postComment(app, { author: who, article, body: `Walk ${n}.` }));
  app.clock.advance(MINUTE);
  const { body } = await app
    .as(moderator)
    .post(`/moderation/users/${who.account.id}/restrictions`)
    .send({ kind: "banned", reason: "Please stop.", category: "harassment", openComments: "remove" })
    .expect(201);
  app.clock.advance(MINUTE);
  const [, second] = more;
  const others = await app.deps.db.pool.connect();
  await others.query("begin");
  await others.query("select from comments where id = $1 for update", [second?.id]);
  const working = run(applyRestriction, body.id);
  await until("the first is removed", async () => (await Promise.all(more.map(statusOf)))[0] === "removed");
  await app.as(other).delete(`/moderation/users/${who.account.id}/restrictions/${body.id}`).expect(204);
  await others.query("commit");
  others.release();
  await working;
  expect(await Promise.all(more.map(statusOf))).toEqual(["removed", "published", "published", "published"]);
  await run(restoreAfterLift, body.id);
  expect(await Promise.all(more.map(statusOf))).toEqual(more.map(() => "published"));
});

test("removals that go with a restriction are no strikes, and their statement says that nobody judged them", async () => {
  const { who, published } = await author();
  await impose(who, "remove");
  const { body } = await app.as(other).get(`/moderation/users/${who.account.id}`).expect(200);
  expect(body.strikes).toEqual({ items: [], standing: 0 });
  const { token } = await findLink(app, published.id);
  const { body: found } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
  expect(JSON.stringify(found)).toContain("Nobody judged this comment by itself.");
});

test("a comment with a notice that nobody has answered is only held", async () => {
  const { who, published } = await author();
  const { id } = await giveNotice(app, published.id);
  await impose(who, "remove");
  expect(await statusOf(published)).toBe("held");
  expect(await readNotice(app, id)).toMatchObject({ status: "open" });
});
