/**
 * `npx tsx bench/transparency.ts [decisions]`: fills a database of its own with a year of decisions (200,000 by default), makes the report and
 * recounts it in plain SQL, prints the year's statements as records and has each judged by a stand-in of the EU's
 * database, then delivers them to it. Figures of one run compare with each other, not with another day's.
 */
import { isDeepStrictEqual } from "node:util";
import { Readable } from "node:stream";
import { pino } from "pino";
import { COMMANDS } from "../src/cli/commands.ts";
import { dispatch } from "../src/cli/dispatch.ts";
import { readConfig } from "../src/config/environment.ts";
import { withDatabase } from "../src/db/admin.ts";
import { type Db, connect } from "../src/db/client.ts";
import { settingsData } from "../src/settings/settings.ts";
import { SITE_ID } from "../src/shared/site.ts";
import { deliverWaiting } from "../src/transparency/deliver-statements.ts";
import { readDeliveries } from "../src/transparency/read-deliveries.ts";
import { readReport } from "../src/transparency/read-report.ts";
import { check, startStandIn } from "../test/support/dsa-stand-in.ts";
import { recount } from "../test/support/recount-report.ts";
import { startTestServer } from "../test/support/server.ts";
import { YEAR, seedYear } from "./seed-year.ts";

const DECISIONS = Number(process.argv[2] ?? 200_000);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return result;
}

async function showReport(db: Db): Promise<void> {
  const period = { from: new Date(YEAR.from), to: new Date(YEAR.to) };
  const report = await timed("report", () => readReport(db, period));
  const counted = await timed("recount in plain SQL", () => recount(db, period));
  const differing = Object.entries(counted).filter(([name, value]) => !isDeepStrictEqual(value, pick(report, name)));
  console.log(`${Object.keys(counted).length} numbers and lists recounted, ${differing.length} differ`);
  for (const [name, value] of differing) console.log(name, JSON.stringify(value), JSON.stringify(pick(report, name)));
  console.log(JSON.stringify(report));
}

const pick = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], value);

async function showRecords(env: Readonly<Record<string, string>>): Promise<void> {
  const lines: string[] = [];
  const io = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => console.error(line),
    input: Readable.from([]),
    env,
  };
  const args = ["transparency", "--from", YEAR.from, "--to", YEAR.to, "--format", "dsa"];
  const code = await timed("transparency --format dsa", () => dispatch(COMMANDS, args, io));
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const refused = records.filter((record) => Object.keys(check(record)).length > 0);
  const puids = new Set(records.map(({ puid }) => puid));
  console.log(
    `exit code ${code}; ${records.length} records, ${puids.size} different puids, ${refused.length} refused by the stand-in`,
  );
}

async function showDelivery(db: Db, env: Readonly<Record<string, string>>): Promise<void> {
  const standIn = await startStandIn();
  const settings = settingsData.parse({ transparency: { endpoint: standIn.url, platformName: "Bench" } });
  const staff = await db.prisma.account.findFirstOrThrow({ where: { role: "moderator" } });
  await db.prisma.siteSettings.create({
    data: { siteId: SITE_ID, version: 1, data: settings, changedBy: staff.id, createdAt: new Date() },
  });
  const config = readConfig({ ...env, DSA_TOKEN: standIn.token });
  const deps = { db, config, clock: () => new Date(), log: pino({ level: "warn" }) };
  await timed("delivery", async () => {
    while ((await deliverWaiting(deps)) > 0);
  });
  const { waiting, delivered, refused, exempt } = await readDeliveries(deps);
  console.log(
    JSON.stringify({ calls: standIn.calls.length, kept: standIn.statements.size, waiting, delivered, refused, exempt }),
  );
  await standIn.close();
}

const server = await startTestServer(undefined);
try {
  const url = withDatabase(server.url, server.template);
  const env = { DATABASE_URL: url, SESSION_SECRET: "x", APPEAL_LINK_KEYS: "a:YWFh", AUDIT_KEY: "x" };
  await timed("a year seeded", () => seedYear(url, DECISIONS));
  const db = connect(url, { statementTimeoutMs: 120_000 });
  try {
    await showReport(db);
    await showRecords(env);
    await showDelivery(db, env);
  } finally {
    await db.close();
  }
} finally {
  await server.stop();
}
