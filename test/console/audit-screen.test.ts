import supertest from "supertest";
import { startSealer } from "../../src/audit/sealer.ts";
import { readChainEnd } from "../../src/audit/stored-seal.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { whenOver } from "../support/test-scope.mjs";
import { postComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { until } from "../support/until.ts";

let app: TestApp;
let administrator: TestPerson;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [administrator, moderator] = [await app.person("administrator"), await app.person("moderator")];
});

const screen = async (query = "") => {
  const { text } = await supertest(app.app)
    .get(`/console/audit${query}`)
    .set("Authorization", `Bearer ${administrator.token}`)
    .expect(200);
  return text;
};

async function asSuperuser(sql: string): Promise<void> {
  const client = await app.deps.db.pool.connect();
  await client.query(`set session_replication_role = replica; ${sql}`);
  client.release(true);
}

test("the screen tells where the chain stands, and says so when a row does not fit its seal", async () => {
  const { id } = await postComment(app);
  expect(await screen()).toContain("Nothing is sealed yet.");
  const sealer = startSealer(app.deps);
  whenOver(sealer.stop);
  const end = await until("it is sealed", () => readChainEnd(app.deps.db.pool));
  await sealer.stop();
  const whole = await screen();
  expect(whole).toContain(`number ${end.seal}, up to entry ${end.lastId}`);
  expect(whole).toContain("all as they were sealed");
  expect(whole).not.toContain('role="alert"');

  await asSuperuser(`update audit_entries set actor_label = 'nobody' where subject_id = '${id}'`);
  const broken = await screen();
  expect(broken).toContain('role="alert"');
  expect(broken).toMatch(/row \d+ was altered/);
});

test("entries are found by who, on what and when", async () => {
  const { id } = await postComment(app);
  await app.as(moderator).post(`/moderation/comments/${id}/reveal`).expect(200);
  const day = app.clock.now().toISOString().slice(0, 10);
  const found = await screen(`?actor=${moderator.account.id}&subject=${id}&from=${day}&to=${day}`);
  expect(found).toContain('title="comment.reveal"');
  expect(found).not.toContain('title="decision.publish"');
  expect(await screen(`?subject=${id}&actor=policy`)).toContain('title="decision.publish"');
  expect(await screen(`?subject=${id}&from=2027-01-01`)).toContain("No entry fits.");
  const byName = await screen(`?actor=${encodeURIComponent(moderator.account.displayName.toUpperCase())}`);
  expect(byName).toContain('title="comment.reveal"');
});
