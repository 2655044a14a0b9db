import type { Deps } from "../deps.ts";
import { isId } from "../shared/ids.ts";

export interface ReadAudit {
  /** From 1. */
  readonly limit: number;
  /** Only entries older than this one: the `next` of the page before. */
  readonly before?: bigint | undefined;
  readonly action?: string | undefined;
  /** An account's id, or the label of an operator, a program or the system: `cli:ada`, `policy`. */
  readonly actor?: string | undefined;
  /** What it was done to, by its id. */
  readonly subject?: string | undefined;
  /** Belongs to the period. */
  readonly from?: Date | undefined;
  /** Does not belong to it any more. */
  readonly to?: Date | undefined;
}

/** Newest first; `next` is null on the last page. */
export async function readAudit({ db }: Pick<Deps, "db">, asked: ReadAudit) {
  const { limit } = asked;
  const rows = await db.prisma.auditEntry.findMany({
    where: whereOf(asked),
    orderBy: { id: "desc" },
    take: limit + 1,
    omit: { siteId: true },
  });
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

const whereOf = ({ before, action, actor, subject, from, to }: ReadAudit) => ({
  ...(before !== undefined && { id: { lt: before } }),
  ...(action !== undefined && { action }),
  ...(actor !== undefined && (isId(actor) ? { actorAccountId: actor } : { actorLabel: actor })),
  ...(subject !== undefined && { subjectId: subject }),
  ...((from !== undefined || to !== undefined) && {
    at: { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lt: to }) },
  }),
});
