import { type Numbering, UNKNOWN } from "./lexicon.ts";
import type { Outline } from "./outline-phrase.ts";
import type { Words } from "./read-words.ts";
import type { WordRange } from "./run-automaton.ts";
import { hasBit, setBit, type WordSet } from "./word-set.ts";

/** Rows of numbers one after another: row `n` stands from `begins[n]` to `begins[n + 1]`. Small, so that it stays near. */
interface Rows {
  readonly begins: Uint32Array;
  readonly numbers: Uint16Array;
}

/**
 * Which phrases a sentence could match: those of which it contains an anchor, and every required word in its order.
 * Most words anchor nothing, so a sentence costs one look a word. What every text asks of it lies in few small arrays.
 */
export interface Prefilter<Phrase extends Outline> {
  /** The ways that a word anchors. */
  readonly anchored: Rows;
  /** The marked sets that a word is in: those that are second in a way, or open a phrase. */
  readonly marks: Rows;
  /** The ways, one after the other, in fields: what is asked of one lies side by side. */
  readonly ways: Uint32Array;
  /** By the number of a way: the required sets in their order. */
  readonly required: Rows;
  readonly listed: Listed;
  readonly phrases: readonly Phrase[];
  /** In which search a phrase passed last, so that each passes once. */
  readonly passed: Uint32Array;
  searches: number;
  /** The marked sets of a sentence, and those that its clauses open with a word of. */
  readonly present: Uint32Array;
  readonly opened: Uint32Array;
}

/** In which search a way was met last, so that it is looked into once. */
const MET = 0;
/** What must be marked as well, or `ANY`. */
const SECOND = 1;
const OPENERS = 2;
const PHRASE = 3;
const FIELDS = 4;

/**
 * For each word a row of bits: in which required sets it is. Texts are mostly made of few frequent words, so the rows
 * that are read stay near the processor, which a list of words for each set would not.
 */
interface Listed {
  readonly bits: Uint32Array;
  readonly bitsOfRow: number;
}

const ANY = 0xffff;

/** Numbers sets in the order in which they are met. */
interface Register {
  readonly sets: Map<WordSet, number>;
}

const createRegister = (): Register => ({ sets: new Map() });

function numberIn({ sets }: Register, set: WordSet): number {
  const number = sets.get(set) ?? sets.size;
  sets.set(set, number);
  return number;
}

/** Throws when there are more phrases than numbers for them. */
export function buildPrefilter<Phrase extends Outline>(
  phrases: readonly Phrase[],
  { words }: Pick<Numbering, "words">,
): Prefilter<Phrase> {
  const [marked, ordered] = [createRegister(), createRegister()];
  const markOf = (set: WordSet | undefined) => (set ? numberIn(marked, set) : ANY);
  const ways = phrases.flatMap(({ ways: all, openers }, phrase) =>
    all.map(({ anchors, second, required }) => ({
      anchors,
      fields: [0, markOf(second), markOf(openers), phrase],
      required: second ? required.map((set) => numberIn(ordered, set)) : [],
    })),
  );
  if (ways.length >= ANY) throw new Error(`a policy may have ${ANY - 1} ways of phrases at most`);
  const units = (marked.sets.size + 31) >>> 5;
  return {
    anchored: rowsOf(
      ways.flatMap(({ anchors: { ids } }, way) => ids.map((id) => [id, way] as const)),
      words.length,
    ),
    marks: rowsByWord(marked, words.length),
    ways: Uint32Array.from(ways.flatMap(({ fields }) => fields)),
    required: rowsOf(
      ways.flatMap(({ required }, way) => required.map((set) => [way, set] as const)),
      ways.length,
    ),
    listed: listWords(ordered, words.length),
    phrases,
    passed: new Uint32Array(phrases.length),
    searches: 0,
    present: new Uint32Array(units),
    opened: new Uint32Array(units),
  };
}

function rowsByWord({ sets }: Register, words: number): Rows {
  const entries: [number, number][] = [];
  for (const [{ ids }, number] of sets) for (const id of ids) entries.push([id, number]);
  return rowsOf(entries, words);
}

function listWords({ sets }: Register, words: number): Listed {
  const bitsOfRow = (sets.size + 31) & -32;
  const bits = new Uint32Array((words * bitsOfRow) >>> 5);
  for (const [{ ids }, number] of sets) for (const id of ids) setBit(bits, id * bitsOfRow + number);
  return { bits, bitsOfRow };
}

/** Entries are a row and a number in it. */
function rowsOf(entries: readonly (readonly [row: number, number: number])[], rows: number): Rows {
  const begins = new Uint32Array(rows + 1);
  for (const [row] of entries) begins[row + 1] = (begins[row + 1] ?? 0) + 1;
  for (let row = 0; row < rows; row++) begins[row + 1] = (begins[row + 1] ?? 0) + (begins[row] ?? 0);
  const next = begins.slice();
  const numbers = new Uint16Array(entries.length);
  for (const [row, number] of entries) {
    const at = next[row] ?? 0;
    numbers[at] = number;
    next[row] = at + 1;
  }
  return { begins, numbers };
}

interface Place {
  readonly words: Words;
  readonly range: WordRange;
}

/** The phrases that a sentence could match. */
export function sift<Phrase extends Outline>(prefilter: Prefilter<Phrase>, place: Place): readonly Phrase[] {
  const { begins, numbers } = prefilter.anchored;
  const { range } = place;
  const { ids } = place.words;
  let passed: Phrase[] | undefined;
  for (let at = range.from; at < range.to; at++) {
    const id = ids[at] ?? UNKNOWN;
    const end = begins[id + 1] ?? 0;
    for (let next = begins[id] ?? 0; next < end; next++) {
      if (!passed) {
        passed = [];
        openSearch(prefilter, place);
      }
      const phrase = passing(prefilter, numbers[next] ?? 0, place);
      if (phrase) passed.push(phrase);
    }
  }
  return passed ?? NONE;
}

const NONE: readonly never[] = [];

function openSearch(prefilter: Prefilter<Outline>, { words, range }: Place): void {
  const { marks, present, opened } = prefilter;
  prefilter.searches++;
  present.fill(0);
  opened.fill(0);
  for (let at = range.from; at < range.to; at++) {
    const id = words.ids[at] ?? UNKNOWN;
    const end = marks.begins[id + 1] ?? 0;
    for (let next = marks.begins[id] ?? 0; next < end; next++) {
      const mark = marks.numbers[next] ?? 0;
      setBit(present, mark);
      if (words.opens[at] === 1) setBit(opened, mark);
    }
  }
}

/** The phrase of a way, when the sentence has all of it and the phrase did not pass before. */
function passing<Phrase extends Outline>(prefilter: Prefilter<Phrase>, way: number, place: Place): Phrase | undefined {
  const { ways, passed, searches, present, opened } = prefilter;
  const fields = way * FIELDS;
  if (ways[fields + MET] === searches) return undefined;
  ways[fields + MET] = searches;
  const second = ways[fields + SECOND] ?? ANY;
  if (!isIn(present, second) || !isIn(opened, ways[fields + OPENERS] ?? ANY)) return undefined;
  const phrase = ways[fields + PHRASE] ?? 0;
  if (passed[phrase] === searches || (second !== ANY && !inOrder(prefilter, way, place))) return undefined;
  passed[phrase] = searches;
  return prefilter.phrases[phrase];
}

function isIn(marked: Uint32Array, mark: number): boolean {
  return mark === ANY || hasBit(marked, mark);
}

function inOrder({ required, listed }: Prefilter<Outline>, way: number, { words, range }: Place): boolean {
  const { bits, bitsOfRow } = listed;
  const end = required.begins[way + 1] ?? 0;
  let next = required.begins[way] ?? 0;
  for (let at = range.from; at < range.to && next < end; at++)
    if (hasBit(bits, (words.ids[at] ?? UNKNOWN) * bitsOfRow + (required.numbers[next] ?? 0))) next++;
  return next === end;
}
