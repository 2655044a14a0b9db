import { createWordTable, wordOf } from "../../src/policy/word-cache.ts";

test("a word is one object wherever it stands, and another word is another", () => {
  const table = createWordTable();
  const words = Array.from({ length: 2000 }, (_, at) => `word${at}`);
  const first = words.map((word) => wordOf(table, word));
  expect(first.map(({ text }) => text)).toEqual(words);
  expect(words.map((word) => wordOf(table, word)).every((word, at) => word === first[at])).toBe(true);
});

/** With the same hash: a letter more is worth as much as 31 of the next. */
const ALIKE = ["Aaa", "AbB", "BBa", "BCB"];

test("words that share a hash are told apart", () => {
  const table = createWordTable();
  const words = ALIKE.map((text) => wordOf(table, text));
  expect(new Set(words.map(({ hash }) => hash)).size).toBe(1);
  expect(words.map(({ text }) => text)).toEqual(ALIKE);
});

test("a word that is used again and again outlives thousands that are used once", () => {
  const table = createWordTable();
  const everyday = wordOf(table, "everyday");
  for (let flood = 0; flood < 100_000; flood++) {
    wordOf(table, `flood${flood}`);
    if (flood % 100 === 0) expect(wordOf(table, "everyday")).toBe(everyday);
  }
});
