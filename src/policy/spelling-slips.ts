import type { Evasion } from "./types.ts";

export interface Slip {
  readonly spelling: string;
  readonly evasion: Extract<Evasion, "vowels_dropped" | "swapped">;
}

const isVowel = (word: string, at: number) => "aeiou".includes(word.charAt(at));
/** Three letters left of more than four (`cns`, `jgb`) abbreviate too much else. */
const tellsEnough = (spelling: string, word: string) =>
  spelling.length >= 4 || (spelling.length === 3 && word.length === 4);

/** The spellings of a word with vowels left out or two neighbours swapped; its first letter stays. */
export function spellingSlips(word: string): readonly Slip[] {
  const slips: Slip[] = [];
  const bare = withoutVowels(word);
  if (bare !== word && tellsEnough(bare, word)) slips.push({ spelling: bare, evasion: "vowels_dropped" });
  for (let at = 1; at < word.length - 1; at++) {
    const spelling = word.slice(0, at) + word.slice(at + 1);
    if (isVowel(word, at) && tellsEnough(spelling, word)) slips.push({ spelling, evasion: "vowels_dropped" });
  }
  for (let at = 1; at < word.length - 1; at++) {
    const spelling = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    if (spelling !== word) slips.push({ spelling, evasion: "swapped" });
  }
  return slips;
}

function withoutVowels(word: string): string {
  let bare = word.charAt(0);
  for (let at = 1; at < word.length; at++) if (!isVowel(word, at)) bare += word.charAt(at);
  return bare;
}
