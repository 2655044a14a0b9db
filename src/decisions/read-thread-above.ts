import { withoutBlind } from "../authors/blind-review.ts";
import { type StaffComment, readForStaff, revisionKey } from "./present-for-staff.ts";
import type { Deps } from "../deps.ts";

export interface ReadThreadAbove {
  readonly commentId: string;
  readonly viewerId: string;
}

/**
 * What a comment replies to, root first, for whoever decides about it: masked, and without what the viewer may be asked to
 * judge blind, for a comment among others tells its state too.
 */
export async function readThreadAbove(deps: Deps, { commentId, viewerId }: ReadThreadAbove): Promise<StaffComment[]> {
  const { ancestorIds } = await deps.db.prisma.comment.findUniqueOrThrow({
    where: { id: commentId },
    select: { ancestorIds: true },
  });
  if (ancestorIds.length === 0) return [];
  const ancestors = await deps.db.prisma.comment.findMany({
    where: { id: { in: ancestorIds } },
    select: { id: true, revision: true },
    orderBy: { depth: "asc" },
  });
  const shown = await withoutBlind(deps, { viewerId, items: ancestors, commentIdOf: ({ id }) => id });
  const revisions = shown.map(({ id, revision }) => ({ commentId: id, revision }));
  const texts = await readForStaff(deps.db.prisma, { policy: deps.policy().compiled, revisions });
  return revisions.flatMap((revision) => texts.get(revisionKey(revision))?.comment ?? []);
}
