/**
 * `npx tsx bench/replay.ts [decisions]`: fills a database of its own with decisions (100,000 by default) by two
 * revisions of the shipped policy, replays each by its own revision, and reports what a candidate would change.
 * Figures of one run compare with each other, not with another day's.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { COMMANDS } from "../src/cli/commands.ts";
import { dispatch } from "../src/cli/dispatch.ts";
import { POLICIES, type PolicyFiles, policyRevision, readPolicyFiles } from "../src/config/policy-files.ts";
import { withDatabase } from "../src/db/admin.ts";
import { ENGINE_VERSION } from "../src/policy/engine-version.ts";
import { startTestServer } from "../test/support/server.ts";
import { seedDecisions } from "./seed-decisions.ts";

const DECISIONS = Number(process.argv[2] ?? 100_000);

/** The same rules with other consequences. */
function withOutcome(policy: PolicyFiles, from: RegExp, to: string): PolicyFiles {
  const files = policy.files.map((file) =>
    file.path === "policy.yaml" ? { ...file, text: file.text.replace(from, to) } : file,
  );
  if (files.every(({ text }, at) => text === policy.files[at]?.text))
    throw new Error(`nothing in policy.yaml is ${from}`);
  return { files, model: policy.model, revision: policyRevision(files, policy.model, ENGINE_VERSION) };
}

async function writePolicy(folder: string, { files, model }: PolicyFiles): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, "model"), { recursive: true });
  if (model) await writeFile(join(folder, "model", "candidate.bin"), model);
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - startedAt) / 1_000;
  const said = typeof result === "number" ? `, exit code ${result}` : "";
  console.log(`-- ${what}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU${said}\n`);
}

const folder = await mkdtemp(join(tmpdir(), "recourse-candidate-"));
const server = await startTestServer(undefined);
try {
  const url = withDatabase(server.url, server.template);
  const env = { DATABASE_URL: url, SESSION_SECRET: "x", APPEAL_LINK_KEYS: "a:YWFh", AUDIT_KEY: "x" };
  const recourse = (...args: string[]) => {
    const io = {
      out: (line: string) => console.log(line),
      err: (line: string) => console.error(line),
      input: Readable.from([]),
      env,
    };
    return dispatch(COMMANDS, args, io);
  };
  const shipped = await readPolicyFiles(POLICIES);
  const milder = withOutcome(shipped, /high: remove/, "high: hold");
  const candidate = withOutcome(shipped, /medium: (flag|hold)/g, "medium: remove");
  await writePolicy(folder, candidate);

  await timed(`${DECISIONS} decisions judged and stored`, () =>
    seedDecisions({ url, decisions: DECISIONS, policies: [milder, shipped] }),
  );
  await timed("own replay", () => recourse("policy", "replay"));
  await timed("a candidate's report", () => recourse("policy", "replay", folder));
  await timed("a candidate's report on a sample of 1,000 of them", () =>
    recourse("policy", "replay", folder, "--sample", "1000"),
  );
  const { rss } = process.memoryUsage();
  console.log(`${Math.round(rss / 2 ** 20)} MB resident at the end`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
