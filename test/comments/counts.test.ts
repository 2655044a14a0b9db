import fc from "fast-check";
import type { Article } from "../../src/db/generated/client.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { decideAppeal, fileAppeal, findLink, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let authors: readonly TestPerson[];
let readers: readonly TestPerson[];
let staff: readonly TestPerson[];
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  authors = await Promise.all(Array.from({ length: 3 }, () => app.person()));
  readers = await Promise.all(Array.from({ length: 4 }, () => app.person()));
  staff = await Promise.all(Array.from({ length: 4 }, () => app.person("moderator")));
});

const OPERATIONS = [
  "post",
  "reply",
  "reply",
  "remove",
  "publish",
  "delete",
  "edit",
  "recommend",
  "flag",
  "appeal",
] as const;

/** What is done, to which of the comments there are, and by whom of those who could. */
const step = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  which: fc.nat(20),
  who: fc.nat(20),
  body: fc.constantFrom(...(["publish", "publish", "publish", "hold", "remove"] as const)),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
let said = 0;

/** Tries one thing; whether it is allowed is not what is asked here. */
async function take({ operation, which, who, body }: Step, article: Article): Promise<unknown> {
  const comments = await app.deps.db.prisma.comment.findMany({
    where: { articleId: article.id },
    orderBy: { id: "asc" },
  });
  const comment = pick(comments, which);
  const text = `${BODIES[body]} ${(said += 1)}`;
  const author = app.as(pick(authors, who) ?? null);
  const moderator = app.as(pick(staff, who) ?? null);
  if (operation === "post") return author.post(`/articles/${article.key}/comments`).send({ body: text });
  if (!comment) return undefined;
  const owner = app.as(authors.find(({ account }) => account.id === comment.authorId) ?? null);
  const reason = operation === "remove" ? { reason: { category: "spam" } } : {};
  switch (operation) {
    case "reply":
      return author.post(`/articles/${article.key}/comments`).send({ body: text, parentId: comment.id });
    case "remove":
    case "publish":
      return moderator
        .post(`/moderation/comments/${comment.id}/decision`)
        .send({ action: operation, revision: comment.revision, ...reason });
    case "delete":
      return owner.delete(`/comments/${comment.id}?waiveAppeal=true`);
    case "edit":
      return owner.patch(`/comments/${comment.id}`).send({ body: text, revision: comment.revision });
    case "recommend":
      return app
        .as(pick(readers, who) ?? null)
        .put(`/comments/${comment.id}/reaction`)
        .send({ kind: "recommend" });
    case "flag":
      return app
        .as(pick(readers, who) ?? null)
        .post(`/comments/${comment.id}/flags`)
        .send({ category: "spam" });
    case "appeal":
      return contest(comment.id);
  }
}

async function contest(commentId: string): Promise<void> {
  const removal = await app.deps.db.prisma.decision.findFirst({
    where: { commentId, kind: "remove", next: { none: {} }, comment: { status: "removed" }, appeals: { none: {} } },
  });
  if (!removal) return;
  const deciders = await app.deps.db.prisma.decision.findMany({ where: { commentId } });
  const judge = staff.find(({ account }) => deciders.every(({ decidedBy }) => decidedBy !== account.id));
  if (judge)
    await decideAppeal(app, judge, {
      appealId: await fileAppeal(app, await findLink(app, commentId)),
      outcome: "overturned",
    });
}

/** Counts that differ from what a count of the rows says. */
const findMiscounts = async (articleId: string) => {
  const { rows } = await app.deps.db.pool.query(
    `select 'article' as what, a.id, a.comment_count as stored, null::int as "storedBelow", null::int as "storedRecommended"
     from articles a
     where a.id = $1 and a.comment_count <> (
       select count(*) from comments c where c.article_id = a.id and c.status = 'published')
     union all
     select 'comment', c.id, c.reply_count, c.descendant_count, c.recommend_count
     from comments c
     where c.article_id = $1 and (
       c.reply_count <> (select count(*) from comments r where r.parent_id = c.id and r.status = 'published')
       or c.descendant_count <> (select count(*) from comments d where c.id = any(d.ancestor_ids) and d.status = 'published')
       or c.recommend_count <> (select count(*) from reactions x where x.comment_id = c.id))`,
    [articleId],
  );
  return rows;
};

/** Statuses that the decisions do not say. */
const findStrays = async (articleId: string) => {
  const { rows } = await app.deps.db.pool.query(
    `select c.id, c.status, d.kind
     from comments c
     join decisions d on d.comment_id = c.id and d.revision = c.revision
       and not exists (select 1 from decisions n where n.supersedes = d.id)
     where c.article_id = $1 and c.status not in ('deleted', (case d.kind
       when 'hold' then 'held' when 'remove' then 'removed' else 'published' end)::comment_status)`,
    [articleId],
  );
  return rows;
};

test("whatever is done in whatever order, the counts are those of the rows, and the statuses those of the decisions", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      const article = await app.article();
      for (const each of steps) await take(each, article);
      expect(await findMiscounts(article.id)).toEqual([]);
      expect(await findStrays(article.id)).toEqual([]);
    }),
    { numRuns: 12, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
  );
}, 120_000);

test("and when it is done all at once", async () => {
  const article = await app.article();
  const root = await postComment(app, { article });
  await postComment(app, { article, body: "A branch.", parentId: root.id });
  const steps = fc.sample(step, { numRuns: 96, seed: 7 });
  for (let at = 0; at < steps.length; at += 12) {
    await Promise.all(steps.slice(at, at + 12).map((each) => take(each, article).catch(ignoreRefusal)));
  }
  expect(await findMiscounts(article.id)).toEqual([]);
  expect(await findStrays(article.id)).toEqual([]);
  expect(await app.deps.db.prisma.comment.count({ where: { articleId: article.id } })).toBeGreaterThan(10);
}, 60_000);

/** Of two who do the same thing at once, one is told that it is done. */
const ignoreRefusal = (): undefined => undefined;
