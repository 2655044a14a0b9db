import type { Deps } from "../deps.ts";

export interface ReadAudit {
  /** From 1. */
  readonly limit: number;
  /** Only entries older than this one: the `next` of the page before. */
  readonly before?: bigint;
  readonly action?: string;
}

/** Newest first; `next` is null on the last page. */
export async function readAudit({ db }: Pick<Deps, "db">, { limit, before, action }: ReadAudit) {
  const rows = await db.prisma.auditEntry.findMany({
    where: {
      ...(before === undefined ? {} : { id: { lt: before } }),
      ...(action === undefined ? {} : { action }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    omit: { siteId: true },
  });
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
