import { readFile } from "node:fs/promises";
import { compareDecisions } from "../../src/audit/compare-decisions.ts";
import { findMissing } from "../../src/audit/find-missing.ts";
import { runRecourse } from "../cli/run-recourse.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  claim,
  decideAppeal,
  decideComment,
  findOpenCase,
  openAppeal,
  postComment,
  restrict,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, administrator] = [await app.person("moderator"), await app.person("administrator")];
});

const about = async (subject: string) => {
  const { body } = await app.as(administrator).get(`/moderation/audit?subject=${subject}`).expect(200);
  return body.items;
};

test("a decision by the policy is in the audit, with ids and codes only", async () => {
  const { id } = await postComment(app, { body: BODIES.hold });
  const { id: decision } = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: id } });
  expect(await about(id)).toMatchObject([
    {
      actorAccountId: null,
      actorLabel: "policy",
      action: "decision.hold",
      subjectKind: "comment",
      details: { decision, revision: 1, cause: "verdict" },
    },
  ]);
});

test("a decision by a moderator is there once, under who took it, whether about a case, in bulk or beside the queue", async () => {
  const posted = [];
  for (const _ of [1, 2, 3]) posted.push(await postComment(app, { body: BODIES.hold }));
  const [single, bulk, beside] = posted.map(({ id }) => id);
  const found = await findOpenCase(app, single ?? "");
  const claimToken = await claim(app, moderator, `/moderation/cases/${found.id}`);
  await app
    .as(moderator)
    .post(`/moderation/cases/${found.id}/decision`)
    .send({ action: "publish", claimToken, version: found.version })
    .expect(200);
  const other = await findOpenCase(app, bulk ?? "");
  await app
    .as(moderator)
    .post("/moderation/decisions/bulk")
    .send({ action: "publish", items: [{ caseId: other.id, version: other.version }] })
    .expect(200);
  await decideComment(app, moderator, { id: beside ?? "", action: "publish" });
  for (const { id } of posted) {
    const [newest, first, ...rest] = await about(id);
    expect(newest).toMatchObject({
      action: "decision.publish",
      actorAccountId: moderator.account.id,
      actorLabel: null,
    });
    expect(first).toMatchObject({ action: "decision.hold" });
    expect(rest).toEqual([]);
  }
});

test("a limit on an account and its end are found under the account", async () => {
  const author = await app.person();
  const id = await restrict(app, moderator, { ...author, kind: "banned" });
  await app.as(moderator).delete(`/moderation/users/${author.account.id}/restrictions/${id}`).expect(204);
  const decided = (await about(author.account.id)).filter(({ action }: { action: string }) =>
    action.startsWith("decision."),
  );
  expect(decided).toMatchObject([
    { action: "decision.lift", subjectKind: "account", details: { restriction: id } },
    { action: "decision.restrict", subjectKind: "account", details: { restriction: id } },
  ]);
});

test("no decision is missing in the audit, and none is there twice", async () => {
  const { appealId } = await openAppeal(app, { by: moderator });
  await decideAppeal(app, await app.person("moderator"), { appealId, outcome: "overturned" });
  const { rows } = await app.deps.db.pool.query(`
    select d.id, count(a.id)::int as rows
    from decisions d
    left join audit_entries a on a.details->>'decision' = d.id::text and a.action = 'decision.' || d.kind
    group by d.id
    having count(a.id) <> 1`);
  expect(rows).toEqual([]);
});

test("taking a case or an appeal and giving it back is in the audit, renewing it is not", async () => {
  const taken = [
    {
      path: "/moderation/cases",
      kind: "case",
      id: (await findOpenCase(app, (await postComment(app, { body: BODIES.hold })).id)).id,
    },
    { path: "/moderation/appeals", kind: "appeal", id: (await openAppeal(app, { by: moderator })).appealId },
  ];
  const other = await app.person("moderator");
  for (const { path, kind, id } of taken) {
    for (const _ of ["taken", "renewed"]) await app.as(other).post(`${path}/${id}/claim`).expect(200);
    for (const _ of ["given back", "nothing to give"]) await app.as(other).delete(`${path}/${id}/claim`).expect(204);
    const by = { actorAccountId: other.account.id, subjectKind: kind, subjectId: id };
    expect((await about(id)).filter(({ action }: { action: string }) => /claim|release/.test(action))).toMatchObject([
      { action: `${kind}.release`, ...by },
      { action: `${kind}.claim`, ...by },
    ]);
  }
});

test("a decision that was written around the trigger is found by its id, and no other is", async () => {
  const ids = async () => {
    const found: string[] = [];
    for await (const { id } of compareDecisions(app.deps.db.pool)) found.push(id);
    return found;
  };
  const author = await app.person();
  await restrict(app, moderator, { ...author, kind: "banned" });
  expect(await ids()).toEqual([]);
  const { pool } = app.deps.db;
  await pool.query("alter table decisions disable trigger decisions_audited");
  const { id: commentId } = await postComment(app);
  await pool.query("alter table decisions enable trigger decisions_audited");
  const { id } = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId } });
  expect(await ids()).toEqual([id]);
  const { code, out, err } = await runRecourse({ url: app.deps.db.url }, "verify-audit", "--json");
  expect([code, err]).toEqual([1, expect.anything()]);
  expect(JSON.parse(out.join(""))).toMatchObject({
    decisionsWithoutRow: 1,
    faults: expect.arrayContaining([{ kind: "decision_without_row", decision: id }]),
  });
  await pool.query(await readFile("prisma/migrations/20261122001200_earlier_decisions_audited/migration.sql", "utf8"));
  expect(await ids()).toEqual([]);
  expect(await about(commentId)).toMatchObject([
    { action: "decision.publish", actorLabel: "policy", details: { decision: id, recordedLater: true } },
  ]);
});

describe("a decision that was changed behind the triggers is named, with what differs", () => {
  test.each([
    ["decisions", "reason_category = 'spam'", ["category"]],
    ["decisions", "created_at = created_at - interval '1 hour'", ["time"]],
    ["decisions", "notices = array['Something else.']", ["content"]],
    ["decisions", "decided_by = author_id, decider_key = author_id from comments c where c.id = comment_id", ["actor"]],
    ["statements", "data = jsonb_set(data, '{ground}', '\"law\"')", ["statement"]],
  ])("in %s: %s", async (table, change, differs) => {
    const { decisionId } = await openAppeal(app, { by: moderator });
    const key = table === "decisions" ? "decisions.id" : "decision_id";
    const client = await app.deps.db.pool.connect();
    const where = `${change.includes(" where ") ? "and" : "where"} ${key} = '${decisionId}'`;
    await client.query("begin; set local session_replication_role = replica");
    await client.query(`update ${table} set ${change} ${where}`);
    const found = [];
    for await (const each of compareDecisions(client)) found.push(each);
    await client.query("rollback");
    client.release();
    expect(found).toEqual([{ id: decisionId, differs }]);
    const { value } = await compareDecisions(app.deps.db.pool).next();
    expect(value).toBeUndefined();
  });

  test("the command says it in a sentence, and ends with 1", async () => {
    const { decisionId } = await openAppeal(app, { by: moderator });
    const client = await app.deps.db.pool.connect();
    const { rows } = await client.query("select * from statements where decision_id = $1", [decisionId]);
    await client.query(
      `set session_replication_role = replica; update statements set data = '{}' where decision_id = '${decisionId}'`,
    );
    client.release(true);
    const { code, out } = await runRecourse({ url: app.deps.db.url }, "verify-audit");
    expect([code, out.join("\n")]).toEqual([
      1,
      expect.stringContaining(`decision ${decisionId} was changed: its statement is not what the audit says`),
    ]);
    const back = await app.deps.db.pool.connect();
    await back.query("set session_replication_role = replica");
    await back.query("update statements set data = $2 where decision_id = $1", [decisionId, rows[0].data]);
    back.release(true);
  });
});

describe("a decision or statement that was taken away behind the triggers is named, by what tells of it", () => {
  interface Subject {
    readonly published: string;
    readonly lifted: string;
    readonly restricted: string;
    readonly statement: string;
  }

  /** A person's publication that stands, a restriction that stands, and one that was lifted. */
  async function decided(): Promise<Subject> {
    const { prisma } = app.deps.db;
    const { id: commentId } = await postComment(app, { body: BODIES.hold });
    await decideComment(app, moderator, { id: commentId, action: "publish" });
    const author = await app.person();
    const ended = await restrict(app, moderator, { ...author, kind: "banned" });
    await app.as(moderator).delete(`/moderation/users/${author.account.id}/restrictions/${ended}`).expect(204);
    const stands = await restrict(app, moderator, { ...(await app.person()), kind: "banned" });
    const [published, lifted, restricted] = [
      await prisma.decision.findFirstOrThrow({ where: { commentId, kind: "publish" } }),
      await prisma.decision.findFirstOrThrow({ where: { restrictionId: ended, kind: "lift" } }),
      await prisma.decision.findFirstOrThrow({ where: { restrictionId: stands }, include: { statement: true } }),
    ];
    const statement = restricted.statement?.id ?? "";
    return { published: published.id, lifted: lifted.id, restricted: restricted.id, statement };
  }

  const rowOf = async (subject: { readonly action: string; readonly decision: string }) => {
    const { rows } = await app.deps.db.pool.query(
      "select id::int as id from audit_entries where action like $1 and details ->> 'decision' = $2",
      [subject.action, subject.decision],
    );
    return rows[0]?.id;
  };

  const statementGone = async ({ restricted: decision, statement }: Subject) => ({
    kind: "statement_missing",
    statement,
    decision,
    row: await rowOf({ action: "statement.issue", decision }),
  });

  const decisionGone = async (decision: string) => ({
    kind: "decision_missing",
    decision,
    row: await rowOf({ action: "decision.%", decision }),
  });

  test.each([
    ["a publication", ({ published }: Subject) => [published, ""], (on: Subject) => [decisionGone(on.published)]],
    ["a lift", ({ lifted }: Subject) => [lifted, ""], (on: Subject) => [decisionGone(on.lifted)]],
    [
      "a restriction's decision with its statement",
      ({ restricted }: Subject) => [restricted, restricted],
      (on: Subject) => [decisionGone(on.restricted), statementGone(on)],
    ],
    [
      "a restriction's statement alone",
      ({ restricted }: Subject) => ["", restricted],
      (on: Subject) => [statementGone(on)],
    ],
  ])("%s", async (_, gone, expected) => {
    const on = await decided();
    const [decision = "", statedBy = ""] = gone(on);
    const client = await app.deps.db.pool.connect();
    await client.query("begin; set local session_replication_role = replica");
    await client.query("delete from statements where decision_id::text = $1", [statedBy]);
    await client.query("delete from decisions where id::text = $1", [decision]);
    const found = [];
    for await (const each of findMissing(client)) found.push(each);
    await client.query("rollback");
    client.release();
    expect(found).toEqual(await Promise.all(expected(on)));
    const { value } = await findMissing(app.deps.db.pool).next();
    expect(value).toBeUndefined();
  });

  test("a row that somebody forged, with no id in it, is named and ends no check", async () => {
    const client = await app.deps.db.pool.connect();
    await client.query("begin");
    const { rows } = await client.query(`
      insert into audit_entries (site_id, at, actor_label, action, subject_kind, subject_id, details)
      select site_id, at, 'policy', 'decision.publish', 'comment', 'nobody', '{"decision": "none"}' from audit_entries
      limit 1
      returning id::int as id`);
    const found = [];
    for await (const each of findMissing(client)) found.push(each);
    await client.query("rollback");
    client.release();
    expect(found).toEqual([{ kind: "decision_missing", decision: "none", row: rows[0].id }]);
  });

  test("the command says it in a sentence, counts it, and ends with 1", async () => {
    const { restricted, statement } = await decided();
    const client = await app.deps.db.pool.connect();
    const { rows } = await client.query("select * from statements where id = $1", [statement]);
    await client.query(`set session_replication_role = replica; delete from statements where id = '${statement}'`);
    const { code, out } = await runRecourse({ url: app.deps.db.url }, "verify-audit");
    const { out: json } = await runRecourse({ url: app.deps.db.url }, "verify-audit", "--json");
    await client.query("insert into statements select * from jsonb_populate_record(null::statements, $1)", [
      JSON.stringify(rows[0]),
    ]);
    client.release(true);
    expect(out.filter((line) => line.includes(restricted))).toHaveLength(1);
    expect([code, out]).toEqual([
      1,
      expect.arrayContaining([
        expect.stringMatching(`^statement ${statement} of decision ${restricted} is gone: row \\d+ tells of it$`),
        "1 of them are decisions or statements that are gone.",
      ]),
    ]);
    expect(JSON.parse(json.join(""))).toMatchObject({ missing: 1, decisionsChanged: 0 });
  });

  test("a statement that went with the row that told of it is missed by its decision", async () => {
    const { restricted, statement } = await decided();
    const client = await app.deps.db.pool.connect();
    await client.query("begin; set local session_replication_role = replica");
    await client.query("delete from statements where id = $1", [statement]);
    await client.query("delete from audit_entries where action = 'statement.issue' and subject_id = $1", [statement]);
    const found = [];
    for await (const each of compareDecisions(client)) found.push(each);
    for await (const each of findMissing(client)) found.push(each);
    await client.query("rollback");
    client.release();
    expect(found).toEqual([{ id: restricted, differs: ["statement"] }]);
  });
});

describe("the list of the audit", () => {
  const list = async (query: Record<string, string>) => {
    const { body } = await app
      .as(administrator)
      .get(`/moderation/audit?${new URLSearchParams(query)}`)
      .expect(200);
    return body.items;
  };

  test("is searched by who, a person or a label", async () => {
    const { id } = await postComment(app);
    await app.as(moderator).post(`/moderation/comments/${id}/reveal`).expect(200);
    const mine = await list({ actor: moderator.account.id });
    expect(mine[0]).toMatchObject({ action: "comment.reveal", subjectId: id });
    expect(new Set(mine.map((entry: { actorAccountId: string }) => entry.actorAccountId))).toEqual(
      new Set([moderator.account.id]),
    );
    const policys = await list({ actor: "policy", action: "decision.publish", subject: id });
    expect(policys).toHaveLength(1);
    expect(await list({ actor: "nobody" })).toEqual([]);
  });

  test("is searched by time: from, and up to but not with", async () => {
    app.clock.advance(3_600_000);
    const at = app.clock.now().toISOString();
    const { id } = await postComment(app);
    expect(await list({ subject: id, from: at })).toHaveLength(1);
    expect(await list({ subject: id, to: at })).toEqual([]);
    await app.as(administrator).get("/moderation/audit?from=yesterday").expect(422);
  });
});
