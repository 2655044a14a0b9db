/**
 * `npx tsx bench/page.ts [runs]`: the demonstration page in Chromium, with 100 and with 10,000 comments below the
 * article, at full speed and at a quarter of it, each time in a browser that has seen nothing: how soon the thread is
 * there, what moved, and what was loaded for reading. Ends with `N passed, N failed`; figures of one run compare with
 * each other, not with another day's.
 */
import { rm } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { pino } from "pino";
import type { Browser, Page, Response } from "playwright-core";
import { withClient } from "../src/db/admin.ts";
import { openEmbedded } from "../src/db/embedded.ts";
import { readDemo } from "../src/pages/demo-article.ts";
import { ENGINE_VERSION } from "../src/policy/engine-version.ts";
import { SITE_ID } from "../src/shared/site.ts";
import { launchChromium } from "../test/browser/chromium.mjs";
import { check, eventually, finish, freePort, makeDataDir, startServer } from "../test/support/outside.mjs";

const RUNS = Number(process.argv[2] ?? 5);
const SIZES = [100, 10_000] as const;
const SLOWDOWNS = [1, 4] as const;
const MOST_SECONDS = 1;
const MOST_CODE_BYTES = 20_000;
/** The last is so high that the thread and all below it are seen from the beginning. */
const VIEWPORTS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
  { width: 390, height: 4_000 },
] as const;

interface Seen {
  /** When the first comment was painted, after the navigation began. */
  readonly threadMs: number;
  readonly contentMs: number;
  /** Sum of all layout shifts. */
  readonly shift: number;
  readonly codeBytes: number;
  readonly dataBytes: number;
}

interface Watched {
  threadAt?: number;
  shift: number;
}

/**
 * Runs in the page before anything of it; a text, for the loader would put names of its own into a function. It says
 * itself when the thread is there: to be asked would load the asker into the page, for as long as the thread takes.
 */
const WATCH = `
  const watched = (globalThis.watched = { shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const thread = document.querySelector("recourse-comments");
    const article = (thread?.shadowRoot ?? thread)?.querySelector("article");
    if (!article || article.getBoundingClientRect().height === 0) return requestAnimationFrame(look);
    watched.threadAt = performance.now();
    globalThis.threadSeen("");
  };
  requestAnimationFrame(look);`;

interface Measure {
  readonly base: string;
  readonly slowdown: number;
  readonly viewport: (typeof VIEWPORTS)[number];
}

async function measure(browser: Browser, { base, slowdown, viewport }: Measure): Promise<Seen> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const isThere = new Promise((resolve) => session.on("Runtime.bindingCalled", resolve));
    await session.send("Runtime.enable");
    await session.send("Runtime.addBinding", { name: "threadSeen" });
    await page.addInitScript({ content: WATCH });
    const loaded: Response[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() !== "eventsource") loaded.push(response);
    });
    await page.goto(base, { waitUntil: "domcontentloaded" });
    await isThere;
    return { ...(await readWatched(page)), ...sum(await Promise.all(loaded.map(weigh))) };
  } finally {
    await context.close();
  }
}

async function readWatched(page: Page): Promise<Pick<Seen, "threadMs" | "contentMs" | "shift">> {
  // What comes after the thread may move it as well: all of the page, and a frame more.
  await page.waitForLoadState("load");
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { threadAt = Number.NaN, shift } = (globalThis as unknown as { watched: Watched }).watched;
    const contentMs = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN;
    return { threadMs: threadAt, contentMs, shift };
  });
}

interface Loaded {
  readonly kind: "code" | "data" | "page";
  readonly bytes: number;
}

async function weigh(response: Response): Promise<Loaded> {
  const { pathname } = new URL(response.url());
  const isScript = response.request().resourceType() === "script";
  const kind = isScript ? "code" : pathname.startsWith("/api/") ? "data" : "page";
  return { kind, bytes: gzipSync(await response.body()).length };
}

const sum = (loaded: readonly Loaded[]): Pick<Seen, "codeBytes" | "dataBytes"> => {
  const of = (kind: Loaded["kind"]) =>
    loaded.filter((each) => each.kind === kind).reduce((total, { bytes }) => total + bytes, 0);
  return { codeBytes: of("code"), dataBytes: of("data") };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function report(browser: Browser, base: string, comments: number): Promise<void> {
  for (const viewport of VIEWPORTS)
    for (const slowdown of SLOWDOWNS) {
      const seen: Seen[] = [];
      for (let run = 0; run < RUNS; run += 1) seen.push(await measure(browser, { base, slowdown, viewport }));
      const name = `${comments} comments, ${viewport.width} × ${viewport.height}, CPU 1/${slowdown}`;
      const ms = (pick: (each: Seen) => number) =>
        `${Math.round(median(seen.map(pick)))} ms (worst ${Math.round(Math.max(...seen.map(pick)))})`;
      const [codeBytes, dataBytes] = [
        median(seen.map((each) => each.codeBytes)),
        median(seen.map((each) => each.dataBytes)),
      ];
      const shift = Math.max(...seen.map((each) => each.shift));
      console.log(
        `${name}: thread after ${ms((each) => each.threadMs)}, first paint ${ms((each) => each.contentMs)}, ` +
          `shift ${shift}, gzipped ${codeBytes} B of code and ${dataBytes} B of data`,
      );
      check(`${name}: nothing moves`, shift === 0, shift);
      check(`${name}: at most ${MOST_CODE_BYTES} B of code`, codeBytes <= MOST_CODE_BYTES, codeBytes);
      const seconds = median(seen.map(({ threadMs }) => threadMs)) / 1_000;
      check(`${name}: the thread is there within ${MOST_SECONDS} s`, seconds <= MOST_SECONDS, seconds);
    }
}

/** Pages that nobody has asked for before, so that each is a query. */
async function reportReads(base: string, key: string): Promise<void> {
  for (const sort of ["newest", "oldest", "top"]) {
    const waits: number[] = [];
    for (let limit = 10; limit < 40; limit += 1) {
      const startedAt = performance.now();
      await (await fetch(`${base}/api/v1/articles/${key}/comments?sort=${sort}&limit=${limit}`)).arrayBuffer();
      waits.push(performance.now() - startedAt);
    }
    console.log(
      `a page of the thread, ${sort}: p50 ${median(waits).toFixed(1)} ms, worst ${Math.max(...waits).toFixed(1)} ms`,
    );
  }
}

/** Three of four are roots, the others answer the root before them: published, judged, counted. */
const ADD = `
  with made as (
    select n, gen_random_uuid() as id, n % 4 = 0 as is_reply, now() - n * interval '1 second' as at
    from generate_series(1, $1::int) n
  ), placed as (
    select m.*, case when m.is_reply then (select p.id from made p where p.n = m.n - 1) end as parent_id from made m
  ), author as (
    select id from accounts where role = 'reader' order by id limit 1
  ), comment as (
    insert into comments (id, site_id, article_id, author_id, parent_id, depth, ancestor_ids, status, reply_count,
      descendant_count, created_at)
    select p.id, '${SITE_ID}'::uuid, a.id, (select id from author), p.parent_id, p.is_reply::int,
      case when p.is_reply then array[p.parent_id] else '{}' end, 'published',
      (p.n % 4 = 3 and p.n < $1)::int, (p.n % 4 = 3 and p.n < $1)::int, p.at
    from placed p, articles a where a.key = $2
    returning id
  ), body as (
    insert into revisions (comment_id, number, body, body_length, created_at)
    select id, 1, b, length(b), at
    from placed, lateral (select 'Comment ' || n || '. ' || repeat('The ferry left the harbour in good time. ', 1 + n % 9) as b) text
    returning comment_id
  ), decision as (
    insert into decisions (id, site_id, subject, comment_id, revision, kind, basis, cause, decider_key, policy_revision,
      engine_version, signals, automated_detection, categories, notices, created_at)
    select gen_random_uuid(), '${SITE_ID}'::uuid, 'revision', id, 1, 'publish', 'policy', 'verdict',
      '00000000-0000-0000-0000-000000000000', (select hash from policy_revisions limit 1), '${ENGINE_VERSION}', '{}',
      false, '{}', '{}', at
    from placed
    returning comment_id
  )
  update articles set comment_count = comment_count + $1, version = version + 1 where key = $2`;

async function addComments(url: string, { base, key, total }: { base: string; key: string; total: number }) {
  const count = async () => {
    const answer = await fetch(`${base}/api/v1/articles/${key}`);
    return ((await answer.json()) as { commentCount: number }).commentCount;
  };
  const missing = total - (await count());
  await withClient(url, async (client) => {
    await client.query(ADD, [missing, key]);
    await client.query("analyze");
  });
  await eventually(`${total} comments`, async () => (await count()) === total);
}

const dataDir = await makeDataDir("recourse-bench-");
const port = await freePort();
const base = `http://localhost:${port}`;
const env = {
  ...process.env,
  PORT: String(port),
  PUBLIC_URL: base,
  DATA_DIR: dataDir,
  LOG_LEVEL: "error",
  RATE_LIMITS: "off",
};
const server = await startServer(env);
const database = await openEmbedded({ dataDir, log: pino({ level: "silent" }) });
const browser = await launchChromium();
try {
  const { key } = (await readDemo()).article;
  for (const total of SIZES) {
    await addComments(database.url, { base, key, total });
    await report(browser, base, total);
    await reportReads(base, key);
  }
} finally {
  await browser.close();
  await server.stop();
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
}
finish();
