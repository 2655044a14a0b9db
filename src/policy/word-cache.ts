import type { TermIndex, WordReport } from "./term-index.ts";
import { kindOf, WORD } from "./unit-kinds.ts";

/**
 * A word as texts use it, with what was found out about it. All texts that use it share one object as long as it is
 * remembered, so that the terms and the phrases are asked about it once.
 */
export interface KnownWord {
  readonly text: string;
  readonly hash: number;
  /** Whether it has letters, digits or both, as bits of `unit-kinds`. */
  readonly kinds: number;
  /** Whose terms `traits` and `report` speak of. */
  index: TermIndex | undefined;
  /** The report in bits: most words are done with when these are read, and they lie beside the word in memory. */
  traits: number;
  report: WordReport | undefined;
  /** The numbers of the words that phrases know it by, and the edition of their numbering that says so. */
  edition: object | undefined;
  ids: readonly number[];
}

/**
 * The words that texts used lately, in a fixed amount of memory: a sender of hostile words gains misses and no growth.
 * A word has four places side by side. Each use moves it one forward, and a new one takes the third, so that new ones
 * push out one another and not what everybody writes. The hashes lie apart, so that only the right word is looked at.
 */
export interface WordTable {
  readonly hashes: Int32Array;
  readonly words: (KnownWord | undefined)[];
}

const PLACES = 2 ** 15;
const BESIDE = 4;
const PLACE_OF_NEW = 2;
/** Longer words are rarely met twice. */
const LONGEST_KEPT = 40;

export const HASH_START = 7;
export const HASH_FACTOR = 31;

/** The hash of a word, unit by unit from `HASH_START`. */
export function hashUnit(hash: number, unit: number): number {
  return (Math.imul(hash, HASH_FACTOR) + unit) | 0;
}

export function hashOf(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at++) hash = hashUnit(hash, word.charCodeAt(at));
  return hash;
}

/** The hash of a word that is read from its end. */
export function hashBackwards(word: string): number {
  let hash = HASH_START;
  for (let at = word.length - 1; at >= 0; at--) hash = hashUnit(hash, word.charCodeAt(at));
  return hash;
}

export function createWordTable(): WordTable {
  return { hashes: new Int32Array(PLACES), words: Array.from({ length: PLACES }) };
}

/** A word where it stands in a text, with its hash. */
interface Place {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
  readonly hash: number;
}

/** The word at a place of a text. */
export function recognise(table: WordTable, { folded, from, to, hash }: Place): KnownWord {
  if (to - from > LONGEST_KEPT) return newWord(folded.slice(from, to), hash);
  const { hashes, words } = table;
  const first = firstPlaceOf(hash);
  for (let at = first; at < first + BESIDE; at++) {
    if (hashes[at] !== hash) continue;
    const word = words[at];
    if (word === undefined || word.text.length !== to - from || !isAt(word.text, folded, from)) continue;
    if (at > first) swap(table, at - 1);
    return word;
  }
  return remember(table, first, newWord(copyOf(folded.slice(from, to)), hash));
}

/** Without a slice, which would be a new string for each word of each text. */
function isAt(word: string, folded: string, from: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== folded.charCodeAt(from + at)) return false;
  return true;
}

function swap({ hashes, words }: WordTable, at: number): void {
  const [hash, word] = [hashes[at] ?? 0, words[at]];
  hashes[at] = hashes[at + 1] ?? 0;
  words[at] = words[at + 1];
  hashes[at + 1] = hash;
  words[at + 1] = word;
}

function remember(table: WordTable, first: number, word: KnownWord): KnownWord {
  const { hashes, words } = table;
  let at = first;
  while (at < first + PLACE_OF_NEW && words[at] !== undefined) at++;
  if (words[at] !== undefined) swap(table, at);
  hashes[at] = word.hash;
  words[at] = word;
  return word;
}

/** Letter by letter: a slice would keep the whole text it came from in memory. */
const copyOf = (text: string): string => text.split("").join("");

function firstPlaceOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 17) & -BESIDE;
}

const NO_IDS: readonly number[] = [];

function newWord(text: string, hash: number): KnownWord {
  let kinds = 0;
  for (let at = 0; at < text.length; at++) kinds |= kindOf(text.charCodeAt(at));
  return {
    text,
    hash,
    kinds: kinds & WORD,
    index: undefined,
    traits: 0,
    report: undefined,
    edition: undefined,
    ids: NO_IDS,
  };
}

/** The same for letters that stand in no text. */
export function wordOf(table: WordTable, text: string): KnownWord {
  return recognise(table, { folded: text, from: 0, to: text.length, hash: hashOf(text) });
}
