import { z } from "zod";
import type { Deps } from "../deps.ts";
import { chosen } from "./fields.ts";
import type { Desk, Visit } from "./desk.tsx";
import { readCounts } from "./read-counts.ts";

const MOST_ASKED = 100;
const stateQuery = z.object({ case: chosen.pipe(z.array(z.uuid()).max(MOST_ASKED)).catch([]) });

/** What a screen that stands open asks again and again: how many wait, and who is at which of its cases. */
export function liveState(desk: Desk): void {
  desk.get("/state", async (visit) => {
    const { case: caseIds } = stateQuery.parse(visit.req.query);
    const [counts, cases] = await Promise.all([readCounts(visit.deps), readCases(visit, caseIds)]);
    visit.res.json({ counts, cases });
  });
}

async function readCases({ deps, actor }: Visit, caseIds: readonly string[]) {
  const ids = [...caseIds];
  const [cases, claims] = await Promise.all([
    deps.db.prisma.case.findMany({ where: { id: { in: ids } }, select: { id: true, version: true, status: true } }),
    readClaims(deps, ids),
  ]);
  return cases.map(({ id, version, status }) => {
    const claim = claims.find(({ subjectId }) => subjectId === id);
    const heldBy = claim && claim.holderId !== actor.accountId ? claim.holder.displayName : null;
    return { id, version, resolved: status === "resolved", heldBy, until: claim?.expiresAt.toISOString() ?? null };
  });
}

const readClaims = ({ db, clock }: Deps, subjectIds: string[]) =>
  db.prisma.claim.findMany({
    where: { subjectId: { in: subjectIds }, expiresAt: { gt: clock() } },
    select: { subjectId: true, holderId: true, expiresAt: true, holder: { select: { displayName: true } } },
  });
