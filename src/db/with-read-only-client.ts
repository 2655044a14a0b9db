import type pg from "pg";
import { withClient } from "./admin.ts";

/** As `withClient`, and PostgreSQL refuses every statement that would write. */
export async function withReadOnlyClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query("set session characteristics as transaction read only");
    return work(client);
  });
}
