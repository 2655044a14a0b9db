import { z } from "zod";
import { instant } from "../http/instant.ts";
import type { Db } from "../db/client.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { commentJson, readersSee } from "./thread-sql.ts";

export const SORTS = ["newest", "oldest", "top"] as const;
export type Sort = (typeof SORTS)[number];

const position = z.strictObject({ t: instant, id: z.uuid(), n: z.int32() });
type Position = z.infer<typeof position>;

export interface ThreadPage {
  readonly articleId: string;
  readonly articleKey: string;
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The order, and what comes after a position in it: `$3` recommendations, `$4` time, `$5` id. Ties end at the id. */
const ORDERS: Readonly<Record<Sort, { readonly by: string; readonly after: string }>> = {
  newest: {
    by: "c.created_at desc, c.id desc",
    after: "(c.created_at, c.id) < ($4::timestamptz, $5::uuid)",
  },
  oldest: {
    by: "c.created_at, c.id",
    after: "(c.created_at, c.id) > ($4::timestamptz, $5::uuid)",
  },
  top: {
    by: "c.recommend_count desc, c.created_at desc, c.id desc",
    after: "(c.recommend_count, c.created_at, c.id) < ($3::int, $4::timestamptz, $5::uuid)",
  },
};

/** A page of roots with bounded replies as the bytes of its JSON: one statement, the same for every reader. */
export async function readThread(db: Pick<Db, "pool">, page: ThreadPage): Promise<Buffer> {
  const start = page.cursor === undefined ? null : decodeCursor(position, page.cursor);
  return readPage(db, { ...page, start, from: "c.article_id = $2::uuid and c.parent_id is null", of: page.articleId });
}

/** A page of direct replies, oldest first, in the same shape. */
export async function readReplies(
  db: Pick<Db, "pool">,
  page: Omit<ThreadPage, "sort" | "articleId"> & { readonly commentId: string },
): Promise<Buffer> {
  const start = page.cursor === undefined ? null : decodeCursor(position, page.cursor);
  return readPage(db, { ...page, sort: "oldest", start, from: "c.parent_id = $2::uuid", of: page.commentId });
}

interface Page {
  readonly articleKey: string;
  readonly sort: Sort;
  readonly limit: number;
  readonly start: Position | null;
  /** Which comments, by `$2`. */
  readonly from: string;
  readonly of: string;
}

interface PageRow {
  readonly items: string | null;
  readonly more: boolean;
  readonly last: Position | null;
}

async function readPage({ pool }: Pick<Db, "pool">, page: Page): Promise<Buffer> {
  const { by, after } = ORDERS[page.sort];
  const sql = `
    with page as materialized (
      select c.*, row_number() over (order by ${by}) as place
      from comments c
      where ${page.from} and ${readersSee("c")} and ($5::uuid is null or ${after})
      order by ${by}
      limit $6::int + 1
    ), kept as materialized (
      select * from page where place <= $6::int
    )
    select
      (select json_agg(${commentJson("c")} order by c.place)::text from kept c) as items,
      exists (select 1 from page where place > $6::int) as more,
      (select json_build_object('t', to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'id', id, 'n', recommend_count) from kept order by place desc limit 1) as last,
      $3::int as unused`;
  const { start } = page;
  const { rows } = await pool.query<PageRow>({
    name: `thread-${page.sort}-${page.from.length}`,
    text: sql,
    values: [page.articleKey, page.of, start?.n ?? 0, start?.t ?? null, start?.id ?? null, page.limit],
  });
  return toBytes(rows[0]);
}

function toBytes(row: PageRow | undefined): Buffer {
  const next = row?.more && row.last ? JSON.stringify(encodeCursor(row.last)) : "null";
  return Buffer.from(`{"items":${row?.items ?? "[]"},"nextCursor":${next}}`);
}
