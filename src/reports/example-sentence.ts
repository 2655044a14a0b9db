import { type NormalizedText, type Token, normalize } from "../policy/normalize.ts";
import type { Span } from "../policy/types.ts";

/** Longer ones are cut at words: an example should be read at a glance. UTF-16 units. */
const LONGEST_EXAMPLE = 240;

/** The words of a text that a span touches: their places among its tokens, `[first, last]`; null for none. */
export function wordsAt({ tokens }: NormalizedText, { start, end }: Span): Words | null {
  const first = tokens.findIndex((token) => token.end > start);
  const last = tokens.findLastIndex((token) => token.start < end);
  return first === -1 || last < first ? null : [first, last];
}

/** The sentence of a text in which a span begins, with its punctuation; a very long one is cut on both sides. */
export function sentenceAround(text: NormalizedText, span: Span): string {
  const { tokens, original } = text;
  const place = wordsAt(text, span) ?? wordBeside(text, span);
  const [first, last] = shorten(tokens, { place, whole: sentenceOf(tokens, place) });
  const start = Math.min(span.start, tokens[first]?.start ?? 0);
  const end = Math.max(span.end, tokens[last]?.end ?? 0);
  const isEnd = tokens[last + 1]?.sentence !== tokens[last]?.sentence;
  return oneLine(original.slice(start, end) + (isEnd ? closing(original.slice(end)) : ""));
}

type Words = readonly [first: number, last: number];

/** Of what is masked there are no words; the word before it, or after it, stands for its place. */
function wordBeside({ tokens }: NormalizedText, { start, end }: Span): Words {
  const before = tokens.findLastIndex((token) => token.end <= start);
  const beside = before === -1 ? tokens.findIndex((token) => token.start >= end) : before;
  return [beside, beside];
}

function sentenceOf(tokens: readonly Token[], [from, to]: Words): Words {
  let [first, last] = [from, to];
  while (first > 0 && tokens[first - 1]?.sentence === tokens[from]?.sentence) first -= 1;
  while (last + 1 < tokens.length && tokens[last + 1]?.sentence === tokens[to]?.sentence) last += 1;
  return [first, last];
}

interface Shorten {
  readonly place: Words;
  readonly whole: Words;
}

function shorten(tokens: readonly Token[], { place: [from, to], whole }: Shorten): Words {
  let [first, last] = whole;
  while (lengthOf(tokens, first, last) > LONGEST_EXAMPLE && (first < from || last > to)) {
    if (from - first >= last - to) first += 1;
    else last -= 1;
  }
  return [first, last];
}

const lengthOf = (tokens: readonly Token[], first: number, last: number): number =>
  (tokens[last]?.end ?? 0) - (tokens[first]?.start ?? 0);

const closing = (rest: string): string => /^[.!?…)"”’']{1,4}/u.exec(rest)?.[0] ?? "";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** How words are written apart from case, look-alikes and accents: what two writers share. */
export const foldWords = (text: string): string =>
  normalize(text)
    .tokens.map((token) => token.text)
    .join(" ");
