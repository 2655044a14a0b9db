import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { contentsOfRows } from "../support/rows.ts";
import { decideComment, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { runRecourse } from "./run-recourse.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const rebuild = (...args: string[]) =>
  runRecourse({ url: app.deps.db.url, env: { DATA_DIR: app.deps.config.dataDir } }, "rebuild", ...args);

async function asSuperuser(sql: string): Promise<void> {
  const client = await app.deps.db.pool.connect();
  await client.query(`set session_replication_role = replica; ${sql}`);
  client.release(true);
}

/** A thread in which everything that counts has happened: replies below a removal, a deletion, a hold, recommendations. */
async function thread() {
  const article = await app.article();
  const root = await postComment(app, { article });
  const reply = await postComment(app, { article, parentId: root.id, body: "A reply to that." });
  const below = await postComment(app, { article, parentId: reply.id, body: "And one below." });
  await postComment(app, { article, parentId: root.id, body: BODIES.hold });
  const deleted = await postComment(app, { article, parentId: root.id, body: "Soon gone." });
  await app.as(deleted.author).delete(`/comments/${deleted.id}`).expect(204);
  await app
    .as(await app.person())
    .put(`/comments/${root.id}/reaction`)
    .send({ kind: "recommend" })
    .expect(204);
  await decideComment(app, moderator, { id: reply.id, action: "remove" });
  return { article, root, reply, below };
}

const stateOf = async (articleId: string) => {
  const { rows } = await app.deps.db.pool.query(
    `select id, status, reply_count, descendant_count, recommend_count from comments where article_id = $1 order by id`,
    [articleId],
  );
  const { commentCount } = await app.deps.db.prisma.article.findUniqueOrThrow({ where: { id: articleId } });
  return { rows, commentCount };
};

test("what decisions and rows say is what is stored", async () => {
  await thread();
  expect(await rebuild()).toMatchObject({ code: 0, out: [expect.stringMatching(/ 0 differences\.$/)] });
});

test("a planted difference is named and left alone; with --fix it is mended, and the audit tells of it", async () => {
  const { article, root, reply, below } = await thread();
  const before = await stateOf(article.id);
  await asSuperuser(`
    update comments set status = 'published' where id = '${reply.id}';
    update comments set recommend_count = 5, descendant_count = 7 where id = '${root.id}';
    update comments set reply_count = 2, descendant_count = 2 where id = '${below.id}';
    update articles set comment_count = 40 where id = '${article.id}'`);
  const planted = await contentsOfRows(app.deps.db);

  const found = await rebuild();
  expect(found.code).toBe(1);
  expect(found.out.at(-1)).toMatch(/ 6 differences\.$/);
  expect(found.out.slice(0, -1).toSorted()).toEqual(
    [
      `article ${article.id}\tcomment_count\tstored 40\tshould be ${before.commentCount}`,
      `comment ${reply.id}\tstatus\tstored published\tshould be removed`,
      `comment ${root.id}\tdescendant_count\tstored 7\tshould be 1`,
      `comment ${root.id}\trecommend_count\tstored 5\tshould be 1`,
      `comment ${below.id}\tdescendant_count\tstored 2\tshould be 0`,
      `comment ${below.id}\treply_count\tstored 2\tshould be 0`,
    ].toSorted(),
  );
  expect(await contentsOfRows(app.deps.db)).toEqual(planted);

  expect(await rebuild("--fix")).toMatchObject({ code: 0 });
  expect(await stateOf(article.id)).toEqual(before);
  expect(await rebuild()).toMatchObject({ code: 0, out: [expect.stringMatching(/ 0 differences\.$/)] });
  const audited = await app.deps.db.prisma.auditEntry.findMany({ where: { action: "article.rebuild" } });
  expect(audited).toMatchObject([{ subjectId: article.id, actorLabel: expect.stringMatching(/^cli:/) }]);
});

test("a comment about which no decision stands is named, and cannot be mended", async () => {
  const { id } = await postComment(app);
  await asSuperuser(`delete from decisions where comment_id = '${id}'`);
  const { code, out } = await rebuild("--fix");
  expect(code).toBe(1);
  expect(out).toContainEqual(expect.stringMatching(new RegExp(`^comment ${id}\tstatus\t.*no decision stands$`)));
});
