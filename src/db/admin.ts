import pg from "pg";

/** The same server and credentials, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.toString();
}

/** Runs `work` on a connection of its own, outside any pool and without a limit on a statement's time. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    options: "-c timezone=UTC",
    application_name: "recourse admin",
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One statement that cannot run inside a transaction, such as `create database`. */
export async function runAlone(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}
