import { pino } from "pino";
import { readConfig } from "../../src/config/environment.ts";
import { type PolicyFiles, policyRevision } from "../../src/config/policy-files.ts";
import { transaction } from "../../src/db/transaction.ts";
import { openDeps } from "../../src/open-deps.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { insertActivation } from "../../src/policy-revisions/activations.ts";
import { type StoredRevision, insertRevision } from "../../src/policy-revisions/stored-revision.ts";
import { changed, runRecourse, writePolicy } from "../cli/run-recourse.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { countRows } from "../support/rows.ts";
import { refusalOf } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const OPERATOR = { kind: "operator", label: "cli:test" } as const;
const FAULT = /^rules\.yaml:\d+: the regex matches “dang”, which has none of the literals/;

const revisionOf = ({ files }: Pick<PolicyFiles, "files">): StoredRevision => ({
  hash: policyRevision(files, undefined, ENGINE_VERSION),
  files: [...files],
  model: undefined,
});

/** Compiles, and passes its examples: only the check knows that its regex is never tried on half of what it matches. */
const faulty = (title: string) => changed(smallPolicy(title), "regex: 'darn'", "regex: 'darn|dang'");
const first = revisionOf(smallPolicy());

async function store(app: TestApp, revision: StoredRevision): Promise<void> {
  await transaction(app.deps.db, (tx) => insertRevision(tx, revision, app.deps.clock()));
}

/** As an earlier release, whose check knew no such fault, had done. */
async function wasInForce(app: TestApp, revision: StoredRevision): Promise<void> {
  await store(app, revision);
  for (const { hash } of [revision, first])
    await transaction(app.deps.db, (tx) => insertActivation(tx, { hash, actor: OPERATOR, at: app.deps.clock() }));
}

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
});

const recourse = (...args: string[]) => runRecourse({ url: app.deps.db.url }, "policy", "activate", ...args);
const asAdministrator = async () => app.as(await app.person("administrator"));

describe("a policy that fails its check", () => {
  test("is refused as a folder, as a revision that was never in force, and over HTTP; nothing changes", async () => {
    const folder = await writePolicy(faulty("In a folder"));
    const stored = revisionOf(faulty("Only stored"));
    await store(app, stored);
    const administrator = await asAdministrator();
    await administrator.get("/me").expect(200);
    const before = await countRows(app.deps.db);
    for (const target of [folder, stored.hash]) {
      const { code, out, err } = await recourse(target);
      expect([code, out, err[0]]).toEqual([1, [], expect.stringMatching(FAULT)]);
    }
    const answer = await administrator.post(`/policies/${stored.hash}/activate`);
    expect(refusalOf(answer)).toEqual([409, "invalid_state"]);
    expect(answer.body.detail).toContain("the regex matches “dang”");
    await expect(activatePolicy(app.deps, { revision: stored, actor: OPERATOR })).rejects.toThrow(/dang/);
    expect(await countRows(app.deps.db)).toEqual(before);
  });

  test("can be returned to once it was in force, by whatever way, and the answer tells its faults", async () => {
    const [one, other] = [revisionOf(faulty("In force once")), revisionOf(faulty("In force twice"))];
    await wasInForce(app, one);
    await wasInForce(app, other);
    const { code, out, err } = await recourse(one.hash);
    expect([code, out]).toEqual([0, [one.hash]]);
    expect(err[0]?.replace("warning: ", "")).toMatch(FAULT);
    const { body } = await (await asAdministrator()).post(`/policies/${other.hash}/activate`).expect(200);
    expect(body).toMatchObject({ revision: other.hash, active: true, warnings: [expect.stringMatching(FAULT)] });
    await eventually(() => expect(app.deps.policy().revision).toBe(other.hash));
  });

  test("does not stop a first start: the log says it, with its place", async () => {
    const { url } = await testDatabase();
    const lines: string[] = [];
    const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
    const config = readConfig({ DATABASE_URL: url, DATA_DIR: app.deps.config.dataDir, RATE_LIMITS: "off" });
    const { hash, files, model } = revisionOf(faulty("On disk"));
    const opened = await openDeps({ config, url, log, clock: app.deps.clock, disk: { files, model, revision: hash } });
    expect(opened.deps.policy().revision).toBe(hash);
    await opened.close();
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ file: "rules.yaml", message: expect.stringContaining("“dang”"), revision: hash }),
    );
  });
});

describe("a revision is named", () => {
  test("by its first digits over HTTP too, in capitals too", async () => {
    await recourse(first.hash);
    const second = revisionOf(smallPolicy("Named by its first digits"));
    await store(app, second);
    const administrator = await asAdministrator();
    const { body } = await administrator.post(`/policies/${second.hash.slice(0, 8)}/activate`).expect(200);
    expect(body).toMatchObject({ revision: second.hash, active: true, warnings: [] });
    await administrator.post(`/policies/${first.hash.slice(0, 12).toUpperCase()}/activate`).expect(200);
    expect(await recourse(second.hash.slice(0, 10).toUpperCase())).toMatchObject({ code: 0, out: [second.hash] });
    await app.as(null).get(`/policies/${second.hash.toUpperCase()}`).expect(200);
  });

  test("by digits that only it begins with", async () => {
    for (const last of ["2", "3"]) await store(app, { ...first, hash: `abcdef01${last}${"0".repeat(55)}` });
    const administrator = await asAdministrator();
    expect(refusalOf(await administrator.post("/policies/abcdef01/activate"))).toEqual([409, "invalid_state"]);
    await administrator.post("/policies/01234567/activate").expect(404);
    await administrator.post(`/policies/${first.hash.slice(0, 7)}/activate`).expect(404);
    await app
      .as(null)
      .get(`/policies/${first.hash.slice(0, 12)}`)
      .expect(404);
  });
});

test("whoever activates hears of live rules that are gone, or stand in another category", async () => {
  await recourse(first.hash);
  const renamed = changed(smallPolicy("Renamed"), "id: profanity.darn", "id: profanity.dang");
  const moved = changed(renamed, "id: pii.street\n    category: pii", "id: pii.street\n    category: harassment");
  const { code, err } = await recourse(await writePolicy(moved));
  expect(code).toBe(0);
  expect(err.slice(0, 2)).toEqual([
    expect.stringMatching(/^warning: The rule profanity\.darn of revision [0-9a-f]{12} is gone\./),
    expect.stringMatching(
      /^warning: The rule pii\.street was of pii in revision [0-9a-f]{12} and is of harassment now/,
    ),
  ]);
  const { body } = await (await asAdministrator()).post(`/policies/${first.hash}/activate`).expect(200);
  expect(body.warnings).toEqual([
    expect.stringMatching(/profanity\.dang .* is gone/),
    expect.stringMatching(/pii\.street was of harassment/),
  ]);
});

test("a rule that was off, or in the shadow, may go without a word", async () => {
  const off = changed(smallPolicy("Off"), "title: Rule profanity.darn", "title: Rule profanity.darn\n    mode: shadow");
  const gone = changed(off, "id: profanity.darn", "id: profanity.dang");
  await recourse(await writePolicy(off));
  expect((await recourse(await writePolicy(gone))).err).toEqual(["This policy is in force now, on every replica."]);
});
