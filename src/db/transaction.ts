import type { Db, Tx } from "./client.ts";

export interface TransactionOptions {
  /** Absent: read committed, as every session has it: to ask for that would be one more statement in every transaction. */
  readonly isolation?: "RepeatableRead" | "Serializable";
  /** How long the work may take before it is rolled back; default 15,000. */
  readonly timeoutMs?: number;
}

const MAX_WAIT_MS = 5_000;
const TIMEOUT_MS = 15_000;
const RETRIES = 3;
const BACKOFF_MS = 20;

/** Serialization failure and deadlock of PostgreSQL, and the name Prisma gives to both. */
const CONFLICTS = new Set(["40001", "40P01", "P2034", "TransactionWriteConflict"]);

/**
 * Runs `work` in one transaction. When PostgreSQL undoes it because of another transaction, it runs again from the
 * start, up to 3 times more: so `work` touches nothing but `tx`. Any other error rolls back and is thrown on.
 */
export async function transaction<T>(
  db: Pick<Db, "prisma">,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await db.prisma.$transaction(work, {
        ...(options.isolation && { isolationLevel: options.isolation }),
        maxWait: MAX_WAIT_MS,
        timeout: options.timeoutMs ?? TIMEOUT_MS,
      });
    } catch (error) {
      if (attempt >= RETRIES || !isConflict(error)) throw error;
      await pause(BACKOFF_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

/** A conflict sits at different depths of the error, by whether Prisma's own query or raw SQL met it. */
function isConflict(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  return Object.entries({ ...error, cause: "cause" in error ? error.cause : undefined }).some(
    ([key, value]) =>
      (typeof value === "string" && CONFLICT_KEYS.has(key) && CONFLICTS.has(value)) ||
      (typeof value === "object" && isConflict(value, depth + 1)),
  );
}

const CONFLICT_KEYS = new Set(["code", "originalCode", "kind"]);

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
