import { stateHolds } from "../../src/decisions/state-holds.ts";
import type { Deps } from "../../src/deps.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { HOUR, MINUTE } from "../../src/shared/clock.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { STATEMENT, decideAppeal, decideComment, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
});

const run = (deps: Deps = app.deps) => stateHolds.perform(deps, { _cron: { ts: app.clock.now() } });

const hold = (fields: Parameters<typeof postComment>[1] = {}) => postComment(app, { body: BODIES.hold, ...fields });

/** The statements about a comment, with what came with each. */
const toldOf = async (commentId: string) => {
  const told = await app.deps.db.prisma.statement.findMany({
    where: { decision: { commentId } },
    include: { decision: { include: { appealLinks: true } } },
  });
  const letters = await app.deps.db.prisma.letter.findMany({
    where: { kind: "comment_held", subjectId: { in: told.map(({ decisionId }) => decisionId) } },
  });
  return { statements: told, links: told.flatMap(({ decision }) => decision.appealLinks), letters };
};

const counts = async (commentId: string) => {
  const { statements, links, letters } = await toldOf(commentId);
  return [statements.length, links.length, letters.length];
};

test("a hold of a day is told once, with statement, link and letter, however many look at it at once", async () => {
  const { id, author } = await hold();
  app.clock.advance(24 * HOUR - 1);
  await run();
  expect(await counts(id)).toEqual([0, 0, 0]);
  app.clock.advance(1);
  await Promise.all([run(), run(), run()]);
  app.clock.advance(MINUTE);
  await run();
  expect(await counts(id)).toEqual([1, 1, 1]);
  const [statement] = (await toldOf(id)).statements;
  expect(statement).toMatchObject({
    accountId: author.account.id,
    data: {
      restriction: "held",
      scope: "comment",
      endsAt: null,
      source: "own_initiative",
      automatedDetection: true,
      automatedDecision: true,
      ground: "terms",
      categories: ["pii"],
      clauses: [{ category: "pii", title: "Privacy", text: "No addresses." }],
      rules: [{ id: "pii.street", notice: "The notice of pii.street." }],
    },
  });
  expect(JSON.stringify(statement?.data)).not.toContain("elm street");
});

test("a hold that ends before is told to nobody, nor one that is deleted", async () => {
  const [published, deleted] = [await hold(), await hold()];
  app.clock.advance(23 * HOUR);
  await decideComment(app, await app.person("moderator"), { id: published.id, action: "publish" });
  await app.deps.db.prisma.session.updateMany({ data: { expiresAt: new Date("2030-01-01") } });
  await app.as(deleted.author).delete(`/comments/${deleted.id}`).expect(204);
  app.clock.advance(2 * HOUR);
  await run();
  expect([await counts(published.id), await counts(deleted.id)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test("how long it takes is the publisher's to say", async () => {
  const administrator = await app.person("administrator");
  const { id } = await hold();
  const { body: standing } = await app.as(administrator).get("/moderation/settings").expect(200);
  const settings = { ...standing.settings, holds: { statementAfterHours: 48 } };
  await app.as(administrator).put("/moderation/settings").send({ version: standing.version, settings }).expect(200);
  app.clock.advance(47 * HOUR);
  await run();
  expect(await counts(id)).toEqual([0, 0, 0]);
  app.clock.advance(HOUR);
  await run();
  expect(await counts(id)).toEqual([1, 1, 1]);
});

test("one that cannot be told leaves nothing behind, and is told by the next run", async () => {
  const { id } = await hold();
  app.clock.advance(48 * HOUR);
  const keyless = { ...app.deps, config: { ...app.deps.config, appealLinkKeys: [] } };
  await run(keyless);
  expect(await counts(id)).toEqual([0, 0, 0]);
  await run();
  expect(await counts(id)).toEqual([1, 1, 1]);
});

test("an edit does not begin the hold anew, and its new decision is told for itself", async () => {
  const { id, author } = await hold();
  app.clock.advance(MINUTE);
  const body = "I saw him go into elm street 13 last night, I think.";
  await app.as(author).patch(`/comments/${id}`).send({ body, revision: 1 }).expect(200);
  app.clock.advance(48 * HOUR - MINUTE);
  await run();
  const { statements } = await toldOf(id);
  expect(statements.map(({ decision }) => decision.revision)).toEqual([2]);
});

test("its clauses and rules are those of the policy that held it, whatever holds now", async () => {
  const own = await testApp({ policy: smallPolicy() });
  const { id } = await postComment(own, { body: BODIES.hold });
  const { files, model, revision } = smallPolicy("Another year");
  const changed = files.map(({ path, text }) => ({
    path,
    text: text.replace("No addresses.", "No addresses at all.").replaceAll("The notice of", "Nowadays,"),
  }));
  const actor = { kind: "operator", label: "cli:test" } as const;
  const { hash } = await activatePolicy(own.deps, { revision: { hash: revision, files: changed, model }, actor });
  await eventually(async () => expect(own.deps.policy().revision).toBe(hash));
  own.clock.advance(24 * HOUR);
  await stateHolds.perform(own.deps, { _cron: { ts: own.clock.now() } });
  const statement = await own.deps.db.prisma.statement.findFirstOrThrow({ where: { decision: { commentId: id } } });
  expect(statement.data).toMatchObject({
    clauses: [{ text: "No addresses." }],
    rules: [{ notice: "The notice of pii.street." }],
  });
  const removed = await postComment(own, { author: await own.person(), body: BODIES.remove });
  const later = await own.deps.db.prisma.statement.findFirstOrThrow({ where: { decision: { commentId: removed.id } } });
  expect(later.data).toMatchObject({ rules: [{ notice: "Nowadays, harassment.name." }] });
});

test("its letter tells all of it, its author contests it by the link, and won it is published", async () => {
  const own = await testApp({ policy: smallPolicy() });
  await own.startWorker();
  const author = await own.person();
  const { id } = await postComment(own, { author, body: BODIES.hold });
  own.clock.advance(24 * HOUR);
  await stateHolds.perform(own.deps, { _cron: { ts: own.clock.now() } });
  const { text } = await own.letterTo(author, /held back/);
  const flat = text.replaceAll(/\s+/g, " ");
  for (const said of [
    "held back automatically",
    "Privacy: No addresses.",
    "The notice of pii.street.",
    "184 days",
    "court",
  ])
    expect(flat).toContain(said);
  expect(flat).not.toContain("elm street");
  const token = /\/appeals\/([\w-]+)/.exec(text)?.[1] ?? "";
  const filed = await own.as(null).post("/appeals").send({ token, statement: STATEMENT }).expect(201);
  await decideAppeal(own, await own.person("moderator"), { appealId: filed.body.id, outcome: "overturned" });
  const comment = await own.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } });
  expect(comment.status).toBe("published");
});
