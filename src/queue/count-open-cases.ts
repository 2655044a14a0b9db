import type { Db } from "../db/client.ts";

/** How many comments of an article wait for a moderator, by its id; one with none is not there. */
export async function countOpenCases(
  { prisma }: Pick<Db, "prisma">,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await prisma.case.groupBy({
    by: ["articleId"],
    where: { articleId: { in: [...articleIds] }, status: "open" },
    _count: true,
  });
  return new Map(rows.map(({ articleId, _count }) => [articleId, _count]));
}
