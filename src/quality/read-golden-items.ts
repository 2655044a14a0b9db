import { z } from "zod";
import type { Prisma } from "../db/generated/client.ts";
import { withoutBlind } from "../authors/blind-review.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { instant } from "../http/instant.ts";
import { listQuery } from "../http/list.ts";
import { route } from "../http/route.ts";
import { Refusal } from "../shared/refusal.ts";
import { type GoldenItemView, goldenPage } from "./schema.ts";

export const getGoldenItems = route({
  method: "get",
  path: "/moderation/golden-items",
  summary: "Golden items, newest first",
  tag: "Quality",
  roles: ["administrator"],
  query: listQuery,
  responses: { 200: goldenPage },
  refusals: [],
  handle: async (deps, { query, actor }) => ok(await readGoldenItems(deps, { ...query, viewerId: actor.accountId })),
});

const position = z.strictObject({ t: instant, id: z.uuid() });

export interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface GoldenPage extends Page {
  readonly viewerId: string;
}

const parts = {
  marker: { select: { id: true, displayName: true } },
  reviews: { select: { answer: { select: { outcome: true } } } },
} as const satisfies Prisma.GoldenItemInclude;

type GoldenRow = Prisma.GoldenItemGetPayload<{ include: typeof parts }>;

export async function readGoldenItems(deps: Pick<Deps, "db" | "clock">, { limit, cursor, viewerId }: GoldenPage) {
  const start = cursor === undefined ? null : decodeCursor(position, cursor);
  const rows = await deps.db.prisma.goldenItem.findMany({
    where: start ? { OR: [{ createdAt: { lt: start.t } }, { createdAt: start.t, id: { lt: start.id } }] } : {},
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: parts,
  });
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  const shown = await withoutBlind(deps, { viewerId, items: kept, commentIdOf: ({ commentId }) => commentId });
  return {
    items: shown.map(presentGolden),
    nextCursor: last ? encodeCursor({ t: last.createdAt.toISOString(), id: last.id }) : null,
  };
}

/** Throws Refusal `not_found`. */
export async function readGoldenItem({ db }: Pick<Deps, "db">, id: string): Promise<GoldenItemView> {
  const row = await db.prisma.goldenItem.findUnique({ where: { id }, include: parts });
  if (!row) throw new Refusal("not_found", "There is no such golden item.");
  return presentGolden(row);
}

/** The one that stands for a version of a comment, or null. */
export async function findGoldenOf(
  { db }: Pick<Deps, "db">,
  of: { readonly commentId: string; readonly revision: number },
): Promise<GoldenItemView | null> {
  const row = await db.prisma.goldenItem.findFirst({ where: { ...of, retiredAt: null }, include: parts });
  return row && presentGolden(row);
}

function presentGolden({ marker, reviews, ...item }: GoldenRow): GoldenItemView {
  const answers = reviews.flatMap(({ answer }) => answer ?? []);
  return {
    id: item.id,
    commentId: item.commentId,
    revision: item.revision,
    outcome: item.outcome,
    category: item.category,
    why: item.why,
    markedBy: marker,
    createdAt: item.createdAt.toISOString(),
    retiredAt: item.retiredAt?.toISOString() ?? null,
    answers: answers.length,
    right: answers.filter(({ outcome }) => outcome === item.outcome).length,
  };
}
