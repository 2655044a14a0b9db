import { errorCode } from "../shared/error-code.ts";
import type { Db } from "./client.ts";
import type { KitLog } from "./kit-log.ts";

/** PostgreSQL takes a payload of fewer than 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_999;
/** What may wait while the database does not answer; more is dropped, for a notification is about freshness only. */
const MAX_WAITING = 10_000;

export interface Notifier {
  /** Sends after this turn of the event loop, at most once per equal payload. Call it after commit. Never throws. */
  notify(channel: string, payload: string): void;
  /** Resolves when nothing waits any more, whether it was sent or dropped. */
  flush(): Promise<void>;
}

interface Notification {
  readonly channel: string;
  readonly payload: string;
}

/**
 * NOTIFY for many callers in few statements: what is asked for within one turn, or while the statement before is still
 * running, leaves in one. What cannot be sent is dropped and logged as a code.
 */
export function createNotifier(pool: Pick<Db["pool"], "query">, log: KitLog): Notifier {
  const waiting = new Map<string, Notification>();
  let sending: Promise<void> | undefined;

  const drain = async () => {
    await new Promise(setImmediate);
    while (waiting.size > 0) {
      const batch = [...waiting.values()];
      waiting.clear();
      await send(pool, batch).catch((error: unknown) => dropped(log, errorCode(error), batch.length));
    }
    sending = undefined;
  };

  return {
    notify(channel, payload) {
      if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) return dropped(log, "payload_too_long", 1);
      if (waiting.size >= MAX_WAITING) return dropped(log, "too_many_waiting", 1);
      waiting.set(JSON.stringify([channel, payload]), { channel, payload });
      sending ??= drain();
    },
    flush: async () => sending,
  };
}

async function send(pool: Pick<Db["pool"], "query">, batch: readonly Notification[]): Promise<void> {
  await pool.query(
    "select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as batch (channel, payload)",
    [batch.map(({ channel }) => channel), batch.map(({ payload }) => payload)],
  );
}

function dropped(log: KitLog, code: string, count: number): void {
  log.warn({ code, count }, "notifications dropped");
}
