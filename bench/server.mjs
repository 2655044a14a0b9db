/**
 * `node bench/server.mjs [seconds]`: posts and reads a second of one server process over HTTP, from 16 connections, on
 * one article. Figures of one run compare with each other, not with another day's.
 */
import { rm } from "node:fs/promises";
import jwt from "jsonwebtoken";
import { apiClient, cli, freePort, makeDataDir, startServer } from "../test/support/outside.mjs";

const CONNECTIONS = 16;
const SECONDS = Number(process.argv[2] ?? 5);
const SECRET = "a secret for the length of a benchmark";
const KEY = "bench";

const signIn = async (api, n) => {
  const claims = { sub: `author-${n}`, name: `Author ${n}`, email: `author-${n}@example.org`, email_verified: true };
  const token = jwt.sign(claims, SECRET, { algorithm: "HS256", audience: "recourse", expiresIn: "1h" });
  const { body } = await api("POST", "/auth/sso", { body: { token } });
  return body.accessToken;
};

/** Runs `act` on every connection, one call after the other, and counts what ended well. */
async function rate(what, act) {
  const until = Date.now() + SECONDS * 1000;
  const waits = [];
  let failures = 0;
  const loop = async (connection) => {
    for (let call = 0; Date.now() < until; call += 1) {
      const startedAt = performance.now();
      if (await act(connection, call)) waits.push(performance.now() - startedAt);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, connection) => loop(connection)));
  waits.sort((a, b) => a - b);
  const p = (share) => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(1);
  console.log(
    `${what}: ${Math.round(waits.length / SECONDS)}/s, p50 ${p(0.5)} ms, p99 ${p(0.99)} ms, ${failures} failed`,
  );
}

const dataDir = await makeDataDir("recourse-bench-");
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const env = {
  ...process.env,
  PORT: String(port),
  PUBLIC_URL: base,
  DATA_DIR: dataDir,
  SSO_SECRET: SECRET,
  SEED_DEMO: "false",
  LOG_LEVEL: "warn",
  RATE_LIMITS: "off",
};
const server = await startServer(env);
try {
  const api = apiClient(base);
  const publisher = await cli(env, "token", "create", "--scope", "articles:write");
  await api("PUT", `/articles/${KEY}`, {
    token: publisher,
    body: { url: "https://news.example/bench", title: "Bench" },
  });
  const tokens = await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => signIn(api, n)));

  const roots = [];
  await rate("posts", async (connection, call) => {
    const body = `The ferry number ${connection * 100_000 + call} left the harbour in good time and came back with the mail.`;
    const parentId = call % 2 === 1 ? roots[(call * 7) % roots.length] : undefined;
    const answer = await api("POST", `/articles/${KEY}/comments`, {
      token: tokens[connection],
      body: { body, ...(parentId && { parentId }) },
    });
    if (!parentId && answer.status === 201) roots.push(answer.body.comment.id);
    return answer.status === 201;
  });
  await rate(
    "reads of a page, from memory",
    async () => (await api("GET", `/articles/${KEY}/comments`)).status === 200,
  );
  await rate("reads of a page, each another", async (connection, call) => {
    const limit = 1 + ((connection * 31 + call) % 40);
    const sort = ["newest", "oldest", "top"][call % 3];
    return (await api("GET", `/articles/${KEY}/comments?sort=${sort}&limit=${limit}`)).status === 200;
  });
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
