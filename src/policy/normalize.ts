import { foldText, type FoldedText } from "./fold-text.ts";
import type { Span } from "./types.ts";
import { createWordTable, HASH_START, hashUnit, type KnownWord, recognise, type WordTable } from "./word-cache.ts";

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

/**
 * One text, and its folded view: NFKC, lower case, look-alike letters as Latin ones, accents, invisible and
 * control characters gone. Punctuation and spaces keep their place, so the view reads like the text.
 */
export interface NormalizedText extends FoldedText {
  readonly original: string;
  readonly tokens: readonly Token[];
}

const LETTER = 1;
const APOSTROPHE = 2;
const SENTENCE_END = 3;
const LINE_END = 4;
const OTHER = 0;

const ASCII_CLASS = Uint8Array.from({ length: 128 }, (_, code) => classOfAscii(code));

function classOfAscii(code: number): number {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/.test(character)) return LETTER;
  if (character === "'") return APOSTROPHE;
  if (/[.!?]/.test(character)) return SENTENCE_END;
  return character === "\n" ? LINE_END : OTHER;
}

const FOREIGN_WORD = /[\p{L}\p{N}\p{M}]/u;
const foreignClasses = new Map<number, number>();

function classOf(code: number): number {
  if (code < 128) return ASCII_CLASS[code] ?? OTHER;
  // Halves of pairs are letters of rare scripts or emoji; as words they would only ever match themselves.
  if (code >= 0xd800 && code <= 0xdfff) return OTHER;
  const known = foreignClasses.get(code);
  if (known !== undefined) return known;
  const found = FOREIGN_WORD.test(String.fromCharCode(code)) ? LETTER : OTHER;
  foreignClasses.set(code, found);
  return found;
}

/** True for a UTF-16 unit of `folded` that belongs to a word. */
export function isWordUnit(code: number): boolean {
  return classOf(code) === LETTER;
}

/** For texts that no policy judges. */
const anyWords = createWordTable();

/** Folds a text and cuts it into tokens. Never throws, whatever the text. Linear in its length. */
export function normalize(original: string): NormalizedText {
  return normalizeWith(anyWords, original);
}

/** The same, with the table in which a policy keeps what it knows about words. */
export function normalizeWith(table: WordTable, original: string): NormalizedText {
  const view = foldText(original);
  return { original, ...view, tokens: tokenize(view, table) };
}

function tokenize(view: FoldedText, table: WordTable): Token[] {
  const { folded, starts, ends } = view;
  const tokens: Token[] = [];
  let sentence = 0;
  let wordsSince = 0;
  for (let at = 0; at < folded.length;) {
    const kind = classOf(folded.charCodeAt(at));
    if (kind !== LETTER) {
      // A sentence without a word is none: "?!\n\n" ends one.
      if (wordsSince < tokens.length && (kind === LINE_END || (kind === SENTENCE_END && endsSentence(folded, at)))) {
        sentence++;
        wordsSince = tokens.length;
      }
      at++;
      continue;
    }
    const word = readWord(folded, at, table);
    const to = at + word.text.length;
    const start = starts?.[at] ?? at;
    const end = ends?.[to - 1] ?? to;
    tokens.push({ text: word.text, word, start, end, sentence, from: at, to });
    at = to;
  }
  return tokens;
}

function endsSentence(folded: string, at: number): boolean {
  return at + 1 >= folded.length || classOf(folded.charCodeAt(at + 1)) !== LETTER;
}

/** The word that begins here: letters and digits, and apostrophes between them. */
function readWord(folded: string, from: number, table: WordTable): KnownWord {
  let hash = HASH_START;
  let at = from;
  for (; at < folded.length; at++) {
    const unit = folded.charCodeAt(at);
    const kind = classOf(unit);
    if (kind !== LETTER && !(kind === APOSTROPHE && at + 1 < folded.length && isWordUnit(folded.charCodeAt(at + 1))))
      break;
    hash = hashUnit(hash, unit);
  }
  return recognise(table, folded.slice(from, at), hash);
}

/** The original span of `[from, to)` in the folded view. */
export function spanOf(view: FoldedText, from: number, to: number): Span {
  return { start: view.starts?.[from] ?? from, end: view.ends?.[to - 1] ?? to };
}
