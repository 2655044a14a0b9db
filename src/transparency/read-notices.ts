import type { Db } from "../db/client.ts";
import type { Period } from "./period.ts";
import type { TransparencyReport } from "./report.ts";

export type Notices = TransparencyReport["notices"] & Pick<TransparencyReport["times"], "noticeToDecision">;

type ByCategory = { readonly category: string; readonly count: number };

/** What readers and the public drew attention to. */
export async function readNotices({ pool }: Pick<Db, "pool">, { from, to }: Period): Promise<Notices> {
  const { rows: flagsByCategory } = await pool.query<ByCategory>(FLAGS, [from, to]);
  const { rows: noticesBySource } = await pool.query<BySource>(SOURCES, [from, to]);
  const { rows: noticesByOutcome } = await pool.query<ByOutcome>(NOTICES, [from, to]);
  const { rows: answered } = await pool.query<Measured>(TIMES, [from, to]);
  return {
    flags: total(flagsByCategory),
    flagsByCategory,
    notices: total(noticesBySource),
    noticesBySource,
    noticesByOutcome,
    unfoundedShare: shareOf(noticesByOutcome),
    noticeToDecision: answered[0] ?? { count: 0, medianSeconds: null },
  };
}

type BySource = { readonly source: string; readonly count: number };
type ByOutcome = { readonly outcome: string; readonly count: number };
type Measured = { readonly count: number; readonly medianSeconds: number | null };

const total = (rows: readonly { readonly count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0);

const FLAGS = `
  select category, count(*)::int as count
  from flags
  where source = 'reader' and created_at >= $1 and created_at < $2
  group by category
  order by count desc, category`;

/** The other statuses are of notices that nobody has decided about. */
const ANSWERED: ReadonlySet<string> = new Set(["removed", "kept", "unfounded"]);

function shareOf(byOutcome: readonly ByOutcome[]): number | null {
  const answered = total(byOutcome.filter(({ outcome }) => ANSWERED.has(outcome)));
  return answered === 0 ? null : total(byOutcome.filter(({ outcome }) => outcome === "unfounded")) / answered;
}

/** A repeat by the same address about the same text is one notice with the first. */
const NOTICES = `
  select status::text as outcome, count(*)::int as count
  from notices
  where status <> 'joined' and received_at >= $1 and received_at < $2
  group by status
  order by count desc, outcome`;

const TIMES = `
  select count(*)::int as count,
    percentile_cont(0.5) within group (order by extract(epoch from closed_at - received_at))::float8 as "medianSeconds"
  from notices
  where status in ('removed', 'kept', 'unfounded') and closed_at >= $1 and closed_at < $2`;

const SOURCES = `
  select source::text, count(*)::int as count
  from notices
  where status <> 'joined' and received_at >= $1 and received_at < $2
  group by source
  order by source`;
