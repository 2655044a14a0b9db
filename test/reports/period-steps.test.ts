import { stepsOf } from "../../src/reports/period-steps.ts";

const MOST = 62;
const steps = (from: string, to: string) => stepsOf({ from: new Date(from), to: new Date(to) }, MOST);

test.each([
  ["2026-10-24", "2026-11-24", "day", 1, 31],
  ["2026-01-01", "2027-01-01", "week", 1, 53],
  ["2024-01-15", "2026-11-24", "month", 1, 35],
  ["2018-05-15", "2026-11-24", "quarter", 1, 35],
  ["2000-01-01", "2026-11-24", "year", 1, 27],
  ["0001-01-01", "2026-11-24", "year", 34, 60],
])("from %s to %s goes by %s (%i)", (from, to, unit, count, number) => {
  const { step, starts } = steps(from, to);
  expect({ step, number: starts.length }).toEqual({ step: { unit, count }, number });
});

test("the first step begins with the period, the others with the calendar", () => {
  const { starts } = steps("2018-05-15", "2026-11-24");
  expect(starts.slice(0, 3).map((each) => each.toISOString().slice(0, 10))).toEqual([
    "2018-05-15",
    "2018-07-01",
    "2018-10-01",
  ]);
});
