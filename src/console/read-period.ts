import { z } from "zod";
import type { Period } from "../reports/statistics.ts";
import { DAY, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";

const DEFAULT_DAYS = 30;

/** Days as a form shows them: both belong to the period. */
export interface AskedPeriod {
  readonly from: string;
  readonly to: string;
}

const NO_DAY = new Refusal("invalid_request", "A day of a period is written like 2026-11-22.");
const BACKWARDS = new Refusal("invalid_request", "The period must begin before it ends.");

interface Query {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type ReadPeriod = { readonly asked: AskedPeriod } & (
  | { readonly period: Period; readonly refusal: null }
  | { readonly period: null; readonly refusal: Refusal }
);

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** Why these cannot be the days of a period, as far as they are given; null when they can. */
export function refusePeriod({ from, to }: Query): Refusal | null {
  if ([from, to].some((day) => day !== undefined && !isDay(day))) return NO_DAY;
  return from !== undefined && to !== undefined && from > to ? BACKWARDS : null;
}

/** What a form asks for, the last 30 days where it is silent; no period where its days are none, or run backwards. */
export function readPeriod(query: Query, now: Date): ReadPeriod {
  const unreadable = refusePeriod(query);
  if (unreadable) return { asked: { from: query.from ?? "", to: query.to ?? "" }, period: null, refusal: unreadable };
  const to = query.to ?? dayOf(now);
  const from = query.from ?? dayOf(after(new Date(to), -DEFAULT_DAYS * DAY));
  const refusal = refusePeriod({ from, to });
  if (refusal) return { asked: { from, to }, period: null, refusal };
  return { asked: { from, to }, period: { from: new Date(from), to: after(new Date(to), DAY) }, refusal };
}
