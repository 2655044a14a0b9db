import { postComment as postWith } from "../../src/comments/post-comment.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { countRows, likeRow, refusedBy } from "../support/rows.ts";
import { postComment, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const effectiveOf = (commentId: string) =>
  app.deps.db.prisma.decision.findMany({ where: { commentId, next: { none: {} } }, include: { statement: true } });

describe("a removed comment", () => {
  test.each([
    ["the policy", true, ["harassment.name"]],
    ["a moderator", false, []],
  ])("by %s has one effective decision with one statement of reasons", async (_who, automated, rules) => {
    const { id, author } = await removedComment(app, automated ? {} : { by: moderator });
    const decisions = await effectiveOf(id);
    expect(decisions).toHaveLength(1);
    expect(decisions[0]?.statement).toMatchObject({
      accountId: author.account.id,
      data: {
        restriction: "removed",
        categories: ["harassment"],
        rules: rules.map((rule) => expect.objectContaining({ id: rule })),
        policyRevision: app.deps.policy().revision,
        automatedDetection: automated,
        automatedDecision: automated,
        redress: { internalAppeal: true, windowDays: 184, courts: true },
      },
    });
  });

  test("gets decision, statement, link, letter and job in the transaction that removes it", async () => {
    const { id } = await removedComment(app, { by: moderator });
    const { rows } = await app.deps.db.pool.query(
      `select c.xmin = all (array[d.xmin, s.xmin, l.xmin, m.xmin, j.xmin]) as together
       from comments c
       join decisions d on d.comment_id = c.id and d.kind = 'remove'
       join statements s on s.decision_id = d.id
       join appeal_links l on l.decision_id = d.id
       join letters m on m.subject_id = d.id and m.kind = 'comment_removed'
       join graphile_worker._private_jobs j on j.payload->>'letterId' = m.id::text
       where c.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ together: true }]);
  });

  test("whose reasons cannot be written is not removed, nor there at all", async () => {
    const [author, article] = [await app.person(), await app.article()];
    const keyless = { ...app.deps, config: { ...app.deps.config, appealLinkKeys: [] } };
    const before = await countRows(app.deps.db);
    const post = { article, authorId: author.account.id, body: BODIES.remove, parentId: null, idempotencyKey: "k" };
    await expect(postWith(keyless, post)).rejects.toThrow("no key");
    expect(await countRows(app.deps.db)).toEqual(before);
  });
});

describe("the database refuses", () => {
  const published = async () => {
    const { id } = await postComment(app);
    const [decision] = await effectiveOf(id);
    return { id, decisionId: decision?.id };
  };

  test("a removal without its statement", async () => {
    const { id, decisionId } = await published();
    const removal = { id: newId(), kind: "remove", supersedes: decisionId };
    const sql = `with removal as (${likeRow("decisions")}) update comments set status = 'removed' where id = $3`;
    expect(await refusedBy(app.deps.db, sql, [decisionId, removal, id])).toBe("comments_removed_with_reasons");
  });

  test.each([
    [
      "a status that no decision says",
      "update comments set status = 'removed' where id = $1",
      "comments_follow_decisions",
    ],
    ["a comment that nobody decided about", "comment", "comments_decided"],
    ["a revision that nobody decided about", "revision", "comments_decided"],
  ])("%s", async (_what, sql, constraint) => {
    const { id } = await published();
    const made = { id: newId() };
    const statements: Record<string, [string, unknown[]]> = {
      comment: [
        `with text as (insert into revisions (comment_id, number, body, body_length, created_at)
           values ($3, 1, 'x', 1, now())) ${likeRow("comments")}`,
        [id, made, made.id],
      ],
      revision: [
        `with text as (insert into revisions (comment_id, number, body, body_length, created_at)
           values ($1, 2, 'x', 1, now())) update comments set revision = 2 where id = $1`,
        [id],
      ],
    };
    const [statement, values] = statements[sql] ?? [sql, [id]];
    expect(await refusedBy(app.deps.db, statement, values)).toBe(constraint);
  });

  test("a decision that its comment does not follow", async () => {
    const { decisionId } = await published();
    const hold = { id: newId(), kind: "hold", supersedes: decisionId };
    expect(await refusedBy(app.deps.db, likeRow("decisions"), [decisionId, hold])).toBe("comments_follow_decisions");
  });

  test("a second statement of one decision", async () => {
    const { decisionId } = await removedComment(app);
    const { id } = await app.deps.db.prisma.statement.findUniqueOrThrow({ where: { decisionId } });
    expect(await refusedBy(app.deps.db, likeRow("statements"), [id, { id: newId() }])).toBe(
      "statements_decision_id_key",
    );
  });
});
