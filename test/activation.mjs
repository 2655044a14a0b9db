/**
 * Part of `npm run replicas`: policies are activated back and forth while comments are posted and read through both web
 * processes. Prints what a request waited before and during the swaps.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { apiClient, check, cli, eventually, signIn } from "./support/outside.mjs";

const POLICIES = join(dirname(dirname(fileURLToPath(import.meta.url))), "policies");
const WRITERS = 6;
const READERS = 4;
const PAUSE_MS = 15;
const QUIET_MS = 3_000;
const SWAPS = 6;

/** The shipped policy publishes it and asks a moderator to look; the other one holds it. */
const MARKER = "What a load of bullshit this timetable is";

export async function activateUnderLoad({ webs, env, mail }) {
  const apis = webs.map((base) => apiClient(base));
  const administrator = await signIn({ api: apis[0], mail }, "ada@example.org", "Ada Administrator").then(
    async (token) => {
      await cli(env, "staff", "add", "ada@example.org", "--role", "administrator");
      return token;
    },
  );
  await apis[0]("PUT", "/articles/swapped", {
    token: administrator,
    body: { url: "https://news.example/swapped", title: "Swapped" },
  });
  const [shipped, folder] = [await readRevision(apis[0]), await makeOtherPolicy()];
  const load = await startLoad(apis, mail);
  try {
    await sleep(QUIET_MS);
    const quiet = load.take();
    const settled = await swapBackAndForth({ apis, env, administrator, folder, shipped, load });
    const swapping = load.take();
    await load.stop();
    report({ quiet, swapping, settled: settled.map(({ ms }) => ms) });
    check("no request failed while policies were activated", load.failures.length === 0, load.failures.slice(0, 5));
    check(
      "once a policy is in force on both web processes, both judge by it",
      settled.every(({ statuses, expected }) => statuses.every((status) => status === expected)),
      settled,
    );
    await checkDecisions(env, [shipped, settled[0].revision]);
  } finally {
    await load.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const readRevision = async (api) => (await api("GET", "/policies")).body.revision;

async function makeOtherPolicy() {
  const folder = await mkdtemp(join(tmpdir(), "recourse-other-policy-"));
  await cp(POLICIES, folder, { recursive: true });
  const file = join(folder, "policy.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("medium: flag", "medium: hold"));
  return folder;
}

/** By the command line and by either web process in turn; the first one stores the folder. */
async function swapBackAndForth({ apis, env, administrator, folder, shipped, load }) {
  const settled = [];
  let other;
  for (let swap = 0; swap < SWAPS; swap += 1) {
    const target = swap % 2 === 0 ? other : shipped;
    if (swap % 3 === 0) await cli(env, "policy", "activate", target ?? folder);
    else {
      const answer = await apis[swap % 2]("POST", `/policies/${target}/activate`, { token: administrator });
      if (answer.status !== 200) check("an administrator activates a policy", false, answer);
    }
    const activatedAt = performance.now();
    const revision = await eventually("the other policy", async () => {
      const seen = await Promise.all(apis.map(readRevision));
      const wanted = target ?? seen.find((one) => one !== shipped);
      return seen.every((one) => one === wanted) && wanted;
    });
    const ms = performance.now() - activatedAt;
    other ??= revision;
    const statuses = await Promise.all(apis.map((api) => load.postMarker(api)));
    settled.push({ revision, ms, statuses, expected: revision === shipped ? "published" : "held" });
  }
  return settled;
}

async function startLoad(apis, mail) {
  const tokens = [];
  for (let n = 0; n < WRITERS + 1; n += 1)
    tokens.push(await signIn({ api: apis[n % 2], mail }, `swap-${n}@example.org`, `Swap ${n}`));
  const failures = [];
  let waits = [];
  let posts = 0;
  const stopping = new AbortController();
  const request = async (expected, send) => {
    const startedAt = performance.now();
    const answer = await send().catch((error) => ({ status: String(error) }));
    waits.push(performance.now() - startedAt);
    if (answer.status !== expected) failures.push(answer);
    return answer;
  };
  const post = (api, token) => {
    posts += 1;
    const text = posts % 3 === 0 ? MARKER : "A quiet word about the ferry";
    const body = { body: `${text}, number ${posts}.` };
    return request(201, () => api("POST", "/articles/swapped/comments", { token, body }));
  };
  const read = (api) => request(200, () => api("GET", "/articles/swapped/comments?sort=newest"));
  const loop = async (act) => {
    while (!stopping.signal.aborted) {
      await act();
      await sleep(PAUSE_MS);
    }
  };
  const loops = [
    ...tokens.slice(1).map((token, n) => loop(() => post(apis[n % 2], token))),
    ...Array.from({ length: READERS }, (_, n) => loop(() => read(apis[n % 2]))),
  ];
  return {
    failures,
    /** What every request waited since this was last asked. */
    take: () => {
      const taken = waits;
      waits = [];
      return taken;
    },
    postMarker: async (api) => {
      posts += 1;
      const answer = await api("POST", "/articles/swapped/comments", {
        token: tokens[0],
        body: { body: `${MARKER}, number ${posts}.` },
      });
      return answer.body.comment?.status;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Every decision, judged again by the revision it names, gives what was stored: it was truly judged by that one. */
async function checkDecisions(env, revisions) {
  const { summary } = JSON.parse(await cli(env, "policy", "replay", "--format", "json"));
  const named = summary.policyRevisions.map(({ revision }) => revision);
  check(
    `all ${summary.total} decisions name one of the two policies`,
    named.length > 0 && named.every((revision) => revisions.includes(revision)) && summary.skipped.length === 0,
    summary,
  );
  check(
    "and were truly judged by the one they name",
    summary.different === 0 && summary.same === summary.total,
    summary,
  );
}

function report({ quiet, swapping, settled }) {
  console.log(`     before:      ${describe(quiet)}`);
  console.log(`     ${SWAPS} swaps:     ${describe(swapping)}`);
  console.log(
    `     all web processes judge by the new policy after ${settled.map((ms) => ms.toFixed(0)).join(", ")} ms`,
  );
}

function describe(waits) {
  const ordered = waits.toSorted((a, b) => a - b);
  const at = (share) => (ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? 0).toFixed(0);
  return `${waits.length} requests, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}
