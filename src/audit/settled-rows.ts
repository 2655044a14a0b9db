import { setTimeout as sleep } from "node:timers/promises";
import type { Queryable } from "./stored-seal.ts";

/** The highest id that any row of the audit has been given, in a transaction that may still run. */
export async function readHighestId(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ taken: string }>(
    "select case when is_called then last_value else 0 end as taken from audit_entries_id_seq",
  );
  return Number(rows[0]?.taken ?? 0);
}

const LOOK_EVERY_MS = 50;

/**
 * Waits until every transaction that writes the audit at this moment has ended; false when `stop` came first. Nobody
 * waits for us.
 *
 * Ids are given before commit, so a lower one may appear after a higher one, and the ids of transactions do not say
 * which: one that began early may write last. But whoever inserts a row holds the table's row-exclusive lock from
 * before the row has its id until the transaction has ended, and has ended for every later snapshot before the lock is
 * gone. So once the holders of now are gone, no row can appear with an id that was given before now.
 */
export async function waitForWriters(db: Queryable, stop: AbortSignal): Promise<boolean> {
  let writers = await readWriters(db);
  while (writers.length > 0) {
    await sleep(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return false;
    const still = new Set(await readWriters(db));
    writers = writers.filter((writer) => still.has(writer));
  }
  return true;
}

async function readWriters(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ writer: string }>(`
    select virtualtransaction as writer
    from pg_locks
    where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
      and relation = 'public.audit_entries'::regclass
      and database = (select oid from pg_database where datname = current_database())`);
  return rows.map(({ writer }) => writer);
}
