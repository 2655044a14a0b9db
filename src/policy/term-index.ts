import { compileStems, type StemFinder } from "./find-stems.ts";
import type { Term, TermOption } from "./parse-terms.ts";
import type { Place } from "./read-letters.ts";
import { soundKey } from "./sound-key.ts";
import { indexSlips, type SlipIndex } from "./spelling-slips.ts";
import { addHash, createHashBits, type HashBits } from "./hash-bits.ts";
import type { Evasion } from "./types.ts";
import { createWordTable, HASH_START, hashUnit, type WordTable } from "./word-cache.ts";

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
  /** What stands around it are no words: in a capitalised word, part of a name. */
  readonly loose?: true;
}

export type PhrasesBySecond = ReadonlyMap<string, readonly Term[]>;

export interface WordReport {
  /** Whose terms it speaks of. */
  readonly index: TermIndex;
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
  readonly slips: SlipIndex;
  /** The terms that slips are undone of. */
  readonly slipTerms: readonly Term[];
  readonly sounds: ReadonlyMap<string, Disguise>;
  /** By their letters with every run as one: `asshole` under `ashole`. */
  readonly collapsed: ReadonlyMap<string, readonly Term[]>;
  /** By `maskKey`, for masks such as `f*ck`. */
  readonly byMask: ReadonlyMap<number, readonly Term[]>;
  /** Terms that may be split in two, by their whole spelling. */
  readonly splittable: ReadonlyMap<string, Term>;
  /** What these begin with, and what they end with by its hash backwards. */
  readonly openings: HashBits;
  readonly closings: HashBits;
  /** The words of the texts that are searched. */
  readonly table: WordTable;
  readonly chunkMemo: Map<string, readonly Place[]>;
}

const has = (term: Term, option: TermOption) => term.options.has(option);

/** Words of fewer letters have too many neighbours to undo more than leet and masks in them. */
const FUZZY_LENGTH = 4;

export function buildTermIndex(terms: readonly Term[]): TermIndex {
  const matched = terms.filter((term) => !has(term, "common"));
  const single = matched.filter((term) => term.words.length === 1);
  const disguisable = single.filter((term) => !has(term, "plain"));
  const roots = single.filter((term) => has(term, "root"));
  const fuzzy = disguisable.filter((term) => term.text.length >= FUZZY_LENGTH);
  const slipTerms = fuzzy.filter((term) => !has(term, "strict"));
  const stemTerms = single.filter((term) => has(term, "stem"));
  const gluableTerms = [...new Set([...roots, ...disguisable.filter((term) => term.text.length >= 3)])];
  const common = new Set(terms.filter((term) => has(term, "common")).map((term) => term.text));
  return {
    words: groupBy(single, (term) => term.text),
    phrases: groupPhrases(matched.filter((term) => term.words.length > 1)),
    common,
    stems: compileStems(stemTerms.map((term) => term.text)),
    stemTerms,
    gluable: compileStems(gluableTerms.map((term) => term.text)),
    gluableTerms,
    slips: indexSlips(slipTerms.map((term) => term.text)),
    slipTerms,
    sounds: collectSounds(slipTerms),
    collapsed: groupBy(disguisable, (term) => collapse(term.text)),
    byMask: groupBy(disguisable, (term) => maskKey(term.text)),
    splittable: new Map(fuzzy.map((term) => [term.text, term])),
    openings: hashPieces(fuzzy.map(({ text }) => text)),
    closings: hashPieces(fuzzy.map(({ text }) => backwards(text))),
    table: createWordTable(),
    chunkMemo: new Map(),
  };
}

const PIECE_BITS = 2 ** 20;

/** The hashes of everything that a word begins with, short of itself. */
function hashPieces(words: readonly string[]): HashBits {
  const pieces = createHashBits(PIECE_BITS);
  for (const word of words)
    for (let at = 0, hash = HASH_START; at < word.length - 1; at++) {
      hash = hashUnit(hash, word.charCodeAt(at));
      addHash(pieces, hash);
    }
  return pieces;
}

function backwards(word: string): string {
  let turned = "";
  for (let at = word.length - 1; at >= 0; at--) turned += word.charAt(at);
  return turned;
}

/** A mask shows how long the word is, and its first letter. */
export function maskKey(word: string): number {
  return word.length * 0x10000 + word.charCodeAt(0);
}

export function collapse(word: string): string {
  let letters = word.charAt(0);
  for (let at = 1; at < word.length; at++)
    if (word.charCodeAt(at) !== word.charCodeAt(at - 1)) letters += word.charAt(at);
  return letters;
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

function collectSounds(terms: readonly Term[]): Map<string, Disguise> {
  const sounds = new Map<string, Disguise>();
  for (const term of terms) {
    const key = soundKey(term.text);
    if (!sounds.has(key)) sounds.set(key, { term, evasion: "phonetic" });
  }
  return sounds;
}
