import { transaction } from "../../src/db/transaction.ts";
import type { Outcome } from "../../src/db/generated/client.ts";
import { POLICY_DECIDER } from "../../src/decisions/decider.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { newId } from "../../src/shared/ids.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { fingerprintRows } from "../support/rows.ts";
import { decideAppeal, decideComment, openAppeal, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { changed, runRecourse, writePolicy } from "./run-recourse.ts";

const openApp = () => testApp({ policy: smallPolicy() });

interface Written {
  readonly body?: string;
  readonly verdict?: Outcome;
  readonly engineVersion?: string;
  readonly policyRevision?: string;
}

/** A comment whose decision says what it is told to say, true or not. Returns the decision's id. */
async function writeDecision(app: TestApp, written: Written): Promise<string> {
  const { body = BODIES.publish, verdict = "publish", engineVersion = ENGINE_VERSION } = written;
  const { policyRevision = app.deps.policy().revision } = written;
  const [{ account }, article] = [await app.person(), await app.article()];
  const [commentId, createdAt] = [newId(), app.deps.clock()];
  return transaction(app.deps.db, async (tx) => {
    await tx.comment.create({
      data: {
        id: commentId,
        siteId: SITE_ID,
        articleId: article.id,
        authorId: account.id,
        status: "published",
        createdAt,
      },
    });
    await tx.revision.create({ data: { commentId, number: 1, body, bodyLength: body.length, createdAt } });
    const made = await tx.decision.create({
      data: {
        id: newId(),
        siteId: SITE_ID,
        subject: "revision",
        commentId,
        revision: 1,
        kind: "publish",
        basis: "policy",
        cause: "verdict",
        deciderKey: POLICY_DECIDER,
        verdict,
        policyRevision,
        engineVersion,
        signals: {},
        automatedDetection: false,
        createdAt,
      },
    });
    return made.id;
  });
}

const postOfEach = async (app: TestApp) => {
  for (const body of Object.values(BODIES)) await postComment(app, { body });
};

/** The document that `--format json` prints. */
const replayJson = async (app: TestApp, ...args: string[]) => {
  const { code, out, err } = await runRecourse(
    { url: app.deps.db.url },
    "policy",
    "replay",
    ...args,
    "--format",
    "json",
  );
  expect(err).toEqual([]);
  return { code, ...JSON.parse(out.join("\n")) };
};

describe("replay of decisions by their own revision", () => {
  test("finds every decision of this engine as it was stored, over several revisions and after edits", async () => {
    const app = await openApp();
    await postOfEach(app);
    const { author, id } = await postComment(app, { body: BODIES.flag });
    await app.as(author).patch(`/comments/${id}`).send({ body: BODIES.hold, revision: 1 }).expect(200);
    const folder = await writePolicy(changed(smallPolicy(), "high: remove", "high: hold"));
    await runRecourse({ url: app.deps.db.url }, "policy", "activate", folder);
    await decideComment(app, await app.person("moderator"), { id, action: "publish", revision: 2 });
    await eventually(() => expect(app.deps.policy().revision).not.toBe(smallPolicy().revision));
    await postOfEach(app);
    const { code, out } = await runRecourse({ url: app.deps.db.url }, "policy", "replay");
    expect([code, out]).toEqual([0, ["10 decisions, 2 policy revisions: 10 the same, 0 different"]]);
  });

  test("lists a decision that its revision does not give, and exits with 1", async () => {
    const app = await openApp();
    await postOfEach(app);
    const id = await writeDecision(app, { body: BODIES.remove, verdict: "publish" });
    const text = await runRecourse({ url: app.deps.db.url }, "policy", "replay", "--own");
    expect(text.code).toBe(1);
    expect(text.out.join("\n")).toContain(`decision ${id} `);
    expect(text.out.at(-1)).toBe("5 decisions, 1 policy revisions: 4 the same, 1 different");
    const { code, items, summary } = await replayJson(app);
    expect([code, summary.same, summary.different]).toEqual([1, 4, 1]);
    expect(items).toEqual([
      expect.objectContaining({
        decisionId: id,
        outcome: ["publish", "remove"],
        matches: { stored: [], replayed: [expect.objectContaining({ ruleId: "harassment.name", start: 10, end: 19 })] },
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain("utter");
  });

  test("finds a match that was stored with another span", async () => {
    const app = await openApp();
    const decisionId = await writeDecision(app, { body: BODIES.flag, verdict: "flag" });
    await app.deps.db.prisma.policyMatch.create({
      data: {
        decisionId,
        position: 0,
        ruleId: "profanity.darn",
        category: "profanity",
        severity: "medium",
        mode: "live",
        start: 3,
        end: 8,
        element: "words",
      },
    });
    const { items } = await replayJson(app);
    expect(items).toEqual([expect.objectContaining({ decisionId, matches: expect.anything() })]);
    expect(items[0].outcome).toBeUndefined();
  });

  test("counts apart what another engine judged, what has no text, and whose policy cannot be read", async () => {
    const app = await openApp();
    await postComment(app);
    const { id, author } = await postComment(app, { body: BODIES.flag });
    await app.as(author).delete(`/comments/${id}`).expect(204);
    await app.deps.db.prisma.revision.updateMany({
      where: { commentId: id },
      data: { body: null, purgedAt: app.deps.clock() },
    });
    await writeDecision(app, { engineVersion: "0.9.0", verdict: "hold" });
    const hash = "b".repeat(64);
    const row = { hash, files: [{ path: "policy.yaml", text: "id: lost" }], engineVersion: ENGINE_VERSION };
    await app.deps.db.prisma.policyRevision.create({ data: { ...row, createdAt: app.deps.clock() } });
    await writeDecision(app, { policyRevision: hash, verdict: "hold" });
    const { code, summary } = await replayJson(app);
    expect([code, summary.total, summary.same, summary.different]).toEqual([0, 4, 1, 0]);
    expect(summary.skipped).toHaveLength(3);
    expect(summary.skipped).toEqual(
      expect.arrayContaining([
        { reason: "text_purged", detail: "", decisions: 1 },
        { reason: "other_engine", detail: "0.9.0", decisions: 1 },
        { reason: "policy_unreadable", detail: expect.stringContaining("do not give its hash"), decisions: 1 },
      ]),
    );
  });

  test("draws the same sample by the same seed, and leaves out what is older than --since", async () => {
    const app = await openApp();
    for (let count = 0; count < 8; count += 1) await writeDecision(app, { verdict: "hold" });
    const drawn = async (...args: string[]) => {
      const { items } = await replayJson(app, ...args);
      return items.map(({ decisionId }: { decisionId: string }) => decisionId);
    };
    const first = await drawn("--sample", "3", "--seed", "5");
    expect(first).toHaveLength(3);
    expect(await drawn("--sample", "3", "--seed", "5")).toEqual(first);
    const others = await Promise.all(["6", "7", "8", "9"].map((seed) => drawn("--sample", "3", "--seed", seed)));
    expect(others.some((other) => String(other) !== String(first))).toBe(true);
    expect(await drawn("--all")).toHaveLength(8);
    expect(await drawn("--since", "2030-01-01")).toEqual([]);
  });
});

describe("replay of a candidate", () => {
  /** The stored policy only flags what this one removes, and the other way round. */
  const stricter = () =>
    writePolicy(changed(changed(smallPolicy(), "medium: flag", "medium: remove"), "severity: high", "severity: low"));

  test("says what would change, per outcome and per rule, beside what people said of it", async () => {
    const app = await openApp();
    const [moderator, second] = [await app.person("moderator"), await app.person("moderator")];
    await postComment(app);
    const published = await postComment(app, { body: BODIES.flag });
    const removed = await postComment(app, { body: BODIES.flag });
    await postComment(app, { body: BODIES.flag });
    await decideComment(app, moderator, { id: published.id, action: "publish" });
    await decideComment(app, moderator, { id: removed.id, action: "remove" });
    for (const outcome of ["overturned", "upheld"] as const)
      await decideAppeal(app, second, { appealId: (await openAppeal(app)).appealId, outcome });

    const { code, items, summary } = await replayJson(app, await stricter());
    expect([code, summary.total, summary.changed, summary.unchanged]).toEqual([0, 6, 5, 1]);
    expect(items).toHaveLength(5);
    expect(summary.transitions).toEqual([
      expect.objectContaining({
        from: "flag",
        to: "remove",
        decisions: 3,
        humans: { published: 1, removed: 1, overturned: 0, upheld: 0 },
        againstHumans: [expect.objectContaining({ commentId: published.id })],
      }),
      expect.objectContaining({
        from: "remove",
        to: "flag",
        decisions: 2,
        humans: { published: 1, removed: 1, overturned: 1, upheld: 1 },
      }),
    ]);
    const { out } = await runRecourse({ url: app.deps.db.url }, "policy", "replay", await stricter());
    expect(out).toContain("It would newly remove 3: of these a person had published 1, removed 1.");
    expect(out).toContain("It would no longer hide 2: of these a person had published 1, removed 1.");
  });

  test("counts what each rule would match more or less", async () => {
    const app = await openApp();
    await postOfEach(app);
    const other = changed(smallPolicy(), "elm street [0-9]+", "elm street [a-z]+");
    const without = changed(other, BODIES.hold, "on elm street again");
    const { summary } = await replayJson(app, await writePolicy(without));
    const rule = summary.rules.find(({ ruleId }: { ruleId: string }) => ruleId === "pii.street");
    expect(rule).toMatchObject({ mode: "live", before: 1, after: 0, gained: { decisions: 0 }, lost: { decisions: 1 } });
    expect(summary.transitions).toEqual([expect.objectContaining({ from: "hold", to: "publish", decisions: 1 })]);
  });

  test("counts a text that is purged apart", async () => {
    const app = await openApp();
    const { id, author } = await postComment(app, { body: BODIES.flag });
    await app.as(author).delete(`/comments/${id}`).expect(204);
    const purged = { body: null, purgedAt: app.deps.clock() };
    await app.deps.db.prisma.revision.updateMany({ where: { commentId: id }, data: purged });
    const { summary } = await replayJson(app, await stricter());
    expect(summary).toMatchObject({ total: 1, withoutText: 1, changed: 0, unchanged: 0 });
  });

  test("shows texts only when asked to, and then with personal information masked", async () => {
    const app = await openApp();
    await postComment(app, { body: BODIES.hold });
    const folder = await writePolicy(changed(smallPolicy(), "medium: hold", "medium: remove"));
    const run = async (...args: string[]) =>
      (await runRecourse({ url: app.deps.db.url }, "policy", "replay", folder, ...args)).out.join("\n");
    expect(await run()).not.toMatch(/last night|elm street/);
    expect(await run("--format", "json")).not.toMatch(/last night|elm street/);
    for (const format of ["text", "json"]) {
      const shown = await run("--show-text", "--format", format);
      expect(shown).toContain("last night");
      expect(shown).not.toContain("elm street");
    }
  });

  test("that does not pass its check is refused with what is wrong", async () => {
    const app = await openApp();
    const folder = await writePolicy(changed(smallPolicy(), "severity: high", "severity: grave"));
    const { code, err } = await runRecourse({ url: app.deps.db.url }, "policy", "replay", folder);
    expect(code).toBe(1);
    expect(err.join("\n")).toMatch(/rules\.yaml:\d+: /);
  });
});

test("a replay writes nothing, whichever it is", async () => {
  const app = await openApp();
  await postOfEach(app);
  const folder = await writePolicy(changed(smallPolicy(), "medium: flag", "medium: remove"));
  const before = await fingerprintRows(app.deps.db);
  await runRecourse({ url: app.deps.db.url }, "policy", "replay");
  await runRecourse({ url: app.deps.db.url }, "policy", "replay", folder);
  expect(await fingerprintRows(app.deps.db)).toEqual(before);
});

test.each([
  ["two folders", ["a", "b"]],
  ["a folder and --own", ["a", "--own"]],
  ["a sample of nothing", ["--sample", "0"]],
  ["a sample and --all", ["--sample", "5", "--all"]],
  ["a date that is none", ["--since", "yesterday"]],
  ["a format that is none", ["--format", "xml"]],
])("replay with %s explains itself, and exits with 2", async (_what, args) => {
  const { code, err } = await runRecourse({ url: "postgres://nowhere" }, "policy", "replay", ...args);
  expect(code).toBe(2);
  expect(err.join("\n")).toContain("Usage: recourse policy replay");
});
