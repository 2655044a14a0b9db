import { z } from "zod";
import { chosen } from "./fields.ts";
import type { Desk, Visit } from "./desk.tsx";
import { readCounts } from "./read-counts.ts";

const MOST_ASKED = 100;
const ids = chosen.pipe(z.array(z.uuid()).max(MOST_ASKED)).catch([]);
const stateQuery = z.object({ case: ids, appeal: ids });

/** What a screen that stands open asks again and again: how many wait, and who is at which of its cases and appeals. */
export function liveState(desk: Desk): void {
  desk.get("/state", async (visit) => {
    const asked = stateQuery.parse(visit.req.query);
    const [counts, cases, appeals] = await Promise.all([
      readCounts(visit.deps),
      readCases(visit, asked.case),
      readAppeals(visit, asked.appeal),
    ]);
    visit.res.json({ counts, cases, appeals });
  });
}

async function readCases(visit: Visit, caseIds: readonly string[]) {
  const ids = [...caseIds];
  const [cases, holders] = await Promise.all([
    visit.deps.db.prisma.case.findMany({
      where: { id: { in: ids } },
      select: { id: true, version: true, status: true },
    }),
    readHolders(visit, ids),
  ]);
  return cases.map(({ id, version, status }) => ({ id, version, resolved: status === "resolved", ...holders(id) }));
}

async function readAppeals(visit: Visit, appealIds: readonly string[]) {
  const ids = [...appealIds];
  const [appeals, holders] = await Promise.all([
    visit.deps.db.prisma.appeal.findMany({ where: { id: { in: ids } }, select: { id: true, status: true } }),
    readHolders(visit, ids),
  ]);
  return appeals.map(({ id, status }) => ({ id, resolved: status !== "open", ...holders(id) }));
}

/** Who else is at each, and until when anybody is. */
async function readHolders({ deps: { db, clock }, actor }: Visit, subjectIds: string[]) {
  const claims = await db.prisma.claim.findMany({
    where: { subjectId: { in: subjectIds }, expiresAt: { gt: clock() } },
    select: { subjectId: true, holderId: true, expiresAt: true, holder: { select: { displayName: true } } },
  });
  return (id: string) => {
    const claim = claims.find(({ subjectId }) => subjectId === id);
    const heldBy = claim && claim.holderId !== actor.accountId ? claim.holder.displayName : null;
    return { heldBy, until: claim?.expiresAt.toISOString() ?? null };
  };
}
