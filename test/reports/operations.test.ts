import { startSealer } from "../../src/audit/sealer.ts";
import { readChainEnd } from "../../src/audit/stored-seal.ts";
import { policyRevision } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { decideComment, postComment, refusalOf } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { whenOver } from "../support/test-scope.mjs";
import { until } from "../support/until.ts";

let app: TestApp;
let moderator: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
  administrator = await app.person("administrator");
});

async function asSuperuser(sql: string): Promise<void> {
  const client = await app.deps.db.pool.connect();
  await client.query(`set session_replication_role = replica; ${sql}`);
  client.release(true);
}

describe("jobs", () => {
  const addJob = async (name: string, lastError: string | null = null): Promise<string> => {
    const { pool } = app.deps.db;
    const { rows } = await pool.query<{ id: string }>(
      'select id::text from graphile_worker.add_job($1, \'{"letterId": "secret"}\'::json, max_attempts := 3)',
      [name],
    );
    const id = rows[0]?.id ?? "";
    if (lastError !== null)
      await pool.query(
        "update graphile_worker._private_jobs set attempts = max_attempts, last_error = $2 where id = $1",
        [id, lastError],
      );
    return id;
  };

  test("that were given up are listed newest first, page by page, without what they carry", async () => {
    const ids = [await addJob("send-letter", "MailError:550"), await addJob("purge-texts", "TypeError")];
    const first = await app.as(administrator).get("/moderation/jobs?limit=1").expect(200);
    expect(first.body.items).toMatchObject([
      { id: ids[1], name: "purge-texts", attempts: 3, maxAttempts: 3, lastError: "TypeError", lockedAt: null },
    ]);
    const second = await app
      .as(administrator)
      .get(`/moderation/jobs?limit=1&cursor=${first.body.nextCursor}`)
      .expect(200);
    expect(second.body.items).toMatchObject([{ id: ids[0], lastError: "MailError:550" }]);
    expect(second.text).not.toContain("secret");
    const { body } = await app.as(administrator).get("/moderation/jobs?state=retrying").expect(200);
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  test("run again with all their attempts, and the audit says who wanted it", async () => {
    const id = await addJob("send-letter", "MailError:421");
    const { body } = await app.as(administrator).post(`/moderation/jobs/${id}/retry`).expect(200);
    expect(body).toMatchObject({ id, name: "send-letter", attempts: 0, maxAttempts: 3 });
    const audit = await app.as(administrator).get(`/moderation/audit?action=job.retry&subject=${id}`).expect(200);
    expect(audit.body.items).toMatchObject([
      { actorAccountId: administrator.account.id, details: { job: "send-letter" } },
    ]);
  });

  test("that are at work are left alone, and those that are done are not found", async () => {
    const id = await addJob("send-letter");
    await app.deps.db.pool.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody' where id = $1",
      [id],
    );
    expect(refusalOf(await app.as(administrator).post(`/moderation/jobs/${id}/retry`))).toEqual([409, "invalid_state"]);
    for (const none of ["999999999", "x", "9".repeat(40)])
      expect(refusalOf(await app.as(administrator).post(`/moderation/jobs/${none}/retry`))).toEqual([404, "not_found"]);
  });

  test.each(["x", "-1", "9".repeat(40)])("take no cursor of others: %s", async (cursor) => {
    await app.as(administrator).get(`/moderation/jobs?cursor=${cursor}`).expect(422);
  });
});

test("results of rules in shadow come with what people decided and where to look", async () => {
  const files = smallPolicy().files.map(({ path, text }) => ({
    path,
    text: text.replace("- id: harassment.name\n", "- id: harassment.name\n    mode: shadow\n"),
  }));
  const revision = policyRevision(files, undefined, ENGINE_VERSION);
  const own = await testApp({ policy: { files, model: undefined, revision } });
  const staff = await own.person("moderator");
  const { id } = await postComment(own, { body: BODIES.remove });
  await decideComment(own, staff, { id, action: "remove" });
  own.clock.advance(1);
  const { body } = await own.as(staff).get("/moderation/shadow-results").expect(200);
  expect(body.rules).toEqual([
    { ruleId: "harassment.name", title: "Rule harassment.name", category: "harassment", would: "remove" },
  ]);
  expect(body.results).toMatchObject([
    { ruleId: "harassment.name", policyRevision: revision, comments: 1, reviewed: 1, agreed: 1, commentIds: [id] },
  ]);
  const before = await own.as(staff).get("/moderation/shadow-results?from=2020-01-01&to=2020-02-01").expect(200);
  expect(before.body.results).toEqual([]);
  await own.as(staff).get("/moderation/shadow-results?from=2026-02-01&to=2026-01-01").expect(422);
});

test("the chain of the audit tells where it stands, is checked whole on demand, and names what does not fit", async () => {
  const { id } = await postComment(app);
  const sealer = startSealer(app.deps);
  whenOver(sealer.stop);
  const end = await until("it is sealed", () => readChainEnd(app.deps.db.pool));
  await sealer.stop();
  const { body } = await app.as(administrator).get("/moderation/audit/chain").expect(200);
  expect(body).toMatchObject({ lastSeal: { seal: end.seal, lastId: end.lastId }, faults: [], lastCheck: null });
  expect(body.checked).toBeGreaterThan(0);

  const whole = await app.as(administrator).post("/moderation/audit/chain/check").expect(200);
  expect(whole.body).toMatchObject({ seals: end.seal, faults: 0 });
  await asSuperuser(`update audit_entries set actor_label = 'nobody' where subject_id = '${id}'`);
  const { body: broken } = await app.as(administrator).get("/moderation/audit/chain").expect(200);
  expect(broken.faults[0]).toMatchObject({ kind: "row_altered", detail: expect.stringMatching(/row \d+ was altered/) });
  expect(broken.lastCheck).toMatchObject({ rows: whole.body.rows, faults: 0, byAccountId: administrator.account.id });
});

test.each([
  ["get", "/moderation/jobs"],
  ["post", "/moderation/jobs/1/retry"],
  ["get", "/moderation/audit/chain"],
  ["post", "/moderation/audit/chain/check"],
] as const)("%s %s is for administrators", async (method, path) => {
  expect(refusalOf(await app.as(moderator)[method](path))).toEqual([403, "forbidden"]);
});

test("results of rules in shadow are for staff", async () => {
  expect(refusalOf(await app.as(await app.person()).get("/moderation/shadow-results"))).toEqual([403, "forbidden"]);
});
