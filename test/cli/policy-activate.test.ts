import { policyRevision } from "../../src/config/policy-files.ts";
import { transaction } from "../../src/db/transaction.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { insertActivation } from "../../src/policy-revisions/activations.ts";
import { insertRevision } from "../../src/policy-revisions/stored-revision.ts";
import { HOUR, after } from "../../src/shared/clock.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { countRows } from "../support/rows.ts";
import { postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { changed, runRecourse, writePolicy } from "./run-recourse.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
});

const recourse = (...args: string[]) => runRecourse({ url: app.deps.db.url }, "policy", ...args);
const inForce = (revision: string) => eventually(() => expect(app.deps.policy().revision).toBe(revision));
const newest = () => app.deps.db.prisma.policyActivation.findFirst({ orderBy: { createdAt: "desc" } });
const { revision: first } = smallPolicy();

/** A revision whose hash is as it is told, in no relation to its files. */
const storeAs = async (hash: string, files = smallPolicy(`Stored as ${hash}`).files) => {
  await transaction(app.deps.db, (tx) =>
    insertRevision(tx, { hash, files: [...files], model: undefined }, app.deps.clock()),
  );
};

describe("policy activate", () => {
  test("stores a folder's policy, puts it in force on running servers, and writes down who did", async () => {
    const folder = await writePolicy(changed(smallPolicy("Harder"), "medium: flag", "medium: hold"));
    const { code, out } = await recourse("activate", folder);
    const [hash = ""] = out;
    expect(code).toBe(0);
    await inForce(hash);
    expect(await newest()).toMatchObject({
      revision: hash,
      replaces: first,
      actorLabel: expect.stringMatching(/^cli:/),
    });
    const { id } = await postComment(app, { body: BODIES.flag });
    const decision = await app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId: id } });
    expect(decision).toMatchObject({ verdict: "hold", policyRevision: hash });
  });

  test("returns to an earlier revision by the first eight digits of it", async () => {
    await recourse("activate", await writePolicy(smallPolicy("Passing")));
    const { code, out } = await recourse("activate", first.slice(0, 8));
    expect([code, out]).toEqual([0, [first]]);
    await inForce(first);
  });

  test("of what is in force already writes nothing", async () => {
    await recourse("activate", first);
    const before = await countRows(app.deps.db);
    const { code, out, err } = await recourse("activate", first);
    expect([code, out, err]).toEqual([0, [first], ["This policy was in force already."]]);
    expect(await countRows(app.deps.db)).toEqual(before);
  });

  test("refuses a prefix that is short, unknown or ambiguous, and says so", async () => {
    await storeAs(`abcdef012${"0".repeat(55)}`);
    await storeAs(`abcdef013${"0".repeat(55)}`);
    const before = await countRows(app.deps.db);
    const short = await recourse("activate", first.slice(0, 7));
    expect([short.code, short.err.join()]).toEqual([2, expect.stringContaining("at least 8 digits")]);
    const unknown = await recourse("activate", "0123456789ab");
    expect([unknown.code, unknown.err.join()]).toEqual([1, expect.stringContaining("no stored revision")]);
    const ambiguous = await recourse("activate", "abcdef01");
    expect([ambiguous.code, ambiguous.err.join()]).toEqual([1, expect.stringContaining("ambiguous")]);
    expect(await countRows(app.deps.db)).toEqual(before);
  });

  test("refuses a policy that fails its check, with file and line, and nothing changes", async () => {
    await recourse("activate", first);
    await inForce(first);
    const before = await countRows(app.deps.db);
    const failing = changed(smallPolicy("Failing"), `matches: ["${BODIES.remove}"]`, 'matches: ["A kind word."]');
    const { code, out, err } = await recourse("activate", await writePolicy(failing));
    expect([code, out]).toEqual([1, []]);
    expect(err[0]).toMatch(/^rules\.yaml:\d+: harassment\.name must match: /);
    expect(await countRows(app.deps.db)).toEqual(before);
    expect(app.deps.policy().revision).toBe(first);
  });

  test("takes the files of a revision that another engine stored as a revision of this one", async () => {
    const { files } = smallPolicy("Of another engine");
    await storeAs("c".repeat(64), files);
    const own = policyRevision(files, undefined, ENGINE_VERSION);
    const { code, out } = await recourse("activate", "c".repeat(64));
    expect([code, out]).toEqual([0, [own]]);
    await inForce(own);
  });

  test("counts as the newest even when the clock of its machine is behind", async () => {
    const ahead = after(new Date(), 24 * HOUR);
    const { files, revision } = smallPolicy("From the future");
    await storeAs(revision, files);
    await transaction(app.deps.db, (tx) =>
      insertActivation(tx, { hash: revision, actor: { kind: "operator", label: "cli:test" }, at: ahead }),
    );
    await recourse("activate", first);
    await inForce(first);
    expect((await newest())?.revision).toBe(first);
  });
});

describe("policy revisions", () => {
  test("lists every stored revision with its activations, and marks the one in force", async () => {
    const own = await testApp({ policy: smallPolicy() });
    const run = (...args: string[]) => runRecourse({ url: own.deps.db.url }, "policy", ...args);
    const { out: activated } = await run("activate", await writePolicy(smallPolicy("Second")));
    const [second = ""] = activated;
    await run("activate", first);
    const { out } = await run("revisions", "--format", "json");
    const listed = JSON.parse(out.join("\n"));
    expect(listed).toEqual([
      {
        revision: second,
        inForce: false,
        engineVersion: ENGINE_VERSION,
        storedAt: expect.any(String),
        activations: [{ at: expect.any(String), by: expect.stringMatching(/^cli:/), replaces: first }],
      },
      {
        revision: first,
        inForce: true,
        engineVersion: ENGINE_VERSION,
        storedAt: expect.any(String),
        activations: [
          { at: expect.any(String), by: "start", replaces: null },
          { at: expect.any(String), by: expect.stringMatching(/^cli:/), replaces: second },
        ],
      },
    ]);
    const { out: lines } = await run("revisions");
    expect(lines.filter((line) => line.startsWith("* "))).toEqual([expect.stringContaining(first)]);
  });
});
