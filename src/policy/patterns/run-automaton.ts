import { type Automaton, buildAutomaton } from "./compile-automaton.ts";
import type { Phrase } from "./parse-phrase.ts";
import { UNKNOWN } from "./lexicon.ts";
import type { Words } from "./read-words.ts";
import { bitsOf, hasBit, unite, type WordSet } from "./word-set.ts";

/** Half-open range of words. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export interface StepCount {
  steps: number;
}

/**
 * A phrase as it is run: a deterministic automaton whose states are made as texts lead to them. It walks twice: through
 * a sentence to learn whether anything matches, and, where something does, from each word at which a match can begin to
 * learn where it ends.
 */
export interface Machine {
  readonly automaton: Automaton;
  readonly opensClause: boolean;
  readonly closesClause: boolean;
  /** The distinct sets of words in it, and which of them each position accepts. */
  readonly sets: readonly WordSet[];
  readonly setOf: readonly number[];
  /** Words that are in the same sets lead to the same states: a column for each, and by the number of a word which. */
  readonly columns: Column[];
  readonly columnsByKey: Map<string, Column>;
  /** One more than the number of the column; 0 when the word was not met. */
  readonly columnOfWord: Uint16Array;
  /** The words with which a match may begin; undefined when it may begin with nearly any. */
  readonly opening: Uint32Array | undefined;
  readonly anywhere: Walk;
  readonly here: Walk;
  /** When a position was last visited, so that it is visited once a word. */
  readonly visits: Uint32Array;
  visit: number;
}

/** The states of one way to walk. */
interface Walk {
  /** A match may begin at every word, not at the first one only. */
  readonly restarts: boolean;
  readonly states: Map<string, State>;
  /** The state in which nothing has begun. */
  readonly start: State;
  transitions: number;
}

interface Column {
  readonly number: number;
  /** Whether the words are in each of the sets. */
  readonly inSet: readonly boolean[];
}

interface State {
  readonly positions: readonly number[];
  readonly accepts: boolean;
  /** By column, twice: for words within a clause and words that open one. */
  readonly next: (State | undefined)[];
}

/** Hostile texts can lead to very many states; they are forgotten when there are too many. */
const MAX_TRANSITIONS = 2000;

/** From which nothing can match any more. */
const DEAD: State = { positions: [], accepts: false, next: [] };

export function createMachine(phrase: Phrase): Machine {
  const automaton = buildAutomaton(phrase);
  const numbers = new Map<WordSet, number>();
  const setOf = automaton.positions.map(({ set }) => {
    if (!set) return NO_SET;
    const number = numbers.get(set) ?? numbers.size;
    numbers.set(set, number);
    return number;
  });
  const sets = [...numbers.keys()];
  return {
    automaton,
    opensClause: phrase.opensClause,
    closesClause: phrase.closesClause,
    sets,
    setOf,
    columns: [],
    columnsByKey: new Map(),
    columnOfWord: new Uint16Array(sets[0]?.numbering.words.length ?? 0),
    opening: openingOf(automaton),
    anywhere: createWalk({ restarts: true }),
    here: createWalk({ restarts: false }),
    visits: new Uint32Array(automaton.positions.length),
    visit: 0,
  };
}

const NO_SET = -1;

function createWalk({ restarts }: Pick<Walk, "restarts">): Walk {
  return { restarts, states: new Map(), start: { positions: [], accepts: false, next: [] }, transitions: 0 };
}

function openingOf({ positions, first }: Automaton): Uint32Array | undefined {
  const opening = first.flatMap((at) => positions[at] ?? []);
  if (opening.some(({ negated }) => negated)) return undefined;
  return bitsOf(unite(opening.flatMap(({ set }) => set ?? [])));
}

/** Where nothing has begun, most words begin nothing: they are passed without asking for the next state. */
function canBegin({ opensClause, opening }: Machine, { ids, opens }: Words, at: number): boolean {
  return (!opensClause || opens[at] === 1) && (opening === undefined || hasBit(opening, ids[at] ?? UNKNOWN));
}

function columnOf(machine: Machine, id: number): Column {
  return machine.columns[(machine.columnOfWord[id] ?? 0) - 1] ?? findColumn(machine, id);
}

function findColumn(machine: Machine, id: number): Column {
  const inSet = machine.sets.map((set) => hasBit(bitsOf(set), id));
  const key = inSet.flatMap((listed, set) => (listed ? [set] : [])).join();
  const column = machine.columnsByKey.get(key) ?? { number: machine.columns.length, inSet };
  machine.columnsByKey.set(key, column);
  machine.columns[column.number] = column;
  machine.columnOfWord[id] = column.number + 1;
  return column;
}

interface Step {
  readonly inSet: readonly boolean[];
  readonly opens: boolean;
}

function accepts({ automaton, setOf }: Machine, position: number, { inSet, opens }: Step): boolean {
  const set = setOf[position] ?? NO_SET;
  if (set === NO_SET) return !opens;
  return automaton.positions[position]?.negated !== inSet[set];
}

/** What a step is taken with. */
interface Stride {
  readonly machine: Machine;
  readonly walk: Walk;
  readonly words: Words;
  readonly count: StepCount | undefined;
}

/** The positions that a word leads to from these, and from the beginning where a match may begin. */
function leap({ machine, walk, count }: Stride, state: State, step: Step): number[] {
  const { automaton, visits } = machine;
  const visit = ++machine.visit;
  const reached: number[] = [];
  const enter = (candidates: readonly number[]) => {
    if (count) count.steps += candidates.length;
    for (const position of candidates) {
      if (visits[position] === visit) continue;
      visits[position] = visit;
      if (accepts(machine, position, step)) reached.push(position);
    }
  };
  for (const position of state.positions) enter(automaton.follow[position] ?? []);
  if ((walk.restarts || state === walk.start) && (!machine.opensClause || step.opens)) enter(automaton.first);
  return reached.sort((left, right) => left - right);
}

function internState({ machine, walk }: Stride, positions: readonly number[]): State {
  if (positions.length === 0) return walk.restarts ? walk.start : DEAD;
  const key = positions.join();
  const known = walk.states.get(key);
  if (known) return known;
  const state: State = { positions, accepts: positions.some((position) => machine.automaton.last[position]), next: [] };
  walk.states.set(key, state);
  return state;
}

function forgetStates(walk: Walk): void {
  walk.states.clear();
  walk.start.next.length = 0;
  walk.transitions = 0;
}

function findNext(stride: Stride, state: State, word: number): State {
  const { machine, walk, words } = stride;
  const column = columnOf(machine, words.ids[word] ?? UNKNOWN);
  const opens = words.opens[word] === 1;
  const at = column.number * 2 + (opens ? 1 : 0);
  const known = state.next[at];
  if (known) return known;
  if (++walk.transitions > MAX_TRANSITIONS) forgetStates(walk);
  const next = internState(stride, leap(stride, state, { inSet: column.inSet, opens }));
  state.next[at] = next;
  return next;
}

export interface Run {
  readonly machine: Machine;
  readonly words: Words;
  readonly count: StepCount | undefined;
}

function closesClause({ opens, count }: Words, at: number): boolean {
  return at + 1 >= count || opens[at + 1] === 1;
}

/** Whether anything matches within a sentence. One step a word, once its states are known. */
function matchesIn({ machine, words, count }: Run, { from, to }: WordRange): boolean {
  const stride = { machine, walk: machine.anywhere, words, count };
  const { start } = machine.anywhere;
  let state = start;
  for (let at = from; at < to; at++) {
    if (count) count.steps++;
    if (state === start && !canBegin(machine, words, at)) continue;
    state = findNext(stride, state, at);
    if (state.accepts && (!machine.closesClause || closesClause(words, at))) return true;
  }
  return false;
}

/** Where the longest match from this word on ends; before the word when none begins there. */
function endOfMatch({ machine, words, count }: Run, { from, to }: WordRange): number {
  const stride = { machine, walk: machine.here, words, count };
  let state = machine.here.start;
  let end = -1;
  for (let at = from; at < to; at++) {
    if (state === DEAD) break;
    if (count) count.steps++;
    state = findNext(stride, state, at);
    if (state.accepts && (!machine.closesClause || closesClause(words, at))) end = at + 1;
  }
  return end;
}

/**
 * Every match within a sentence, leftmost and longest first, none overlapping. A match has a bounded number of words,
 * so the work is linear in the text.
 */
export function findMatches(run: Run, sentence: WordRange): readonly WordRange[] {
  if (!matchesIn(run, sentence)) return NOWHERE;
  const ranges: WordRange[] = [];
  for (let at = sentence.from; at < sentence.to;) {
    const end = canBegin(run.machine, run.words, at) ? endOfMatch(run, { from: at, to: sentence.to }) : at;
    if (end > at) ranges.push({ from: at, to: end });
    at = Math.max(end, at + 1);
  }
  return ranges;
}

const NOWHERE: readonly WordRange[] = [];
