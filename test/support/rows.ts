import type { Db } from "../../src/db/client.ts";

interface TableRow {
  readonly name: string;
}

/** Every table of ours and every waiting job. */
async function tablesOf({ pool }: Pick<Db, "pool">): Promise<readonly string[]> {
  const { rows } = await pool.query<TableRow>(`
    select format('%I.%I', schemaname, tablename) as name
    from pg_tables
    where schemaname = 'public' or (schemaname = 'graphile_worker' and tablename = '_private_jobs')
    order by 1`);
  return rows.map(({ name }) => name);
}

const readPerTable = async (db: Pick<Db, "pool">, expression: string): Promise<Readonly<Record<string, string>>> => {
  const tables = await tablesOf(db);
  const { rows } = await db.pool.query<{ name: string; said: string }>(
    tables.map((name) => `select '${name}' as name, (${expression})::text as said from ${name} t`).join(" union all "),
  );
  return Object.fromEntries(rows.map(({ name, said }) => [name, said]));
};

/** How many rows each table has: a refused request leaves them as they were. */
export const countRows = (db: Pick<Db, "pool">) => readPerTable(db, "count(*)");

/** Which transaction wrote each row, and where it lies: not one was inserted, updated, deleted or locked in between. */
export const fingerprintRows = (db: Pick<Db, "pool">) =>
  readPerTable(db, "md5(coalesce(string_agg(concat(t.xmin, t.xmax, t.ctid), ',' order by t.ctid), ''))");
