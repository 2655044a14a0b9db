import type { Db } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

/** A comment in any status, for staff. Throws Refusal `not_found`. */
export async function findComment(
  { prisma }: Pick<Db, "prisma">,
  id: string,
): Promise<{ id: string; revision: number; authorId: string }> {
  const found = await prisma.comment.findUnique({
    where: { id },
    select: { id: true, revision: true, authorId: true },
  });
  if (!found) throw new Refusal("not_found", "There is no such comment.");
  return found;
}
