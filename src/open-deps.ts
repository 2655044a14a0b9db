import type { Logger } from "pino";
import { appealLetters } from "./appeals/letters.ts";
import { staffLetters } from "./appeals/staff-letters.ts";
import { forgetSession } from "./auth/session-cache.ts";
import { signInLetter } from "./auth/sign-in-letter.ts";
import type { Config } from "./config/config.ts";
import type { PolicyFiles } from "./config/policy-files.ts";
import { type Db, connect } from "./db/client.ts";
import { openEmbedded } from "./db/embedded.ts";
import { migrate } from "./db/migrate.ts";
import { createRecent } from "./db/recent.ts";
import type { Deps, Heard } from "./deps.ts";
import { type Changes, openChanges } from "./live/changes.ts";
import { openTransport } from "./mail/transport.ts";
import { noticeLetters } from "./notices/letters.ts";
import { type PolicyHolder, ensureActivePolicy, openPolicyHolder } from "./policy-revisions/active-policy.ts";
import { warnOfFaults } from "./policy-revisions/revision-faults.ts";
import { restrictionLetters } from "./restrictions/letters.ts";
import type { Clock } from "./shared/clock.ts";

/** The database of the configuration, or the embedded one, and how to leave it. */
export async function openDatabase(config: Pick<Config, "databaseUrl" | "dataDir">, log: Logger) {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, release: async () => undefined };
  return openEmbedded({ dataDir: config.dataDir, log });
}

export async function migrateDatabase(config: Config, { url, log }: { url: string; log: Logger }): Promise<void> {
  if (config.migrateDatabaseUrl === undefined) return migrate(url, log);
  const role = decodeURIComponent(new URL(url).username);
  await migrate(config.migrateDatabaseUrl, log, { role, appendOnly: APPEND_ONLY, neverDeleted: NEVER_DELETED });
}

/** What the runtime role may read and add to, never change: the triggers say the same to everybody. */
export const APPEND_ONLY = [
  "decisions",
  "policy_matches",
  "statements",
  "policy_revisions",
  "policy_activations",
  "audit_entries",
  "audit_seals",
  "site_settings",
  "strike_waivers",
  "second_review_answers",
] as const;

/** What the runtime role may change, but never take out: words in them are emptied, the rows stay. */
export const NEVER_DELETED = [
  "appeals",
  "appeal_links",
  "statement_texts",
  "cases",
  "flags",
  "notices",
  "letters",
] as const;

export interface OpenDeps {
  readonly config: Config;
  readonly url: string;
  readonly log: Logger;
  readonly clock: Clock;
  /** What an empty database takes; a database that has a policy keeps its own. */
  readonly disk: PolicyFiles;
}

export interface OpenedDeps {
  readonly deps: Deps;
  readonly changes: Changes;
  readonly close: () => Promise<void>;
}

/** Everything a process holds on to while it runs, on a database that is migrated. */
export async function openDeps({ config, url, log, clock, disk }: OpenDeps): Promise<OpenedDeps> {
  const db = connect(url, { onConnectionLost: () => log.warn("a database connection was lost") });
  try {
    return await openDepsOn(db, { config, log, clock, disk });
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** As `openDeps`, on a database that is open; it is closed with them. */
export async function openDepsOn(db: Db, { config, log, clock, disk }: Omit<OpenDeps, "url">): Promise<OpenedDeps> {
  const started = await ensureActivePolicy(db, disk, clock());
  log.info({ started }, STARTED_WITH[started]);
  const holder = await openPolicyHolder(db);
  if (started === "first" || started === "upgraded") await warnOfFaults(holder.current(), { db, log });
  const changes = await openChanges(db, log);
  const mail = openTransport(config, log);
  const recent = createRecent({ isTrusted: changes.isConnected, now: () => performance.now() });
  const deps: Deps = {
    config,
    db,
    clock,
    log,
    mail,
    recent,
    letters: { sign_in: signInLetter, ...appealLetters, ...noticeLetters, ...restrictionLetters, ...staffLetters },
    policy: holder.current,
    notify: changes.publish,
    subscribe: changes.subscribe,
  };
  changes.subscribe((heard) => keepFresh({ deps, holder, heard }));
  const looking = setInterval(() => reload(holder, log), LOOK_EVERY_MS).unref();
  const close = async () => {
    clearInterval(looking);
    await changes.close();
    await mail.close();
    await db.close();
  };
  return { deps, changes, close };
}

/** Word of an activation is sent after its commit, and whoever sends it may die in between. */
const LOOK_EVERY_MS = 15_000;

const STARTED_WITH = {
  first: "the policy in policies/ is active",
  upgraded: "the active policy goes on under this version of the engine",
  same: "the active policy is the one in policies/",
  differs: "policies/ differs from the active policy, which stays: see `recourse policy activate`",
} as const;

interface KeepFresh {
  readonly deps: Deps;
  readonly holder: PolicyHolder;
  readonly heard: Heard;
}

/** What this process remembers goes when somebody says that it changed, or that something may have been missed. */
function keepFresh({ deps: { db, recent, log }, holder, heard }: KeepFresh): void {
  if (heard.kind === "thread") recent.drop(heard.articleKey);
  if (heard.kind === "session") forgetSession(db, heard.sessionId);
  if (heard.kind === "gap") recent.clear();
  if (heard.kind === "gap" || heard.kind === "policy") reload(holder, log);
}

function reload(holder: PolicyHolder, log: Logger): void {
  holder.reload().catch((error: unknown) => log.error({ err: error }, "the active policy could not be read"));
}
