/**
 * Codes by which a database says that it cannot be reached or takes nobody in: sockets, Prisma (P1001 unreachable,
 * P1002 timed out, P1017 connection closed, P2024 pool exhausted) and PostgreSQL (57P01 shutting down, 57P02 crashed,
 * 57P03 starting up, 53300 too many connections, 08xxx connection exceptions).
 */
const OUTAGE_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "P1001",
  "P1002",
  "P1017",
  "P2024",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
]);

/** What Prisma's driver adapter and `pg` say where they give no code. */
const OUTAGE_KINDS: ReadonlySet<string> = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "TooManyConnections",
  "SocketTimeout",
]);
const OUTAGE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

const MAX_CAUSES = 5;

/** Whether an error means that the database is away, anywhere in its chain of causes. */
export const isOutage = (error: unknown): boolean => isOutageWithin(error, MAX_CAUSES);

function isOutageWithin(error: unknown, depth: number): boolean {
  if (typeof error !== "object" || error === null || depth === 0) return false;
  if (saysOutage(error)) return true;
  const causes = error instanceof AggregateError ? error.errors : "cause" in error ? [error.cause] : [];
  return causes.some((cause: unknown) => isOutageWithin(cause, depth - 1));
}

function saysOutage(error: object): boolean {
  const { code, kind, originalCode, message } = error as Readonly<Record<string, unknown>>;
  if ([code, originalCode].some((each) => typeof each === "string" && OUTAGE_CODES.has(each))) return true;
  if (typeof kind === "string" && OUTAGE_KINDS.has(kind)) return true;
  return typeof message === "string" && OUTAGE_MESSAGE.test(message);
}
