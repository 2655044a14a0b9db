import { startSealer } from "../../src/audit/sealer.ts";
import { policyRevision } from "../../src/config/policy-files.ts";
import type { Article } from "../../src/db/generated/client.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { drawNewReviews } from "../../src/quality/draw-reviews.ts";
import { DAY, HOUR } from "../../src/shared/clock.ts";
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
