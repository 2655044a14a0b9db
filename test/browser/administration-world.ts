import { startSealer } from "../../src/audit/sealer.ts";
import { createApiToken } from "../../src/auth/create-api-token.ts";
import { revokeApiToken } from "../../src/auth/revoke-api-token.ts";
import { policyRevision } from "../../src/config/policy-files.ts";
import type { Article } from "../../src/db/generated/client.ts";
import { transaction } from "../../src/db/transaction.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { drawNewReviews } from "../../src/quality/draw-reviews.ts";
import { changeSettings } from "../../src/settings/change-settings.ts";
import { readStandingSettings } from "../../src/settings/read-settings.ts";
import type { Scope } from "../../src/shared/actor.ts";
import { DAY, HOUR, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import type { TestApp, TestPerson } from "../support/app.ts";
import { actorOf, decideAppeal, decideComment, fileAppeal, postComment, removedComment } from "../support/scenes.ts";
import { shippedFiles } from "../support/shipped-policy.ts";
import { until } from "../support/until.ts";

interface Administered {
  readonly app: TestApp;
  readonly administrator: TestPerson;
}

/** Days of work before the day that the screens show, each by a moderator whose session is over by then. */
export async function seedHistory(app: TestApp): Promise<void> {
  const article = await app.article({ key: "history", title: "What was said before" });
  for (let day = 0; day < HISTORY.length; day += 1) {
    await seedDay(app, { article, day });
    app.clock.advance(DAY);
  }
}

/** As many remarks, flagged words, insults and appeals a day. */
const HISTORY = [
  [3, 1, 0, 0],
  [2, 2, 1, 1],
  [5, 1, 1, 0],
  [4, 2, 0, 0],
  [1, 0, 1, 1],
  [6, 2, 1, 0],
] as const;

async function seedDay(app: TestApp, { article, day }: { readonly article: Article; readonly day: number }) {
  const [remarks = 0, coarse = 0, insults = 0, appeals = 0] = HISTORY[day] ?? [];
  const moderator = await app.person("moderator", { displayName: `Moderator of day ${day + 1}` });
  const second = await app.person("moderator", { displayName: `Second of day ${day + 1}` });
  for (let n = 0; n < remarks; n += 1)
    await postComment(app, { article, body: `Remark ${n + 1} of day ${day + 1} about the ferry.` });
  for (let n = 0; n < coarse; n += 1) {
    const { id } = await postComment(app, { article, body: CAKES[(day + n) % CAKES.length] ?? "" });
    app.clock.advance((n + 1) * (day + 1) * 7 * 60_000);
    await decideComment(app, moderator, { id, action: n === 0 || day === 5 ? "publish" : "remove" });
  }
  for (let n = 0; n < insults; n += 1) {
    const removed = await removedComment(app, { article, body: "You are all fucking assholes, said the captain." });
    if (appeals <= n) continue;
    const appealId = await fileAppeal(app, removed);
    app.clock.advance((day + 2) * HOUR);
    await decideAppeal(app, second, { appealId, outcome: day % 2 === 1 ? "overturned" : "upheld" });
  }
}

const CAKES = [
  "On Fridays the market sells crap cakes again.",
  "My aunt bakes crap cakes with dill.",
  "Nothing on this island beats crap cakes and a beer.",
] as const;

/** Another revision in force, with a rule in shadow, one with another notice and one less. */
export async function activateAnother({ app, administrator }: Administered): Promise<string> {
  const { files: shipped, model, revision } = await shippedFiles();
  const files = shipped.map(({ path, text }) => ({
    path,
    text: text
      .replace("title: Name-calling\n", "title: Name-calling\n    mode: shadow\n")
      .replace("Criticise what they did or said instead.", "Say what they did or said, and why it was wrong.")
      .replace("on the subject", "about the subject"),
  }));
  const hash = policyRevision(files, model, ENGINE_VERSION);
  await activatePolicy(app.deps, { revision: { hash, files, model }, actor: actorOf(administrator) });
  await until("it is in force", async () => app.deps.policy().revision === hash);
  return revision;
}

/** What only the rule in shadow finds: some of it people removed. */
export async function seedShadow(app: TestApp, moderator: TestPerson): Promise<void> {
  for (const [n, body] of ["What a clown.", "What a fraud he is.", "What a hypocrite you are."].entries()) {
    const { id } = await postComment(app, { body });
    if (n < 2) await decideComment(app, moderator, { id, action: "remove" });
  }
}

/** Second moderators answer what was drawn, some of it otherwise. */
export async function answerReviews(app: TestApp, reviewers: readonly TestPerson[]): Promise<void> {
  await drawNewReviews(app.deps);
  for (const reviewer of reviewers)
    for (let n = 0; n < 3; n += 1) {
      const { body } = await app.as(reviewer).get("/moderation/reviews/next").expect(200);
      if (body.review === null) return;
      const answer = n === 1 ? { outcome: "publish" } : { outcome: "remove", category: "harassment" };
      await app.as(reviewer).post(`/moderation/reviews/${body.review.id}`).send(answer).expect(200);
    }
}

/** Jobs in every kind of trouble, and statements on every step of their way. */
export async function seedTrouble({ app }: Pick<Administered, "app">): Promise<void> {
  const { pool } = app.deps.db;
  const add = async (name: string, set: string) => {
    const { rows } = await pool.query<{ id: string }>(
      "select id::text from graphile_worker.add_job($1, '{}'::json, run_at := now() + interval '1 day', max_attempts := 8)",
      [name],
    );
    await pool.query(`update graphile_worker._private_jobs set ${set} where id = $1`, [rows[0]?.id]);
  };
  await add("send-letter", "attempts = 8, last_error = 'MailError:421'");
  await add("purge-texts", "attempts = 8, last_error = 'DatabaseError:53300'");
  await add("rebuild-the-world", "attempts = 8, last_error = 'Odd:1'");
  await add("deliver-statements", "attempts = 2, last_error = 'TimeoutError', run_at = now() + interval '20 minutes'");
  // Nobody runs it here, so it stays due.
  await add("rebuild-the-world", "run_at = now() - interval '2 hours'");
  await pool.query(`
    insert into statement_deliveries (statement_id, statement_at, state, attempts, last_code, codes, delivered_at)
    select s.id, s.created_at,
      (array['delivered', 'delivered', 'refused', 'waiting', 'exempt'])[1 + n % 5]::delivery_state,
      1, case when n % 5 = 2 then 'http_422' end,
      case when n % 5 = 2 then array['territorial_scope.required', 'puid.not_unique'] else '{}' end,
      case when n % 5 < 2 then s.created_at end
    from (select *, (row_number() over (order by id))::int as n from statements order by id limit 14) s
    on conflict do nothing`);
}

/** Every entry of the audit has its seal. */
export async function sealAudit(app: TestApp): Promise<void> {
  const sealer = startSealer(app.deps);
  await until("everything is sealed", async () => {
    const { rows } = await app.deps.db.pool.query<{ open: boolean }>(
      "select coalesce((select max(last_id) from audit_seals), 0) < (select max(id) from audit_entries) as open",
    );
    return rows[0]?.open === false;
  });
  await sealer.stop();
}

/** What a person of the database's could do to an entry behind our back; returns the way back. */
export async function breakAudit(app: TestApp): Promise<() => Promise<void>> {
  const set = async (text: string) => {
    const client = await app.deps.db.pool.connect();
    await client.query(`set session_replication_role = replica; ${text}`);
    client.release(true);
  };
  const newest = "(select max(last_id) from audit_seals)";
  const { rows } = await app.deps.db.pool.query<{ action: string }>(
    `select action from audit_entries where id = ${newest}`,
  );
  await set(`update audit_entries set action = 'job.retry' where id = ${newest}`);
  return () => set(`update audit_entries set action = '${rows[0]?.action}' where id = ${newest}`);
}

/** Tokens in every state; the secrets are nobody's. */
export async function seedTokens({ app, administrator }: Administered): Promise<void> {
  const { db, clock } = app.deps;
  const actor = actorOf(administrator);
  const at = clock();
  const make = (name: string, fields: { readonly scopes: readonly Scope[]; readonly expiresAt?: Date }) =>
    transaction(db, async (tx) => {
      const id = newId();
      await createApiToken(tx, { id, name, expiresAt: null, actor, at: after(at, -40 * DAY), ...fields });
      return id;
    });
  const used = await make("Content management of the Harbour Gazette", { scopes: ["articles:read", "articles:write"] });
  await db.prisma.apiToken.update({ where: { id: used }, data: { lastUsedAt: after(at, -7 * 60_000) } });
  await make("Migration of last year", { scopes: ["articles:write"], expiresAt: after(at, -DAY) });
  const revoked = await make("Test", { scopes: ["articles:read"] });
  await transaction(db, (tx) => revokeApiToken(tx, { id: revoked, actor, at }));
}

/** As on the first day: nobody has registered an article. Returns the way back. */
export async function hideArticles(app: TestApp): Promise<() => Promise<void>> {
  const other = newId();
  await app.deps.db.pool.query(
    `insert into sites (id, key, name, created_at) values ($1::uuid, $1::text, 'Elsewhere', now())`,
    [other],
  );
  const move = async (from: string, to: string) =>
    void (await app.deps.db.pool.query("update articles set site_id = $2 where site_id = $1", [from, to]));
  await move(SITE_ID, other);
  return async () => {
    await move(other, SITE_ID);
    await app.deps.db.pool.query("delete from sites where id = $1", [other]);
  };
}

/** Nobody of the staff but an administrator. Returns the way back. */
export async function hideStaff(app: TestApp, { but }: { readonly but: string }): Promise<() => Promise<void>> {
  const { prisma } = app.deps.db;
  const staff = await prisma.account.findMany({ where: { role: { not: "reader" }, displayName: { not: but } } });
  await prisma.account.updateMany({ where: { id: { in: staff.map(({ id }) => id) } }, data: { role: "reader" } });
  return async () => {
    for (const { id, role } of staff) await prisma.account.update({ where: { id }, data: { role } });
  };
}

/** Another administrator changes the settings while the form is open. */
export async function changeMeanwhile({ deps }: TestApp): Promise<void> {
  const other = await deps.db.prisma.account.findFirstOrThrow({ where: { displayName: "Verwalterin Weber" } });
  const { version, settings } = await readStandingSettings(deps.db.prisma);
  const retention = { ...settings.retention, letterDays: settings.retention.letterDays + 1 };
  const actor = { kind: "person", accountId: other.id, role: other.role, sessionId: other.id } as const;
  await changeSettings(deps, { version, settings: { ...settings, retention }, actor });
}
