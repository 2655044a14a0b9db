import type { Db } from "../db/client.ts";
import { SITE_ID } from "../shared/site.ts";

/** Published comments by article key; an article that nobody registered has none. */
export async function countComments(
  { prisma }: Pick<Db, "prisma">,
  keys: readonly string[],
): Promise<Record<string, number>> {
  const rows = await prisma.article.findMany({
    where: { siteId: SITE_ID, key: { in: [...keys] } },
    select: { key: true, commentCount: true },
  });
  const counts = new Map(rows.map(({ key, commentCount }) => [key, commentCount]));
  return Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0]));
}
