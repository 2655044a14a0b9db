import { foldText, type FoldedText } from "./fold-text.ts";
import type { Span } from "./types.ts";
import {
  APOSTROPHE,
  isWordUnit,
  kindOf,
  LETTER,
  LINE_END,
  LOUD,
  QUIET,
  SENTENCE_END,
  SPACE,
  WORD,
} from "./unit-kinds.ts";
import { createWordTable, type KnownWord, readWord, type WordTable } from "./word-cache.ts";

/** A word or number of the text, with apostrophes inside it (`don't`), folded and in lower case. */
export interface Token {
  readonly text: string;
  readonly word: KnownWord;
  /** UTF-16 offsets into the original. */
  readonly start: number;
  readonly end: number;
  /** Which sentence of the text it stands in, from 0. */
  readonly sentence: number;
  /** Offsets into `folded`. */
  readonly from: number;
  readonly to: number;
}

interface Tokens {
  readonly tokens: readonly Token[];
  /**
   * Stretches of `folded` without spaces in which signs or digits touch letters, so that they could hide a word: where
   * each begins and ends, one after the other.
   */
  readonly signed: readonly number[];
  /** Three tokens or more of one letter follow one another somewhere. */
  readonly hasLoneLetters: boolean;
}

/**
 * One text, and its folded view: NFKC, lower case, look-alike letters as Latin ones, accents, invisible and
 * control characters gone. Punctuation and spaces keep their place, so the view reads like the text.
 */
export interface NormalizedText extends FoldedText, Tokens {
  readonly original: string;
}

/** For texts that no policy judges. */
const anyWords = createWordTable();

/** Folds a text and cuts it into tokens. Never throws, whatever the text. Linear in its length. */
export function normalize(original: string): NormalizedText {
  return normalizeWith(anyWords, original);
}

/** The same, with the table in which a policy keeps what it knows about words. */
export function normalizeWith(table: WordTable, original: string): NormalizedText {
  const { folded, starts, ends } = foldText(original);
  const { tokens, signed, hasLoneLetters } = tokenize({ folded, starts, ends }, table);
  return { original, folded, starts, ends, tokens, signed, hasLoneLetters };
}

const BETWEEN_LETTERS = 256;
const NOWHERE: readonly number[] = [];
const SHORTEST_RUN = 3;

/** One pass for all that the terms ask of a text, so that most texts are done with when it ends. */
function tokenize(view: FoldedText, table: WordTable): Tokens {
  const { folded } = view;
  const tokens: Token[] = [];
  let signed: number[] | undefined;
  let [sentence, wordsSince] = [0, 0];
  let [stretch, seen, last] = [0, 0, SPACE];
  let [lone, longestRun] = [0, 0];
  for (let at = 0; at < folded.length;) {
    const kind = kindOf(folded.charCodeAt(at));
    if ((kind & WORD) !== 0) {
      const word = readWord(table, folded, at);
      tokens.push(toToken(view, { word, at, sentence }));
      seen |= isBetweenLetters({ seen, last, kind }) ? word.kinds | BETWEEN_LETTERS : word.kinds;
      at += word.length;
      lone = word.length === 1 ? lone + 1 : 0;
      if (lone > longestRun) longestRun = lone;
      last = LETTER;
      continue;
    }
    // A sentence without a word is none: "?!\n\n" ends one.
    if (wordsSince < tokens.length && endsSentence(folded, at, kind)) {
      sentence++;
      wordsSince = tokens.length;
    }
    if ((kind & SPACE) !== 0) {
      if (isSigned(seen)) (signed ??= []).push(stretch, at);
      stretch = at + 1;
      seen = 0;
    } else seen |= kind;
    last = kind;
    at++;
  }
  if (isSigned(seen)) (signed ??= []).push(stretch, folded.length);
  return { tokens, signed: signed ?? NOWHERE, hasLoneLetters: longestRun >= SHORTEST_RUN };
}

function toToken(
  { starts, ends }: FoldedText,
  { word, at, sentence }: { readonly word: KnownWord; readonly at: number; readonly sentence: number },
): Token {
  const { text, length } = word;
  const to = at + length;
  const start = starts === undefined ? at : (starts[at] ?? at);
  const end = ends === undefined ? to : (ends[to - 1] ?? to);
  return { text, word, start, end, sentence, from: at, to };
}

function endsSentence(folded: string, at: number, kind: number): boolean {
  if ((kind & LINE_END) !== 0) return true;
  return (kind & SENTENCE_END) !== 0 && (at + 1 >= folded.length || !isWordUnit(folded.charCodeAt(at + 1)));
}

interface Seam {
  /** What the stretch has before the word. */
  readonly seen: number;
  readonly last: number;
  /** The first unit of the word. */
  readonly kind: number;
}

/** `s.hit`: an ordinary sign, and letters on both sides of it. */
function isBetweenLetters({ seen, last, kind }: Seam): boolean {
  return (last & QUIET) !== 0 && (last & APOSTROPHE) === 0 && (seen & LETTER) !== 0 && (kind & LETTER) !== 0;
}

function isSigned(seen: number): boolean {
  return (seen & (LOUD | BETWEEN_LETTERS)) !== 0 || (seen & WORD) === WORD;
}

/** The original span of `[from, to)` in the folded view. */
export function spanOf(view: FoldedText, from: number, to: number): Span {
  return { start: view.starts?.[from] ?? from, end: view.ends?.[to - 1] ?? to };
}
