import { DAY, after } from "../shared/clock.ts";
import { invalid } from "../shared/refusal.ts";

/** From its first moment to before its last. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const DEFAULT_DAYS = 90;

/** What is asked for; else 90 days until now. Throws `invalid_request`. */
export function periodOf({ from, to }: AskedPeriod, now: Date): Period {
  const end = to === undefined ? now : new Date(to);
  const period = { from: from === undefined ? after(end, -DEFAULT_DAYS * DAY) : new Date(from), to: end };
  if (period.from >= period.to) throw invalid("/from", "The period must begin before it ends.");
  return period;
}

/**
 * The same in whole days that are over, in UTC: figures that moved with each answer would tell a reviewer, one by one,
 * what had been decided and which items were golden. Throws `invalid_request`.
 */
export function ownPeriodOf({ from, to }: AskedPeriod, now: Date): Period {
  const today = midnight(now);
  const end = to === undefined ? today : new Date(Math.min(midnight(new Date(to)).getTime(), today.getTime()));
  const start = from === undefined ? after(end, -DEFAULT_DAYS * DAY) : midnight(new Date(from));
  if (start >= end) throw invalid("/from", "The period must hold a whole day that is over.");
  return { from: start, to: end };
}

const midnight = (at: Date): Date => new Date(Math.floor(at.getTime() / DAY) * DAY);
