import * as fc from "fast-check";
import { DEFAULT_GATES, gatesSchema } from "../../../src/policy/scoring/gates.ts";
import { scoreCategory } from "../../../src/policy/scoring/score-category.ts";

const NO_GATES = gatesSchema.parse({});

/** `flagged` of `rows` texts of a slice. */
function slice(name: string, y: boolean, { rows, flagged }: { rows: number; flagged: number }) {
  return Array.from({ length: rows }, (_, at) => ({ slice: name, y, flagged: at < flagged }));
}

describe("a category's score", () => {
  test("weighs every slice alike, however many rows it has", () => {
    const outcomes = [
      ...slice("threats", true, { rows: 100, flagged: 100 }),
      ...slice("wishes", true, { rows: 2, flagged: 1 }),
      ...slice("news", false, { rows: 1000, flagged: 0 }),
      ...slice("sport", false, { rows: 10, flagged: 2 }),
    ];
    const { recall, specificity, j } = scoreCategory(outcomes, NO_GATES);
    expect([recall, specificity]).toEqual([0.75, 0.9]);
    expect(j).toBeCloseTo(65);
  });

  test("counts precision and F1 over all rows", () => {
    const outcomes = [
      ...slice("threats", true, { rows: 10, flagged: 6 }),
      ...slice("news", false, { rows: 90, flagged: 2 }),
    ];
    const { precision, f1, confusion } = scoreCategory(outcomes, NO_GATES);
    expect(confusion).toEqual({ found: 6, missed: 4, flaggedWrongly: 2, leftAlone: 88 });
    expect([precision, f1]).toEqual([0.75, expect.closeTo(2 / 3)]);
  });

  test("is 0 for a judge that flags everything, and for one that flags nothing", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (all, some, others) => {
        const outcomes = [
          ...slice("a", true, { rows: some, flagged: all ? some : 0 }),
          ...slice("b", false, { rows: others, flagged: all ? others : 0 }),
        ];
        expect(scoreCategory(outcomes, NO_GATES).j).toBeCloseTo(0);
      }),
    );
  });

  test("has no figure where there is nothing to count", () => {
    expect(scoreCategory(slice("a", true, { rows: 2, flagged: 2 }), NO_GATES)).toMatchObject({
      recall: 1,
      specificity: null,
      j: null,
    });
    expect(scoreCategory(slice("a", false, { rows: 2, flagged: 0 }), NO_GATES)).toMatchObject({
      precision: null,
      f1: null,
    });
  });

  test("takes a slice with both labels as one of each", () => {
    const outcomes = [
      ...slice("march", true, { rows: 4, flagged: 3 }),
      ...slice("march", false, { rows: 4, flagged: 1 }),
    ];
    const { slices, j } = scoreCategory(outcomes, NO_GATES);
    expect(slices.map(({ name, positive, rate }) => [name, positive, rate])).toEqual([
      ["march", true, 0.75],
      ["march", false, 0.25],
    ]);
    expect(j).toBeCloseTo(50);
  });
});

describe("gates", () => {
  const gates = gatesSchema.parse({
    groups: { own: ["own_*", "*-ours"] },
    gates: [
      { at_most_percent: 5, slices: ["news*"] },
      { at_most_percent: 1, slices: ["news_edited"] },
    ],
  });

  test("are broken by more than they allow, not by just as much", () => {
    const broken = (flagged: number) =>
      scoreCategory(slice("news", false, { rows: 100, flagged }), gates).broken.length > 0;
    expect([broken(5), broken(6)]).toEqual([false, true]);
  });

  test("hold a slice that several name to the strictest", () => {
    const [score] = scoreCategory(slice("news_edited", false, { rows: 100, flagged: 2 }), gates).slices;
    expect(score).toMatchObject({ limit: 0.01, broken: true });
  });

  test("ask nothing of texts to which the category applies", () => {
    expect(scoreCategory(slice("news", true, { rows: 10, flagged: 10 }), gates).broken).toEqual([]);
  });

  test("join slices of one group, by pattern or by a row's own word", () => {
    const outcomes = [
      ...slice("own_threats", true, { rows: 3, flagged: 3 }),
      ...slice("calls-ours", true, { rows: 1, flagged: 0 }),
      ...slice("else", true, { rows: 4, flagged: 0 }).map((row) => ({ ...row, group: "own" })),
    ];
    const { slices } = scoreCategory(outcomes, gates);
    expect(slices).toMatchObject([{ name: "own", rows: 8, flagged: 3 }]);
  });

  test.each([
    ["adv_threat", "own_advocacy"],
    ["pii_email_obf", "own_pii"],
    ["not_numbers", "own_pii_lookalike"],
    ["not_war_news", "own_not_advocacy"],
    ["news_ag", "news_ag"],
  ])("that are usual count %s as %s", (name, group) => {
    expect(scoreCategory(slice(name, false, { rows: 1, flagged: 0 }), DEFAULT_GATES).slices[0]?.name).toBe(group);
  });
});
