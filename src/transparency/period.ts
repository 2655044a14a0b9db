import { DAY, after } from "../shared/clock.ts";
import { invalid } from "../shared/refusal.ts";

/** From its first moment to before its last. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const DEFAULT_DAYS = 365;

/** What is asked for; else 365 days until the end of this one, in UTC. Throws `invalid_request`. */
export function periodOf({ from, to }: AskedPeriod, now: Date): Period {
  const end = to === undefined ? after(midnight(now), DAY) : new Date(to);
  const period = { from: from === undefined ? after(end, -DEFAULT_DAYS * DAY) : new Date(from), to: end };
  if (period.from >= period.to) throw invalid("/from", "The period must begin before it ends.");
  return period;
}

export interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const midnight = (at: Date): Date => new Date(Math.floor(at.getTime() / DAY) * DAY);
