import fc from "fast-check";
import { evaluate } from "../../src/policy/evaluate.ts";
import { normalize } from "../../src/policy/normalize.ts";
import { anyString } from "../support/any-string.ts";
import { shippedProfanity } from "./policy-files.ts";

const policy = shippedProfanity();

/** What senders send: letters, signs, marks, lone surrogates, overrides, and terms among them. */
const hostile = fc
  .array(
    fc.oneof(
      anyString({ maxLength: 12 }),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom(
        "\ud800",
        "\udc00",
        "\0",
        "\u202e",
        "\u200b",
        "\u0336",
        "ﷺ",
        "ﬃ",
        "ß",
        "İ",
        "🖕🏽",
        "\u3164",
        " ",
        "\n",
      ),
      fc.constantFrom("fuck", "f*ck", "f u c k", "sh1t", "@$$hole", "motherf***er", "b.i.t.c.h", "cuntttt", "ｄｉｃｋ"),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

describe("whatever the text", () => {
  test("tokens lie inside it, in order, and none is empty", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        let last = 0;
        for (const { start, end, text: word } of normalize(text).tokens) {
          expect(word).not.toBe("");
          expect(start).toBeGreaterThanOrEqual(last === 0 ? 0 : Math.min(last, start));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  test("every match has a span inside it, and judging it again says the same", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const result = evaluate(policy, text, {});
        for (const { start, end } of result.matches) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(result.degraded).toEqual([]);
        expect(evaluate(policy, text, {})).toEqual(result);
      }),
    );
  });

  test("what surrounds a term does not hide it", () => {
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        expect(evaluate(policy, `${before}\n\nasshole\n\n${after}`, {}).outcome).toBe("remove");
      }),
    );
  });
});

describe("the folded view", () => {
  test.each([
    ["ＦＵＬＬ", "full"],
    ["ⓒⓘⓡⓒⓛⓔ", "circle"],
    ["🅱🅻🅾🅲🅺", "block"],
    ["c\u200bl\u00ade\u2060an", "clean"],
    ["z̶͎̈́a̷l̴g̵o̸", "zalgo"],
    ["раураl", "paypal"],
    ["Crème brûlée", "creme brulee"],
    ["don’t “quote” – me", 'don\'t "quote" - me'],
  ])("of %j reads %j", (text, folded) => {
    expect(normalize(text).folded).toBe(folded);
  });

  test("leads back to the original", () => {
    const text = "a ｆ\u200bｏ\u0301ｏ b";
    const token = normalize(text).tokens[1];
    expect(token?.text).toBe("foo");
    expect(text.slice(token?.start, token?.end)).toBe("ｆ\u200bｏ\u0301ｏ");
  });

  test("counts sentences that have words", () => {
    const sentences = normalize("One. Two?! \n\n Three: v1.2 counts").tokens.map(({ sentence }) => sentence);
    expect(sentences).toEqual([0, 1, 2, 2, 2, 2]);
  });
});

test.each([
  ["one letter", "a".repeat(10_000)],
  ["single letters", "f ".repeat(5_000)],
  ["signs", "@".repeat(10_000)],
  ["brackets around a word", `${")".repeat(9_999)}a`],
  ["leet without spaces", "a$".repeat(5_000)],
  ["masks", "f*k ".repeat(2_500)],
  ["marks", `a${"\u0336".repeat(9_999)}`],
  ["split terms", "fu ck ".repeat(1_666)],
  ["terms", "fuck".repeat(2_500)],
])("10,000 characters of %s are judged in well under a second", (_, text) => {
  const started = performance.now();
  evaluate(policy, text, {});
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("a pair that folds to two signs is never cut between", () => {
  const { tokens } = normalize("those 🄀Ǎrefugees");
  for (const { start, end } of tokens) expect([start, end]).not.toContain("those ".length + 1);
});
