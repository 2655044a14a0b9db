import { newId } from "../../src/shared/ids.ts";
import { DAY } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import {
  REASON,
  STATEMENT,
  claim,
  decideAppeal,
  decideComment,
  fileAppeal,
  findLink,
  findOpenCase,
  flagByReaders,
  openAppeal,
  postComment,
  refusalOf,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let independent: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  independent = await app.person("moderator");
});

/** Readers become staff: what they did before stays their doing. */
async function promote({ account }: TestPerson): Promise<void> {
  await app.deps.db.prisma.account.update({ where: { id: account.id }, data: { role: "moderator" } });
  app.clock.advance(6_000);
}

/** An open appeal with everybody who had a part in the matter, all of them moderators by now. */
async function contested() {
  const [author, flagger] = [await app.person(), await app.person()];
  const [remover, publisher] = [await app.person("moderator"), await app.person("moderator")];
  const posted = await postComment(app, { author });
  await app.as(flagger).post(`/comments/${posted.id}/flags`).send({ category: "spam" }).expect(201);
  await decideComment(app, publisher, { id: posted.id, action: "publish" });
  await decideComment(app, remover, { id: posted.id, action: "remove" });
  const { body } = await app.as(author).get("/me/comments").expect(200);
  const filed = await app
    .as(author)
    .post("/appeals")
    .send({ decisionId: body.items[0].decision.id, statement: "I was quoting what the minister said." })
    .expect(201);
  await promote(author);
  await promote(flagger);
  return { id: posted.id, appealId: String(filed.body.id), people: { author, flagger, remover, publisher } };
}

const PARTIES = [
  ["author", /wrote/],
  ["flagger", /flagged/],
  ["remover", /decided/],
  ["publisher", /decided/],
] as const;

describe("an appeal is decided by no one who had a part in it", () => {
  let matter: Awaited<ReturnType<typeof contested>>;
  beforeAll(async () => {
    matter = await contested();
  });
  const path = () => `/moderation/appeals/${matter.appealId}`;

  test.each(PARTIES)("the %s sees it, with the reason why not", async (who, why) => {
    const list = await app.as(matter.people[who]).get("/moderation/appeals").expect(200);
    const item = list.body.items.find(({ id }: { id: string }) => id === matter.appealId);
    expect(item).toMatchObject({ canDecide: false, whyNot: expect.stringMatching(why) });
  });

  test.each(PARTIES)("the %s may not claim it, nor decide it with somebody's claim", async (who, _why) => {
    const client = app.as(matter.people[who]);
    expect(refusalOf(await client.post(`${path()}/claim`))).toEqual([403, "conflict_of_interest"]);
    const { body } = await app.as(independent).post(`${path()}/claim`).expect(200);
    const decision = { outcome: "upheld", reason: "No.", claimToken: body.claimToken };
    expect(refusalOf(await client.post(`${path()}/decision`).send(decision))).toEqual([403, "conflict_of_interest"]);
  });

  test.each([
    ["author", "appeals_independent_decider"],
    ["flagger", "appeals_independent_decider"],
    ["remover", "appeals_independent_decider"],
    ["publisher", "appeals_independent_decider"],
  ] as const)("the database refuses the %s", async (who, constraint) => {
    const sql = "update appeals set status = 'upheld', decided_at = now(), decided_by = $2 where id = $1";
    const values = [matter.appealId, matter.people[who].account.id];
    expect(await refusedBy(app.deps.db, sql, values)).toBe(constraint);
  });

  test("the database refuses the decider by a constraint too, should the trigger be gone", async () => {
    const sql = `alter table appeals disable trigger appeals_independent_decider;
      update appeals set status = 'upheld', decided_at = now(), decided_by = '${matter.people.remover.account.id}'
      where id = '${matter.appealId}'`;
    expect(await refusedBy(app.deps.db, sql)).toBe("appeals_another_human");
  });

  test("and the decider that it names is the one who decided", async () => {
    const sql = "update appeals set decision_decider_key = $2 where id = $1";
    const values = [matter.appealId, independent.account.id];
    expect(await refusedBy(app.deps.db, sql, values)).toBe("appeals_decision_id_decision_decider_key_fkey");
  });

  test("while anybody else may", async () => {
    const item = await app.as(independent).get(path()).expect(200);
    expect(item.body).toMatchObject({ canDecide: true, whyNot: null });
    await decideAppeal(app, independent, { appealId: matter.appealId, outcome: "upheld" });
  });
});

describe("an appeal is answered by no one", () => {
  const whyNot = async (who: TestPerson, appealId: string): Promise<string | null> =>
    (await app.as(who).get(`/moderation/appeals/${appealId}`).expect(200)).body.whyNot;

  test("who confirmed the policy's removal, though they wrote no decision", async () => {
    const [author, confirmer] = [await app.person(), await app.person("moderator")];
    const { id } = await postComment(app, { author });
    await flagByReaders(app, id, 1);
    await app.as(author).patch(`/comments/${id}`).send({ body: BODIES.remove, revision: 1 }).expect(200);
    const { id: caseId, version } = await findOpenCase(app, id);
    const claimToken = await claim(app, confirmer, `/moderation/cases/${caseId}`);
    await app
      .as(confirmer)
      .post(`/moderation/cases/${caseId}/decision`)
      .send({ action: "remove", reason: REASON, claimToken, version })
      .expect(200);
    const appealId = await fileAppeal(app, await findLink(app, id));
    expect(await whyNot(confirmer, appealId)).toMatch(/decided/);
    expect(await whyNot(independent, appealId)).toBeNull();
  });

  test("who answered another one about the same comment", async () => {
    const [answerer, publisher, remover] = [
      await app.person("moderator"),
      await app.person("moderator"),
      await app.person("moderator"),
    ];
    const first = await openAppeal(app, { by: publisher });
    await decideAppeal(app, answerer, { appealId: first.appealId, outcome: "upheld" });
    await decideComment(app, publisher, { id: first.id, action: "publish" });
    await decideComment(app, remover, { id: first.id, action: "remove" });
    const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({
      where: { decision: { commentId: first.id }, appeals: { none: {} } },
      orderBy: { createdAt: "desc" },
    });
    const filed = await app
      .as(first.author)
      .post("/appeals")
      .send({ decisionId: link.decisionId, statement: STATEMENT })
      .expect(201);
    expect(await whyNot(answerer, filed.body.id)).toMatch(/answered another/);
    const sql = "update appeals set status = 'upheld', decided_at = now(), decided_by = $2 where id = $1";
    const values = [filed.body.id, answerer.account.id];
    expect(await refusedBy(app.deps.db, sql, values)).toBe("appeals_independent_decider");
    expect(await whyNot(independent, filed.body.id)).toBeNull();
  });
});

test("what the database's own functions read, no table of a session stands before", async () => {
  const { rows } = await app.deps.db.pool.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not coalesce(array_to_string(p.proconfig, ',') like 'search_path=pg_catalog, public, pg_temp%', false)`);
  expect(rows).toEqual([]);
});

describe("a comment is decided by no one who wrote or flagged it", () => {
  test.each(["author", "flagger"] as const)("not by its %s, as the database says", async (who) => {
    const [author, flagger] = [await app.person(), await app.person()];
    const { id } = await postComment(app, { author });
    await app.as(flagger).post(`/comments/${id}/flags`).send({ category: "spam" }).expect(201);
    const root = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: id } });
    const decider = { author, flagger }[who].account.id;
    const person = { basis: "person", cause: "moderator", decided_by: decider, decider_key: decider };
    const decision = { id: newId(), supersedes: root.id, ...person };
    expect(await refusedBy(app.deps.db, likeRow("decisions"), [root.id, decision])).toBe(
      "decisions_independent_decider",
    );
  });

  test("and a decision by a person names the person", async () => {
    const { id } = await postComment(app);
    const root = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: id } });
    const decisionBy = (changes: object) =>
      refusedBy(app.deps.db, likeRow("decisions"), [root.id, { id: newId(), supersedes: root.id, ...changes }]);
    expect(await decisionBy({ basis: "person" })).toBe("decisions_person_has_a_name");
    const { id: someone } = independent.account;
    expect(await decisionBy({ basis: "person", decided_by: someone })).toBe("decisions_decider_key");
    expect(await decisionBy({ decided_by: someone, decider_key: someone })).toBe("decisions_person_has_a_name");
  });
});

test("with one moderator an appeal waits and says so, however long", async () => {
  const small = await testApp({ policy: smallPolicy() });
  const only = await small.person("moderator");
  const { appealId } = await openAppeal(small, { by: only });
  small.clock.advance(DAY / 3);
  const { body } = await small.as(only).get("/moderation/appeals").expect(200);
  expect(body.items).toMatchObject([
    { id: appealId, canDecide: false, whyNot: expect.stringContaining("someone else") },
  ]);
  const refused = await small.as(only).post(`/moderation/appeals/${appealId}/claim`);
  expect(refusalOf(refused)).toEqual([403, "conflict_of_interest"]);
});
