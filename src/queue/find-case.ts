import type { Db } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

/** What never changes of a case. Throws Refusal `not_found`. */
export async function findCase(
  { prisma }: Pick<Db, "prisma">,
  id: string,
): Promise<{ id: string; commentId: string; authorId: string }> {
  const found = await prisma.case.findUnique({ where: { id }, select: { id: true, commentId: true, authorId: true } });
  if (!found) throw new Refusal("not_found", "There is no such case.");
  return found;
}
