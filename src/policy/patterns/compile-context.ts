import type { ContextSpec } from "./classes.ts";
import type { Program } from "./phrasebook.ts";
import type { Words } from "./read-words.ts";
import type { WordRange } from "./run-automaton.ts";

export interface Scene {
  readonly words: Words;
  /** Matches of a program in this text, found once and kept. */
  readonly find: (program: Program) => readonly WordRange[];
  /** The matches of programs that tell circumstances. Of the many, few could match in one text, and the rest cost nothing. */
  readonly findAround: (programs: ReadonlySet<Program>) => readonly WordRange[];
  /** For each word, whether it is quoted. */
  readonly quotes: () => readonly boolean[];
  /** Results of contexts for this text, by context. */
  readonly memo: Map<object, (range: WordRange) => boolean>;
}

export type Context = (scene: Scene, range: WordRange) => boolean;

const DEFAULT_WITHIN_WORDS = 8;

/** How many of the marked words come before each word, so that "is one marked within" is one subtraction. */
function countMarks(marked: readonly number[], length: number): Uint32Array {
  const marks = new Uint32Array(length + 2);
  for (const at of marked) marks[at + 1] = 1;
  for (let at = 1; at < marks.length; at++) marks[at] = (marks[at] ?? 0) + (marks[at - 1] ?? 0);
  return marks;
}

function anyWithin(marks: Uint32Array, from: number, to: number): boolean {
  return to > from && (marks[to] ?? 0) > (marks[from] ?? 0);
}

/** For each word, its sentence. */
function sentenceBounds({ sentences, count }: Words): WordRange[] {
  const bounds: WordRange[] = [];
  for (let from = 0, to = 0; from < count; from = to) {
    while (to < count && sentences[to] === sentences[from]) to++;
    const sentence = { from, to };
    for (let at = from; at < to; at++) bounds.push(sentence);
  }
  return bounds;
}

interface Found {
  readonly ranges: readonly WordRange[];
  readonly words: Words;
  readonly within: number;
}

function testBefore({ ranges, words, within }: Found): (range: WordRange) => boolean {
  const bounds = sentenceBounds(words);
  const ends = countMarks(
    ranges.map(({ to }) => to - 1),
    words.count,
  );
  return ({ from }) => anyWithin(ends, Math.max(bounds[from]?.from ?? 0, from - within), from);
}

/** For each word, the word that opens its clause. */
function clauseStarts({ opens, count }: Words): number[] {
  let start = 0;
  return Array.from({ length: count }, (_, at) => (start = opens[at] === 1 ? at : start));
}

function testInClause({ ranges, words, within }: Found): (range: WordRange) => boolean {
  const starts = clauseStarts(words);
  const ends = countMarks(
    ranges.map(({ to }) => to - 1),
    words.count,
  );
  return ({ from }) => anyWithin(ends, Math.max(starts[from] ?? 0, from - within), from);
}

function testAfter({ ranges, words, within }: Found): (range: WordRange) => boolean {
  const bounds = sentenceBounds(words);
  const starts = countMarks(
    ranges.map(({ from }) => from),
    words.count,
  );
  return ({ to }) => anyWithin(starts, to, Math.min(bounds[to - 1]?.to ?? words.count, to + within));
}

function testInside({ ranges, words }: Found): (range: WordRange) => boolean {
  const covered = ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
  const marks = countMarks(covered, words.count);
  return ({ from, to }) => anyWithin(marks, from, to);
}

function testSentence({ ranges, words }: Found): (range: WordRange) => boolean {
  const sentences = new Set(ranges.map(({ from }) => words.sentences[from]));
  return ({ from }) => sentences.has(words.sentences[from]);
}

function testFor(where: ContextSpec["where"], found: Found): (range: WordRange) => boolean {
  switch (where) {
    case "before":
      return testBefore(found);
    case "after":
      return testAfter(found);
    case "clause":
      return testInClause(found);
    case "inside":
      return testInside(found);
    case "sentence":
      return testSentence(found);
    case "text":
      return () => found.ranges.length > 0;
  }
}

/** A circumstance of a match, decided from phrases near it; its phrases run at most once a text. */
export function compileContext(spec: ContextSpec, programs: ReadonlySet<Program>): Context {
  return (scene, range) => {
    const known = scene.memo.get(spec);
    if (known) return known(range);
    const ranges = scene.findAround(programs);
    const within = spec.within_words ?? DEFAULT_WITHIN_WORDS;
    const test = ranges.length === 0 ? () => false : testFor(spec.where, { ranges, words: scene.words, within });
    scene.memo.set(spec, test);
    return test(range);
  };
}

/** The match stands between quotation marks, and the comment says something outside them. */
export const quoted: Context = ({ quotes }, { from, to }) => {
  for (let at = from; at < to; at++) if (quotes()[at]) return true;
  return false;
};
