import { policyRevision } from "../../src/config/policy-files.ts";
import { transaction } from "../../src/db/transaction.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { insertActivation } from "../../src/policy-revisions/activations.ts";
import { ensureActivePolicy } from "../../src/policy-revisions/active-policy.ts";
import { insertRevision } from "../../src/policy-revisions/stored-revision.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { countRows, fingerprintRows } from "../support/rows.ts";
import { findOpenCase, postComment, refusalOf } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const OPERATOR = { kind: "operator", label: "cli:test" } as const;

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
});

const store = (on: TestApp, title: string) => {
  const { files, model, revision } = smallPolicy(title);
  return activatePolicy(on.deps, { revision: { hash: revision, files: [...files], model }, actor: OPERATOR });
};

describe("the public text of the policy", () => {
  test("names categories and live rules with their notices, and not how they match", async () => {
    const { body, text } = await app.as(null).get("/policies").expect(200);
    expect(body).toMatchObject({ revision: smallPolicy().revision, active: true });
    expect(body.categories.map(({ id }: { id: string }) => id)).toEqual(["profanity", "pii", "harassment"]);
    expect(body.rules).toHaveLength(3);
    expect(text).not.toMatch(/regex|blockhead|darn,/);
  });

  test("of an earlier revision can be read by whoever was judged by it", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const { revision: first } = smallPolicy();
    await store(own, "Another policy");
    await eventually(() => expect(own.deps.policy().revision).not.toBe(first));
    const { body } = await own.as(null).get(`/policies/${first}`).expect(200);
    expect(body).toMatchObject({ revision: first, active: false });
  });

  test.each([["0".repeat(64)], ["latest"], ["0".repeat(63)]])("of the revision %s is 404", async (revision) => {
    await app.as(null).get(`/policies/${revision}`).expect(404);
  });
});

describe("judging a text on trial", () => {
  test("explains every match, and changes nothing", async () => {
    const moderator = app.as(await app.person("moderator"));
    await moderator.get("/me").expect(200);
    const before = await fingerprintRows(app.deps.db);
    const { body } = await moderator.post("/policies/evaluate").send({ body: BODIES.remove }).expect(200);
    const start = BODIES.remove.indexOf("blockhead");
    expect(body).toMatchObject({
      outcome: "remove",
      categories: ["harassment"],
      degraded: [],
      policyRevision: smallPolicy().revision,
      matches: [
        { ruleId: "harassment.name", start, end: start + 9, text: "blockhead", explanation: expect.any(String) },
      ],
    });
    expect(await fingerprintRows(app.deps.db)).toEqual(before);
  });

  test.each([
    ["no letters", { start: 3, end: 3 }],
    ["what comes after the text", { start: 0, end: 1000 }],
  ])("refuses a span of %s", async (_, span) => {
    const moderator = app.as(await app.person("moderator"));
    const { body } = await moderator.post("/policies/evaluate").send({ body: BODIES.flag, span }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: "/span" })]);
  });

  test.each([
    ["nobody", 401],
    ["reader", 403],
    ["moderator", 200],
    ["administrator", 200],
  ] as const)("answers %s with %i", async (who, status) => {
    const person = who === "nobody" ? null : await app.person(who);
    await app.as(person).post("/policies/evaluate").send({ body: BODIES.flag }).expect(status);
  });
});

describe("activating a revision", () => {
  test("is an administrator's, judges from then on, and is written down with both revisions", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const { revision: first } = smallPolicy();
    const { revision: second } = smallPolicy("The second");
    await store(own, "The second");
    await eventually(() => expect(own.deps.policy().revision).toBe(second));
    const [reader, moderator] = [await own.person(), await own.person("moderator")];
    for (const who of [reader, moderator]) {
      expect(refusalOf(await own.as(who).post(`/policies/${first}/activate`))).toEqual([403, "forbidden"]);
    }
    const administrator = await own.person("administrator");
    await own.as(administrator).post(`/policies/${first}/activate`).expect(200);
    await eventually(() => expect(own.deps.policy().revision).toBe(first));
    const { id } = await postComment(own, { body: BODIES.flag });
    expect(
      (await own.as(moderator).get(`/moderation/cases/${(await findOpenCase(own, id)).id}`)).body.policyRevision,
    ).toBe(first);
    const activations = await own.deps.db.prisma.policyActivation.findMany({ orderBy: { id: "asc" } });
    expect(activations.map(({ revision, replaces }) => [revision, replaces])).toEqual([
      [first, null],
      [second, first],
      [first, second],
    ]);
    expect(activations.map((each) => each.actorAccountId ?? each.actorLabel)).toEqual([
      "start",
      "cli:test",
      administrator.account.id,
    ]);
  });

  test("that is broken leaves the one in force", async () => {
    const { files } = smallPolicy("Broken");
    const broken = files.map(({ path, text }) => ({
      path,
      text: text.replaceAll("severity: high", "severity: grave"),
    }));
    const before = await countRows(app.deps.db);
    const revision = { hash: policyRevision(broken, undefined, "x"), files: broken, model: undefined };
    await expect(activatePolicy(app.deps, { revision, actor: OPERATOR })).rejects.toThrow();
    expect(await countRows(app.deps.db)).toEqual(before);
    expect(app.deps.policy().revision).toBe(smallPolicy().revision);
  });

  test("that an earlier engine stored and this one cannot read is refused with its place, and public to nobody", async () => {
    const broken = smallPolicy("Of an earlier engine").files.map(({ path, text }) => ({
      path,
      text: text.replaceAll("severity: high", "severity: grave"),
    }));
    const hash = "e".repeat(64);
    const stored = { hash, files: broken, model: undefined };
    await transaction(app.deps.db, (tx) => insertRevision(tx, stored, app.deps.clock()));
    const administrator = app.as(await app.person("administrator"));
    await administrator.get("/me").expect(200);
    const before = await countRows(app.deps.db);
    const answer = await administrator.post(`/policies/${hash}/activate`);
    expect(refusalOf(answer)).toEqual([409, "invalid_state"]);
    expect(answer.body.detail).toMatch(/rules\.yaml:\d+: /);
    expect(await countRows(app.deps.db)).toEqual(before);
    const { text } = await app.as(null).get(`/policies/${hash}`).expect(404);
    expect(text).not.toContain("rules.yaml");
  });

  test("a revision that nobody stored is 404", async () => {
    const administrator = app.as(await app.person("administrator"));
    await administrator.post(`/policies/${"0".repeat(64)}/activate`).expect(404);
  });
});

describe("at start", () => {
  const starting = async () => {
    const { deps } = await testApp({ policy: smallPolicy() });
    return (title?: string) => ensureActivePolicy(deps.db, smallPolicy(title), deps.clock());
  };

  test("the policy on disk is the one in force, or it only differs", async () => {
    const start = await starting();
    expect(await start()).toBe("same");
    expect(await start("Changed on disk")).toBe("differs");
  });

  test("a policy of another engine goes on under this one, once, however many replicas start", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const { files } = smallPolicy("Of another engine");
    const revision = { hash: "a".repeat(64), files: [...files], model: undefined };
    await transaction(own.deps.db, async (tx) => {
      await insertRevision(tx, revision, own.deps.clock());
      await insertActivation(tx, { hash: revision.hash, actor: OPERATOR, at: own.deps.clock() });
    });
    const before = await own.deps.db.prisma.policyActivation.count();
    const started = await Promise.all(
      [1, 2, 3, 4].map(() => ensureActivePolicy(own.deps.db, smallPolicy(), own.deps.clock())),
    );
    expect(started.toSorted()).toEqual(["differs", "differs", "differs", "upgraded"]);
    expect(await own.deps.db.prisma.policyActivation.count()).toBe(before + 1);
  });
});
