import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "./generated/client.ts";
import { once } from "./once.ts";

/** A Prisma client and the pool beneath it: raw SQL on `pool` and Prisma share the same connections. */
export interface Db {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly url: string;
  /** Waits for what is running, then ends every connection. A second call does nothing. */
  close(): Promise<void>;
}

/** The handle of an interactive transaction; see `transaction`. */
export type Tx = Prisma.TransactionClient;

export interface ConnectOptions {
  /** Connections of this process; default 10, what PostgreSQL's own default of 100 feeds to ten processes. */
  readonly poolSize?: number;
  /** A statement longer than this is cancelled by the server; default 15,000. */
  readonly statementTimeoutMs?: number;
  /** As shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** A connection in the pool was lost while idle. The pool replaces it; this is for the log only. */
  readonly onConnectionLost?: (error: Error) => void;
}

/**
 * Opens no connection yet: the first query does. The session's time zone is UTC, because Prisma's adapter drops the
 * offset that PostgreSQL writes behind a time and takes the rest for UTC.
 */
export function connect(url: string, options: ConnectOptions = {}): Db {
  const pool = openPool(url, options);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameStatements() }) });
  const close = once(async () => {
    await prisma.$disconnect();
    await pool.end();
  });
  return { prisma, pool, url, close };
}

const MOST_NAMED = 500;

/** A named statement is parsed and planned once a connection. Lists of every length would be new ones for ever. */
function nameStatements(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = names.size < MOST_NAMED ? `s${names.size}` : "";
    if (name !== "") names.set(sql, name);
    return name;
  };
}

const ANSWER_MS = 5_000;

/** A pool whose lost connections end nothing but themselves. */
export function openPool(url: string, options: ConnectOptions = {}): pg.Pool {
  const statementTimeoutMs = options.statementTimeoutMs ?? 15_000;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    maxLifetimeSeconds: 1_800,
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementTimeoutMs,
    // The driver's own: the answer to a query that was sent while its connection was being cut never comes.
    query_timeout: statementTimeoutMs + ANSWER_MS,
    idle_in_transaction_session_timeout: 30_000,
    application_name: options.applicationName ?? "recourse",
    options: String.raw`-c timezone=UTC -c default_transaction_isolation=read\ committed`,
    keepAlive: true,
  });
  // Without a listener, one idle connection that the server closes would end the process.
  pool.on("error", options.onConnectionLost ?? (() => undefined));
  // A connection that ends in the moment it is handed out has no other listener yet, and would end the process too.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
