import fc from "fast-check";
import { logOdds } from "../../src/reports/find-term-candidates.ts";
import { wilsonInterval } from "../../src/shared/wilson.ts";

/** R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3; and the two of the rule for exemptions. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [0, 2, 0, 0.6576],
  [1, 3, 0.0615, 0.7923],
])("Wilson's interval of %i in %i is the published one", (hits, trials, low, high) => {
  const interval = wilsonInterval(hits, trials);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test("an interval holds its share and lies in 0 to 1; of nothing there is none", () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  const counts = fc.nat(5_000).chain((trials) => fc.tuple(fc.nat(trials), fc.constant(trials)));
  fc.assert(
    fc.property(counts, ([hits, trials]) => {
      const interval = wilsonInterval(hits, trials);
      if (interval === null) return trials === 0;
      const share = hits / trials;
      return 0 <= interval.low && interval.low <= share + 1e-12 && share - 1e-12 <= interval.high && interval.high <= 1;
    }),
  );
});

test("a word speaks the louder the more writers have it and the fewer published comments", () => {
  const few = logOdds({ with: 3, of: 10 }, { with: 0, of: 1_000 });
  expect(logOdds({ with: 6, of: 10 }, { with: 0, of: 1_000 })).toBeGreaterThan(few);
  expect(logOdds({ with: 3, of: 10 }, { with: 50, of: 1_000 })).toBeLessThan(few);
  expect(Math.abs(logOdds({ with: 300, of: 1_000 }, { with: 300, of: 1_000 }))).toBeLessThan(1e-9);
  // By hand: ln((3.5 / 7.5) / (0.5 / 1000.5)) over the root of 1/3.5 + 1/7.5 + 1/0.5 + 1/1000.5.
  expect(few).toBeCloseTo(4.3964, 3);
  expect(logOdds({ with: 1, of: 10 }, { with: 300, of: 1_000 })).toBeLessThan(0);
});
