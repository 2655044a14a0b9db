import { DAY, after } from "../shared/clock.ts";
import type { Period } from "./statistics.ts";

const STEPS = ["day", "week", "month", "quarter", "year"] as const;
type Unit = (typeof STEPS)[number];

/** As people count time; more than one of them only of years. */
export interface Step {
  readonly unit: Unit;
  readonly count: number;
}

interface Steps {
  readonly step: Step;
  /** The first moment of each, oldest first; the first one is where the period begins. */
  readonly starts: readonly Date[];
}

/** The shortest steps of which no more than `most` make up the period. Those of the calendar begin with it, in UTC. */
export function stepsOf(period: Period, most: number): Steps {
  for (const unit of STEPS) {
    const steps = { step: { unit, count: 1 }, starts: startsOf(period, { unit, count: 1 }, most) };
    if (steps.starts.length <= most) return steps;
  }
  const years = period.to.getUTCFullYear() - period.from.getUTCFullYear() + 1;
  const step: Step = { unit: "year", count: Math.ceil(years / (most - 1)) };
  return { step, starts: startsOf(period, step, most) };
}

/** No more than one beyond `most`, which tells that they are too many. */
function startsOf({ from, to }: Period, step: Step, most: number): readonly Date[] {
  const starts = [from];
  for (let at = nextStart(from, step); at < to && starts.length <= most; at = nextStart(at, step)) starts.push(at);
  return starts;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function nextStart(at: Date, { unit, count }: Step): Date {
  if (unit === "day" || unit === "week") return after(at, (unit === "day" ? 1 : 7) * DAY);
  const months = MONTHS[unit];
  const month = at.getUTCMonth();
  const next = new Date(0);
  next.setUTCFullYear(at.getUTCFullYear(), month - (month % months) + months * count, 1);
  return next;
}
