import type { Period } from "../reports/statistics.ts";
import { DAY, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";

const DEFAULT_DAYS = 30;

/** Days as a form shows them: both belong to the period. */
export interface AskedPeriod {
  readonly from: string;
  readonly to: string;
}

export const BAD_PERIOD = new Refusal("invalid_request", "The period must begin before it ends.");

interface Query {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** What a form asks for, the last 30 days where it is silent; no period where it would end before it begins. */
export function readPeriod(query: Query, now: Date): { readonly asked: AskedPeriod; readonly period: Period | null } {
  const to = query.to ?? dayOf(now);
  const from = query.from ?? dayOf(after(new Date(to), -DEFAULT_DAYS * DAY));
  const period = from <= to ? { from: new Date(from), to: after(new Date(to), DAY) } : null;
  return { asked: { from, to }, period };
}
