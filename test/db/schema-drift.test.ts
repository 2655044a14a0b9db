import { diffFromEmpty } from "../../src/db/diff-schema.ts";
import type { Db } from "../../src/db/client.ts";
import { emptyDatabase, freshDatabase } from "../support/database.ts";

/**
 * schema.prisma against what the migrations make. The client is generated from the first, the tables come from the
 * second: a difference between them is found by a reader's request at the latest.
 */

/** Written by hand in the migrations, because the language of schema.prisma cannot say it. */
const BY_HAND = new Set([
  "comments.comments_current_revision",
  "accounts.accounts_mailbox_idx",
  "notifier_measures.notifier_measures_mailbox_idx",
]);

interface Catalog {
  readonly [kind: string]: readonly string[];
}

const QUERIES = {
  column: `
    select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped`,
  constraint: `
    select format('%s.%s %s', r.relname, c.conname, pg_get_constraintdef(c.oid)) as line
    from pg_constraint c
    join pg_class r on r.oid = c.conrelid
    join pg_namespace n on n.oid = r.relnamespace and n.nspname = 'public'
    where c.contype in ('p', 'u', 'f', 'x')`,
  index: `
    select format('%s.%s %s', tablename, indexname, indexdef) as line
    from pg_indexes where schemaname = 'public'`,
  enumeration: `
    select format('%s %s', t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder)) as line
    from pg_type t
    join pg_enum e on e.enumtypid = t.oid
    join pg_namespace n on n.oid = t.typnamespace and n.nspname = 'public'
    group by t.typname`,
} as const;

async function readCatalog(db: Db): Promise<Catalog> {
  const entries = Object.entries(QUERIES).map(async ([kind, sql]) => {
    const { rows } = await db.pool.query<{ line: string }>(`select line from (${sql}) lines order by line`);
    return [kind, rows.map((row) => row.line).filter((line) => !line.startsWith("_prisma_migrations"))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function nameOf(line: string): string {
  return line.split(" ", 1)[0] ?? line;
}

test("the migrations make what schema.prisma says, but for what is written by hand", async () => {
  const [bySchema, byMigrations] = [await emptyDatabase(), await freshDatabase()];
  await bySchema.pool.query(await diffFromEmpty(bySchema.url));
  const [wanted, made] = [await readCatalog(bySchema), await readCatalog(byMigrations)];
  for (const kind of Object.keys(QUERIES)) {
    const missing = wanted[kind]?.filter((line) => !made[kind]?.includes(line));
    const extra = made[kind]?.filter((line) => !wanted[kind]?.includes(line) && !BY_HAND.has(nameOf(line)));
    expect({ kind, onlyInSchema: missing, onlyInMigrations: extra }).toEqual({
      kind,
      onlyInSchema: [],
      onlyInMigrations: [],
    });
  }
});

test("what the migrations add by hand is still there: rules of rows, triggers, functions", async () => {
  const db = await freshDatabase();
  const { rows } = await db.pool.query<{ line: string }>(
    `select format('check %s.%s', r.relname, c.conname) as line
     from pg_constraint c
     join pg_class r on r.oid = c.conrelid
     where c.contype = 'c' and r.relnamespace = 'public'::regnamespace
     union all
     select format('trigger %s.%s', r.relname, t.tgname)
     from pg_trigger t
     join pg_class r on r.oid = t.tgrelid
     where not t.tgisinternal and r.relnamespace = 'public'::regnamespace
     order by line`,
  );
  expect(rows.map((row) => row.line)).toMatchSnapshot();
});
