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

/** What each table says, whoever wrote or locked its rows: what a refused act leaves as it was. */
export const contentsOfRows = (db: Pick<Db, "pool">) =>
  readPerTable(db, "md5(coalesce(string_agg(t::text, '|' order by t::text), ''))");

export interface RefusedBy {
  readonly constraint?: string;
  readonly code?: string;
}

/**
 * By which constraint or trigger PostgreSQL refuses a statement, those that wait for the commit included; its code
 * where it names none, null when it lets the statement pass. Nothing is changed either way.
 */
export async function refusedBy(
  { pool }: Pick<Db, "pool">,
  sql: string,
  values: unknown[] = [],
): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(sql, values);
    await client.query("set constraints all immediate");
    return null;
  } catch (error) {
    const { constraint, code } = error as RefusedBy;
    return constraint ?? code ?? String(error);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** A statement that inserts a row like the one whose id is `$1`, with the columns that `$2` changes. */
export const likeRow = (table: string): string =>
  `insert into ${table} select (jsonb_populate_record(t, $2::jsonb)).* from ${table} t where t.id = $1::uuid`;
