import type { Deps } from "../deps.ts";

/** Nobody needs to know how many thousands wait, and counting them takes time on every screen. */
export const MOST_COUNTED = 1_000;

export interface QueueCounts {
  readonly cases: number;
  readonly appeals: number;
  readonly notices: number;
  readonly alerts: number;
}

/** How many wait; `MOST_COUNTED` stands for that many or more. */
export async function readCounts({ db }: Pick<Deps, "db">): Promise<QueueCounts> {
  const [cases, appeals, notices, alerts] = await Promise.all([
    db.prisma.case.count({ where: { status: "open" }, take: MOST_COUNTED }),
    db.prisma.appeal.count({ where: { status: "open" }, take: MOST_COUNTED }),
    db.prisma.notice.count({ where: { status: "open" }, take: MOST_COUNTED }),
    db.prisma.alert.count({ where: { acknowledgedAt: null }, take: MOST_COUNTED }),
  ]);
  return { cases, appeals, notices, alerts };
}
