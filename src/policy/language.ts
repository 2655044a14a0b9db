import { eld } from "eld/extrasmall";
import type { NormalizedText, Token } from "./normalize.ts";
import type { Span } from "./types.ts";

/** The language of a text, so far as it is clear. */
export interface Language {
  /** ISO 639-1; undefined when the text is short, mixed or doubtful, and may be any language. */
  readonly code: string | undefined;
  /** Whether the words beside a place, by themselves, look like one of these languages, however doubtfully. */
  readonly isAround: (languages: ReadonlySet<string>, place: Span) => boolean;
}

const FEWEST_WORDS = 5;
/** `eld` reads no further. */
const LONGEST_READ = 1000;
/** One such word among so many may be a title or a quotation; more, and somebody speaks English. */
const WORDS_TO_AN_ENGLISH_ONE = 12;
/** Where so many are English small words, half of the text cannot be another language. */
const WORDS_TO_AN_ENGLISH_ONE_AT_MOST = 4;
const FEWEST_ENGLISH_WORDS = 3;

/** Small words of English that the languages around it do not spell alike (`was`, `die`, `on`, `but` are theirs too). */
const ENGLISH = new Set(
  "the and you are were this that these those with have has they them their your our my from which she it its his him would should could there than because about just very how why when where who what been did does don't dont doesn't didn't isn't aren't it's i'm you're i've they're can't won't into get got going know think of to is for out every must want shall".split(
    " ",
  ),
);

/**
 * Which language a text is in, if that is beyond doubt: several words, a detector that is sure of them, and for other
 * languages next to no English among them. Whoever adds a few foreign words to an English text gains nothing by it.
 */
export function readLanguage(text: NormalizedText): Language {
  return { code: readCode(text), isAround: createReader(text) };
}

function readCode({ original, tokens }: NormalizedText): string | undefined {
  const { words, english } = countWords(tokens);
  if (words < FEWEST_WORDS) return undefined;
  const speaks = english >= FEWEST_ENGLISH_WORDS;
  if (speaks && english * WORDS_TO_AN_ENGLISH_ONE_AT_MOST >= words) return "en";
  const mixed = english * WORDS_TO_AN_ENGLISH_ONE > words;
  // Whatever the detector found, it would be in doubt; it is not asked, for it takes most of the time.
  if (mixed && !speaks) return undefined;
  const found = eld.detect(original.slice(0, LONGEST_READ));
  const certain = found.language === "en" ? speaks : found.language !== "" && !mixed;
  return certain && found.isReliable() ? found.language : undefined;
}

/** How many words there are, and how many of them are small words of English. */
function countWords(tokens: readonly Token[]): { words: number; english: number } {
  let words = 0;
  let english = 0;
  for (const { text } of tokens) {
    // Letters on their own spell something out, in whatever language.
    if (text.length < 2 || !beginsWithLetter(text)) continue;
    words++;
    if (ENGLISH.has(text)) english++;
  }
  return { words, english };
}

function beginsWithLetter(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit < 0x80 ? unit > 0x39 : /^\p{L}/u.test(word);
}

const REACH = 60;
/** Fewer words than this say nothing by themselves. */
const FEWEST_WORDS_OF_A_SENTENCE = 2;
/** A hostile text has thousands of places; the rest of them are not looked at, and so judged in any language. */
const MOST_PLACES = 16;

function createReader(text: NormalizedText): Language["isAround"] {
  const { original } = text;
  let places = 0;
  return (languages, place) => {
    if (places++ >= MOST_PLACES) return true;
    const words = original.slice(Math.max(0, place.start - REACH), Math.min(original.length, place.end + REACH));
    return [words, sentenceOf(text, place)].some((piece) => languages.has(eld.detect(piece).language));
  };
}

/** The sentence in which a place begins: one may stand among sentences of another language. */
function sentenceOf({ original, tokens }: NormalizedText, { start, end }: Span): string {
  const inside = firstBehind(tokens, start);
  const sentence = tokens[inside]?.sentence;
  if (sentence === undefined) return original.slice(start, end);
  let first = inside;
  let behind = inside + 1;
  while (tokens[first - 1]?.sentence === sentence) first--;
  while (tokens[behind]?.sentence === sentence) behind++;
  if (behind - first < FEWEST_WORDS_OF_A_SENTENCE) return original.slice(start, end);
  return original.slice(tokens[first]?.start, tokens[behind - 1]?.end).slice(0, LONGEST_READ);
}

/** The first token that ends behind an offset: a hostile text has thousands, so half of them are ruled out at a time. */
function firstBehind(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
