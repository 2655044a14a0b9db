import fc from "fast-check";
import { cutText } from "../../src/console/cut-text.ts";

const found = (start: number, end: number, severity: "low" | "medium" | "high" = "medium") => ({
  category: "pii",
  severity,
  start,
  end,
});

test("where matches overlap, the gravest gives the colour and each number stands at its end", () => {
  const [mild, grave] = [found(0, 7, "low"), found(4, 11, "high")];
  expect(cutText("abcdefghijklm", [mild, grave])).toEqual([
    { text: "abcd", match: mild, ending: [] },
    { text: "efg", match: grave, ending: [1] },
    { text: "hijk", match: grave, ending: [2] },
    { text: "lm", match: undefined, ending: [] },
  ]);
});

test("the pieces are the text, whatever matched", () => {
  const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => found(Math.min(a, b), Math.max(a, b)));
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 5 }), (text, matches) => {
      expect(
        cutText(text, matches)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
