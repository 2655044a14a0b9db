import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import {
  claim,
  decideAppeal,
  findOpenCase,
  openAppeal,
  postComment,
  removedComment,
  restrict,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

/** With a column that any update may name. */
const APPEND_ONLY = {
  decisions: "id",
  policy_matches: "decision_id",
  statements: "id",
  policy_revisions: "hash",
  policy_activations: "id",
  audit_entries: "id",
} as const;

/** Words that people wrote, each in another place where words can be written. */
const WORDS = {
  body: "marmalade",
  edit: "rhubarb",
  flagNote: "quince",
  reasonNote: "gooseberry",
  colleagueNote: "damson",
  statement: "mulberry",
  outcomeReason: "elderflower",
  restriction: "cloudberry",
  accountNote: "sloe",
} as const;

let app: TestApp;
let moderator: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, other] = [await app.person("moderator"), await app.person("moderator")];
  await sayEverything();
});

/** Every kind of text that somebody can write, once, and a decision on each. */
async function sayEverything(): Promise<void> {
  const { id, author } = await postComment(app, { body: `${WORDS.body}. ${BODIES.flag}` });
  await app
    .as(author)
    .patch(`/comments/${id}`)
    .send({ body: `${WORDS.edit}. ${BODIES.flag}`, revision: 1 })
    .expect(200);
  const flag = { category: "other", note: WORDS.flagNote };
  await app
    .as(await app.person())
    .post(`/comments/${id}/flags`)
    .send(flag)
    .expect(201);
  const found = await findOpenCase(app, id);
  const decision = {
    action: "remove",
    reason: { category: "other", note: WORDS.reasonNote },
    note: WORDS.colleagueNote,
    claimToken: await claim(app, moderator, `/moderation/cases/${found.id}`),
    version: found.version,
  };
  await app.as(moderator).post(`/moderation/cases/${found.id}/decision`).send(decision).expect(200);
  const { decisionId } = await app.deps.db.prisma.statement.findFirstOrThrow({
    where: { decision: { commentId: id } },
  });
  const filed = await app
    .as(author)
    .post("/appeals")
    .send({ decisionId, statement: `It was only about ${WORDS.statement} and nothing else.` })
    .expect(201);
  const path = `/moderation/appeals/${filed.body.id}` as const;
  const outcome = { outcome: "overturned", reason: WORDS.outcomeReason, claimToken: await claim(app, other, path) };
  await app.as(other).post(`${path}/decision`).send(outcome).expect(200);
  await app.as(moderator).post(`/moderation/comments/${id}/reveal`).expect(200);
  const user = `/moderation/users/${author.account.id}`;
  await app.as(moderator).post(`${user}/notes`).send({ body: WORDS.accountNote }).expect(201);
  const limit = { kind: "premoderated", reason: WORDS.restriction };
  const { body } = await app.as(moderator).post(`${user}/restrictions`).send(limit).expect(201);
  await app.as(moderator).delete(`${user}/restrictions/${body.id}`).expect(204);
}

describe.each(Object.entries(APPEND_ONLY))("rows of %s", (table, column) => {
  test.each([
    ["updated", `update ${table} set ${column} = ${column}`],
    ["deleted", `delete from ${table}`],
    ["truncated", `truncate ${table} cascade`],
  ])("are never %s", async (_how, sql) => {
    const { rowCount } = await app.deps.db.pool.query(`select from ${table}`);
    expect(rowCount).toBeGreaterThan(0);
    expect(await refusedBy(app.deps.db, sql)).toMatch(/_append_only$/);
  });

  test("hold no word of a person", async () => {
    const { rows } = await app.deps.db.pool.query<{ said: string }>(`select to_jsonb(t)::text as said from ${table} t`);
    const everything = rows.map(({ said }) => said).join("\n");
    expect(Object.values(WORDS).filter((word) => everything.includes(word))).toEqual([]);
  });
});

test("the words are there to be found where they may be purged", async () => {
  const { rows } = await app.deps.db.pool.query<{ said: string }>(`
    select coalesce(body, '') as said from revisions
    union all select note from flags where note is not null
    union all select note from statement_texts
    union all select body from decision_notes
    union all select concat(statement, outcome_reason) from appeals
    union all select reason from restrictions
    union all select body from account_notes`);
  const everything = rows.map(({ said }) => said).join("\n");
  expect(Object.values(WORDS).filter((word) => !everything.includes(word))).toEqual([]);
});

describe("corrections form one chain", () => {
  const chainOf = async (commentId: string) =>
    app.deps.db.prisma.decision.findMany({ where: { commentId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const decisionLike = (id: string | undefined, changes: object) =>
    refusedBy(app.deps.db, likeRow("decisions"), [id, { id: newId(), ...changes }]);

  test("whose root is one", async () => {
    const [root] = await chainOf((await postComment(app)).id);
    expect(await decisionLike(root?.id, {})).toBe("decisions_one_root_per_revision");
  });

  test("that does not fork", async () => {
    const [root, removal] = await chainOf((await removedComment(app, { by: moderator })).id);
    expect(removal?.supersedes).toBe(root?.id);
    expect(await decisionLike(removal?.id, {})).toBe("decisions_supersedes_key");
  });

  test("that does not lead to another comment's decisions", async () => {
    const [mine] = await chainOf((await postComment(app)).id);
    const [theirs] = await chainOf((await postComment(app)).id);
    const refused = await decisionLike(mine?.id, { supersedes: theirs?.id, kind: "publish" });
    expect(refused).toBe("decisions_supersedes_comment_id_revision_fkey");
  });

  test("in which nothing supersedes itself", async () => {
    const [root] = await chainOf((await postComment(app)).id);
    const id = newId();
    expect(await decisionLike(root?.id, { id, supersedes: id })).toBe("decisions_not_its_own_successor");
  });

  test("about an account too", async () => {
    const restrictionId = await restrict(app, moderator, { ...(await app.person()), kind: "banned" });
    const root = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { restrictionId } });
    expect(await decisionLike(root.id, {})).toBe("decisions_one_root_per_restriction");
  });
});

test("the status of every comment can be rebuilt from its decisions", async () => {
  const appealed = await openAppeal(app, { by: moderator });
  await decideAppeal(app, other, { appealId: appealed.appealId, outcome: "overturned" });
  for (const body of Object.values(BODIES)) await postComment(app, { body });
  const { rows } = await app.deps.db.pool.query(`
    with recursive chain as (
      select comment_id, revision, id, kind, 1 as place from decisions where supersedes is null and comment_id is not null
      union all
      select d.comment_id, d.revision, d.id, d.kind, c.place + 1 from decisions d join chain c on d.supersedes = c.id
    ), latest as (
      select distinct on (comment_id) comment_id, kind from chain order by comment_id, revision desc, place desc
    )
    select c.id, c.status, l.kind
    from comments c
    left join latest l on l.comment_id = c.id
    where c.status <> 'deleted' and c.status is distinct from (case l.kind
      when 'publish' then 'published' when 'restore' then 'published'
      when 'hold' then 'held' when 'remove' then 'removed' end)::comment_status`);
  expect(rows).toEqual([]);
});
