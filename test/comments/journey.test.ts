import { testApp } from "../support/app.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
await app.startWorker();

test("a comment removed in error is contested by the mailed link, decided by another human, and stands again", async () => {
  const author = await app.person();
  const moderator = await app.person("moderator");
  const other = await app.person("moderator");
  const article = await app.article();
  const posted = await app.as(author).post(`/articles/${article.key}/comments`).send({ body: BODIES.remove });
  expect(posted.status).toBe(201);
  expect(posted.body.verdict).toMatchObject({ outcome: "remove", appealable: true });

  const letter = await app.letterTo(author, /removed/);
  const token = /\/appeals\/([\w-]+)/.exec(letter.text)?.[1];
  const seen = await app.as(null).post("/appeals/lookup").send({ token });
  expect(seen.status).toBe(200);
  expect(seen.body.comment.body).toBe(BODIES.remove);

  const statement = "I was quoting what the minister said in the interview.";
  const filed = await Promise.all(
    Array.from({ length: 20 }, () => app.as(null).post("/appeals").send({ token, statement })),
  );
  expect(new Set(filed.map(({ body }) => body.id)).size).toBe(1);
  expect(filed.filter(({ status }) => status === 201)).toHaveLength(1);
  const id = filed[0]?.body.id;

  const claim = await app.as(other).post(`/moderation/appeals/${id}/claim`);
  expect(claim.status).toBe(200);
  const lost = await app.as(moderator).post(`/moderation/appeals/${id}/claim`);
  expect(lost.body.code).toBe("case_claimed");
  const decided = await app.as(other).post(`/moderation/appeals/${id}/decision`).send({
    outcome: "overturned",
    reason: "The words are a quotation.",
    claimToken: claim.body.claimToken,
  });
  expect(decided.body).toMatchObject({ status: "overturned" });
  const thread = await app.as(null).get(`/articles/${article.key}/comments`);
  expect(thread.body.items).toHaveLength(1);
  const outcome = await app.letterTo(author, /back/);
  expect(outcome.text).toContain("quotation");
});
