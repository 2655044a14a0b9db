import * as fc from "fast-check";
import { chooseThreshold } from "../../../src/policy/scoring/choose-threshold.ts";
import { gatesSchema } from "../../../src/policy/scoring/gates.ts";

const gates = gatesSchema.parse({ gates: [{ at_most_percent: 10, slices: ["news"] }] });

const scored = (slice: string, scores: readonly number[]) => scores.map((score) => ({ slice, score }));

test("a threshold is the lowest inside the gates", () => {
  const scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
  expect(chooseThreshold(scored("news", scores), gates)).toBe(0.9);
});

test("slices that no gate names have no say where another is named", () => {
  expect(chooseThreshold([...scored("news", [0.2, 0.3]), ...scored("forum", [0.9, 0.9])], gates)).toBe(0.3);
});

test("without a named slice, each is held to the strictest gate", () => {
  expect(chooseThreshold([...scored("a", [0.2, 0.3]), ...scored("b", [0.5, 0.4])], gates)).toBe(0.5);
});

test("above the threshold, no gated slice ever has more than its share", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), (scores) => {
      const threshold = chooseThreshold(scored("news", scores), gates);
      expect(scores.filter((score) => score > threshold).length / scores.length).toBeLessThanOrEqual(0.1);
    }),
  );
});
