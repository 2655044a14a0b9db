import { createWordTable, hashOf, readWord, wordOf } from "../../src/policy/word-cache.ts";

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
  expect(new Set(ALIKE.map(hashOf)).size).toBe(1);
  expect(words.map(({ text }) => text)).toEqual(ALIKE);
});

/** Plain and not, of as many letters as a key holds, of one more, and of the same letters otherwise. */
const SPELLINGS = ["a", "aa", "a0", "0a", "a'a", "a".repeat(15), "a".repeat(16), "a".repeat(41), "é", "aé", "éa", "дa"];

test("words are told apart by every letter, and a text is read up to where its word ends", () => {
  const table = createWordTable();
  for (const known of [false, true])
    for (const text of SPELLINGS) {
      const word = readWord(table, `- ${text}' b`, 2);
      expect([known, word.text, word.length]).toEqual([known, text, text.length]);
      expect(wordOf(table, text).text).toBe(text);
    }
});

test.each([
  ["beginning", (part: string) => `${part}zzzzzzzzzz`],
  ["middle", (part: string) => `zzzzz${part}zzzzz`],
  ["end", (part: string) => `zzzzzzzzzz${part}`],
])("thousands of words that differ in their %s alone are told apart", (_, spell) => {
  const table = createWordTable();
  const words = Array.from({ length: 20_000 }, (__, at) => spell((at + 36 ** 4).toString(36)));
  expect(words.filter((word) => wordOf(table, word).text !== word)).toEqual([]);
});

test("a word that is used again and again outlives thousands that are used once", () => {
  const table = createWordTable();
  const everyday = wordOf(table, "everyday");
  for (let flood = 0; flood < 100_000; flood++) {
    wordOf(table, `flood${flood}`);
    if (flood % 100 === 0) expect(wordOf(table, "everyday")).toBe(everyday);
  }
});
