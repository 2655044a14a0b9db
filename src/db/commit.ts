import type { Db, Tx } from "./client.ts";
import { transaction } from "./transaction.ts";

/** A running transaction, and where to leave word of what others should hear once it has committed. */
export interface Unit<Change> {
  readonly tx: Tx;
  readonly announce: (change: Change) => void;
}

interface Outside<Change> {
  readonly db: Pick<Db, "prisma">;
  readonly notify: (change: Change) => void;
}

/** Runs `work` in one transaction and passes on its announcements after commit, and only then. */
export async function commit<Change, T>(
  { db, notify }: Outside<Change>,
  work: (unit: Unit<Change>) => Promise<T>,
): Promise<T> {
  let announced: Change[] = [];
  const result = await transaction(db, (tx) => {
    // A transaction that PostgreSQL undid runs again from here: what it announced never happened.
    announced = [];
    return work({ tx, announce: (change) => announced.push(change) });
  });
  announced.forEach(notify);
  return result;
}
