import type { Evasion } from "./types.ts";

export interface Slip {
  readonly spelling: string;
  readonly evasion: Extract<Evasion, "vowels_dropped" | "swapped">;
}

const VOWEL = /[aeiou]/;
/** Three letters left of more than four (`cns`, `jgb`) abbreviate too much else. */
const tellsEnough = (spelling: string, word: string) =>
  spelling.length >= 4 || (spelling.length === 3 && word.length === 4);

/** The spellings of a word with vowels left out or two neighbours swapped; its first letter stays. */
export function spellingSlips(word: string): readonly Slip[] {
  return [...droppedVowels(word), ...swappedNeighbours(word)].filter(({ spelling }) => spelling !== word);
}

function droppedVowels(word: string): Slip[] {
  const inner = [...word].slice(1);
  const bare = word.charAt(0) + inner.filter((letter) => !VOWEL.test(letter)).join("");
  const oneLess = [...word].flatMap((letter, at) =>
    at > 0 && at < word.length - 1 && VOWEL.test(letter) ? [word.slice(0, at) + word.slice(at + 1)] : [],
  );
  return [...new Set([bare, ...oneLess])]
    .filter((spelling) => tellsEnough(spelling, word))
    .map((spelling) => ({ spelling, evasion: "vowels_dropped" }));
}

function swappedNeighbours(word: string): Slip[] {
  return [...word].slice(1, -1).map((letter, index) => {
    const at = index + 1;
    return { spelling: word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2), evasion: "swapped" };
  });
}
