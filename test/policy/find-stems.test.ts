import { compileStems, findStems } from "../../src/policy/find-stems.ts";

const stems = ["ass", "asshole", "hole", "s", "é", "it's"];
const finder = compileStems(stems);
const found = (word: string) => findStems(finder, word).map(({ from, to }) => word.slice(from, to));

test("overlapping stems are found in the order of their ends, the longest of the same end first", () => {
  expect(found("myassholes")).toEqual(["s", "ass", "s", "asshole", "hole", "s"]);
});

test("only stems of the letters a to z are found, and within words of other letters too", () => {
  expect(found("étéass's")).toEqual(["s", "ass", "s", "s"]);
});

test("a word without a stem has no place", () => {
  expect(findStems(finder, "coffee")).toEqual([]);
  expect(findStems(compileStems([]), "coffee")).toEqual([]);
});
