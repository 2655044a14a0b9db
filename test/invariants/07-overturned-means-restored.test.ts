import { MINUTE } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  type Posted,
  decideAppeal,
  fileAppeal,
  findLink,
  decideComment,
  postComment,
  removedComment,
} from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let remover: TestPerson;
let judge: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [remover, judge] = [await app.person("moderator"), await app.person("moderator")];
});

interface Thread {
  readonly contested: Posted;
  readonly read: () => Promise<unknown>;
  readonly count: () => Promise<number>;
}

/** The contested comment between others, with a reply that has a reply, and recommendations. */
async function lively(): Promise<Thread> {
  const article = await app.article();
  const reader = await app.person();
  const say = async (body: string, parentId?: string) => {
    app.clock.advance(MINUTE);
    return postComment(app, { article, body, ...(parentId === undefined ? {} : { parentId }) });
  };
  const root = await say("First in the thread.");
  const contested = await say("The one that is contested.", root.id);
  const reply = await say("An answer to it.", contested.id);
  await say("An answer to the answer.", reply.id);
  await say("Last in the thread.");
  await app.as(reader).put(`/comments/${contested.id}/reaction`).send({ kind: "recommend" }).expect(204);
  return {
    contested,
    read: async () => (await app.as(null).get(`/articles/${article.key}/comments?sort=oldest`).expect(200)).body,
    count: async () => (await app.as(null).get(`/counts?keys=${article.key}`).expect(200)).body.counts[article.key],
  };
}

const recordOf = async ({ account }: TestPerson) =>
  (await app.as(judge).get(`/moderation/users/${account.id}`).expect(200)).body.record;

describe("an overturned removal", () => {
  test("puts the comment back in its place, with replies and counts as before, and its author's record is clear", async () => {
    const { contested, read, count } = await lively();
    const [thread, total] = [await read(), await count()];
    await decideComment(app, remover, { id: contested.id, action: "remove" });
    expect(await read()).not.toEqual(thread);
    expect(await count()).toBe(total - 1);
    expect(await recordOf(contested.author)).toMatchObject({ published: 0, removed: 1 });

    const appealId = await fileAppeal(app, await findLink(app, contested.id));
    await decideAppeal(app, judge, { appealId, outcome: "overturned" });
    expect(await read()).toEqual(thread);
    expect(await count()).toBe(total);
    expect(await recordOf(contested.author)).toEqual({ published: 1, removed: 0, overturned: 1 });
  });

  test("writes outcome, decision, status and letter in one transaction", async () => {
    const removed = await removedComment(app, { by: remover });
    const appealId = await fileAppeal(app, removed);
    await decideAppeal(app, judge, { appealId, outcome: "overturned" });
    const { rows } = await app.deps.db.pool.query(
      `select p.xmin = all (array[c.xmin, d.xmin, l.xmin]) as together, d.kind, d.cause, d.decided_by, c.status
       from appeals p
       join comments c on c.id = p.comment_id
       join decisions d on d.id = p.outcome_decision_id and d.supersedes = p.decision_id
       join letters l on l.subject_id = p.id and l.kind = 'appeal_decided'
       where p.id = $1`,
      [appealId],
    );
    const decision = { kind: "restore", cause: "appeal", decided_by: judge.account.id, status: "published" };
    expect(rows).toEqual([{ together: true, ...decision }]);
  });
});

describe("the record of an author", () => {
  test("does not count what only the policy removed", async () => {
    const { author } = await removedComment(app);
    expect(await recordOf(author)).toMatchObject({ removed: 0 });
  });

  test("counts it once a human has upheld it", async () => {
    const removed = await removedComment(app);
    await decideAppeal(app, judge, { appealId: await fileAppeal(app, removed), outcome: "upheld" });
    expect(await recordOf(removed.author)).toMatchObject({ removed: 1, overturned: 0 });
  });
});

test("an upheld removal leaves everything as it is, and tells why", async () => {
  const { contested, read } = await lively();
  await decideComment(app, remover, { id: contested.id, action: "remove" });
  const thread = await read();
  const link = await findLink(app, contested.id);
  await decideAppeal(app, judge, { appealId: await fileAppeal(app, link), outcome: "upheld" });
  expect(await read()).toEqual(thread);
  const { body } = await app.as(null).post("/appeals/lookup").send({ token: link.token }).expect(200);
  expect(body.appeal).toMatchObject({ status: "upheld", outcomeReason: "The words are a quotation." });
});
