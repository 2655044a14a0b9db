/**
 * `npm run crash`: two web processes and a worker are killed (SIGKILL) at random moments while authors post, moderators
 * decide, authors appeal and other moderators answer, and the mail server refuses, hangs and drops connections behind
 * DATA. Afterwards nothing that was acknowledged is lost. CRASH_ACTS: how many acts (default 300); CRASH_SEED.
 * Prints a line a check and ends with `N passed, N failed`.
 */
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { register } from "tsx/esm/api";
import { openHostileMailServer } from "./support/hostile-mail.mjs";
import {
  apiClient,
  check,
  cli,
  eventually,
  finish,
  freePort,
  makeDataDir,
  signIn,
  startServer,
} from "./support/outside.mjs";

register();
const { openEmbedded } = await import("../src/db/embedded.ts");

const ACTS = Number(process.env.CRASH_ACTS ?? 300);
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** A post, its removal, the appeal and the answer. */
const ACTS_OF_A_STORY = 4;
const CLIENTS = 8;
const DRAIN_MS = 300_000;

/** Numbers from 0 to 1 that a seed decides: a multiplicative generator of 31 bits. */
function randomNumbers(seed) {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
const random = randomNumbers(SEED);

/** Asks until somebody answers: who was cut off does not know whether it was done, and asks again. */
async function insist(ask) {
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer && answer.status < 500) return answer;
    await sleep(50 + random() * 200);
  }
}

/** One comment from its post to the answer of its appeal, each act acknowledged before the next. */
async function live({ one, people, n }, acknowledged) {
  const author = people.authors[n % people.authors.length];
  const [remover, arbiter] = n % 2 ? people.moderators : people.moderators.toReversed();
  const story = { n };
  acknowledged.push(story);

  const key = `story-${SEED}-${n}`;
  const body = { body: `Word ${n} about the timetable of the ferries.` };
  const posted = await insist(() =>
    one()("POST", "/articles/crash/comments", { token: author, body, headers: { "idempotency-key": key } }),
  );
  story.refused = posted.status === 201 ? undefined : posted.text;
  if (story.refused) return;
  story.commentId = posted.body.comment.id;

  const reason = { category: "harassment", note: "Please argue about what was said." };
  const remove = { action: "remove", reason, revision: 1 };
  const removed = await insist(() =>
    one()("POST", `/moderation/comments/${story.commentId}/decision`, { token: remover, body: remove }),
  );
  // It is removed already: the answer to the first try was what got lost.
  story.removed = removed.status === 200 || removed.body?.code === "invalid_state";

  const own = await insist(() => one()("GET", `/moderation/comments/${story.commentId}/history`, { token: remover }));
  const decisionId = own.body.decisions.find(({ kind }) => kind === "remove").id;
  const statement = "I was quoting what the minister said in the interview.";
  const filed = await insist(() => one()("POST", "/appeals", { token: author, body: { decisionId, statement } }));
  story.appealId = filed.body.id;

  const path = `/moderation/appeals/${story.appealId}`;
  story.outcome = random() < 0.5 ? "upheld" : "overturned";
  for (;;) {
    const claim = await insist(() => one()("POST", `${path}/claim`, { token: arbiter }));
    if (claim.status !== 200) return void (story.answered = claim.body.code);
    const answer = { outcome: story.outcome, reason: "Read again.", claimToken: claim.body.claimToken };
    const decided = await insist(() => one()("POST", `${path}/decision`, { token: arbiter, body: answer }));
    if (decided.status === 200) return void (story.answered = "done");
    if (decided.body.code !== "claim_lost") return void (story.answered = decided.body.code);
  }
}

/** Kills one process after the other until it is told to stop; a killed one comes back. */
async function killOnAndOn({ processes, isOver }) {
  let kills = 0;
  while (!isOver()) {
    await sleep(200 + random() * 1_300);
    const victim = processes[Math.floor(random() * processes.length)];
    await victim.server.stop("SIGKILL");
    kills += 1;
    victim.server = await victim.start();
  }
  return kills;
}

const first = (rows) => Object.values(rows.rows[0])[0];

async function assertNothingLost({ sql, stories, mail, kills, env }) {
  const ids = (pick) => stories.map(pick).filter((id) => id !== undefined);
  const refused = ids(({ refused }) => refused);
  check(
    `${stories.length} stories were told to their end, ${kills} kills (seed ${SEED})`,
    refused.length === 0,
    refused,
  );
  const posts = ids(({ commentId }) => commentId);
  check(
    `all ${posts.length} acknowledged comments are there, each once`,
    first(await sql("select count(*)::int from comments where id = any($1::uuid[])", [posts])) === posts.length &&
      first(await sql("select count(*)::int from comments")) === new Set(posts).size,
    posts.length,
  );
  const removals = stories.filter(({ removed }) => removed).length;
  const decided = await sql("select count(distinct comment_id)::int from decisions where kind = 'remove'");
  check(`all ${removals} acknowledged removals stand in the decisions`, first(decided) === removals, first(decided));
  const appeals = ids(({ appealId }) => appealId);
  const filed = await sql("select count(*)::int from appeals where id = any($1::uuid[])", [appeals]);
  check(`all ${appeals.length} acknowledged appeals are there`, first(filed) === appeals.length, first(filed));
  const { rows } = await sql("select id, status from appeals");
  const status = new Map(rows.map((row) => [row.id, row.status]));
  const wrong = stories.filter(({ appealId, outcome }) => status.get(appealId) !== outcome);
  check(`all ${appeals.length} answers are what was asked for`, wrong.length === 0, wrong.slice(0, 5));
  await assertLetters({ sql, mail, kills });
  await assertCommand("every status and count is the fold of the decisions (rebuild)", { env, command: "rebuild" });
  await assertCommand("the chain of the audit is whole (verify-audit)", { env, command: "verify-audit" });
}

async function assertLetters({ sql, mail, kills }) {
  const { rows } = await sql("select id, kind, state, message_id from letters where kind <> 'sign_in'");
  const { rows: expected } = await sql(`
    select (select count(*)::int from decisions where kind = 'remove') as removals,
      (select count(*)::int from appeals) as appeals`);
  const count = (kind) => rows.filter((row) => row.kind === kind).length;
  const [{ removals, appeals }] = expected;
  check(
    `a letter for each of ${removals} removals, ${appeals} appeals and ${appeals} answers, one row each`,
    count("comment_removed") === removals &&
      count("appeal_received") === appeals &&
      count("appeal_decided") === appeals,
    rows.length,
  );
  check(
    "none waits, none is dead",
    rows.every(({ state }) => state === "sent"),
    rows.filter(({ state }) => state !== "sent"),
  );
  const received = Map.groupBy
    ? Map.groupBy(mail.received, ({ messageId }) => messageId)
    : mail.received.reduce((map, l) => map.set(l.messageId, [...(map.get(l.messageId) ?? []), l]), new Map());
  const missing = rows.filter((row) => !received.has(row.message_id));
  check(`every one of ${rows.length} letters arrived`, missing.length === 0, missing.slice(0, 5));
  const twice = rows.filter((row) => received.get(row.message_id)?.length > 1);
  const known = new Set(mail.dropped);
  // The mail server took it and said so, and the worker that heard it was killed before it wrote it down.
  const unknown = twice.filter((row) => !known.has(row.message_id));
  check(
    `${twice.length} arrived again under the same Message-ID: ${twice.length - unknown.length} were dropped behind DATA, ` +
      `${unknown.length} were on their way when a worker was killed`,
    unknown.length <= kills * 4,
    { unknown: unknown.length, kills },
  );
  const differing = twice.filter((row) => new Set(received.get(row.message_id).map(({ text }) => text)).size > 1);
  check("and said the same", differing.length === 0, differing.slice(0, 5));
}

async function assertCommand(what, { env, command }) {
  const said = await cli(env, command).then(
    () => null,
    (error) => error,
  );
  check(what, said === null, String(said));
}

/** Everything that waits may go now: the engine's pauses between attempts grow to hours. */
async function drain(sql) {
  const giveUpAt = Date.now() + DRAIN_MS;
  for (;;) {
    await sql(
      "update graphile_worker._private_jobs set run_at = now() where locked_at is null and attempts < max_attempts",
    );
    const waiting = await sql("select count(*)::int from letters where state = 'queued'");
    if (first(waiting) === 0 || Date.now() > giveUpAt) return;
    await sleep(500);
  }
}

const dataDir = await makeDataDir("recourse-crash-");
const mail = await openHostileMailServer(random);
const database = await openEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
const pool = new pg.Pool({ connectionString: database.url, max: 2 });
const sql = (text, values) => pool.query(text, values);
const ports = [await freePort(), await freePort()];
const webs = ports.map((port) => `http://127.0.0.1:${port}`);
const env = {
  ...process.env,
  DATABASE_URL: database.url,
  DATA_DIR: dataDir,
  SMTP_URL: mail.url,
  SEED_DEMO: "false",
  LOG_LEVEL: "silent",
  PUBLIC_URL: webs[0],
  RATE_LIMITS: "off",
  PORT: String(ports[0]),
};
const starts = [
  ...ports.map((port) => () => startServer({ ...env, PORT: String(port) }, "web")),
  () => startServer({ ...env, PORT: "0" }, "worker"),
];
const processes = [];
try {
  // One after the other: the first one migrates.
  for (const start of starts) processes.push({ start, server: await start() });
  const clients = webs.map((base) => apiClient(base));
  const one = () => clients[Math.floor(random() * clients.length)];
  for (const name of ["mo", "max"]) await cli(env, "staff", "add", `${name}@example.org`, "--role", "moderator");
  await cli(env, "staff", "add", "nel@example.org", "--role", "administrator");
  const enter = (name) => signIn({ api: clients[0], mail }, `${name}@example.org`, name);
  const people = { moderators: [await enter("mo"), await enter("max")], authors: [] };
  for (let n = 0; n < CLIENTS; n += 1) people.authors.push(await enter(`author-${n}`));
  const article = { url: "https://news.example/crash", title: "Ferries" };
  await clients[0]("PUT", "/articles/crash", { token: await enter("nel"), body: article });

  mail.becomeHostile();
  const stories = [];
  const count = Math.ceil(ACTS / ACTS_OF_A_STORY);
  let next = 0;
  let over = false;
  const killing = killOnAndOn({ processes, isOver: () => over });
  const client = async () => {
    while (next < count) await live({ one, people, n: next++ }, stories);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  over = true;
  const kills = await killing;
  mail.becomeKind();
  await drain(sql);
  // The last rows of the audit are sealed within seconds.
  await eventually("the last seal", async () => {
    const left = await sql("select coalesce(max(id), 0) as rows from audit_entries");
    const sealed = await sql("select coalesce(max(last_id), 0) as sealed from audit_seals");
    return first(left) === first(sealed);
  });
  await assertNothingLost({ sql, stories, mail, kills, env });
} catch (error) {
  check("the walk went on to its end", false, String(error?.stack ?? error));
} finally {
  for (const { server } of processes) await server.stop();
  await pool.end();
  await database.release();
  mail.close();
  await rm(dataDir, { recursive: true, force: true });
}
finish();
