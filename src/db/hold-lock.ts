import type pg from "pg";
import type { KitLog } from "./kit-log.ts";
import { keepConnection } from "./keep-connection.ts";

export interface HeldLock {
  /** Resolves when the lock is held: at once, or after a lost connection when it is held again. */
  held(): Promise<void>;
  release(): Promise<void>;
}

/** Together at most 25 s until the server notices that the host at the other end is gone, and frees the lock. */
const NOTICE_A_LOST_HOST = `
  set tcp_keepalives_idle = 10;
  set tcp_keepalives_interval = 5;
  set tcp_keepalives_count = 3`;

/**
 * Holds the session advisory lock of `id` on a connection of its own, as a sign of life: it is free as soon as this
 * process is gone, however it ended. Others look with `pg_try_advisory_xact_lock(hashtextextended(id, 0))`.
 */
export function holdLock(url: string, id: string, log: KitLog): HeldLock {
  const gate = createGate();
  const connection = keepConnection(url, {
    name: "lock",
    log,
    onOpen: async (client) => {
      await takeLock(client, id);
      gate.open();
    },
    onLost: () => gate.shut(),
  });
  return { held: () => gate.opened(), release: () => connection.close() };
}

async function takeLock(client: pg.Client, id: string): Promise<void> {
  await client.query(NOTICE_A_LOST_HOST);
  await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [id]);
}

/** A promise that can be made to wait again. */
function createGate() {
  let open = () => {};
  let opened = Promise.resolve();
  const shut = () => {
    opened = new Promise((resolve) => {
      open = resolve;
    });
  };
  shut();
  return { open: () => open(), shut, opened: () => opened };
}
