import { z } from "zod";
import { instant } from "../http/instant.ts";
import { Prisma } from "../db/generated/client.ts";
import { withoutBlind } from "../authors/blind-review.ts";
import type { Deps } from "../deps.ts";
import { ok } from "../http/answer.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, after } from "../shared/clock.ts";
import { SITE_ID } from "../shared/site.ts";
import { readCaseItems } from "./read-case-items.ts";
import { type CaseItem, type QueueQuery, queuePage, queueQuery } from "./schema.ts";

export const getQueue = route({
  method: "get",
  path: "/moderation/queue",
  summary: "Cases, the most urgent first",
  description:
    "`status` absent: open and claimed ones. A cursor belongs to the sort order that gave it. Of resolved cases, those " +
    "whose comment waits for the viewer's blind second review are left out.",
  tag: "Moderation",
  roles: STAFF,
  query: queueQuery,
  responses: { 200: queuePage },
  refusals: [],
  handle: async (deps, { actor, query }) => ok(await readQueue(deps, { ...query, viewerId: actor.accountId })),
});

export interface ReadQueue extends QueueQuery {
  readonly viewerId: string;
}

/** One page of the queue. By keyset, and priorities do not move with the clock: no case comes twice or is skipped. */
export async function readQueue(
  deps: Deps,
  query: ReadQueue,
): Promise<{ readonly items: CaseItem[]; readonly nextCursor: string | null }> {
  const lateBefore = query.overdue ? await readLateBefore(deps) : null;
  const places = await readPlaces(deps, { ...query, lateBefore });
  const page = places.slice(0, query.limit);
  const last = page.at(-1);
  const { viewerId } = query;
  const items = await readCaseItems(deps, { caseIds: page.map(({ id }) => id), viewerId });
  return {
    items: await withoutBlind(deps, { viewerId, items, commentIdOf: ({ comment }) => comment.id }),
    nextCursor: last && places.length > page.length ? encodeCursor(positionOf(query.sort, last)) : null,
  };
}

const place = z.object({ id: z.string(), priority: z.number(), openedAt: z.date() });
type Place = Readonly<z.infer<typeof place>>;

const byPriority = z.strictObject({ priority: z.number(), id: z.uuid() });
const byAge = z.strictObject({ openedAt: instant, id: z.uuid() });

const positionOf = (sort: QueueQuery["sort"], { id, priority, openedAt }: Place) =>
  sort === "priority" ? { priority, id } : { openedAt: openedAt.toISOString(), id };

/** What was opened before this moment should have been decided by now. */
async function readLateBefore({ db, clock }: Deps): Promise<Date> {
  return after(clock(), -(await readSettings(db.prisma)).serviceLevels.caseHours * HOUR);
}

interface Filtered extends ReadQueue {
  /** Null: late or not. */
  readonly lateBefore: Date | null;
}

async function readPlaces(deps: Deps, query: Filtered): Promise<readonly Place[]> {
  const at = deps.clock();
  const order =
    query.sort === "priority" ? Prisma.sql`k.priority desc, k.id desc` : Prisma.sql`k.opened_at asc, k.id asc`;
  const rows = await deps.db.prisma.$queryRaw`
    select k.id, k.priority, k.opened_at as "openedAt"
    from cases k
    left join claims l on l.subject_id = k.id and l.expires_at > ${at}::timestamptz
    where ${Prisma.join([...filters(query), ...startOf(query)], " and ")}
    order by ${order}
    limit ${query.limit + 1}::int`;
  return place.array().parse(rows);
}

const STATUS: Readonly<Record<NonNullable<QueueQuery["status"]>, Prisma.Sql>> = {
  open: Prisma.sql`k.status = 'open' and l.subject_id is null`,
  claimed: Prisma.sql`k.status = 'open' and l.subject_id is not null`,
  resolved: Prisma.sql`k.status = 'resolved'`,
};

function filters({ status, claimed, category, source, article, viewerId, lateBefore }: Filtered): Prisma.Sql[] {
  const parts = [status === undefined ? Prisma.sql`k.status = 'open'` : STATUS[status]];
  if (claimed === "me") parts.push(Prisma.sql`l.holder_id = ${viewerId}::uuid`);
  if (article !== undefined)
    parts.push(
      Prisma.sql`k.article_id = (select a.id from articles a where a.site_id = ${SITE_ID}::uuid and a.key = ${article})`,
    );
  if (category !== undefined) parts.push(inCategory(category));
  if (source !== undefined) parts.push(raisedBy(source));
  if (lateBefore !== null) parts.push(Prisma.sql`k.status = 'open' and k.opened_at < ${lateBefore}::timestamptz`);
  return parts;
}

/** A notice says that something is illegal. */
const inCategory = (category: string): Prisma.Sql =>
  category === "illegal"
    ? Prisma.sql`(${flagged(Prisma.sql`f.category = ${category}`)} or ${noticed(Prisma.sql`true`)})`
    : flagged(Prisma.sql`f.category = ${category}`);

const raisedBy = (source: NonNullable<QueueQuery["source"]>): Prisma.Sql =>
  source === "notice" || source === "trusted_flagger"
    ? noticed(Prisma.sql`n.source = ${source}::notice_source`)
    : flagged(Prisma.sql`f.source = ${source}::flag_source`);

const noticed = (how: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`exists (
    select 1 from notices n where n.case_id = k.id and n.status not in ('joined', 'withdrawn') and ${how})`;

const flagged = (how: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`exists (select 1 from flags f where f.case_id = k.id and ${how})`;

function startOf({ sort, cursor }: ReadQueue): Prisma.Sql[] {
  if (cursor === undefined) return [];
  if (sort === "priority") {
    const { priority, id } = decodeCursor(byPriority, cursor);
    return [Prisma.sql`(k.priority, k.id) < (${priority}::float8, ${id}::uuid)`];
  }
  const { openedAt, id } = decodeCursor(byAge, cursor);
  return [Prisma.sql`(k.opened_at, k.id) > (${openedAt}::timestamptz, ${id}::uuid)`];
}
