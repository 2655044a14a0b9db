import { compileStems, type StemFinder } from "./find-stems.ts";
import type { Term, TermOption } from "./parse-terms.ts";
import type { Place } from "./read-letters.ts";
import { chainHashes, type HashChains } from "./hash-chains.ts";
import { collapse, soundKey } from "./sound-key.ts";
import { indexSlips, type SlipIndex } from "./spelling-slips.ts";
import { addHash, createHashBits, type HashBits } from "./hash-bits.ts";
import type { Evasion } from "./types.ts";
import { createWordTable, HASH_START, hashOf, hashUnit, type WordTable } from "./word-cache.ts";

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
  readonly hits: readonly WordHit[];
  /** An everyday word, or one that a term spells exactly. */
  readonly known: boolean;
  readonly common: boolean;
  /** Terms of several words that begin with it, by their second. */
  readonly phrases: PhrasesBySecond | undefined;
  /** Could be the first piece of a term that was split in two. */
  readonly opensTerm: boolean;
  readonly closesTerm: boolean;
}

/** All terms of a policy, arranged for lookup. Compiled once, whatever the number of terms. */
export interface TermIndex {
  /** Terms of one word. */
  readonly words: ReadonlyMap<string, readonly Term[]>;
  /** Terms of several words, by their first. */
  readonly phrases: ReadonlyMap<string, PhrasesBySecond>;
  readonly common: ReadonlySet<string>;
  readonly stems: StemFinder;
  /** Terms that count inside a word only when everyday words make up the rest of it. */
  readonly gluable: StemFinder;
  readonly slips: SlipIndex;
  /** The terms that slips are undone of. */
  readonly slipTerms: readonly Term[];
  /** These by `soundKey`. */
  readonly sounds: HashChains;
  /** Terms whose disguises are undone. */
  readonly disguisable: readonly Term[];
  /** These by their letters with every run as one: `asshole` under `ashole`. */
  readonly collapsed: HashChains;
  /** And by `maskKey`, for masks such as `f*ck`. */
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
  const fuzzy = disguisable.filter((term) => term.text.length >= FUZZY_LENGTH);
  const slipTerms = fuzzy.filter((term) => !has(term, "strict"));
  return {
    words: groupBy(single, (term) => term.text),
    phrases: groupPhrases(matched.filter((term) => term.words.length > 1)),
    common: new Set(terms.filter((term) => has(term, "common")).map((term) => term.text)),
    stems: compileStems(textsOf(single.filter(isStem))),
    gluable: compileStems(textsOf(single.filter(isGluable))),
    slips: indexSlips(textsOf(slipTerms)),
    slipTerms,
    sounds: chainHashes(slipTerms.length, (at) => hashOf(soundKey(slipTerms[at]?.text ?? ""))),
    disguisable,
    collapsed: chainHashes(disguisable.length, (at) => hashOf(collapse(disguisable[at]?.text ?? ""))),
    byMask: groupBy(disguisable, (term) => maskKey(term.text)),
    splittable: new Map(fuzzy.map((term) => [term.text, term])),
    ...hashPieces(fuzzy),
    table: createWordTable(),
    chunkMemo: new Map(),
  };
}

const textsOf = (terms: readonly Term[]): string[] => terms.map(({ text }) => text);

export const isStem = (term: Term): boolean => has(term, "stem");

const SHORTEST_GLUED = 3;

export function isGluable(term: Term): boolean {
  return has(term, "root") || (!has(term, "plain") && term.text.length >= SHORTEST_GLUED);
}

const PIECE_BITS = 2 ** 20;

/** The hashes of everything that a word begins with, and ends with, short of itself. */
function hashPieces(terms: readonly Term[]): Pick<TermIndex, "openings" | "closings"> {
  const [openings, closings] = [createHashBits(PIECE_BITS), createHashBits(PIECE_BITS)];
  for (const { text } of terms) {
    let [opening, closing] = [HASH_START, HASH_START];
    for (let letters = 1; letters < text.length; letters++) {
      opening = hashUnit(opening, text.charCodeAt(letters - 1));
      closing = hashUnit(closing, text.charCodeAt(text.length - letters));
      addHash(openings, opening);
      addHash(closings, closing);
    }
  }
  return { openings, closings };
}

/** A mask shows how long the word is, and its first letter. */
export function maskKey(word: string): number {
  return word.length * 0x10000 + word.charCodeAt(0);
}

function groupBy<Key>(terms: readonly Term[], keyOf: (term: Term) => Key): Map<Key, Term[]> {
  const groups = new Map<Key, Term[]>();
  for (const term of terms) {
    const key = keyOf(term);
    const group = groups.get(key);
    if (group) group.push(term);
    else groups.set(key, [term]);
  }
  return groups;
}

function groupPhrases(phrases: readonly Term[]): Map<string, PhrasesBySecond> {
  const byFirst = groupBy(phrases, (term) => term.words[0] ?? "");
  return new Map([...byFirst].map(([first, group]) => [first, groupBy(group, (term) => term.words[1] ?? "")]));
}
