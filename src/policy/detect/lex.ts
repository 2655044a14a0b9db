import { fold, foldKind, originalSpan, type Folded } from "./fold.ts";
import type { Finding } from "../types.ts";
import { classesOf, W, wordsOf } from "./words.ts";

export const WORD = 1;
export const NUMBER = 2;
export const MIXED = 3;

/**
 * Runs of letters and digits of the folded text, as parallel arrays: a hostile text has thousands of them. What they say
 * is read only of those that a detector asks for (`wordAt`, `classesAt`, `isCapital`): most texts have few numbers.
 */
export interface Lexed {
  readonly folded: Folded;
  readonly text: string;
  readonly count: number;
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly kind: readonly number[];
  /** Part of an address of the web. */
  readonly inUrl: readonly boolean[];
  /** In lower case, as far as they have been asked for. */
  readonly words: (string | undefined)[];
  readonly classes: (number | undefined)[];
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
  /** `::`, or as many colons as an address of the Internet has at least. */
  colons: 16,
  wide: 32,
  home: 64,
  numerals: 128,
  spacing: 256,
  dots: 512,
  birth: 1024,
  /** A word for a digit, perhaps. */
  spelled: 2048,
  /** A digit beside a letter. */
  mixed: 4096,
} as const;

const FILTER_BITS = 16;
const FILTER_MASK = 2 ** FILTER_BITS - 1;
const FILTER = buildFilter();
/** One bit for each entry of the filter: most words are not in it, and 8 kB stay near the processor. */
const FILTERED = buildFiltered();

function buildFiltered(): Uint8Array {
  const filtered = new Uint8Array(FILTER.length / 8);
  FILTER.forEach((has, slot) => {
    if (has !== 0) filtered[slot >> 3] = (filtered[slot >> 3] ?? 0) | (1 << (slot & 7));
  });
  return filtered;
}

/** What the words of a hash may be. */
function filtered(hash: number): number {
  const slot = hash & FILTER_MASK;
  return ((FILTERED[slot >> 3] ?? 0) >> (slot & 7)) & 1 ? (FILTER[slot] ?? 0) : 0;
}

/** One entry for each hash of a word that matters without any digit in the text; other words rarely share it. */
function buildFilter(): Uint16Array {
  const filter = new Uint16Array(1 << FILTER_BITS);
  const add = (words: string, has: number) => {
    for (const word of words.split(" ")) {
      let hash = 0;
      for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 33) + (word.charCodeAt(at) | 32)) | 0;
      const slot = hash & FILTER_MASK;
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
  add(wordsOf(W.digit).join(" "), HAS.spelled);
  return filter;
}

/** What a text has, and how many ASCII digits. */
interface Facts {
  readonly has: number;
  readonly digits: number;
}

/** One pass over the units, and over the words that they make. */
function scan(text: string): Facts {
  let has = 0;
  let hash = 0;
  let digits = 0;
  let numerals = 0;
  let colons = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLetter(unit)) {
      if (unit >= 128) has |= beyondAscii(unit);
      hash = (Math.imul(hash, 33) + (unit | 32)) | 0;
      continue;
    }
    if (hash !== 0) {
      const word = filtered(hash);
      has |= word;
      numerals += word & HAS.numerals;
      hash = 0;
    }
    if (unit < 0x2e || unit > 0x40) continue;
    has |= signAt(text, { at, unit });
    if (isDigit(unit)) digits++;
    else if (unit === 0x3a) colons++;
  }
  const final = hash === 0 ? 0 : filtered(hash);
  has |= final;
  numerals += final & HAS.numerals;
  if (numerals < NUMERALS_AT_LEAST * HAS.numerals) has &= ~HAS.numerals;
  return { has: colons < COLONS_AT_LEAST ? has : has | HAS.colons, digits };
}

const NUMERALS_AT_LEAST = 6;
/** Version 6 of an address of the Internet has six before an embedded version 4. */
const COLONS_AT_LEAST = 6;

/** Only for units that there are: whoever asks for a place outside the text makes every look-up slow. */
const isLetter = (unit: number): boolean => unit >= 128 || ASCII_CLASS[unit] === LETTER;

function isBesideLetter(text: string, at: number): boolean {
  return (at > 0 && isLetter(text.charCodeAt(at - 1))) || (at + 1 < text.length && isLetter(text.charCodeAt(at + 1)));
}

function beyondAscii(unit: number): number {
  const kind = foldKind(unit);
  // The pass takes such a sign for a letter, so that a word beside it may be one for a digit.
  const folded = HAS.spelled | (kind === "none" ? 0 : kind === "sign" ? HAS.fold : HAS.spacing);
  return unit >= 0x2e80 ? folded | HAS.wide : folded;
}

/** Digits, dots, colons and the commercial at. */
function signAt(text: string, { at, unit }: { at: number; unit: number }): number {
  if (isDigit(unit)) return isBesideLetter(text, at) ? HAS.digit | HAS.mixed : HAS.digit;
  if (unit === 0x40) return HAS.at;
  if (unit === 0x2e) return isInnerDot(text, at) ? HAS.dots : 0;
  return unit === 0x3a && text.charCodeAt(at - 1) === 0x3a ? HAS.colons : 0;
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

interface Profile extends Facts {
  readonly source: string;
  readonly folded: Folded;
  lexed: Lexed | undefined;
}

// Every detector reads the same comment in turn; the last one's tokens are kept so that it is read once. What a
// detector answers does not depend on it.
let last: Profile = { source: "", has: 0, digits: 0, folded: { text: "" }, lexed: undefined };

function profileOf(text: string): Profile {
  if (last.source !== text) last = readProfile(text);
  return last;
}

function readProfile(source: string): Profile {
  const raw = scan(source);
  const spaced = (raw.has & HAS.spacing) !== 0 && (raw.has & (HAS.digit | HAS.at | HAS.numerals)) !== 0;
  const folded = raw.has & HAS.fold || spaced ? fold(source) : undefined;
  if (!folded) return { source, has: raw.has, digits: raw.digits, folded: { text: source }, lexed: undefined };
  const { has, digits } = scan(folded.text);
  return { source, has: has | (raw.has & HAS.wide), digits, folded, lexed: undefined };
}

/** Whether the text has any of these. */
export function has(text: string, facts: number): boolean {
  return (profileOf(text).has & facts) !== 0;
}

/** How many digits the text has, after folding; spelled ones do not count. */
export function digitsIn(text: string): number {
  return profileOf(text).digits;
}

/** The tokens of a text; linear, and shared by the detectors of one comment. */
export function lex(text: string): Lexed {
  const profile = profileOf(text);
  profile.lexed ??= tokenise(profile.folded);
  return profile.lexed;
}

function tokenise(folded: Folded): Lexed {
  const { text } = folded;
  const start: number[] = [];
  const end: number[] = [];
  const kind: number[] = [];
  const inUrl: boolean[] = [];
  // As long as the others from the beginning: a list that is filled from its middle becomes a slow one.
  const words: undefined[] = [];
  const classes: undefined[] = [];
  let urlUntil = 0;
  for (let at = 0; at < text.length;) {
    let seen = unitClass(text.charCodeAt(at));
    if (seen === OTHER) {
      at++;
      continue;
    }
    let to = at + 1;
    for (; to < text.length; to++) {
      const next = unitClass(text.charCodeAt(to));
      if (next === OTHER) break;
      seen |= next;
    }
    if (at >= urlUntil && startsUrl(text, { at, to })) urlUntil = endOfWord(text, to);
    start.push(at);
    end.push(to);
    kind.push(seen);
    inUrl.push(at < urlUntil);
    words.push(undefined);
    classes.push(undefined);
    at = to;
  }
  return { folded, text, count: start.length, start, end, kind, inUrl, words, classes };
}

/** `www.` or a scheme. */
function startsUrl(text: string, { at, to }: { at: number; to: number }): boolean {
  const next = text.charCodeAt(to);
  if ((next !== 0x2e && next !== 0x3a) || to - at > LONGEST_SCHEME) return false;
  const lower = text.slice(at, to).toLowerCase();
  if (lower === "www") return next === 0x2e;
  return (lower === "http" || lower === "https" || lower === "ftp") && text.startsWith("://", to);
}

const LONGEST_SCHEME = "https".length;

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) > 0x20) at++;
  return at;
}

/** A token's word in lower case; empty outside the text. */
export function wordAt(lexed: Lexed, token: number): string {
  if (token < 0 || token >= lexed.count) return "";
  return (lexed.words[token] ??= readWord(lexed, token));
}

function readWord({ text, start, end, kind }: Lexed, token: number): string {
  const raw = text.slice(start[token], end[token]);
  return kind[token] === NUMBER ? raw : raw.toLowerCase();
}

/** The words from one token to before another. */
export function wordsBetween(lexed: Lexed, from: number, to: number): string[] {
  const words: string[] = [];
  for (let token = Math.max(0, from); token < Math.min(to, lexed.count); token++) words.push(wordAt(lexed, token));
  return words;
}

export function classesAt(lexed: Lexed, token: number): number {
  if (token < 0 || token >= lexed.count || lexed.kind[token] === NUMBER) return 0;
  return (lexed.classes[token] ??= classesOf(wordAt(lexed, token)));
}

export function isCapital(lexed: Lexed, token: number): boolean {
  const unit = lexed.text.charCodeAt(lexed.start[token] ?? lexed.text.length);
  if (unit < 128) return unit >= 0x41 && unit <= 0x5a;
  const first = Number.isNaN(unit) ? "" : String.fromCharCode(unit);
  return first !== first.toLowerCase();
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
  for (let at = first; at < range.from; at++) classes |= classesAt(lexed, at);
  for (let at = range.to + 1; at <= final; at++) classes |= classesAt(lexed, at);
  return classes;
}

/** An account number begins up to four groups before, as in `MT84 MALT 0110 0001`: these digits are a part of it. */
export function isInsideAccount(lexed: Lexed, from: number): boolean {
  for (let token = from - 1; token >= 0 && from - token <= 5; token--) {
    if (lexed.text.slice(lexed.end[token], lexed.start[token + 1]) !== " ") return false;
    if (/^[a-z]{2}\d\d/.test(wordAt(lexed, token))) return true;
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
