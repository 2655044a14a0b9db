import { compileStems, type StemFinder } from "./find-stems.ts";
import type { Term } from "./parse-terms.ts";
import type { Place } from "./read-letters.ts";
import { soundKey } from "./sound-key.ts";
import { spellingSlips } from "./spelling-slips.ts";
import type { Evasion } from "./types.ts";
import { createWordCache, HASH_START, type HashedWord, hashUnit, type WordCache } from "./word-cache.ts";

/** A disguised spelling, and the term it stands for. */
export interface Disguise {
  readonly term: Term;
  readonly evasion: Evasion;
}

/** What examining one word gives, apart from any text. Offsets are into the word. */
export interface WordHit {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
  readonly evasions: readonly Evasion[];
}

export type PhrasesBySecond = ReadonlyMap<string, readonly Term[]>;

export interface WordReport {
  readonly hits: readonly WordHit[];
  /** An everyday word, or one that a term spells exactly. */
  readonly known: boolean;
  readonly common: boolean;
  /** Terms of several words that begin with it, by their second. */
  readonly phrases: PhrasesBySecond | undefined;
  /** Could be the first piece of a term that was split in two. */
  readonly opensTerm: boolean;
  readonly closesTerm: boolean;
  /** Nothing above speaks of a term, as with most words. */
  readonly quiet: boolean;
}

/** All terms of a policy, arranged for lookup. Compiled once, whatever the number of terms. */
export interface TermIndex {
  /** Terms of one word. */
  readonly words: ReadonlyMap<string, readonly Term[]>;
  /** Terms of several words, by their first. */
  readonly phrases: ReadonlyMap<string, PhrasesBySecond>;
  readonly common: ReadonlySet<string>;
  readonly stems: StemFinder;
  readonly stemTerms: readonly Term[];
  /** Terms that count inside a word only when everyday words make up the rest of it. */
  readonly gluable: StemFinder;
  readonly gluableTerms: readonly Term[];
  readonly slips: ReadonlyMap<string, Disguise>;
  readonly sounds: ReadonlyMap<string, Disguise>;
  /** By their letters with every run as one: `asshole` under `ashole`. */
  readonly collapsed: ReadonlyMap<string, readonly Term[]>;
  /** By length, for masks such as `f*ck`. */
  readonly byLength: ReadonlyMap<number, readonly Term[]>;
  /** Terms that may be split in two, by their whole spelling. */
  readonly splittable: ReadonlyMap<string, Term>;
  /** What these begin and end with, as bits by hash: some other word may pass, and is not in `splittable` then. */
  readonly openings: Uint32Array;
  readonly closings: Uint32Array;
  readonly reports: WordCache<WordReport>;
  readonly chunkMemo: Map<string, readonly Place[]>;
}

const has = (term: Term, option: "stem" | "plain" | "name" | "common") => term.options.has(option);

/** Words of fewer letters have too many neighbours to undo more than leet and masks in them. */
const FUZZY_LENGTH = 4;

export function buildTermIndex(terms: readonly Term[]): TermIndex {
  const matched = terms.filter((term) => !has(term, "common"));
  const single = matched.filter((term) => term.words.length === 1);
  const disguisable = single.filter((term) => !has(term, "plain"));
  const fuzzy = disguisable.filter((term) => term.text.length >= FUZZY_LENGTH);
  const stemTerms = single.filter((term) => has(term, "stem"));
  const gluableTerms = disguisable.filter((term) => term.text.length >= 3);
  const common = new Set(terms.filter((term) => has(term, "common")).map((term) => term.text));
  return {
    words: groupBy(single, (term) => term.text),
    phrases: groupPhrases(matched.filter((term) => term.words.length > 1)),
    common,
    stems: compileStems(stemTerms.map((term) => term.text)),
    stemTerms,
    gluable: compileStems(gluableTerms.map((term) => term.text)),
    gluableTerms,
    slips: collectSlips(fuzzy),
    sounds: collectSounds(fuzzy),
    collapsed: groupBy(disguisable, (term) => collapse(term.text)),
    byLength: groupBy(disguisable, (term) => term.text.length),
    splittable: new Map(fuzzy.map((term) => [term.text, term])),
    openings: hashPieces(fuzzy.map(({ text }) => text)),
    closings: hashPieces(fuzzy.map(({ text }) => backwards(text))),
    reports: createWordCache(),
    chunkMemo: new Map(),
  };
}

const PIECE_BITS = 2 ** 20;

/** Marks the hash of everything that a word begins with, short of itself. */
function hashPieces(words: readonly string[]): Uint32Array {
  const bits = new Uint32Array(PIECE_BITS / 32);
  for (const word of words)
    for (let at = 0, hash = HASH_START; at < word.length - 1; at++) {
      hash = hashUnit(hash, word.charCodeAt(at));
      const bit = pieceBit(hash);
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  return bits;
}

function pieceBit(hash: number): number {
  return (hash ^ (hash >>> 15)) & (PIECE_BITS - 1);
}

/** Whether a piece could be among `openings`; of closings, ask with the word backwards. */
export function mayBePiece(bits: Uint32Array, { hash }: HashedWord): boolean {
  const bit = pieceBit(hash);
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

export function backwards(word: string): string {
  let turned = "";
  for (let at = word.length - 1; at >= 0; at--) turned += word.charAt(at);
  return turned;
}

export function collapse(word: string): string {
  return word.replace(/(.)\1+/g, "$1");
}

function groupBy<Key>(terms: readonly Term[], keyOf: (term: Term) => Key): Map<Key, Term[]> {
  const groups = new Map<Key, Term[]>();
  for (const term of terms) {
    const group = groups.get(keyOf(term));
    if (group) group.push(term);
    else groups.set(keyOf(term), [term]);
  }
  return groups;
}

function groupPhrases(phrases: readonly Term[]): Map<string, PhrasesBySecond> {
  const byFirst = groupBy(phrases, (term) => term.words[0] ?? "");
  return new Map([...byFirst].map(([first, group]) => [first, groupBy(group, (term) => term.words[1] ?? "")]));
}

function collectSlips(terms: readonly Term[]): Map<string, Disguise> {
  const slips = new Map<string, Disguise>();
  for (const term of terms)
    for (const { spelling, evasion } of spellingSlips(term.text))
      if (!slips.has(spelling)) slips.set(spelling, { term, evasion });
  return slips;
}

function collectSounds(terms: readonly Term[]): Map<string, Disguise> {
  const sounds = new Map<string, Disguise>();
  for (const term of terms) {
    const key = soundKey(term.text);
    if (!sounds.has(key)) sounds.set(key, { term, evasion: "phonetic" });
  }
  return sounds;
}
