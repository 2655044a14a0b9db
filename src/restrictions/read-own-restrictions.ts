import type { Prisma } from "../db/generated/client.ts";
import { deadlineOf, isWindowOpen } from "../decisions/appeal-window.ts";
import type { Deps } from "../deps.ts";
import type { OwnRestriction } from "./schema.ts";
import { restrictionState } from "./states.ts";

const PARTS = {
  replacedBy: { select: { id: true } },
  decisions: {
    where: { kind: "restrict" },
    include: { appealLinks: { where: { party: "author" } }, appeals: { where: { party: "author" } } },
  },
} as const satisfies Prisma.RestrictionInclude;

type Row = Prisma.RestrictionGetPayload<{ include: typeof PARTS }>;

const MOST = 100;

/** What was ever decided about one's own account, newest first, and where an appeal stands. */
export async function readOwnRestrictions(
  { db, clock }: Pick<Deps, "db" | "clock">,
  { accountId }: { readonly accountId: string },
): Promise<OwnRestriction[]> {
  const rows = await db.prisma.restriction.findMany({
    where: { accountId },
    include: PARTS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows.map((row) => present(row, clock()));
}

function present({ decisions: [given], ...row }: Row, at: Date): OwnRestriction {
  return {
    id: row.id,
    kind: row.kind,
    startsAt: row.createdAt.toISOString(),
    until: row.until?.toISOString() ?? null,
    liftedAt: row.liftedAt?.toISOString() ?? null,
    replacedBy: row.replacedBy?.id ?? null,
    active: restrictionState(row, at) === "standing",
    reason: row.reason,
    decisionId: given?.id ?? null,
    ...presentRedress(given, { at, stands: row.liftedAt === null }),
  };
}

function presentRedress(
  given: Row["decisions"][number] | undefined,
  { at, stands }: { readonly at: Date; readonly stands: boolean },
) {
  const link = given?.appealLinks[0];
  const appeal = given?.appeals[0];
  return {
    appealable: link !== undefined && stands && !appeal && isWindowOpen(link, at),
    deadline: link ? (deadlineOf(link)?.toISOString() ?? null) : null,
    appeal: appeal ? { id: appeal.id, status: appeal.status, outcomeReason: appeal.outcomeReason } : null,
  };
}
