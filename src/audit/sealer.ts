import { rename } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { readAuditKeys } from "../config/audit-keys.ts";
import type { Config } from "../config/config.ts";
import { openPool } from "../db/client.ts";
import type { Deps } from "../deps.ts";
import { errorCode } from "../shared/error-code.ts";
import { MINUTE } from "../shared/clock.ts";
import { markOfKey } from "./audit-codes.ts";
import { asideOf, outsideFile, readOutsideSeal, writeOutsideSeal } from "./outside-seal.ts";
import { READ_BY_ID, sealRows } from "./seal-rows.ts";
import { readHighestId, waitForWriters } from "./settled-rows.ts";
import { type ChainEnd, type Queryable, readChainEnd } from "./stored-seal.ts";

type SealerDeps = Pick<Deps, "log" | "clock"> & {
  readonly config: Pick<Config, "auditKey" | "dataDir">;
  readonly db: Pick<Deps["db"], "url">;
};

export interface Sealer {
  /** Finishes the batch that it is at, and lets another process seal. */
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;

/** Any number that nobody else locks in this database; the letters "seal" read as an integer. */
const SEAL_LOCK = 0x7365616c;

/** Together at most 25 s until the server notices that the host at the other end is gone, and frees the lock. */
const NOTICE_A_LOST_HOST = `
  set tcp_keepalives_idle = 10;
  set tcp_keepalives_interval = 5;
  set tcp_keepalives_count = 3`;

/**
 * Puts what the audit has got under a seal, each second. Of any number of processes one does: whoever holds the lock of
 * its session, on the very connection that writes the seals, so it is free, and nothing more is written, as soon as that
 * process is gone. The others try each second.
 */
export function startSealer(deps: SealerDeps): Sealer {
  const stopping = new AbortController();
  const running = run(deps, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(deps: SealerDeps, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await sealUntilLost(deps, stop).catch((error: unknown) => {
      if (!stop.aborted) deps.log.warn({ code: errorCode(error) }, "the audit could not be sealed, trying again");
    });
    await pause(stop);
  }
}

async function sealUntilLost(deps: SealerDeps, stop: AbortSignal): Promise<void> {
  const pool = openPool(deps.db.url, { poolSize: 1, applicationName: "recourse sealer" });
  try {
    const session = await pool.connect();
    try {
      await session.query(`${NOTICE_A_LOST_HOST}; ${READ_BY_ID}`);
      await sealForever(deps, session, stop);
    } finally {
      session.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function sealForever(deps: SealerDeps, session: Queryable, stop: AbortSignal): Promise<void> {
  while (!stop.aborted && !(await takeLock(session))) await pause(stop);
  const refuses = watchKey(deps);
  let known: ChainEnd | null = null;
  while (!stop.aborted) {
    known = await sealSettled(deps, { session, known, stop, refuses });
    await pause(stop);
  }
}

const pause = (stop: AbortSignal) => sleep(EVERY_MS, undefined, { signal: stop }).catch(() => undefined);

async function takeLock(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [SEAL_LOCK]);
  return rows[0]?.taken ?? false;
}

interface SealSettled {
  readonly session: Queryable;
  /** The end of the chain as this process left it. */
  readonly known: ChainEnd | null;
  readonly stop: AbortSignal;
  readonly refuses: (end: ChainEnd) => boolean;
}

/** Seals every row whose place in the order is sure; returns the end of the chain. */
async function sealSettled(deps: SealerDeps, { session, known, stop, refuses }: SealSettled) {
  let end = await readChainEnd(session);
  const keep = (seal: ChainEnd | null) => agreeWithOutside(deps, { session, end: seal, known }).catch(sayNotKept(deps));
  if (!known || end?.seal !== known.seal || !end.hash.equals(known.hash)) await keep(end);
  if (end && refuses(end)) return end;
  const settledTo = await readHighestId(session);
  const at = deps.clock();
  if (settledTo <= (end?.lastId ?? 0) || !(await waitForWriters(session, stop))) return end;
  const { current: key } = readAuditKeys(deps.config.auditKey);
  while (!stop.aborted) {
    const sealed = await sealRows(session, { key, end, settledTo, at });
    if (!sealed) break;
    await keep(sealed);
    const { seal, lastId, hash } = sealed;
    deps.log.info({ seal, lastId, hash: hash.toString("hex") }, "the audit is sealed");
    end = sealed;
  }
  return end;
}

const REMIND_AFTER_MS = 10 * MINUTE;

/** Tells of a last seal that none of our keys made, or is said to have: to seal on would hide that the key was lost. */
function watchKey({ config, log, clock }: SealerDeps): (end: ChainEnd) => boolean {
  const { current, former, lostMarks } = readAuditKeys(config.auditKey);
  const marks = new Set([...[current, ...former].map((key) => markOfKey(key).toString("hex")), ...lostMarks]);
  let remindAt = 0;
  return ({ seal, keyId }) => {
    const mark = keyId.toString("hex");
    if (marks.has(mark)) return false;
    const now = clock().getTime();
    if (now >= remindAt) log.error({ seal, mark }, sayWhatToDo(mark));
    if (now >= remindAt) remindAt = now + REMIND_AFTER_MS;
    return true;
  };
}

const sayWhatToDo = (mark: string): string =>
  "the audit is not sealed: its last seal was made with another key. Give AUDIT_KEY, or the file audit-key in DATA_DIR, " +
  "its earlier value again. To change the key on purpose, set AUDIT_KEY=<new>,<old>; " +
  `if the old one is lost, AUDIT_KEY=<new>,lost:${mark}`;

/** A data folder that cannot be written, or is full, keeps nothing from being sealed; but it is no witness then. */
const sayNotKept =
  ({ log }: SealerDeps) =>
  (error: unknown): void =>
    log.error({ code: errorCode(error) }, "the last seal could not be kept outside the database");

interface Agree {
  readonly session: Queryable;
  /** Where the chain ends now. */
  readonly end: ChainEnd | null;
  /** Where it ended as far as this process knows, should the file be gone. */
  readonly known: ChainEnd | null;
}

/**
 * The seal outside may be older than the database's, by a process that was killed in between. Where it knows of one that
 * the database does not have, seals were cut off or replaced: it is set aside for `verify-audit`, never overwritten.
 */
async function agreeWithOutside({ config, log }: SealerDeps, { session, end, known }: Agree): Promise<void> {
  const file = outsideFile(config.dataDir);
  const outside = await readWitness(file, known);
  const same = outside && (await readChainEnd(session, outside.seal));
  if (outside && same?.hash.toString("hex") !== outside.hash) {
    const kept = asideOf(file, outside);
    log.error({ seal: outside.seal, kept }, "the audit contradicts its last seal outside the database: verify it");
    await rename(file, kept);
  }
  if (end) await writeOutsideSeal(file, end);
}

async function readWitness(file: string, known: ChainEnd | null) {
  // A file that is none of ours has no number: it is set aside as 0, and does not keep anything from being sealed.
  const read = () => readOutsideSeal(file).catch(() => ({ seal: 0, hash: "" }));
  const found = await read();
  if (found || !known) return found;
  await writeOutsideSeal(file, known);
  return read();
}
