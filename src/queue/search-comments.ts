import { z } from "zod";
import { instant } from "../http/instant.ts";
import { type CommentStatus, Prisma } from "../db/generated/client.ts";
import { withoutBlind } from "../authors/blind-review.ts";
import { type ForStaff, readForStaff, revisionKey, staffComment } from "../decisions/present-for-staff.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { listOf } from "../http/list.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { searchQuery } from "./schema.ts";

export const getComments = route({
  method: "get",
  path: "/moderation/comments",
  summary: "Comments whose text contains some words, or of one author, newest first",
  description:
    "One answer looks at the next 20,000 comments only, so a page can be short, or empty, and still have a `nextCursor`; " +
    "at those of one author, all of them. " +
    "A comment that waits for the viewer's blind second review is left out.",
  tag: "Moderation",
  roles: STAFF,
  query: searchQuery,
  responses: { 200: listOf(staffComment) },
  refusals: [],
  handle: async (deps, { query, actor }) => {
    const { items, nextCursor } = await searchComments(deps, { ...query, viewerId: actor.accountId });
    return ok({ items: items.map(({ comment }) => comment), nextCursor });
  },
});

/**
 * No index reads the middle of a word: this bounds what one request costs, however many comments there are. One author's
 * are found by an index, and nobody should take them for all read when they are not: these are searched whole.
 */
const SCANNED = 20_000;

export interface SearchComments {
  readonly viewerId: string;
  readonly q?: string | undefined;
  readonly status?: CommentStatus | undefined;
  /** Their account's id. */
  readonly author?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const found = z.object({ commentId: z.string(), revision: z.number(), createdAt: z.date() });
type Found = Readonly<z.infer<typeof found>>;

export async function searchComments(
  deps: Deps,
  query: SearchComments,
): Promise<{ readonly items: ForStaff[]; readonly nextCursor: string | null }> {
  const hits = await readHits(deps, query);
  const page = hits.slice(0, query.limit);
  const { viewerId } = query;
  const shown = await withoutBlind(deps, { viewerId, items: page, commentIdOf: ({ commentId }) => commentId });
  const texts = await readForStaff(deps.db.prisma, { policy: deps.policy().compiled, revisions: shown });
  const last = hits.length > page.length ? page.at(-1) : await findScanEnd(deps, query);
  return {
    items: shown.flatMap((hit) => texts.get(revisionKey(hit)) ?? []),
    nextCursor: last ? encodeCursor({ createdAt: last.createdAt.toISOString(), id: last.commentId }) : null,
  };
}

const position = z.strictObject({ createdAt: instant, id: z.uuid() });

function window({ status, author, cursor }: SearchComments): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (status !== undefined) parts.push(Prisma.sql`status = ${status}::comment_status`);
  if (author !== undefined) parts.push(Prisma.sql`author_id = ${author}::uuid`);
  if (cursor !== undefined) {
    const { createdAt, id } = decodeCursor(position, cursor);
    parts.push(Prisma.sql`(created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  return Prisma.join(parts, " and ");
}

async function readHits(deps: Deps, query: SearchComments): Promise<readonly Found[]> {
  const scanned = query.author === undefined ? SCANNED : null;
  const pattern = `%${(query.q ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await deps.db.prisma.$queryRaw`
    with scanned as (
      select id, revision, created_at
      from comments
      where ${window(query)}
      order by created_at desc, id desc
      limit ${scanned}::int
    )
    select s.id as "commentId", s.revision, s.created_at as "createdAt"
    from scanned s
    join revisions r on r.comment_id = s.id and r.number = s.revision
    where r.body ilike ${pattern}
    order by s.created_at desc, s.id desc
    limit ${query.limit + 1}::int`;
  return found.array().parse(rows);
}

/** Where the scan stopped short of the oldest comment, if it did. */
async function findScanEnd(deps: Deps, query: SearchComments): Promise<Found | undefined> {
  if (query.author !== undefined) return undefined;
  const rows = await deps.db.prisma.$queryRaw`
    select id as "commentId", revision, created_at as "createdAt"
    from comments
    where ${window(query)}
    order by created_at desc, id desc
    offset ${SCANNED - 1}::int
    limit 1`;
  return found.array().parse(rows)[0];
}
