/**
 * `npm run replicas`: two web processes and a worker on one database, started at the same time on an empty data folder.
 * Prints a line a step and ends with `N passed, N failed`.
 */
import { activateUnderLoad } from "./activation.mjs";
import { apiClient, check, cli, eventually, signIn, walkThrough } from "./support/outside.mjs";

const LETTERS = 30;

async function walk({ webs, env, mail }) {
  const [one, other] = webs.map((base) => apiClient(base));
  const health = await Promise.all(webs.map((base) => fetch(`${base}/readyz`).then((answer) => answer.status)));
  check(
    "both web processes are ready on one migrated database",
    health.every((status) => status === 200),
    health,
  );

  await cli(env, "staff", "add", "mo@example.org", "--role", "moderator");
  await cli(env, "staff", "add", "nel@example.org", "--role", "administrator");
  const mo = await signIn({ api: one, mail }, "mo@example.org");
  const nel = await signIn({ api: other, mail }, "nel@example.org");
  const reader = await signIn({ api: one, mail }, "reader@example.org", "Rory Reader");
  const author = await signIn({ api: other, mail }, "author@example.org", "Ada Author");
  const me = await other("GET", "/me", { token: mo });
  check("a session of one web process is good at the other", me.status === 200 && me.body.role === "moderator", me);

  await one("PUT", "/articles/shared", { token: nel, body: { url: "https://news.example/shared", title: "Shared" } });
  const posted = await one("POST", "/articles/shared/comments", {
    token: author,
    body: { body: "A quiet word about ferries." },
  });
  const events = await listen(webs[1]);
  const second = await one("POST", "/articles/shared/comments", {
    token: author,
    body: { body: "And a word about trains." },
  });
  const heard = await eventually("an event at the other web process", () =>
    events.seen.find((text) => text.includes(second.body.comment.id)),
  );
  check("a comment posted at one is heard by readers at the other", heard.includes("comment-published"), heard);
  events.stop();
  const thread = await other("GET", "/articles/shared/comments");
  check("and read there at once", thread.body.items.length === 2, thread.body);

  await other("POST", `/comments/${posted.body.comment.id}/flags`, { token: reader, body: { category: "spam" } });
  const queue = await one("GET", "/moderation/queue", { token: mo });
  const [item] = queue.body.items;
  const races = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      [one, other][n % 2]("POST", `/moderation/cases/${item.id}/claim`, { token: n % 2 ? nel : mo }),
    ),
  );
  const tokens = new Set(races.filter(({ status }) => status === 200).map(({ body }) => body.claimToken));
  check(
    "of two moderators who race for a case at two web processes one holds it",
    tokens.size === 1,
    races.map(({ body }) => body),
  );
  const seen = await other("GET", "/moderation/queue?status=claimed", { token: nel });
  check("and the claim is seen at the other", seen.body.items[0]?.claimedBy !== null, seen.body);

  for (let n = 0; n < LETTERS; n += 1) {
    const answer = await [one, other][n % 2]("POST", "/auth/email-link", { body: { email: `guest-${n}@example.org` } });
    if (answer.status !== 202) check("a link is mailed", false, answer);
  }
  const guests = () => mail.letters.filter(({ to }) => to.startsWith("guest-"));
  await eventually("all letters", () => guests().length >= LETTERS);
  const ids = new Set(guests().map(({ messageId }) => messageId));
  check(
    `${LETTERS} letters, each by one job, once`,
    guests().length === LETTERS && ids.size === LETTERS,
    guests().length,
  );
}

/** A web process is killed in the midst of posts: what it acknowledged is there at the other. */
async function killWhilePosting({ webs, servers, mail }) {
  const [one, other] = webs.map((base) => apiClient(base));
  const token = await signIn({ api: other, mail }, "writer@example.org", "Wren Writer");
  const acknowledged = [];
  const write = async (n) => {
    const answer = await one("POST", "/articles/shared/comments", {
      token,
      body: { body: `Note ${n} on the timetable.` },
    });
    if (answer.status === 201) acknowledged.push(answer.body.comment.id);
  };
  const writing = Promise.allSettled(Array.from({ length: 60 }, (_, n) => write(n)));
  await eventually("the first acknowledged posts", () => acknowledged.length >= 10);
  await servers[0].stop("SIGKILL");
  await writing;
  const found = await Promise.all(acknowledged.map((id) => other("GET", `/comments/${id}`)));
  check(
    `all ${acknowledged.length} acknowledged comments survive a kill -9`,
    found.every(({ status }) => status === 200),
    found,
  );
}

/** SIGTERM ends streams to readers and finishes what runs. */
async function stopGracefully({ webs, servers }) {
  const stream = await listen(webs[1]);
  const startedAt = Date.now();
  const code = await servers[1].stop();
  const seconds = (Date.now() - startedAt) / 1000;
  check(`a web process with an open stream stops on SIGTERM in ${seconds.toFixed(1)} s`, code === 0 && seconds < 10, {
    code,
    seconds,
  });
  stream.stop();
  const worker = await servers[2].stop();
  check("and so does the worker", worker === 0, worker);
}

/** Reads Server-Sent Events as text. */
async function listen(base) {
  const stop = new AbortController();
  const answer = await fetch(`${base}/api/v1/articles/shared/events`, { signal: stop.signal });
  const seen = [];
  const read = async () => {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) seen.push(chunk);
  };
  read().catch(() => {});
  return { seen, stop: () => stop.abort() };
}

const roles = ["web", "web", "worker"];
await walkThrough({ folder: "recourse-replicas-", roles, settings: { RATE_LIMITS: "off" } }, async (outside) => {
  await walk(outside);
  await activateUnderLoad(outside);
  await killWhilePosting(outside);
  await stopGracefully(outside);
});
