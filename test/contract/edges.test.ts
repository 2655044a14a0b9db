import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { postComment, refusalOf, removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const INVISIBLE = "\u200b".repeat(30);

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "%s is no category of a reason",
  async (category) => {
    const { id } = await postComment(app);
    const decision = { action: "remove", reason: { category, note: "A note." }, revision: 1 };
    expect(refusalOf(await app.as(moderator).post(`/moderation/comments/${id}/decision`).send(decision))).toEqual([
      422,
      "invalid_request",
    ]);
  },
);

test("a statement or a reason that nobody can see is none", async () => {
  const { author, decisionId } = await removedComment(app);
  const filed = await app.as(author).post("/appeals").send({ decisionId, statement: INVISIBLE });
  expect(filed.body).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/statement" }] });
  const { id } = await postComment(app);
  const decision = { action: "remove", reason: { category: "illegal", note: INVISIBLE }, revision: 1 };
  const decided = await app.as(moderator).post(`/moderation/comments/${id}/decision`).send(decision);
  expect(decided.body).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/reason/note" }] });
});

describe("what is wrong with a request is said in sentences for people, none of the parser's", () => {
  const NOTICE = {
    url: "https://comments.example/c/01980000-0000-7000-8000-000000000001",
    explanation: "This threatens a person with violence.",
    name: "Nora Lind",
    email: "nora@example.org",
  };
  const DAY_OR_TIME = "Write a day, as 2026-01-31, or a time with its offset, as 2026-01-31T09:30:00Z.";
  test.each([
    ["/notices", { ...NOTICE, goodFaith: false }, { "/goodFaith": expect.stringMatching(/^Confirm that you believe/) }],
    ["/notices", { ...NOTICE }, { "/goodFaith": expect.stringMatching(/^Confirm that you believe/) }],
    ["/notices", { ...NOTICE, goodFaith: true, commentId: "x" }, { "/commentId": "This is not an id." }],
    ["/notices", { ...NOTICE, goodFaith: true, locale: "it" }, { "/locale": "This must be en, de, fr, or es." }],
    ["/notices", { ...NOTICE, goodFaith: true, childAbuse: "no" }, { "/childAbuse": "This must be true or false." }],
    [
      "/notices",
      { ...NOTICE, goodFaith: true, url: "x".repeat(2_001) },
      { "/url": "This may be at most 2,000 characters long." },
    ],
    ["/appeals", { token: "x" }, { "/statement": "This field is required." }],
    ["/appeals", { decisionId: "x", statement: "Why?" }, { "/decisionId": "This is not an id." }],
    ["/appeals", { token: 7, statement: "Why?" }, { "/token": "This must be text." }],
    ["/appeals/withdraw", { decisionId: "x" }, { "/decisionId": "This is not an id." }],
    ["/appeals/lookup", { tokem: "x" }, { "/token": "This field is required.", "/tokem": "This field is not known." }],
  ] as const)("POST %s %j", async (path, sent, errors) => {
    const { body } = await app.as(null).post(path).send(sent).expect(422);
    expect(saidOf(body)).toEqual(errors);
  });

  test.each([
    ["from=x", { "/from": DAY_OR_TIME }],
    ["from=2026-02-30", { "/from": DAY_OR_TIME }],
    ["to=1815-06-18", { "/to": "A time lies in the years 1970 to 9998." }],
  ])("GET /transparency?%s", async (query, errors) => {
    const { body } = await app.as(null).get(`/transparency?${query}`).expect(422);
    expect(saidOf(body)).toEqual(errors);
  });

  const saidOf = ({ errors }: { errors: readonly { pointer: string; detail: string }[] }) =>
    Object.fromEntries(errors.map(({ pointer, detail }) => [pointer, detail]));
});

test("a bad appeal link is not found, however long it is and whatever is said with it", async () => {
  for (const token of ["x", "x".repeat(5_000), ""]) {
    expect(refusalOf(await app.as(null).post("/appeals/lookup").send({ token }))).toEqual([404, "appeal_link_invalid"]);
    const filed = await app.as(null).post("/appeals").send({ token, statement: "short" });
    expect(refusalOf(filed)).toEqual([404, "appeal_link_invalid"]);
  }
});

test("a token is the authority of an appeal: a session that is not good any more does not stand in its way", async () => {
  const { token } = await removedComment(app);
  const stale = app.as({ ...moderator, token: "eyJhbGciOiJIUzI1NiJ9.e30.x" });
  const statement = "These are somebody else's words, which I quoted.";
  await stale.post("/appeals").send({ token, statement }).expect(201);
});

test("a restricted author is told the reason", async () => {
  const { author } = await postComment(app);
  const restriction = { kind: "banned", reason: "Three warnings did not help." };
  await app.as(moderator).post(`/moderation/users/${author.account.id}/restrictions`).send(restriction).expect(201);
  const article = await app.article();
  const posted = await app.as(author).post(`/articles/${article.key}/comments`).send({ body: "Once more." });
  expect(posted.body).toMatchObject({ code: "author_banned", detail: expect.stringContaining("Three warnings") });
});

test("an edit is no way around the rule on duplicates", async () => {
  const author = await app.person();
  const article = await app.article();
  const post = (body: string) => app.as(author).post(`/articles/${article.key}/comments`).send({ body });
  await post("The first text.").expect(201);
  const second = await post("The second text.").expect(201);
  const edit = { body: "The first text.", revision: 1 };
  const edited = await app.as(author).patch(`/comments/${second.body.comment.id}`).send(edit);
  expect(refusalOf(edited)).toEqual([409, "duplicate_comment"]);
  await app
    .as(author)
    .patch(`/comments/${second.body.comment.id}`)
    .send({ ...edit, body: "A third text." })
    .expect(200);
  expect(refusalOf(await post("The second text."))).toEqual([409, "duplicate_comment"]);
});

test("a bulk decision has a result for each item, however its id is written", async () => {
  const { id } = await postComment(app);
  const reader = await app.person();
  await app.as(reader).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
  const queue = await app.as(moderator).get("/moderation/queue").expect(200);
  const [item] = queue.body.items;
  const items = [{ caseId: String(item.id).toUpperCase(), version: item.version }];
  const bulk = await app
    .as(moderator)
    .post("/moderation/decisions/bulk")
    .send({ items, action: "publish" })
    .expect(200);
  expect(bulk.body.results).toMatchObject([{ caseId: item.id, ok: true }]);
});
