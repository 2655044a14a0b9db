import { testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });

test("decisions about a comment, its replies and their counting do not wait for one another in a circle", async () => {
  const article = await app.article();
  const author = await app.person();
  const moderators = await Promise.all([app.person("moderator"), app.person("moderator"), app.person("moderator")]);
  const post = async (body: string, parentId?: string): Promise<string> => {
    const path = `/articles/${article.key}/comments`;
    const answer = await app
      .as(author)
      .post(path)
      .send({ body, ...(parentId && { parentId }) })
      .expect(201);
    return answer.body.comment.id;
  };
  const root = await post("The root.");
  const child = await post("The child.", root);
  const grandchild = await post("The grandchild.", child);
  const decide = (who: number, id: string, action: "publish" | "remove") => {
    const moderator = moderators[who];
    if (!moderator) throw new Error("no such moderator");
    const decision = { action, reason: { category: "spam" }, revision: 1 };
    return app.as(moderator).post(`/moderation/comments/${id}/decision`).send(decision);
  };

  for (let round = 0; round < 8; round += 1) {
    const action = round % 2 === 0 ? "remove" : "publish";
    const answers = await Promise.all([
      decide(0, root, action),
      decide(1, child, action),
      decide(2, grandchild, action),
      app.as(author).put(`/comments/${root}/reaction`).send({ kind: "recommend" }),
      app.as(author).patch(`/comments/${child}`).send({ body: "The child.", revision: 1 }),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  }
  const { rows } = await app.deps.db.pool.query(
    `select c.reply_count = (select count(*) from comments r where r.parent_id = c.id and r.status = 'published') as right
     from comments c where c.article_id = $1`,
    [article.id],
  );
  expect(rows.every(({ right }) => right)).toBe(true);
}, 60_000);
