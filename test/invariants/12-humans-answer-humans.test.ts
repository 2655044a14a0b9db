import { type TestApp, testApp } from "../support/app.ts";
import { refusedBy } from "../support/rows.ts";
import { decideComment, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
});

async function flagged(body: string = BODIES.publish) {
  const posted = await postComment(app, { body });
  const answer = await app
    .as(await app.person())
    .post(`/comments/${posted.id}/flags`)
    .send({ category: "spam" });
  return { ...posted, flagId: String(answer.body.id) };
}

const flagOf = (id: string) => app.deps.db.prisma.flag.findUniqueOrThrow({ where: { id } });

describe("a reader's flag", () => {
  test("is closed by the moderator who decides", async () => {
    const moderator = await app.person("moderator");
    const { id, flagId } = await flagged();
    await decideComment(app, moderator, { id, action: "publish" });
    expect(await flagOf(flagId)).toMatchObject({ resolution: "disagreed", closedBy: moderator.account.id });
  });

  test("stays open when the policy removes an edit: its case goes on", async () => {
    const { id, author, flagId } = await flagged();
    const { body } = await app
      .as(author)
      .patch(`/comments/${id}`)
      .send({ body: BODIES.remove, revision: 1 })
      .expect(200);
    expect(body.comment.status).toBe("removed");
    expect(await flagOf(flagId)).toMatchObject({ resolution: null, closedBy: null });
    expect(await app.deps.db.prisma.case.count({ where: { commentId: id, status: "open" } })).toBe(1);
  });

  test("is moot when the author takes the comment away, by the author's hand", async () => {
    const { id, author, flagId } = await flagged();
    await app.as(author).delete(`/comments/${id}`).expect(204);
    expect(await flagOf(flagId)).toMatchObject({ resolution: "moot", closedBy: author.account.id });
  });
});

describe("the database refuses", () => {
  test.each([
    ["a reader's flag that nobody closed", "set resolution = 'agreed', resolved_at = now()", "flags_closed_by_a_human"],
    ["a resolution at no time", "set resolution = 'agreed'", "flags_resolution"],
    ["a reader's flag without its reader", "set flagger_id = null", "flags_source"],
    ["a policy's flag with a reader", "set source = 'policy'", "flags_source"],
  ])("%s", async (_what, change, constraint) => {
    const { flagId } = await flagged();
    expect(await refusedBy(app.deps.db, `update flags ${change} where id = $1`, [flagId])).toBe(constraint);
  });

  test("but lets the policy answer its own", async () => {
    const { id } = await flagged(BODIES.flag);
    const sql = "update flags set resolution = 'moot', resolved_at = now() where comment_id = $1 and source = 'policy'";
    expect(await refusedBy(app.deps.db, sql, [id])).toBeNull();
  });
});
