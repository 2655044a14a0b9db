import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { atMost } from "../shared/at-most.ts";
import { errorCode } from "../shared/error-code.ts";
import type { KitLog } from "./kit-log.ts";

export interface KeepConnection {
  /** For the log and `pg_stat_activity`. */
  readonly name: string;
  /** Runs on every new connection, the first included. If it throws, the connection is given up and tried again. */
  readonly onOpen: (client: pg.Client) => Promise<void>;
  readonly onLost?: () => void;
  readonly onRestored?: () => void;
  readonly log: KitLog;
  /** A silent connection is asked this often whether it lives; default 15,000. */
  readonly pingEveryMs?: number;
}

export interface KeptConnection {
  /** Ends the connection and the attempts to open one. `onLost` is not called for it. */
  close(): Promise<void>;
}

interface Opened {
  readonly client: pg.Client;
  readonly lost: Promise<unknown>;
}

const PING_EVERY_MS = 15_000;
const TIMEOUT_MS = 5_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * One connection outside the pool, for what belongs to a session (LISTEN, a session lock): opened again, with growing
 * pauses, for as long as it is not closed. Answers at once; `onOpen` tells when it stands.
 */
export function keepConnection(url: string, options: KeepConnection): KeptConnection {
  const stopping = new AbortController();
  const running = run(url, options, stopping.signal);
  return {
    close: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(url: string, options: KeepConnection, stop: AbortSignal): Promise<void> {
  const stopped = once(stop, "abort");
  for (let everOpened = false, failures = 0; !stop.aborted; failures += 1) {
    const opened = await open(url, options);
    if (opened) {
      if (everOpened) options.onRestored?.();
      everOpened = true;
      failures = 0;
      await hold(opened, options, stopped);
      if (stop.aborted) return farewell(opened);
      abandon(opened.client);
      options.log.warn({ connection: options.name }, "database connection lost");
      options.onLost?.();
    }
    await pause(failures, stop);
  }
}

async function open(url: string, { name, onOpen, log }: KeepConnection): Promise<Opened | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `recourse ${name}`,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    keepAlive: true,
  });
  const lost = new Promise((resolve) => client.on("error", resolve).once("end", () => resolve(undefined)));
  try {
    await client.connect();
    await onOpen(client);
    return { client, lost };
  } catch (error) {
    log.warn({ connection: name, code: errorCode(error) }, "database connection could not be opened");
    abandon(client);
    return undefined;
  }
}

/** Until the connection is lost, silent for too long, or no longer wanted. */
async function hold({ client, lost }: Opened, options: KeepConnection, stopped: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<void>((resolve) => {
    const ping = () => void client.query("select 1").catch(() => resolve());
    timer = setInterval(ping, options.pingEveryMs ?? PING_EVERY_MS);
  });
  await Promise.race([lost, silent, stopped]);
  clearInterval(timer);
}

/** Waits for the goodbye, but not forever: a connection that was cut a moment ago never says it. */
async function farewell({ client, lost }: Opened): Promise<void> {
  abandon(client);
  await atMost(TIMEOUT_MS, lost);
}

/** Not awaited: a connection whose other end is gone may never say goodbye. */
function abandon(client: pg.Client): void {
  client.end().catch(() => undefined);
}

/** Half of the pause is random, so that all replicas do not return to a restarted server in step. */
async function pause(failures: number, stop: AbortSignal): Promise<void> {
  const longestMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  await sleep(longestMs * (0.5 + Math.random() / 2), undefined, { signal: stop }).catch(() => undefined);
}
