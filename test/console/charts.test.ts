import { countTicks, secondTicks } from "../../src/console/chart-scale.ts";
import { toCsv } from "../../src/console/csv.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [4, [0, 2, 4]],
  [28, [0, 10, 20, 30]],
  [1_234, [0, 500, 1_000, 1_500]],
])("an axis up to %i has round steps that reach it", (highest, ticks) => {
  expect(countTicks(highest)).toEqual(ticks);
});

test.each([
  [1, [0, 1]],
  [780, [0, 300, 600, 900]],
  [3 * 86_400, [0, 86_400, 172_800, 259_200]],
])("an axis up to %i seconds goes by minutes, hours and days", (highest, ticks) => {
  expect(secondTicks(highest)).toEqual(ticks);
});

test("no cell of a file breaks its row or is a formula", () => {
  const text = toCsv(
    ["name", "number"],
    [
      ['a "b", c', -1],
      ["=1+1", null],
      ["x\ny", 0.5],
    ],
  );
  expect(text).toBe('name,number\r\n"a ""b"", c",-1\r\n\'=1+1,\r\n"x\ny",0.5\r\n');
});
