import type { Deps } from "../deps.ts";
import { readOwnLink } from "./appeal-links.ts";

export interface MarkSeen {
  readonly decisionId: string;
  readonly accountId: string;
}

/**
 * The signed-in author has the decision on their screen: if no letter told them before, the window opens now.
 * A call of its own, for reading a page changes nothing. Throws Refusal `not_found`.
 */
export async function markSeen({ db, clock }: Deps, { decisionId, accountId }: MarkSeen): Promise<void> {
  const link = await readOwnLink(db.prisma, { decisionId, accountId });
  await db.prisma.appealLink.updateMany({ where: { id: link.id, toldAt: null }, data: { toldAt: clock() } });
}
