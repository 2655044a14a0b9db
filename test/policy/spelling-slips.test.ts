import { findSlip, indexSlips } from "../../src/policy/spelling-slips.ts";

const WORDS = ["asshole", "shithead", "dick", "banana", "slut", "a-b's", "x"];
const index = indexSlips(WORDS);

const without = (word: string, at: number) => word.slice(0, at) + word.slice(at + 1);
const swapped = (word: string, at: number) =>
  word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);

test("every word with two neighbours swapped behind its first letter is found", () => {
  for (const [place, word] of WORDS.entries())
    for (let at = 1; at < word.length - 1; at++) {
      const spelling = swapped(word, at);
      if (spelling !== word) expect(findSlip(index, spelling)).toEqual({ word: place, evasion: "swapped" });
    }
});

test("every word with one vowel left out of its middle is found, and so is the word without any", () => {
  for (const [place, word] of WORDS.entries()) {
    const vowels = [...word.matchAll(/[aeiou]/g)].filter(({ index: at }) => at > 0 && at < word.length - 1);
    const spellings = vowels.map(({ index: at }) => without(word, at));
    const bare = word.charAt(0) + word.slice(1).replaceAll(/[aeiou]/g, "");
    for (const spelling of [...spellings, bare].filter((each) => each !== word && each.length >= 4))
      expect(findSlip(index, spelling)).toEqual({ word: place, evasion: "vowels_dropped" });
  }
});

test("of words with the same slip, the one that is listed first is meant", () => {
  expect(findSlip(indexSlips(["stale", "stole", "stale"]), "stle")).toEqual({ word: 0, evasion: "vowels_dropped" });
});

test("the word itself, another one and a slip of the first letter are none", () => {
  for (const spelling of ["asshole", "sashole", "sshole", "assholes", "cherry", ""])
    expect(findSlip(index, spelling)).toBeUndefined();
});
