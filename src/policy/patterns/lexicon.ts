import { spellOut } from "./spell-words.ts";
import { chanceOfWord, RANKED_WORDS, rankOfWord } from "./word-chance.ts";

/** Every word that some phrase knows, with a number. */
export interface Numbering {
  /** From 1: `UNKNOWN` is every other word. */
  readonly ids: Map<string, number>;
  /** By number: the word, and how often it is expected in a sentence. The first numbers are kept for frequent words. */
  readonly words: string[];
  readonly chances: number[];
  /** Another one whenever a word is added: what was read before may read otherwise then. */
  edition: object;
  /** No spelling of more letters stands for a word, unless it is stretched. */
  longest: number;
}

/** Numbered words, and the disguised spellings under which they are recognised too. */
export interface Lexicon {
  readonly numbering: Numbering;
  readonly ids: Numbering["ids"];
  /** `youre` is `you are`. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** A word with one letter dropped or two swapped, to the word. */
  readonly slips: ReadonlyMap<string, string>;
  /** Words worth hiding, by first letter and length: those that masks and glued spellings are compared with. */
  readonly hidden: ReadonlySet<string>;
  readonly hiddenByShape: ReadonlyMap<string, readonly string[]>;
  /** Words that people write together with a hidden one: `todie`. */
  readonly joins: ReadonlySet<string>;
  readonly innocent: ReadonlySet<string>;
}

export const UNKNOWN = 0;

interface LexiconSource {
  readonly numbering: Numbering;
  readonly hidden: Iterable<string>;
  readonly spellings: Readonly<Record<string, string>>;
  /** Real words that a slip of a hidden word happens to spell. */
  readonly innocent: readonly string[];
  readonly joins: readonly string[];
}

const SHORTEST_SWAPPED = 4;
const SHORTEST_DROPPED = 5;
/** In a shorter word a dropped consonant spells too many other words: `prick`, `pick`. */
const SHORTEST_DROPPED_CONSONANT = 8;

function dropsOf(word: string): string[] {
  const drops: string[] = [];
  for (let at = 1; at < word.length - 1; at++)
    if (word.length >= SHORTEST_DROPPED_CONSONANT || "aeiou".includes(word[at] ?? ""))
      drops.push(word.slice(0, at) + word.slice(at + 1));
  return drops;
}

function swapsOf(word: string): string[] {
  const swaps: string[] = [];
  for (let at = 1; at < word.length - 1; at++)
    swaps.push(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
  return swaps;
}

function slipsOf(word: string): string[] {
  return [
    ...(word.length >= SHORTEST_DROPPED ? dropsOf(word) : []),
    ...(word.length >= SHORTEST_SWAPPED ? swapsOf(word) : []),
  ];
}

function collectSlips(hidden: Iterable<string>, known: ReadonlyMap<string, number>) {
  const slips = new Map<string, string>();
  for (const word of hidden) {
    for (const slip of slipsOf(word)) if (!known.has(slip)) slips.set(slip, word);
  }
  return slips;
}

export function shapeOf(first: string, length: number): string {
  return `${first}${length}`;
}

function byShape(hidden: Iterable<string>): Map<string, string[]> {
  const shapes = new Map<string, string[]>();
  for (const word of hidden) {
    const shape = shapeOf(word.charAt(0), word.length);
    shapes.set(shape, [...(shapes.get(shape) ?? []), word]);
  }
  return shapes;
}

export function createNumbering(): Numbering {
  const reserved = 1 + RANKED_WORDS;
  const words = Array.from({ length: reserved }, () => "");
  return { ids: new Map(), words, chances: words.map(() => 1), edition: {}, longest: 0 };
}

/** The number of a word of a phrase. Frequent words are side by side, so that what is kept of them is near by. */
export function numberOf(numbering: Numbering, word: string): number {
  const known = numbering.ids.get(word);
  if (known !== undefined) return known;
  const number = 1 + (rankOfWord(word) ?? numbering.words.length - 1);
  numbering.ids.set(word, number);
  numbering.words[number] = word;
  numbering.chances[number] = chanceOfWord(word);
  numbering.edition = {};
  numbering.longest = Math.max(numbering.longest, word.length);
  return number;
}

const longestOf = (words: Iterable<string>) => Math.max(0, ...Array.from(words, (word) => word.length));

export function buildLexicon({ numbering, hidden, spellings, innocent, joins }: LexiconSource): Lexicon {
  const hiddenWords = new Set([...hidden].filter((word) => word.length > 2));
  numbering.longest = Math.max(numbering.longest, longestOf(hiddenWords) + longestOf(joins));
  return {
    numbering,
    ids: numbering.ids,
    spellings: new Map(Object.entries(spellings).map(([from, to]) => [from, to.split(" ").flatMap(spellOut)])),
    slips: collectSlips(hiddenWords, numbering.ids),
    hidden: hiddenWords,
    hiddenByShape: byShape(hiddenWords),
    joins: new Set(joins),
    innocent: new Set(innocent),
  };
}
