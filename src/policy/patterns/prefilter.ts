import { type Numbering, UNKNOWN } from "./lexicon.ts";
import type { Outline } from "./outline-phrase.ts";
import type { Word } from "./read-words.ts";
import type { WordRange } from "./run-automaton.ts";
import { hasBit, setBit, type WordSet } from "./word-set.ts";

type Requirement = Outline;

interface Rows {
  readonly rows: Uint32Array;
  /** Units of 32 bits in a row. */
  readonly width: number;
}

/**
 * Which phrases a sentence could match: those of which it contains an anchor, and every required word in its order.
 * Most words anchor nothing, so a sentence costs one look a word. One row of bits for each word says in which of the
 * lists it is, for the required ones.
 */
export interface Prefilter<Phrase extends Requirement> extends Rows {
  /** The lists of anchors that a word is in: those from `begins[word]` to `begins[word + 1]`. */
  readonly begins: Uint32Array;
  readonly lists: Uint32Array;
  /** By the number of a list, the phrases that are anchored on it. */
  readonly anchored: readonly (readonly Anchored<Phrase>[] | undefined)[];
  /** In which search a list was met last, so that each is looked into once. */
  readonly met: Uint32Array;
  searches: number;
  /**
   * The lists that the words of a sentence are in, all together, and those that its clauses open with a word of. Only
   * second lists and openers are marked, which have the first numbers.
   */
  readonly present: Uint32Array;
  readonly opened: Uint32Array;
}

/** One way of a phrase. */
interface Anchored<Phrase> {
  readonly candidate: Candidate<Phrase>;
  /** The number of the list to look for first, or `ANY`. */
  readonly second: number;
  /** The numbers of its lists, in order. */
  readonly lists: readonly number[];
}

interface Candidate<Phrase> {
  readonly phrase: Phrase;
  /** The number of the list that a clause must open with a word of, or `ANY`. */
  readonly openers: number;
  /** The search in which it passed last, so that it passes once. */
  passedIn: number;
}

const ANY = -1;

export function buildPrefilter<Phrase extends Requirement>(
  phrases: readonly Phrase[],
  { words }: Pick<Numbering, "words">,
): Prefilter<Phrase> {
  const numbers = new Map<WordSet, number>();
  const numberOf = (set: WordSet) => {
    const number = numbers.get(set) ?? numbers.size;
    numbers.set(set, number);
    return number;
  };
  const anyOf = (set: WordSet | undefined) => (set ? numberOf(set) : ANY);
  for (const { ways, openers } of phrases) {
    anyOf(openers);
    for (const { second } of ways) anyOf(second);
  }
  const marked = (numbers.size + 31) >>> 5;
  const anchored: Anchored<Phrase>[][] = [];
  for (const phrase of phrases) {
    const candidate = { phrase, openers: anyOf(phrase.openers), passedIn: 0 };
    for (const { anchors, second, required } of phrase.ways)
      (anchored[numberOf(anchors)] ??= []).push({ candidate, second: anyOf(second), lists: required.map(numberOf) });
  }
  const width = (numbers.size + 31) >>> 5;
  const rows = new Uint32Array(words.length * width);
  for (const [{ ids }, number] of numbers) for (const id of ids) setBit(rows, id * width * 32 + number);
  const { begins, lists } = listByWord(
    [...numbers.keys()].map(({ ids }, number) => (anchored[number] ? ids : [])),
    words.length,
  );
  return {
    rows,
    width,
    begins,
    lists,
    anchored,
    met: new Uint32Array(numbers.size),
    searches: 0,
    present: new Uint32Array(marked),
    opened: new Uint32Array(marked),
  };
}

/** For each word, one after another, the numbers of the lists that it is in. */
function listByWord(lists: readonly (readonly number[])[], words: number) {
  const byWord: number[][] = Array.from({ length: words }, () => []);
  lists.forEach((ids, number) => {
    for (const id of ids) byWord[id]?.push(number);
  });
  const begins = new Uint32Array(byWord.length + 1);
  byWord.forEach((numbers, word) => (begins[word + 1] = (begins[word] ?? 0) + numbers.length));
  return { begins, lists: Uint32Array.from(byWord.flat()) };
}

interface Place {
  readonly words: readonly Word[];
  readonly range: WordRange;
}

function inOrder({ rows, width }: Rows, lists: readonly number[], place: Place) {
  const { words, range } = place;
  let next = 0;
  for (let at = range.from; at < range.to && next < lists.length; at++)
    if (hasBit(rows, (words[at]?.id ?? UNKNOWN) * width * 32 + (lists[next] ?? 0))) next++;
  return next === lists.length;
}

/** The phrases that a sentence could match. */
export function sift<Phrase extends Requirement>(prefilter: Prefilter<Phrase>, place: Place): readonly Phrase[] {
  const { begins, lists, met } = prefilter;
  const search = ++prefilter.searches;
  let passed: Phrase[] | undefined;
  for (let at = place.range.from; at < place.range.to; at++) {
    const id = place.words[at]?.id ?? UNKNOWN;
    for (let next = begins[id] ?? 0; next < (begins[id + 1] ?? 0); next++) {
      const list = lists[next] ?? 0;
      if (met[list] === search) continue;
      met[list] = search;
      if (!passed) markPresent(prefilter, place);
      addPassing(prefilter, { list, place }, (passed ??= []));
    }
  }
  return passed ?? NONE;
}

const NONE: readonly never[] = [];

function markPresent(prefilter: Prefilter<Requirement>, { words, range }: Place): void {
  const { present, opened } = prefilter;
  present.fill(0);
  opened.fill(0);
  for (let at = range.from; at < range.to; at++) {
    const word = words[at];
    if (word) addRow(prefilter, word.id, present);
    if (word?.opensClause) addRow(prefilter, word.id, opened);
  }
}

function addRow({ rows, width }: Rows, id: number, into: Uint32Array): void {
  const row = id * width;
  for (let unit = 0; unit < into.length; unit++) into[unit] = (into[unit] ?? 0) | (rows[row + unit] ?? 0);
}

function addPassing<Phrase extends Requirement>(
  prefilter: Prefilter<Phrase>,
  { list, place }: { list: number; place: Place },
  passed: Phrase[],
): void {
  const { anchored, present, opened, searches } = prefilter;
  for (const { candidate, second, lists } of anchored[list] ?? []) {
    if (candidate.passedIn === searches || !isIn(present, second) || !isIn(opened, candidate.openers)) continue;
    if (second !== ANY && !inOrder(prefilter, lists, place)) continue;
    candidate.passedIn = searches;
    passed.push(candidate.phrase);
  }
}

function isIn(marked: Uint32Array, list: number): boolean {
  return list === ANY || hasBit(marked, list);
}
