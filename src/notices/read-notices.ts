import { z } from "zod";
import type { Notice, Prisma } from "../db/generated/client.ts";
import { withoutBlind } from "../authors/blind-review.ts";
import { nextNoticeStatus } from "../decisions/notice-states.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { instant } from "../http/instant.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";
import type { NoticeItem, NoticesQuery } from "./schema.ts";

const position = z.strictObject({ t: instant, id: z.uuid() });

const parts = {
  closer: { select: { id: true, displayName: true } },
  repeats: { select: { explanation: true, receivedAt: true }, orderBy: { receivedAt: "asc" }, take: 20 },
} as const satisfies Prisma.NoticeInclude;

type NoticeRow = Prisma.NoticeGetPayload<{ include: typeof parts }>;

const DECIDED: Notice["status"][] = ["removed", "kept", "unfounded"];

/** Open notices oldest first, since somebody waits; the others newest first. Who gave them stays out. */
export async function readNotices(deps: Deps, query: NoticesQuery & { readonly viewerId: string }) {
  const { status, source, comment, limit, cursor, viewerId } = query;
  const direction = status === "open" ? "asc" : "desc";
  const rows = await deps.db.prisma.notice.findMany({
    where: {
      status: status === "decided" ? { in: DECIDED } : status,
      ...(source && { source }),
      ...(comment !== undefined && { commentId: comment }),
      ...startOf(cursor, direction),
    },
    orderBy: [{ receivedAt: direction }, { id: direction }],
    take: limit + 1,
    include: parts,
  });
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  const shown = await withoutBlind(deps, { viewerId, items: kept, commentIdOf: ({ commentId }) => commentId });
  return {
    items: await presentNotices(deps, shown),
    nextCursor: last ? encodeCursor({ t: last.receivedAt.toISOString(), id: last.id }) : null,
  };
}

function startOf(cursor: string | undefined, direction: "asc" | "desc") {
  if (cursor === undefined) return {};
  const { t, id } = decodeCursor(position, cursor);
  const beyond = direction === "asc" ? "gt" : "lt";
  return { OR: [{ receivedAt: { [beyond]: t } }, { receivedAt: t, id: { [beyond]: id } }] };
}

/** Throws Refusal `not_found`. */
export async function readNotice(deps: Deps, id: string): Promise<NoticeItem> {
  const row = await deps.db.prisma.notice.findUnique({ where: { id }, include: parts });
  const [item] = row ? await presentNotices(deps, [row]) : [];
  if (!item) throw new Refusal("not_found", "There is no such notice.");
  return item;
}

const MOST_ON_A_CASE = 50;

/** What the public said of a comment, newest first; repeats stand with the notice that they joined. */
export async function readNoticesOf(deps: Deps, commentId: string): Promise<readonly NoticeItem[]> {
  const rows = await deps.db.prisma.notice.findMany({
    where: { commentId, status: { not: "joined" } },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: MOST_ON_A_CASE,
    include: parts,
  });
  return presentNotices(deps, rows);
}

async function presentNotices(deps: Deps, rows: readonly NoticeRow[]): Promise<NoticeItem[]> {
  const { serviceLevels } = await readSettings(deps.db.prisma);
  const latest = after(deps.clock(), -serviceLevels.noticeHours * HOUR);
  return rows.map((row) => present(row, latest));
}

const present = (row: NoticeRow, latest: Date): NoticeItem => ({
  id: row.id,
  status: row.status,
  source: row.source,
  commentId: row.commentId,
  revision: row.revision,
  caseId: row.caseId,
  childAbuse: row.childAbuse,
  explanation: row.explanation,
  legalReference: row.legalReference,
  repeats: row.repeats.map(({ explanation, receivedAt }) => ({ explanation, receivedAt: receivedAt.toISOString() })),
  receivedAt: row.receivedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  closedBy: row.closer,
  decisionId: row.decisionId,
  overdue: row.status === "open" && row.receivedAt < latest,
  canMark: nextNoticeStatus(row.status, "mark") !== undefined,
});
