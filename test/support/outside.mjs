/**
 * What a script needs to drive running servers from outside: over HTTP, SMTP and the command line alone.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const WAIT_MS = 120_000;

let passed = 0;
let failed = 0;

export function check(what, holds, seen) {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`${holds ? "ok  " : "FAIL"} ${what}${holds ? "" : `: ${JSON.stringify(seen)}`}`);
}

export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

export async function eventually(what, ask) {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${WAIT_MS / 1000} s for ${what}`);
    await sleep(50);
  }
}

/** A new folder that the database's own user can pass when this runs as root. */
export async function makeDataDir(name) {
  const folder = await mkdtemp(join(tmpdir(), name));
  await chmod(folder, 0o711);
  return folder;
}

/** A real SMTP server that keeps what it accepts. */
export async function openMailServer() {
  const letters = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", async () => {
        const mail = await PostalMime.parse(Buffer.concat(chunks));
        letters.push({
          to: mail.to[0].address,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
        });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const letterTo = (to, subject) =>
    eventually(`a letter “${subject}” to ${to}`, () => letters.findLast((l) => l.to === to && subject.test(l.subject)));
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, letters, letterTo, close: () => server.close() };
}

/** A script that ends in the middle leaves no server behind. */
const running = new Set();
process.once("exit", () => running.forEach((child) => child.kill()));

export async function startServer(env, role = "all") {
  const child = spawn(process.execPath, [join(ROOT, "dist", "main.js"), role], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  let ended = false;
  running.add(child);
  child.once("exit", () => {
    ended = true;
    running.delete(child);
  });
  await eventually("the server", async () => {
    if (ended) throw new Error("the server ended at start");
    if (role === "worker") return true;
    return fetch(`http://127.0.0.1:${env.PORT}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
  /** Resolves to the exit code; null after SIGKILL. */
  const stop = async (signal = "SIGTERM") => {
    if (ended) return child.exitCode;
    const exit = once(child, "exit");
    child.kill(signal);
    const [code] = await exit;
    return code;
  };
  return { stop };
}

export async function cli(env, ...args) {
  const child = spawn(process.execPath, [join(ROOT, "dist", "cli", "recourse.js"), ...args], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`recourse ${args.join(" ")} ended with ${code}`);
  return out.trim();
}

export function apiClient(base) {
  return async (method, path, { token, body, headers = {} } = {}) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? null : JSON.parse(text), headers: answer.headers, text };
  };
}

/** Signs in as people do: by the link in the mail. */
export async function signIn({ api, mail }, email, displayName) {
  const asked = await api("POST", "/auth/email-link", { body: { email, ...(displayName && { displayName }) } });
  if (asked.status !== 202) throw new Error(`sign-in link for ${email}: ${asked.status} ${asked.text}`);
  const letter = await mail.letterTo(email, /./);
  const token = /\/sign-in\/([\w-]+)/.exec(letter.text)[1];
  const session = await api("POST", "/auth/session", { body: { token } });
  if (session.status !== 200) throw new Error(`session for ${email}: ${session.status} ${session.text}`);
  return session.body.accessToken;
}

/**
 * Starts a server of each role on one new data folder, all at once, and walks; whatever happens on the way, the servers
 * stop, the folder goes, and the sums are printed.
 */
export async function walkThrough({ folder, roles, settings = {} }, walk) {
  const dataDir = await makeDataDir(folder);
  const mail = await openMailServer();
  const ports = [];
  for (const role of roles) ports.push(role === "worker" ? 0 : await freePort());
  const webs = ports.filter((port) => port !== 0).map((port) => `http://127.0.0.1:${port}`);
  const shared = { DATA_DIR: dataDir, SMTP_URL: mail.url, PUBLIC_URL: webs[0], SEED_DEMO: "false", LOG_LEVEL: "error" };
  const envs = ports.map((port) => ({ ...process.env, ...shared, ...settings, PORT: String(port) }));
  const servers = await Promise.all(roles.map((role, index) => startServer(envs[index], role)));
  try {
    await walk({ webs, env: envs[0], mail, servers });
  } catch (error) {
    check("the walk went on to its end", false, String(error?.stack ?? error));
  } finally {
    for (const server of servers) await server.stop();
    mail.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  finish();
}

/** Prints the sums and leaves the exit code. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
