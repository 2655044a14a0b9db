import { type Lexicon, shapeOf } from "./lexicon.ts";

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "+": "t",
  "€": "e",
};
const LONGEST_WORD = 32;
const SHORTEST_GLUED = 5;
const SHORTEST_GLUED_PART = 3;
const SHORTEST_LEET = 2;

function undoLeet(word: string): string {
  let plain = "";
  for (const letter of word) plain += LEET[letter] ?? letter;
  return plain;
}

function squeeze(word: string, keep: "$1" | "$1$1"): string {
  return word.replace(/(.)\1+/g, keep);
}

function fitsMask(word: string, masked: string): boolean {
  for (let at = 0; at < masked.length; at++)
    if (masked[at] !== word[at] && !"*#_".includes(masked[at] ?? "")) return false;
  return true;
}

function unmask(lexicon: Lexicon, word: string): string | undefined {
  const alike = lexicon.hiddenByShape.get(shapeOf(undoLeet(word.charAt(0)), word.length));
  if (!alike) return undefined;
  const masked = undoLeet(word);
  return alike.find((hidden) => fitsMask(hidden, masked));
}

/** `todie` is `to die`: a word worth hiding, and one that is often written together with it. */
function unglue(lexicon: Lexicon, word: string): readonly string[] | undefined {
  if (word.length < SHORTEST_GLUED || lexicon.innocent.has(word)) return undefined;
  for (const join of lexicon.joins) {
    if (word.startsWith(join) && isGluable(lexicon, word.slice(join.length))) return [join, word.slice(join.length)];
    if (word.endsWith(join) && isGluable(lexicon, word.slice(0, -join.length)))
      return [word.slice(0, -join.length), join];
  }
  return undefined;
}

function isGluable(lexicon: Lexicon, word: string): boolean {
  return word.length >= SHORTEST_GLUED_PART && lexicon.hidden.has(word);
}

function respell(lexicon: Lexicon, word: string): string | undefined {
  if (lexicon.ids.has(word)) return word;
  if (lexicon.innocent.has(word)) return undefined;
  return lexicon.slips.get(word);
}

/**
 * The words that a disguised or mistyped spelling stands for; undefined when it is just a word nobody listed.
 * Bounded by the length of the word, which is itself bounded.
 */
export function repairWord(lexicon: Lexicon, word: string): readonly string[] | undefined {
  if (word.length > LONGEST_WORD * 4) return undefined;
  if (/[*#_]/.test(word)) {
    const found = unmask(lexicon, word);
    return found ? [found] : undefined;
  }
  const plain = /^[a-z]+$/.test(word) ? word : undoLeet(word);
  if (plain !== word && (word.length < SHORTEST_LEET || !/^[a-z]|[a-z][a-z]/.test(word))) return undefined;
  const isStretched = /(.)\1\1/.test(plain);
  if (!isStretched && plain.length > lexicon.numbering.longest) return undefined;
  const stretched = isStretched ? [squeeze(plain, "$1$1"), squeeze(plain, "$1")] : [plain];
  for (const candidate of stretched) {
    const found = respell(lexicon, candidate);
    if (found) return [found];
  }
  return plain.length > LONGEST_WORD ? undefined : unglue(lexicon, plain);
}
