import { drawNewReviews } from "../../src/quality/draw-reviews.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import type { TestApp, TestPerson } from "../support/app.ts";
import { decideComment, postComment } from "../support/scenes.ts";

interface Shares {
  readonly share: number;
  readonly goldenShare?: number;
}

/** An administrator sets how much is judged again. */
export async function setShares(app: TestApp, by: TestPerson, secondReview: Shares): Promise<void> {
  const { body } = await app.as(by).get("/moderation/settings").expect(200);
  const settings = { ...body.settings, secondReview };
  await app.as(by).put("/moderation/settings").send({ version: body.version, settings }).expect(200);
}

interface Decided {
  readonly by: TestPerson;
  readonly action: "publish" | "remove";
  readonly author?: TestPerson;
}

/** A comment that a moderator decided about, its decision put down to be judged again. */
export async function drawnDecision(app: TestApp, { by, action, ...fields }: Decided) {
  const posted = await postComment(app, fields);
  await decideComment(app, by, { id: posted.id, action });
  await drawNewReviews(app.deps);
  const review = await app.deps.db.prisma.secondReview.findFirstOrThrow({
    where: { commentId: posted.id, decisionId: { not: null } },
    orderBy: { id: "desc" },
  });
  return { ...posted, reviewId: review.id, decisionId: review.decisionId ?? "" };
}

/** What a moderator answers to a review. */
export const answer = (app: TestApp, by: TestPerson, reviewId: string, body: object) =>
  app.as(by).post(`/moderation/reviews/${reviewId}`).send(body);

export const REMOVE = { outcome: "remove", category: "harassment" } as const;
export const PUBLISH = { outcome: "publish" } as const;

/** So many published comments that a moderator looked at and left as they are, by SQL. */
export async function insertDecisions(app: TestApp, by: TestPerson, count: number): Promise<void> {
  const { deps } = app;
  const [author, article] = [await app.person(), await app.article()];
  const values = [count, article.id, author.account.id, by.account.id, deps.clock(), deps.policy().revision];
  const client = await deps.db.pool.connect();
  try {
    await client.query("begin");
    await client.query(
      `create temp table script on commit drop as
       select gen_random_uuid() as comment_id, gen_random_uuid() as first_id, gen_random_uuid() as second_id, $2::uuid as article_id,
         $3::uuid as author_id, $4::uuid as moderator_id, $5::timestamptz as at, $6::text as hash
       from generate_series(1, $1::int)`,
      values,
    );
    await client.query(
      `insert into comments (id, site_id, article_id, author_id, ancestor_ids, status, created_at)
       select comment_id, '${SITE_ID}'::uuid, article_id, author_id, '{}', 'published', at from script`,
    );
    await client.query(
      `insert into revisions (comment_id, number, body, body_length, created_at)
       select comment_id, 1, 'Something', 9, at from script`,
    );
    const columns = `id, site_id, subject, comment_id, revision, kind, basis, cause, decided_by, decider_key, policy_revision,
      engine_version, signals, automated_detection, categories, notices, supersedes, created_at`;
    const site = `'${SITE_ID}'::uuid, 'revision', comment_id, 1, 'publish'`;
    const judged = `hash, '${ENGINE_VERSION}', '{}', false, '{}', '{}'`;
    await client.query(
      `insert into decisions (${columns})
       select first_id, ${site}, 'policy', 'verdict', null, '00000000-0000-0000-0000-000000000000', ${judged}, null, at
       from script`,
    );
    await client.query(
      `insert into decisions (${columns})
       select second_id, ${site}, 'person', 'moderator', moderator_id, moderator_id, ${judged}, first_id, at from script`,
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
