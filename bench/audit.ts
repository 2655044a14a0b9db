/**
 * `npx tsx bench/audit.ts [rows] [rounds]`: what the audit of every decision costs a post, how many rows a second are
 * sealed and verified (1,000,000 by default), and how much memory that takes. On an embedded server with its usual
 * settings. Figures of one run compare with each other, not with another day's.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { READ_BY_ID, sealRows } from "../src/audit/seal-rows.ts";
import { type ChainEnd, readChainEnd } from "../src/audit/stored-seal.ts";
import { verifyChain } from "../src/audit/verify-chain.ts";
import { createAccount } from "../src/authors/create-account.ts";
import { postComment } from "../src/comments/post-comment.ts";
import { readConfig } from "../src/config/environment.ts";
import { withClient } from "../src/db/admin.ts";
import { openEmbedded } from "../src/db/embedded.ts";
import { migrate } from "../src/db/migrate.ts";
import type { Deps } from "../src/deps.ts";
import { openDeps } from "../src/open-deps.ts";
import { systemClock } from "../src/shared/clock.ts";
import { newId } from "../src/shared/ids.ts";
import { SITE_ID } from "../src/shared/site.ts";
import { smallPolicy } from "../test/support/small-policy.ts";

const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = Number(process.argv[3] ?? 8);
const CONNECTIONS = 8;
const SLICE_MS = 2_000;
const KEY = "a key for the length of a benchmark";

const log = pino({ level: "silent" });
const dataDir = await mkdtemp(join(tmpdir(), "recourse-bench-audit-"));
// The account that runs PostgreSQL for root must get through.
await chmod(dataDir, 0o711);
const { url, release } = await openEmbedded({ dataDir, log });
try {
  await migrate(url, log);
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: dataDir, RATE_LIMITS: "off" });
  const { deps, close } = await openDeps({ config, url, log, clock: systemClock, disk: smallPolicy() });
  if (ROUNDS > 0) await measurePosts(deps);
  await close();
  await measureSeals();
} finally {
  await release();
  await rm(dataDir, { recursive: true, force: true });
}

/** By turns with and without the trigger, so that a slow moment of the machine meets both. */
async function measurePosts(deps: Deps): Promise<void> {
  const at = deps.clock();
  const authors: string[] = [];
  for (let n = 0; n < CONNECTIONS; n += 1) {
    const made = await createAccount(deps.db.prisma, { email: null, emailVerifiedAt: null, displayName: `A ${n}`, at });
    if (made) authors.push(made.id);
  }
  const article = { id: newId(), key: "bench" };
  const rest = { siteId: SITE_ID, url: "https://news.example/bench", title: "Bench", createdAt: at, updatedAt: at };
  await deps.db.prisma.article.create({ data: { ...article, ...rest } });
  let posted = 0;
  const slice = async (): Promise<number> => {
    const until = performance.now() + SLICE_MS;
    let count = 0;
    const post = async (authorId: string) => {
      while (performance.now() < until) {
        const body = `The ferry number ${(posted += 1)} left the harbour in good time and came back with the mail.`;
        await postComment(deps, { article, authorId, body, parentId: null, idempotencyKey: undefined });
        count += 1;
      }
    };
    await Promise.all(authors.map(post));
    return (count * 1_000) / SLICE_MS;
  };
  await slice();
  const rates: Record<"enable" | "disable", number[]> = { enable: [], disable: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const how of round % 2 === 0 ? (["enable", "disable"] as const) : (["disable", "enable"] as const)) {
      await deps.db.pool.query(`alter table decisions ${how} trigger decisions_audited`);
      rates[how].push(await slice());
    }
  }
  const [audited, bare] = [median(rates.enable), median(rates.disable)];
  const ratio = (audited / bare).toFixed(3);
  console.log(
    `posts: ${audited.toFixed(0)}/s audited, ${bare.toFixed(0)}/s without, ratio ${ratio} (${ROUNDS} rounds)`,
  );
}

function median(rates: readonly number[]): number {
  return rates.toSorted((a, b) => a - b)[rates.length >> 1] ?? 0;
}

async function measureSeals(): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(READ_BY_ID);
    await client.query(
      `insert into audit_entries (site_id, at, actor_label, action, subject_kind, subject_id, details)
       select $1, now(), 'policy', 'decision.publish', 'comment', gen_random_uuid(),
         jsonb_build_object('cause', 'verdict', 'decision', gen_random_uuid(), 'revision', 1)
       from generate_series(1, $2::int)`,
      [SITE_ID, ROWS],
    );
    const { rows: taken } = await client.query<{ id: string; count: string }>(
      "select max(id) as id, count(*) as count from audit_entries",
    );
    const count = Number(taken[0]?.count);
    const settledTo = Number(taken[0]?.id);
    await timed(`${count} rows sealed`, count, async () => {
      const at = systemClock();
      let end: ChainEnd | null = await readChainEnd(client);
      for (let next: ChainEnd | null = end; ; end = next) {
        next = await sealRows(client, { key: KEY, end, settledTo, at });
        if (!next) return;
      }
    });
    const { rows: sizes } = await client.query<{ seals: string; entries: string }>(
      "select pg_total_relation_size('audit_seals') as seals, pg_total_relation_size('audit_entries') as entries",
    );
    console.log(`   ${megabytes(sizes[0]?.seals)} MB of seals beside ${megabytes(sizes[0]?.entries)} MB of rows`);
    await client.query("begin isolation level repeatable read read only");
    await timed(`${count} rows verified`, count, async () => {
      const found = await verifyChain(client, { key: KEY, outside: [], now: systemClock(), onFault: () => undefined });
      console.log(`   ${found.rows} rows, ${found.seals} seals, ${found.faults} faults`);
    });
    await client.query("rollback");
  });
}

function megabytes(bytes: string | number | undefined): number {
  return Math.round(Number(bytes) / 2 ** 20);
}

async function timed(what: string, rows: number, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  let most = 0;
  const looking = setInterval(() => void (most = Math.max(most, process.memoryUsage.rss())), 50);
  await work();
  clearInterval(looking);
  const seconds = (performance.now() - startedAt) / 1_000;
  const rate = Math.round(rows / seconds);
  const { user, system } = process.cpuUsage(before);
  const own = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${rate} rows/s, ${own} s of CPU here, ${megabytes(most)} MB resident at most`,
  );
}
