import type { NormalizedText } from "../normalize.ts";
import { type Classes, type ContextSpec, prepareVocabulary, type Vocabulary } from "./classes.ts";
import { compileContext, type Context, type Scene } from "./compile-context.ts";
import { type Outline, outlinePhrase } from "./outline-phrase.ts";
import type { Phrase } from "./parse-phrase.ts";
import { buildPrefilter, type Prefilter, sift } from "./prefilter.ts";
import { createWords, readQuotes, readWords, type Words } from "./read-words.ts";
import { createMachine, findMatches, type Machine, type StepCount, type WordRange } from "./run-automaton.ts";

/** A phrase, and what a sentence must contain before it is worth running. */
export interface Program extends Outline {
  readonly phrase: Phrase;
  /** The rules that look for it. */
  readonly rules: Set<object>;
  machine: Machine | undefined;
}

/** Programs that are looked for together. */
interface Shelf {
  readonly programs: Set<Program>;
  /** Built anew when a phrase was added. */
  prefilter: Prefilter<Program> | undefined;
}

/** All phrases of a policy: the rules share its programs, its contexts and the reading of each text. */
export interface Phrasebook {
  readonly vocabulary: Vocabulary;
  readonly programs: Map<string, Program>;
  readonly contexts: Map<ContextSpec, Context>;
  /** Programs that rules look for, and those that tell the circumstances of a match. */
  readonly sought: Shelf;
  readonly around: Shelf;
  /** Of the last reading. */
  readonly words: Words;
  /** All rules read a text in turn: the last reading is kept so that it is made once. */
  last: Reading | undefined;
}

/** The sentences in which a program could match. */
type Candidates = ReadonlyMap<Program, readonly WordRange[]>;

/** Where programs match in a text. */
type Found = Map<Program, WordRange[]>;

export interface Reading {
  readonly text: NormalizedText;
  /** Made when the first phrase is looked for. */
  readonly scene: () => Scene;
  /** For each rule, its programs that match. */
  readonly matching: ReadonlyMap<object, readonly Program[]>;
}

const phrasebooks = new WeakMap<Classes, Phrasebook>();

/** The rules compiled against the same classes share one. */
export function openPhrasebook(classes: Classes): Phrasebook {
  const known = phrasebooks.get(classes);
  if (known) return known;
  const book: Phrasebook = {
    vocabulary: prepareVocabulary(classes),
    programs: new Map(),
    contexts: new Map(),
    sought: { programs: new Set(), prefilter: undefined },
    around: { programs: new Set(), prefilter: undefined },
    words: createWords(),
    last: undefined,
  };
  phrasebooks.set(classes, book);
  return book;
}

function compileProgram(book: Phrasebook, source: string): Program {
  const known = book.programs.get(source);
  if (known) return known;
  try {
    const phrase = book.vocabulary.parse(source);
    const program = { ...outlinePhrase(phrase), phrase, rules: new Set<object>(), machine: undefined };
    book.programs.set(source, program);
    return program;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`in the phrase "${source}": ${reason}`, { cause: error });
  }
}

/** Adds a phrase that a rule looks for, or one that tells the circumstances of matches. Throws when it is unsound. */
export function addPhrase(book: Phrasebook, source: string, rule?: object): Program {
  const program = compileProgram(book, source);
  if (rule) program.rules.add(rule);
  const shelf = rule ? book.sought : book.around;
  shelf.programs.add(program);
  shelf.prefilter = undefined;
  book.last = undefined;
  return program;
}

/** Adds a circumstance; rules that name the same one share it. */
export function addContext(book: Phrasebook, spec: ContextSpec): Context {
  const known = book.contexts.get(spec);
  if (known) return known;
  const context = compileContext(spec, new Set(spec.phrases.map((source) => addPhrase(book, source))));
  book.contexts.set(spec, context);
  return context;
}

function sentencesOf({ sentences, count }: Words): WordRange[] {
  const ranges: WordRange[] = [];
  for (let from = 0, at = 1; from < count; at++) {
    if (at < count && sentences[at] === sentences[from]) continue;
    ranges.push({ from, to: at });
    from = at;
  }
  return ranges;
}

function prefilterOf(shelf: Shelf, { lexicon }: Vocabulary): Prefilter<Program> {
  return (shelf.prefilter ??= buildPrefilter([...shelf.programs], lexicon.numbering));
}

/** The sentences that contain what a program requires. */
function locate(prefilter: Prefilter<Program>, words: Words): Candidates {
  let located: Map<Program, WordRange[]> | undefined;
  for (const range of sentencesOf(words))
    for (const program of sift(prefilter, { words, range })) addTo((located ??= new Map()), program, range);
  return located ?? NO_PROGRAMS;
}

interface Place {
  readonly words: Words;
  readonly count: StepCount | undefined;
}

function search(program: Program, { words, count }: Place, sentence: WordRange): readonly WordRange[] {
  const machine = (program.machine ??= createMachine(program.phrase));
  return findMatches({ machine, words, count }, sentence);
}

/** Where the programs match that rules look for. Of the few that could match in a sentence, hardly one does. */
function findSought(prefilter: Prefilter<Program>, place: Place): Found | undefined {
  let found: Found | undefined;
  for (const sentence of sentencesOf(place.words))
    for (const program of sift(prefilter, { words: place.words, range: sentence }))
      for (const range of search(program, place, sentence)) addTo((found ??= new Map()), program, range);
  return found;
}

const NO_PROGRAMS: Candidates = new Map();
const NOWHERE: readonly WordRange[] = [];

function addTo<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** Most texts match no phrase, so their circumstances are looked for when the first one does. */
function stage(book: Phrasebook, text: NormalizedText, place: Place & { readonly found: Found }): Scene {
  const { words, found } = place;
  let around: Candidates | undefined;
  let quotes: readonly boolean[] | undefined;
  const locateAround = () => (around ??= locate(prefilterOf(book.around, book.vocabulary), words));
  const find = (program: Program) => {
    const known = found.get(program);
    if (known) return known;
    const sentences = locateAround().get(program);
    if (!sentences) return NOWHERE;
    const ranges = sentences.flatMap((sentence) => search(program, place, sentence));
    found.set(program, ranges);
    return ranges;
  };
  const findAround = (programs: ReadonlySet<Program>) => {
    const ranges: WordRange[] = [];
    for (const program of locateAround().keys()) if (programs.has(program)) ranges.push(...find(program));
    return ranges;
  };
  return { words, find, findAround, quotes: () => (quotes ??= readQuotes(text, words)), memo: new Map() };
}

function byRule(found: Found): Reading["matching"] {
  const matching = new Map<object, Program[]>();
  for (const program of found.keys()) for (const rule of program.rules) addTo(matching, rule, program);
  return matching;
}

const NO_RULES: Reading["matching"] = new Map();

/** Reads a text as words, and finds the phrases in it that rules look for. Linear in the text. */
export function readText(book: Phrasebook, text: NormalizedText, count?: StepCount): Reading {
  return book.last?.text === text && !count ? book.last : (book.last = read(book, text, count));
}

// Apart from `readText`, because a function with a closure in it costs every rule a context, and one of them reads.
function read(book: Phrasebook, text: NormalizedText, count: StepCount | undefined): Reading {
  const { words } = book;
  readWords(words, text, book.vocabulary.lexicon);
  const found = findSought(prefilterOf(book.sought, book.vocabulary), { words, count });
  let scene: Scene | undefined;
  return {
    text,
    matching: found ? byRule(found) : NO_RULES,
    scene: () => (scene ??= stage(book, text, { words, found: found ?? new Map(), count })),
  };
}
