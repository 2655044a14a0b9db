import { fold, foldKind, originalSpan, type Folded } from "./fold.ts";
import type { Finding } from "../types.ts";
import { classesOf } from "./words.ts";

export const WORD = 1;
export const NUMBER = 2;
export const MIXED = 3;

/** Runs of letters and digits of the folded text, as parallel arrays: a hostile text has thousands of them. */
export interface Lexed {
  readonly folded: Folded;
  readonly text: string;
  readonly count: number;
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly kind: readonly number[];
  /** Lower case. */
  readonly word: readonly string[];
  readonly classes: readonly number[];
  readonly capital: readonly boolean[];
  /** Part of an address of the web. */
  readonly inUrl: readonly boolean[];
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;

const ASCII_CLASS = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) ? LETTER : OTHER;
});

/** Letters and marks of every script count as letters; signs, punctuation and emoji do not. */
function unitClass(unit: number): number {
  if (unit < 128) return ASCII_CLASS[unit] ?? OTHER;
  if (unit < 0xc0) return unit === 0xaa || unit === 0xba ? LETTER : OTHER;
  if (unit === 0xd7 || unit === 0xf7) return OTHER;
  if (unit >= 0x2000 && unit <= 0x2bff) return OTHER;
  if (unit >= 0x3000 && unit <= 0x3020) return OTHER;
  if (unit >= 0xd800 && unit <= 0xf8ff) return OTHER;
  return unit >= 0xfe00 ? OTHER : LETTER;
}

/** False for what `charCodeAt` answers outside a text, too. */
export function isLetterOrDigit(unit: number): boolean {
  return !Number.isNaN(unit) && unitClass(unit) !== OTHER;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Facts about a text that let most detectors return at once. */
export const HAS = {
  digit: 1,
  at: 2,
  words: 4,
  fold: 8,
  doubleColon: 16,
  wide: 32,
  home: 64,
  numerals: 128,
  spacing: 256,
  dots: 512,
  birth: 1024,
} as const;

const FILTER_BITS = 16;
const FILTER = buildFilter();

/** One entry for each hash of a word that matters without any digit in the text; other words rarely share it. */
function buildFilter(): Uint16Array {
  const filter = new Uint16Array(1 << FILTER_BITS);
  const add = (words: string, has: number) => {
    for (const word of words.split(" ")) {
      let hash = 0;
      for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 33) + (word.charCodeAt(at) | 32)) | 0;
      const slot = hash & ((1 << FILTER_BITS) - 1);
      filter[slot] = (filter[slot] ?? 0) | has;
    }
  };
  add("at ät arroba arobase chiocciola klammeraffe małpa malpa собака zavináč kukac apenstaartje", HAS.words);
  add("dot punkt punto ponto point kropka точка tečka nokta", HAS.dots);
  add("gmail googlemail yahoo hotmail outlook icloud protonmail proton aol gmx live", HAS.dots);
  add("lives live living address addy doorstep doxx dox doxed doxxed home house adresse wohnt", HAS.home);
  add("resides employer", HAS.home);
  add("dob born birthday birthdate birth geburtsdatum geboren", HAS.birth);
  add(
    "zero oh one two three four five six seven eight nine double triple null eins zwei drei vier fünf sechs",
    HAS.numerals,
  );
  add(
    "sieben acht neun uno dos tres cuatro cinco seis siete ocho nueve deux trois quatre cinq sept huit neuf",
    HAS.numerals,
  );
  return filter;
}

const NUMERALS_AT_LEAST = 6;

/** What a text has, in one pass. `numerals` wants at least six number words. */
function scan(text: string): number {
  let has = 0;
  let hash = 0;
  let numerals = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    if (unit >= 128 || ASCII_CLASS[unit] === LETTER) {
      if (unit >= 128) has |= beyondAscii(unit);
      hash = (Math.imul(hash, 33) + (unit | 32)) | 0;
      continue;
    }
    if (hash !== 0) {
      const word = FILTER[hash & ((1 << FILTER_BITS) - 1)] ?? 0;
      has |= word & ~HAS.numerals;
      if (word & HAS.numerals && ++numerals === NUMERALS_AT_LEAST) has |= HAS.numerals;
      hash = 0;
    }
    if (unit >= 0x2e && unit <= 0x40) has |= signAt(text, { at, unit });
  }
  return has;
}

function beyondAscii(unit: number): number {
  const kind = foldKind(unit);
  const folded = kind === "none" ? 0 : kind === "sign" ? HAS.fold : HAS.spacing;
  return unit >= 0x2e80 ? folded | HAS.wide : folded;
}

/** Digits, dots, colons and the commercial at. */
function signAt(text: string, { at, unit }: { at: number; unit: number }): number {
  if (isDigit(unit)) return HAS.digit;
  if (unit === 0x40) return HAS.at;
  if (unit === 0x2e) return isInnerDot(text, at) ? HAS.dots : 0;
  return unit === 0x3a && text.charCodeAt(at - 1) === 0x3a ? HAS.doubleColon : 0;
}

/** A dot before a letter, or in brackets, may belong to a host's name. */
function isInnerDot(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return (
    isLetterOrDigit(next) ||
    next === 0x5d ||
    next === 0x29 ||
    next === 0x7d ||
    (next === 0x20 && text.charCodeAt(at - 1) === 0x20)
  );
}

interface Profile {
  readonly source: string;
  readonly has: number;
  folded: Folded | undefined;
  lexed: Lexed | undefined;
}

// Every detector reads the same comment in turn; the last one's tokens are kept so that it is read once. What a
// detector answers does not depend on it.
let last: Profile = { source: "", has: 0, folded: { text: "" }, lexed: undefined };

function profileOf(text: string): Profile {
  if (last.source === text) return last;
  const raw = scan(text);
  const spaced = (raw & HAS.spacing) !== 0 && (raw & (HAS.digit | HAS.at | HAS.numerals)) !== 0;
  const folded = raw & HAS.fold || spaced ? fold(text) : undefined;
  const has = folded ? scan(folded.text) | (raw & HAS.wide) : raw;
  last = { source: text, has, folded: folded ?? { text }, lexed: undefined };
  return last;
}

/** Whether the text has any of these. */
export function has(text: string, facts: number): boolean {
  return (profileOf(text).has & facts) !== 0;
}

/** The tokens of a text; linear, and shared by the detectors of one comment. */
export function lex(text: string): Lexed {
  const profile = profileOf(text);
  profile.lexed ??= tokenise(profile.folded ?? { text });
  return profile.lexed;
}

function tokenise(folded: Folded): Lexed {
  const { text } = folded;
  const start: number[] = [];
  const end: number[] = [];
  const kind: number[] = [];
  const word: string[] = [];
  const classes: number[] = [];
  const capital: boolean[] = [];
  const inUrl: boolean[] = [];
  let urlUntil = 0;
  for (let at = 0; at < text.length;) {
    const first = unitClass(text.charCodeAt(at));
    if (first === OTHER) {
      at++;
      continue;
    }
    let seen = first;
    let to = at + 1;
    for (; to < text.length; to++) {
      const next = unitClass(text.charCodeAt(to));
      if (next === OTHER) break;
      seen |= next;
    }
    const raw = text.slice(at, to);
    const lower = seen === NUMBER ? raw : raw.toLowerCase();
    if (at >= urlUntil && startsUrl(text, { lower, to })) urlUntil = endOfWord(text, to);
    start.push(at);
    end.push(to);
    kind.push(seen);
    word.push(lower);
    classes.push(seen === NUMBER ? 0 : classesOf(lower));
    capital.push(seen !== NUMBER && isCapital(raw));
    inUrl.push(at < urlUntil);
    at = to;
  }
  return { folded, text, count: start.length, start, end, kind, word, classes, capital, inUrl };
}

function isCapital(raw: string): boolean {
  const first = raw.charAt(0);
  return first !== first.toLowerCase();
}

function startsUrl(text: string, { lower, to }: { lower: string; to: number }): boolean {
  if (lower === "www") return text.charCodeAt(to) === 0x2e;
  return (lower === "http" || lower === "https" || lower === "ftp") && text.startsWith("://", to);
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) > 0x20) at++;
  return at;
}

/** A token's word in lower case; empty outside the text. */
export function wordAt(lexed: Lexed, token: number): string {
  return lexed.word[token] ?? "";
}

export function classesAt(lexed: Lexed, token: number): number {
  return lexed.classes[token] ?? 0;
}

/** Where a token starts in the folded text; before the first one 0, behind the last one its length. */
export function startOf(lexed: Lexed, token: number): number {
  return lexed.start[token] ?? (token < 0 ? 0 : lexed.text.length);
}

export function endOf(lexed: Lexed, token: number): number {
  return lexed.end[token] ?? (token < 0 ? 0 : lexed.text.length);
}

/** The classes of the words in `before` tokens before and `after` tokens after the tokens `from` to `to`. */
export function classesAround(
  lexed: Lexed,
  range: { from: number; to: number; before: number; after: number },
): number {
  let classes = 0;
  const first = Math.max(0, range.from - range.before);
  const final = Math.min(lexed.count - 1, range.to + range.after);
  for (let at = first; at < range.from; at++) classes |= lexed.classes[at] ?? 0;
  for (let at = range.to + 1; at <= final; at++) classes |= lexed.classes[at] ?? 0;
  return classes;
}

/** An account number begins up to four groups before, as in `MT84 MALT 0110 0001`: these digits are a part of it. */
export function isInsideAccount(lexed: Lexed, from: number): boolean {
  for (let token = from - 1; token >= 0 && from - token <= 5; token--) {
    if (lexed.text.slice(lexed.end[token], lexed.start[token + 1]) !== " ") return false;
    if (/^[a-z]{2}\d\d/.test(lexed.word[token] ?? "")) return true;
  }
  return false;
}

/** The text between a token and the next. */
export function gapAfter(lexed: Lexed, token: number): string {
  return lexed.text.slice(endOf(lexed, token), startOf(lexed, token + 1));
}

/** A finding over a stretch of the folded text, in offsets of the original. */
export function findingAt(folded: Folded, found: Finding): Finding {
  return { ...found, ...originalSpan(folded, found.start, found.end) };
}

/** The first token that starts at or after an offset of the folded text; `count` when there is none. */
export function tokenAt(lexed: Lexed, offset: number): number {
  let low = 0;
  let high = lexed.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lexed.start[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
