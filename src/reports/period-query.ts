import { instantOrDay } from "../http/instant.ts";
import { DAY, after } from "../shared/clock.ts";
import { invalid } from "../shared/refusal.ts";
import type { Period } from "./statistics.ts";

const DEFAULT_DAYS = 30;

/** Spread into a route's query. */
export const periodQuery = { from: instantOrDay.optional(), to: instantOrDay.optional() };

interface PeriodQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The last 30 days where nothing is said. Throws Refusal `invalid_request`. */
export function periodOf(query: PeriodQuery, now: Date): Period {
  const to = query.to === undefined ? now : new Date(query.to);
  const from = query.from === undefined ? after(to, -DEFAULT_DAYS * DAY) : new Date(query.from);
  if (from >= to) throw invalid("/from", "The period must begin before it ends.");
  return { from, to };
}
