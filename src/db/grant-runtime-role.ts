import type pg from "pg";

/** The role that serves requests when another one owns the tables. */
export interface RuntimeRole {
  readonly role: string;
  /** Tables that it may read and add to, never change. */
  readonly appendOnly: readonly string[];
  /** Tables that it may change too, and take nothing out of. */
  readonly neverDeleted: readonly string[];
}

/**
 * Run by the owner after every migration, so that new tables are covered. The job engine protects its tables by row
 * security without a policy, which shuts out everyone but their owner: the runtime role gets a policy.
 */
export async function grantRuntimeRole(
  client: pg.Client,
  { role, appendOnly, neverDeleted }: RuntimeRole,
): Promise<void> {
  const to = client.escapeIdentifier(role);
  await client.query(`
    grant usage on schema public, graphile_worker to ${to};
    grant select, insert, update, delete on all tables in schema public, graphile_worker to ${to};
    grant usage, select on all sequences in schema public, graphile_worker to ${to};
    grant execute on all functions in schema public, graphile_worker to ${to};
    revoke insert, update, delete on public._prisma_migrations from ${to};`);
  for (const table of appendOnly) {
    await client.query(`revoke update, delete, truncate on public.${client.escapeIdentifier(table)} from ${to}`);
  }
  for (const table of neverDeleted) {
    await client.query(`revoke delete, truncate on public.${client.escapeIdentifier(table)} from ${to}`);
  }
  for (const table of await jobTables(client)) {
    await client.query(`drop policy if exists runtime on ${table}`);
    await client.query(`create policy runtime on ${table} to ${to} using (true) with check (true)`);
  }
}

async function jobTables(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name
     from pg_tables
     where schemaname = 'graphile_worker' and rowsecurity`,
  );
  return rows.map((row) => row.name);
}
