import type { TermIndex, WordReport } from "./term-index.ts";
import { isWordUnit, kindOf, WORD } from "./unit-kinds.ts";

/**
 * A word as texts use it, with what was found out about it. All texts that use it share one object as long as it is
 * remembered, so that the terms and the phrases are asked about it once. What every text asks comes first, so that it
 * lies together in memory.
 */
export interface KnownWord {
  readonly text: string;
  readonly length: number;
  /** Whether it has letters, digits or both, as bits of `unit-kinds`. */
  readonly kinds: number;
  /** Whose terms `traits` and `report` speak of. */
  index: TermIndex | undefined;
  /** The report in bits: most words are done with when these are read. */
  traits: number;
  /** The edition of the phrases' numbering that `id` and `ids` are of. */
  edition: object | undefined;
  /** The number of the word that phrases know it by … */
  id: number;
  /** … or of the words, where it is written for several. */
  ids: readonly number[] | undefined;
  report: WordReport | undefined;
}

/**
 * The words that texts used lately, in a fixed amount of memory: a sender of hostile words gains misses and no growth.
 * A word has four places side by side. Each use moves it one forward, and a new one takes the third, so that new ones
 * push out one another and not what everybody writes. The keys lie apart, so that only the right word is looked at.
 */
export interface WordTable {
  /** Three integers for each place. They are all of a word of few plain letters; other words are compared as well. */
  readonly keys: Int32Array;
  readonly words: (KnownWord | undefined)[];
}

const PLACES = 2 ** 15;
const BESIDE = 4;
const PLACE_OF_NEW = 2;
/** A power of two, so that the keys of a word's places lie in one line of memory. */
const KEY_FIELDS = 4;
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
  return { keys: new Int32Array(PLACES * KEY_FIELDS), words: Array.from({ length: PLACES }) };
}

/** A plain letter takes six bits of a key, five of them an integer. */
const LETTER_BITS = 6;
const LETTERS_BEFORE_LAST = 4 * LETTER_BITS;
const KEY = 2 ** (5 * LETTER_BITS) - 1;
const LONGEST_PLAIN = 15;
const PLAIN_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789'";
/** By unit: from 1, so that words of different lengths differ; 0 for one that is no plain letter. */
const LETTERS = Uint8Array.from({ length: 128 }, (_, unit) => PLAIN_LETTERS.indexOf(String.fromCharCode(unit)) + 1);

/** The middle key of a word that its keys do not spell: no plain word has it. */
const NOT_PLAIN = -1;

/** The word that begins at a place of a text: letters and digits, and apostrophes between them. */
export function readWord(table: WordTable, folded: string, from: number): KnownWord {
  let [first, middle, last] = [0, 0, 0];
  let isPlain = true;
  let to = from;
  for (; to < folded.length; to++) {
    const unit = folded.charCodeAt(to);
    const letter = unit < 128 ? (LETTERS[unit] ?? 0) : 0;
    if (letter === 0) {
      if (!isWordUnit(unit)) break;
      isPlain = false;
    } else if (unit === APOSTROPHE_UNIT && !isFollowed(folded, to)) break;
    first = ((first << LETTER_BITS) | (middle >>> LETTERS_BEFORE_LAST)) & KEY;
    middle = ((middle << LETTER_BITS) | (last >>> LETTERS_BEFORE_LAST)) & KEY;
    last = ((last << LETTER_BITS) | letter) & KEY;
  }
  if (!isPlain || to - from > LONGEST_PLAIN) return recogniseOther(table, folded.slice(from, to));
  return (
    recognise(table, { first, middle, last }) ??
    remember(table, newWord(folded.slice(from, to)), { first, middle, last })
  );
}

const APOSTROPHE_UNIT = 39;

function isFollowed(folded: string, at: number): boolean {
  return at + 1 < folded.length && isWordUnit(folded.charCodeAt(at + 1));
}

/** What a word is found by. */
interface Key {
  readonly first: number;
  readonly middle: number;
  readonly last: number;
}

function recognise(table: WordTable, { first, middle, last }: Key, text?: string): KnownWord | undefined {
  const { keys, words } = table;
  const nearest = firstPlaceOf({ first, middle, last });
  for (let place = nearest; place < nearest + BESIDE; place++) {
    const at = place * KEY_FIELDS;
    if (keys[at] !== last || keys[at + 1] !== middle || keys[at + 2] !== first) continue;
    const word = words[place];
    if (word === undefined || (text !== undefined && word.text !== text)) continue;
    if (place > nearest) swap(table, place - 1);
    return word;
  }
  return undefined;
}

/** A long word, or one with letters of other scripts. */
function recogniseOther(table: WordTable, text: string): KnownWord {
  if (text.length > LONGEST_KEPT) return newWord(text);
  const key = { first: text.length, middle: NOT_PLAIN, last: hashOf(text) };
  return recognise(table, key, text) ?? remember(table, newWord(text), key);
}

/** The same for letters that stand in no text. */
export function wordOf(table: WordTable, text: string): KnownWord {
  const word = readWord(table, text, 0);
  return word.length === text.length ? word : recogniseOther(table, text);
}

function swap({ keys, words }: WordTable, place: number): void {
  for (let at = place * KEY_FIELDS; at < (place + 1) * KEY_FIELDS; at++) {
    const key = keys[at] ?? 0;
    keys[at] = keys[at + KEY_FIELDS] ?? 0;
    keys[at + KEY_FIELDS] = key;
  }
  const word = words[place];
  words[place] = words[place + 1];
  words[place + 1] = word;
}

function remember(table: WordTable, word: KnownWord, key: Key): KnownWord {
  const { keys, words } = table;
  const first = firstPlaceOf(key);
  let place = first;
  while (place < first + PLACE_OF_NEW && words[place] !== undefined) place++;
  if (words[place] !== undefined) swap(table, place);
  keys.set([key.last, key.middle, key.first], place * KEY_FIELDS);
  words[place] = word;
  return word;
}

function firstPlaceOf({ first, middle, last }: Key): number {
  const mixed = Math.imul(last, 0x9e3779b1) ^ Math.imul(middle, 0x85ebca6b) ^ Math.imul(first, 0xc2b2ae35);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 17) & -BESIDE;
}

/** Letter by letter: a slice would keep the whole text it came from in memory. */
const copyOf = (text: string): string => text.split("").join("");

function newWord(slice: string): KnownWord {
  const text = copyOf(slice);
  let kinds = 0;
  for (let at = 0; at < text.length; at++) kinds |= kindOf(text.charCodeAt(at));
  return {
    text,
    length: text.length,
    kinds: kinds & WORD,
    index: undefined,
    traits: 0,
    edition: undefined,
    id: 0,
    ids: undefined,
    report: undefined,
  };
}
