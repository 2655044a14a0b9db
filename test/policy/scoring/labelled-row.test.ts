import { readLabelledRow } from "../../../src/policy/scoring/labelled-row.ts";

const row = (fields: object) => JSON.stringify({ id: 7, slice: "news", y: 1, text: "Hello.", ...fields });

test("a row keeps its slice, its label and the facts about its post", () => {
  expect(readLabelledRow(row({ signals: { links: 2 } }))).toEqual({
    id: "7",
    slice: "news",
    y: true,
    text: "Hello.",
    signals: { links: 2 },
  });
});

test("a row without a slice counts to all", () => {
  expect(readLabelledRow('{"id":"a","y":false,"text":""}')).toMatchObject({ slice: "all", y: false });
});

test.each([
  ["{", "this line is not JSON"],
  [row({ y: 2 }), "y: must be 0 or 1"],
  [row({ text: 5 }), /^text: /],
  ["[]", /./],
])("%s is refused in words", (line, message) => {
  expect(() => readLabelledRow(line)).toThrow(message);
});
