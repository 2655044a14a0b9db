import type { Automaton, WordSet } from "./compile-automaton.ts";
import { idOf, type Lexicon } from "./lexicon.ts";
import type { Word } from "./read-words.ts";

/** Half-open range of words. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** An automaton whose words are numbers of the lexicon. */
export interface Program {
  readonly automaton: Automaton;
  /** For each set of words that it names, the positions that accept them. */
  readonly positionsOf: ReadonlyMap<number, readonly number[]>;
  /** Positions that accept every word but some. */
  readonly wild: readonly { readonly position: number; readonly except: ReadonlySet<number>; readonly gap: boolean }[];
  readonly beginsWild: boolean;
  /** Position by position, one bit for each that may follow. */
  readonly followBits: readonly Uint32Array[];
  readonly firstBits: Uint32Array;
  readonly anchors: ReadonlySet<number>;
  /** Sets of which the text must contain a word each, the smallest first. */
  readonly required: readonly ReadonlySet<number>[];
}

export interface StepCount {
  steps: number;
}

/** The distinct sets of words in all programs of a rule, and for each word the sets that it is in. */
export interface SetIndex {
  readonly numberOf: Map<string, number>;
  /** The same, by the identity of the list: classes hand one list to many phrases. */
  readonly numberOfList: WeakMap<readonly string[], number>;
  readonly setsOf: Map<number, number[]>;
  readonly idsOfList: WeakMap<readonly string[], ReadonlySet<number>>;
}

export function emptySetIndex(): SetIndex {
  return { numberOf: new Map(), numberOfList: new WeakMap(), setsOf: new Map(), idsOfList: new WeakMap() };
}

const NO_SETS: readonly number[] = [];

function numberSet(index: SetIndex, words: readonly string[], lexicon: Lexicon): number {
  const known = index.numberOfList.get(words);
  if (known !== undefined) return known;
  const found = numberWords(index, words, lexicon);
  index.numberOfList.set(words, found);
  return found;
}

function numberWords(index: SetIndex, words: readonly string[], lexicon: Lexicon): number {
  const key = words.join(" ");
  const known = index.numberOf.get(key);
  if (known !== undefined) return known;
  const added = index.numberOf.size;
  index.numberOf.set(key, added);
  for (const id of new Set(words.map((word) => idOf(lexicon, word)))) {
    const sets = index.setsOf.get(id);
    if (sets) sets.push(added);
    else index.setsOf.set(id, [added]);
  }
  return added;
}

function bitsOf(positions: readonly number[], size: number): Uint32Array {
  const bits = new Uint32Array((size >>> 5) + 1);
  for (const at of positions) bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
  return bits;
}

function hasBit(bits: Uint32Array | undefined, at: number): boolean {
  return (((bits?.[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

function groupPositions(sets: readonly WordSet[], numberFor: (words: readonly string[]) => number) {
  const positionsOf = new Map<number, number[]>();
  sets.forEach(({ words, negated }, position) => {
    if (negated) return;
    const set = numberFor(words);
    positionsOf.set(set, [...(positionsOf.get(set) ?? []), position]);
  });
  return positionsOf;
}

function idsOfWords({ idsOfList }: SetIndex, words: readonly string[], lexicon: Lexicon): ReadonlySet<number> {
  const known = idsOfList.get(words);
  if (known) return known;
  const ids = new Set(words.map((word) => idOf(lexicon, word)));
  idsOfList.set(words, ids);
  return ids;
}

export function linkAutomaton(automaton: Automaton, lexicon: Lexicon, index: SetIndex): Program {
  const size = automaton.sets.length;
  const idsOf = (words: readonly string[]) => idsOfWords(index, words, lexicon);
  return {
    automaton,
    beginsWild: automaton.first.some((position) => automaton.sets[position]?.negated),
    positionsOf: groupPositions(automaton.sets, (words) => numberSet(index, words, lexicon)),
    wild: automaton.sets.flatMap(({ words, negated, gap }, position) =>
      negated ? [{ position, except: idsOf(words), gap: gap === true }] : [],
    ),
    followBits: automaton.follow.map((next) => bitsOf(next, size)),
    firstBits: bitsOf(automaton.first, size),
    anchors: idsOf(automaton.anchors),
    required: automaton.required.map(idsOf).toSorted((left, right) => left.size - right.size),
  };
}

/** Whether a text contains a word of a set; each set is asked once a text. */
export function containment(words: readonly Word[]): (set: ReadonlySet<number>) => boolean {
  const answers = new Map<ReadonlySet<number>, boolean>();
  return (set) => {
    const known = answers.get(set);
    if (known !== undefined) return known;
    const answer = words.some(({ id }) => set.has(id));
    answers.set(set, answer);
    return answer;
  };
}

/** The stretches of words in which a match could lie: around the anchors, joined where they touch. */
function windowsOf(anchorsAt: readonly number[], maxWords: number, count: number): WordRange[] {
  const windows: WordRange[] = [];
  for (const at of anchorsAt) {
    const from = Math.max(0, at - maxWords + 1);
    const to = Math.min(count, at + maxWords);
    const last = windows.at(-1);
    if (last && from <= last.to) windows[windows.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else windows.push({ from, to });
  }
  return windows;
}

/** Where a match stands in its automaton, and the earliest word at which such a match began. */
interface Reached {
  readonly position: number;
  readonly start: number;
}

interface Run {
  readonly program: Program;
  readonly words: readonly Word[];
  readonly index: SetIndex;
  readonly count?: StepCount;
}

const NOTHING: readonly Reached[] = [];

/** The earliest start of a match that may go on with this position; `begin` when only a new one may; or -1. */
function startInto(
  program: Program,
  position: number,
  { reached, begin }: { reached: readonly Reached[]; begin: number },
) {
  let earliest = -1;
  for (const { position: from, start } of reached)
    if ((earliest < 0 || start < earliest) && hasBit(program.followBits[from], position)) earliest = start;
  return earliest < 0 && hasBit(program.firstBits, position) ? begin : earliest;
}

function advance({ program, words, index }: Run, at: number, reached: readonly Reached[]): readonly Reached[] {
  const word = words[at];
  if (!word) return NOTHING;
  const begin = !program.automaton.opensClause || word.opensClause ? at : -1;
  if (reached.length === 0 && begin < 0) return NOTHING;
  const from = { reached, begin };
  const next: Reached[] = [];
  for (const set of index.setsOf.get(word.id) ?? NO_SETS)
    for (const position of program.positionsOf.get(set) ?? NO_SETS) {
      const start = startInto(program, position, from);
      if (start >= 0) next.push({ position, start });
    }
  if (reached.length > 0 || program.beginsWild)
    for (const { position, except, gap } of program.wild) {
      const start = except.has(word.id) || (gap && word.opensClause) ? -1 : startInto(program, position, from);
      if (start >= 0) next.push({ position, start });
    }
  return next.length > 0 ? next : NOTHING;
}

function keepLeftmostLongest(ranges: WordRange[], range: WordRange): void {
  for (let last = ranges.at(-1); last && range.from < last.to; last = ranges.at(-1)) {
    if (range.from > last.from) return;
    ranges.pop();
  }
  ranges.push(range);
}

function runWindow(run: Run, { from, to }: WordRange): WordRange[] {
  const { automaton } = run.program;
  const ranges: WordRange[] = [];
  let reached = NOTHING;
  for (let at = from; at < to; at++) {
    const word = run.words[at];
    if (run.words[at - 1]?.sentence !== word?.sentence) reached = NOTHING;
    reached = advance(run, at, reached);
    if (run.count) run.count.steps += 1 + reached.length;
    if (automaton.closesClause && !word?.closesClause) continue;
    for (const { position, start } of reached)
      if (automaton.last[position]) keepLeftmostLongest(ranges, { from: start, to: at + 1 });
  }
  return ranges;
}

/**
 * Every match of a program, leftmost and longest first, none overlapping. `anchorsAt` lists, in order, where its
 * anchors stand. The work is at most (words near anchors) × (positions of the automaton)²: linear in the text.
 */
export function runAutomaton(run: Run, anchorsAt: readonly number[]): WordRange[] {
  return windowsOf(anchorsAt, run.program.automaton.maxWords, run.words.length).flatMap((window) =>
    runWindow(run, window),
  );
}
