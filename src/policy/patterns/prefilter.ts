import { type Numbering, UNKNOWN } from "./lexicon.ts";
import type { Word } from "./read-words.ts";
import type { WordRange } from "./run-automaton.ts";
import { hasBit, setBit } from "./word-set.ts";

type Words = readonly string[];

interface Requirement {
  readonly anchors: Words;
  readonly required: readonly Words[];
}

interface Rows {
  readonly rows: Uint32Array;
  /** Units of 32 bits in a row, and how many of these are lists of anchors, which come first. */
  readonly width: number;
  readonly anchorWidth: number;
}

/**
 * Which phrases a sentence could match: those of which it contains an anchor, and every required word in its order.
 * One row of bits for each word says in which of the lists it is, so a sentence costs a few operations a word.
 */
export interface Prefilter<Phrase extends Requirement> extends Rows {
  /** By the number of a list, the phrases that are anchored on it. */
  readonly anchored: readonly (readonly Anchored<Phrase>[] | undefined)[];
}

interface Anchored<Phrase> {
  readonly phrase: Phrase;
  /** The numbers of its lists, in order. */
  readonly lists: readonly number[];
}

export function buildPrefilter<Phrase extends Requirement>(
  phrases: readonly Phrase[],
  { ids }: Numbering,
): Prefilter<Phrase> {
  const numbers = new Map<Words, number>();
  const numberOf = (words: Words) => {
    const number = numbers.get(words) ?? numbers.size;
    numbers.set(words, number);
    return number;
  };
  for (const { anchors } of phrases) numberOf(anchors);
  const anchorWidth = (numbers.size + 31) >>> 5;
  const anchored: Anchored<Phrase>[][] = Array.from(numbers, () => []);
  for (const phrase of phrases) {
    const lists = phrase.required.map(numberOf);
    anchored[numberOf(phrase.anchors)]?.push({ phrase, lists });
  }
  const width = (numbers.size + 31) >>> 5;
  const rows = new Uint32Array((ids.size + 1) * width);
  for (const [words, number] of numbers)
    for (const word of words) setBit(rows, (ids.get(word) ?? UNKNOWN) * width * 32 + number);
  return { rows, width, anchorWidth, anchored };
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

/** Bit by bit, which lists of anchors the words are in. */
function presentAnchors({ rows, width, anchorWidth }: Rows, { words, range }: Place): number[] {
  const lists: number[] = [];
  for (let unit = 0; unit < anchorWidth; unit++) {
    let present = 0;
    for (let at = range.from; at < range.to; at++) present |= rows[(words[at]?.id ?? UNKNOWN) * width + unit] ?? 0;
    for (; present !== 0; present &= present - 1) lists.push(unit * 32 + 31 - Math.clz32(present & -present));
  }
  return lists;
}

/** The phrases that a sentence could match. */
export function sift<Phrase extends Requirement>(prefilter: Prefilter<Phrase>, place: Place): Phrase[] {
  const passed: Phrase[] = [];
  for (const list of presentAnchors(prefilter, place))
    for (const { phrase, lists } of prefilter.anchored[list] ?? [])
      if (inOrder(prefilter, lists, place)) passed.push(phrase);
  return passed;
}
