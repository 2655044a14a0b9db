import { type Automaton, buildAutomaton } from "./compile-automaton.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Phrase } from "./parse-phrase.ts";
import type { Word } from "./read-words.ts";
import { bitsOf, createIdSet, hasBit, type IdSet } from "./word-set.ts";

/** Half-open range of words. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export interface StepCount {
  steps: number;
}

/**
 * A phrase as it is run. Whether anything matches is asked of a deterministic automaton whose states are made as texts
 * lead to them; where it matches is found by the positions themselves, which few texts come to.
 */
export interface Machine {
  readonly automaton: Automaton;
  readonly opensClause: boolean;
  readonly closesClause: boolean;
  readonly lexicon: Lexicon;
  /** The distinct sets of words in it, and which of them each position accepts. */
  readonly sets: readonly IdSet[];
  readonly setOf: readonly number[];
  /** Words that are in the same sets lead to the same states: a column for each, and by the number of a word which. */
  readonly columns: Column[];
  readonly columnsByKey: Map<string, Column>;
  readonly columnOfWord: Int16Array;
  readonly states: Map<string, State>;
  /** The state in which nothing has begun. */
  readonly start: State;
  /** The words of all its sets: every other word is in none. */
  readonly known: Uint32Array;
  /** The words with which a match may begin; undefined when it may begin with nearly any. */
  readonly opening: Uint32Array | undefined;
  /** When a position was last visited, so that it is visited once a word. */
  readonly visits: Uint32Array;
  visit: number;
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

export function createMachine(phrase: Phrase, lexicon: Lexicon): Machine {
  const automaton = buildAutomaton(phrase);
  const numbers = new Map<readonly string[], number>();
  const setOf = automaton.sets.map(({ words }) => {
    const number = numbers.get(words) ?? numbers.size;
    numbers.set(words, number);
    return number;
  });
  return {
    automaton,
    opensClause: phrase.opensClause,
    closesClause: phrase.closesClause,
    lexicon,
    sets: [...numbers.keys()].map(createIdSet),
    setOf,
    columns: [],
    columnsByKey: new Map(),
    columnOfWord: new Int16Array(lexicon.ids.size + 1).fill(-1),
    states: new Map(),
    start: { positions: [], accepts: false, next: [] },
    known: bitsOf(createIdSet([...numbers.keys()].flat()), lexicon),
    opening: openingOf(automaton, lexicon),
    visits: new Uint32Array(automaton.sets.length),
    visit: 0,
    transitions: 0,
  };
}

function openingOf({ sets, first }: Automaton, lexicon: Lexicon): Uint32Array | undefined {
  const opening = first.map((position) => sets[position]);
  if (opening.some((set) => set?.negated)) return undefined;
  return bitsOf(createIdSet(opening.flatMap((set) => set?.words ?? [])), lexicon);
}

/** Where nothing has begun, most words begin nothing: they are passed without asking for the next state. */
function canBegin({ opensClause, opening }: Machine, word: Word): boolean {
  return (!opensClause || word.opensClause) && (opening === undefined || hasBit(opening, word.id));
}

function columnOf(machine: Machine, id: number): Column {
  return machine.columns[machine.columnOfWord[id] ?? -1] ?? findColumn(machine, id);
}

function findColumn(machine: Machine, id: number): Column {
  const known = hasBit(machine.known, id);
  const inSet = machine.sets.map((set) => known && hasBit(bitsOf(set, machine.lexicon), id));
  const key = known ? inSet.flatMap((listed, set) => (listed ? [set] : [])).join() : "";
  const column = machine.columnsByKey.get(key) ?? { number: machine.columns.length, inSet };
  machine.columnsByKey.set(key, column);
  machine.columns[column.number] = column;
  machine.columnOfWord[id] = column.number;
  return column;
}

function accepts({ automaton, setOf }: Machine, position: number, { inSet, opens }: Step): boolean {
  const set = automaton.sets[position];
  const listed = inSet[setOf[position] ?? 0] ?? false;
  return set?.negated ? !listed && !(set.gap && opens) : listed;
}

interface Step {
  readonly inSet: readonly boolean[];
  readonly opens: boolean;
}

interface Leap {
  readonly positions: readonly number[];
  readonly step: Step;
}

/** The positions that a word leads to from these, and from the beginning. */
function leap(machine: Machine, { positions, step }: Leap, count: StepCount | undefined): number[] {
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
  for (const position of positions) enter(automaton.follow[position] ?? []);
  if (!machine.opensClause || step.opens) enter(automaton.first);
  return reached.sort((left, right) => left - right);
}

function internState(machine: Machine, positions: readonly number[]): State {
  if (positions.length === 0) return machine.start;
  const key = positions.join();
  const known = machine.states.get(key);
  if (known) return known;
  const accepts = positions.some((position) => machine.automaton.last[position]);
  const state: State = { positions, accepts, next: [] };
  machine.states.set(key, state);
  return state;
}

function forgetStates(machine: Machine): void {
  machine.states.clear();
  machine.start.next.length = 0;
  machine.transitions = 0;
}

function findNext(
  machine: Machine,
  state: State,
  { word, count }: { word: Word; count: StepCount | undefined },
): State {
  const column = columnOf(machine, word.id);
  const at = column.number * 2 + (word.opensClause ? 1 : 0);
  const known = state.next[at];
  if (known) return known;
  if (++machine.transitions > MAX_TRANSITIONS) forgetStates(machine);
  const step = { inSet: column.inSet, opens: word.opensClause };
  const next = internState(machine, leap(machine, { positions: state.positions, step }, count));
  state.next[at] = next;
  return next;
}

export interface Run {
  readonly machine: Machine;
  readonly words: readonly Word[];
  readonly count: StepCount | undefined;
}

function closesClause(words: readonly Word[], at: number): boolean {
  return words[at + 1]?.opensClause ?? true;
}

/** Whether anything matches within a sentence. One step a word, once its states are known. */
function matchesIn({ machine, words, count }: Run, { from, to }: WordRange): boolean {
  let state = machine.start;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (!word) return false;
    if (count) count.steps++;
    if (state === machine.start && !canBegin(machine, word)) continue;
    state = findNext(machine, state, { word, count });
    if (state.accepts && (!machine.closesClause || closesClause(words, at))) return true;
  }
  return false;
}

/** For each position that is reached, the earliest word at which such a match began. */
type Starts = ReadonlyMap<number, number>;

function advance({ machine, words, count }: Run, at: number, starts: Starts): Starts {
  const word = words[at];
  const next = new Map<number, number>();
  if (!word) return next;
  const step = { inSet: columnOf(machine, word.id).inSet, opens: word.opensClause };
  const enter = (candidates: readonly number[], start: number) => {
    if (count) count.steps += candidates.length;
    for (const position of candidates)
      if ((next.get(position) ?? Infinity) > start && accepts(machine, position, step)) next.set(position, start);
  };
  for (const [position, start] of starts) enter(machine.automaton.follow[position] ?? [], start);
  if (!machine.opensClause || word.opensClause) enter(machine.automaton.first, at);
  return next;
}

function keepLeftmostLongest(ranges: WordRange[], range: WordRange): void {
  for (let last = ranges.at(-1); last && range.from < last.to; last = ranges.at(-1)) {
    if (range.from > last.from) return;
    ranges.pop();
  }
  ranges.push(range);
}

/**
 * Every match within a sentence, leftmost and longest first, none overlapping. The work is at most (words) × (positions
 * of the automaton)²: linear in the text.
 */
export function findMatches(run: Run, sentence: WordRange): readonly WordRange[] {
  const ranges: WordRange[] = [];
  if (!matchesIn(run, sentence)) return ranges;
  const { automaton, closesClause: mustClose } = run.machine;
  let starts: Starts = new Map();
  for (let at = sentence.from; at < sentence.to; at++) {
    starts = advance(run, at, starts);
    if (mustClose && !closesClause(run.words, at)) continue;
    for (const [position, start] of starts)
      if (automaton.last[position]) keepLeftmostLongest(ranges, { from: start, to: at + 1 });
  }
  return ranges;
}
