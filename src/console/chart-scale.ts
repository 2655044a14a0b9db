import { DAY, HOUR, MINUTE, SECOND } from "../shared/clock.ts";

/** Three lines tell a height well enough, and leave room for their names on a small screen. */
const MOST_STEPS = 3;

/** Values of an axis from 0 to at least `highest`, in round steps of whole numbers. */
export function countTicks(highest: number): readonly number[] {
  const least = Math.max(1, highest / MOST_STEPS);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= least) ?? least;
  return ticksBy(step, highest);
}

const DURATION_STEPS = [
  ...[1, 5, 15, 30].map((each) => each * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * MINUTE),
  ...[1, 2, 6, 12].map((each) => each * HOUR),
  ...[1, 2, 7, 14, 30, 60, 120, 365].map((each) => each * DAY),
].map((ms) => ms / 1_000);

/** As `countTicks`, in seconds, by steps that people count time in. */
export function secondTicks(highest: number): readonly number[] {
  const step = DURATION_STEPS.find((each) => each * MOST_STEPS >= highest) ?? highest / MOST_STEPS;
  return ticksBy(step, highest);
}

export const SHARE_TICKS: readonly number[] = [0, 0.5, 1];

function ticksBy(step: number, highest: number): readonly number[] {
  const steps = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
