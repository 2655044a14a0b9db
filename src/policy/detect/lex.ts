import type { Finding } from "../types.ts";
import { fold, originalSpan, type Folded } from "./fold.ts";
import { HAS, type Facts, scan } from "./text-facts.ts";
import { OTHER, unitClass } from "./units.ts";
import { classesOf, mayHaveClasses, W } from "./words.ts";

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
      const unit = text.charCodeAt(to);
      const next = unitClass(unit);
      if (next === OTHER || ((next | seen) === MIXED && isUnspaced(next === NUMBER ? text.charCodeAt(to - 1) : unit)))
        break;
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

/** Chinese, Japanese and Korean letters touch the digits beside them, which are numbers all the same. */
const isUnspaced = (unit: number): boolean => unit >= FIRST_UNSPACED && unit <= LAST_UNSPACED;
const FIRST_UNSPACED = 0x3040; // hiragana
const LAST_UNSPACED = 0xd7a3; // the last syllable of hangul

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
  return (lexed.classes[token] ??= readClasses(lexed, token));
}

const PHONE_SIGNS = /手机|手機|电话|電話|携帯|番号|号码|號碼|联系|聯繫|번호|전화|연락/;

function readClasses(lexed: Lexed, token: number): number {
  if (isUnspaced(lexed.text.charCodeAt(startOf(lexed, token))))
    return PHONE_SIGNS.test(wordAt(lexed, token)) ? W.phone : 0;
  if (!mayHaveClasses(lexed.text, startOf(lexed, token), endOf(lexed, token))) return 0;
  return classesOf(wordAt(lexed, token));
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
