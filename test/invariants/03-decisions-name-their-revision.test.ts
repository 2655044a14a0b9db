import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import { type Posted, REASON, claim, findOpenCase, postComment, refusalOf, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const edit = ({ author, id }: Posted, body: string, revision = 1) =>
  app.as(author).patch(`/comments/${id}`).send({ body, revision });

const decisionsOf = (commentId: string) =>
  app.deps.db.prisma.decision.findMany({ where: { commentId }, orderBy: { revision: "asc" } });

describe("a decision about a text that changed meanwhile is refused", () => {
  test("for a comment, by its revision", async () => {
    const posted = await postComment(app);
    await edit(posted, "Better said.").expect(200);
    const decide = (revision: number) =>
      app
        .as(moderator)
        .post(`/moderation/comments/${posted.id}/decision`)
        .send({ action: "remove", reason: REASON, revision });
    expect(refusalOf(await decide(1))).toEqual([409, "revision_conflict"]);
    await decide(2).expect(200);
    expect((await decisionsOf(posted.id)).map(({ kind, revision }) => [kind, revision])).toEqual([
      ["publish", 1],
      ["publish", 2],
      ["remove", 2],
    ]);
  });

  test("for a case, by its version, though the claim is held", async () => {
    const posted = await postComment(app, { body: BODIES.flag });
    const found = await findOpenCase(app, posted.id);
    const claimToken = await claim(app, moderator, `/moderation/cases/${found.id}`);
    await edit(posted, `${BODIES.flag} Again.`).expect(200);
    const decide = (version: number) =>
      app.as(moderator).post(`/moderation/cases/${found.id}/decision`).send({ action: "publish", claimToken, version });
    expect(refusalOf(await decide(found.version))).toEqual([409, "version_conflict"]);
    const moved = await findOpenCase(app, posted.id);
    expect(moved).toMatchObject({ id: found.id, revision: 2 });
    await decide(moved.version).expect(200);
  });
});

describe("the verdict on an edit", () => {
  test.each([
    ["publish", "published", "publish"],
    ["flag", "published", "publish"],
    ["hold", "held", "hold"],
    ["remove", "removed", "remove"],
  ] as const)("%s makes a published comment %s", async (body, status, kind) => {
    const posted = await postComment(app);
    const { body: answer } = await edit(posted, `${BODIES[body]} Edited.`).expect(200);
    expect(answer.comment).toMatchObject({ status, revision: 2 });
    expect((await decisionsOf(posted.id)).at(-1)).toMatchObject({ revision: 2, kind, verdict: body, supersedes: null });
  });

  test("that is clean leaves a held comment held, and its case moves to the new revision", async () => {
    const posted = await postComment(app, { body: BODIES.hold });
    const before = await findOpenCase(app, posted.id);
    const { body } = await edit(posted, BODIES.publish).expect(200);
    expect(body.comment).toMatchObject({ status: "held", revision: 2 });
    expect(await findOpenCase(app, posted.id)).toMatchObject({
      id: before.id,
      revision: 2,
      version: before.version + 1,
    });
    expect((await decisionsOf(posted.id)).at(-1)).toMatchObject({
      kind: "hold",
      cause: "carried_over",
      verdict: "publish",
    });
  });

  test("that would remove leaves a held comment held too: a human decides", async () => {
    const posted = await postComment(app, { body: BODIES.hold });
    const { body } = await edit(posted, BODIES.remove).expect(200);
    expect(body.comment.status).toBe("held");
  });

  test("is none when nothing changed: the engine gets no second look", async () => {
    const posted = await postComment(app);
    await edit(posted, BODIES.publish).expect(200);
    expect(await decisionsOf(posted.id)).toHaveLength(1);
  });
});

describe("the database refuses", () => {
  const matchOf = async () => {
    const { decisionId } = await removedComment(app);
    const { body } = await app.deps.db.prisma.revision.findFirstOrThrow({
      where: { decisions: { some: { id: decisionId } } },
    });
    return { decisionId, length: body?.length ?? 0 };
  };
  const insertSpan = async (spanOf: (length: number) => readonly [number, number]) => {
    const { decisionId, length } = await matchOf();
    const [start, end] = spanOf(length);
    return refusedBy(
      app.deps.db,
      `insert into policy_matches
       select (jsonb_populate_record(t, $2::jsonb)).* from policy_matches t where t.decision_id = $1 and position = 0`,
      [decisionId, { position: 9, start, end }],
    );
  };
  test.each([
    [
      "a span that ends behind the text",
      "policy_matches_inside_revision",
      (length: number) => [0, length + 1] as const,
    ],
    ["a span that begins before it", "policy_matches_span", () => [-1, 1] as const],
    ["an empty span", "policy_matches_span", () => [3, 3] as const],
    ["a span that ends before it begins", "policy_matches_span", () => [3, 2] as const],
  ])("%s", async (_what, constraint, spanOf) => {
    expect(await insertSpan(spanOf)).toBe(constraint);
  });

  test("but not a span over the whole text", async () => {
    expect(await insertSpan((length) => [0, length])).toBeNull();
  });

  test("a decision about a revision that is not there", async () => {
    const [root] = await decisionsOf((await postComment(app)).id);
    const refused = await refusedBy(app.deps.db, likeRow("decisions"), [root?.id, { id: newId(), revision: 2 }]);
    expect(refused).toBe("decisions_comment_id_revision_fkey");
  });
});
