import { FEW, type Table, cohensKappa } from "../../src/quality/kappa.ts";

// Worked by hand from the definitions; the intervals a second time by the delta method, with a numerical gradient.
test.each([
  // po = 35/50, pe = 0.5·0.6 + 0.5·0.4: (0.7 − 0.5) / 0.5, variance 0.0504 / (50 · 0.5⁴).
  [
    "two classes",
    [
      [20, 5],
      [10, 15],
    ],
    0.4,
    0.151092,
    0.648908,
  ],
  [
    "uneven margins",
    [
      [40, 9],
      [6, 45],
    ],
    0.699519,
    0.55959,
    0.839448,
  ],
  [
    "three classes",
    [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ],
    0.491525,
    0.391564,
    0.591487,
  ],
] satisfies [string, Table, number, number, number][])("kappa and its interval of %s", (_, table, kappa, low, high) => {
  const found = cohensKappa(table);
  expect(found.kappa).toBeCloseTo(kappa, 6);
  expect(found.low).toBeCloseTo(low, 5);
  expect(found.high).toBeCloseTo(high, 5);
  expect(found.caution).toBeNull();
});

test("who came first makes no difference", () => {
  const one = cohensKappa([
    [20, 5],
    [10, 15],
  ]);
  const turned = cohensKappa([
    [20, 10],
    [5, 15],
  ]);
  for (const part of ["kappa", "low", "high"] as const) expect(turned[part]).toBeCloseTo(one[part] ?? Number.NaN, 12);
});

test("where all agree on one class kappa is not defined, and it says so", () => {
  const one: Table = [
    [40, 0],
    [0, 0],
  ];
  expect(cohensKappa(one)).toEqual({ kappa: null, low: null, high: null, caution: "one_class" });
});

test("nothing judged twice is no agreement and no disagreement", () => {
  const none: Table = [
    [0, 0],
    [0, 0],
  ];
  expect(cohensKappa(none)).toEqual({ kappa: null, low: null, high: null, caution: "none" });
});

test.each([
  ["full agreement", 1, [50, 0], [0, 50]],
  ["full disagreement", -1, [0, 50], [50, 0]],
])("%s has no interval, for it is no certainty", (_, kappa, ...table) => {
  expect(cohensKappa(table)).toEqual({ kappa, low: null, high: null, caution: "no_spread" });
});

test("one who always says the same agrees no better than chance, however often", () => {
  const { kappa } = cohensKappa([
    [60, 40],
    [0, 0],
  ]);
  expect(kappa).toBeCloseTo(0, 12);
});

test("few items are said to be few, and the interval stays inside what kappa can be", () => {
  const few = cohensKappa([
    [3, 1],
    [0, 6],
  ]);
  expect(few.kappa).toBeCloseTo(0.782609, 6);
  expect(few.low).toBeCloseTo(0.388062, 5);
  expect(few.high).toBe(1);
  expect(few.caution).toBe("few");
  const enough: Table = [
    [FEW - 5, 1],
    [1, 3],
  ];
  expect(cohensKappa(enough).caution).toBeNull();
});
