import { classesAround, NUMBER, WORD, type Lexed, wordAt, classesAt, startOf, gapAfter, isCapital } from "./lex.ts";
import { isName } from "./street-words.ts";
import { W } from "./words.ts";

export interface Evidence {
  readonly score: number;
  readonly context: readonly string[];
  readonly to: number;
  /** A postcode with its state or town, or a state behind a town: no date is followed by them. */
  readonly settled: boolean;
}

const EVIDENCE_AFTER = 12;
const EVIDENCE_BEFORE = 4;

export function evidenceAround(lexed: Lexed, { from, to }: { from: number; to: number }): Evidence {
  let end = to;
  let unit = 0;
  let place = 0;
  let settled = false;
  for (let token = Math.max(0, from - EVIDENCE_BEFORE); token <= to + EVIDENCE_AFTER && token < lexed.count; token++) {
    if (token >= from && token < to) continue;
    unit = Math.max(unit, unitAt(lexed, token));
    if (token <= to) continue;
    const places = placeAt(lexed, { token, to });
    place = Math.max(place, places);
    settled ||= places === 2 || isStateOfTown(lexed, token);
    end = partEnd(lexed, { token, places }) ?? end;
  }
  const town = townAfter(lexed, to) ? 1 : 0;
  const said = saidBefore(lexed, from);
  const context = [...(unit ? ["unit"] : []), ...(place ? ["postcode"] : []), ...(said ? ["context_word"] : [])];
  const score = unit + Math.min(2, place + town) + said;
  return { score, context, to: Math.min(lexed.count - 1, end), settled };
}

/** Where a postcode or a flat that begins at a token ends. */
function partEnd(lexed: Lexed, { token, places }: { token: number; places: number }): number | undefined {
  if (places === 2) return placeEnd(lexed, token);
  return unitAt(lexed, token) ? token + 1 : undefined;
}

/** `Apt. 502`, `Suite 12`, `Flat 2B`. */
export function unitAt(lexed: Lexed, token: number): number {
  const classes = classesAt(lexed, token);
  if (!(classes & W.unit) || lexed.kind[token + 1] === WORD || token + 1 >= lexed.count) return 0;
  if (!/^(?:\.? |\. ?|\.? ?#)$/.test(gapAfter(lexed, token))) return 0;
  return /^(?:unit|floor|bus|box|building|bldg)$/.test(wordAt(lexed, token)) ? 1 : 2;
}

function isFive(lexed: Lexed, token: number): boolean {
  return lexed.kind[token] === NUMBER && wordAt(lexed, token).length === 5;
}

/** Postcodes: with a state or in a form of their own 2, a bare five-digit one or a country's name 1. */
function placeAt(lexed: Lexed, { token, to }: { token: number; to: number }): number {
  const apart = /[,\n]/.test(gapAfter(lexed, token - 1));
  if (lexed.kind[token] === WORD) return apart && isCountry(lexed, token) ? 1 : 0;
  if (isOwnForm(lexed, token)) return 2;
  if (token === to + 1 && lexed.kind[to] !== WORD && /^, ?$/.test(gapAfter(lexed, to)) && isShortCode(lexed, token))
    return 2;
  if (/^\d{4,6}$/.test(wordAt(lexed, token))) {
    if (apart && isTownBeside(lexed, { token: token + 1, gap: token })) return 2;
    return token - to > 1 && token - to < 8 && isTownBeside(lexed, { token: token - 1, gap: token - 1 }) ? 1 : 0;
  }
  return 0;
}

function isCountry(lexed: Lexed, token: number): boolean {
  return isCapital(lexed, token) && (classesAt(lexed, token) & W.country) !== 0;
}

function isTownBeside(lexed: Lexed, { token, gap }: { token: number; gap: number }): boolean {
  return isCapital(lexed, token) && gapAfter(lexed, gap) === " ";
}

/** `ID 83702`, `LS6 2AB`, `K1A 0B1`, `1016 DW`, `00-590 Warszawa`. */
function isOwnForm(lexed: Lexed, token: number): boolean {
  const word = wordAt(lexed, token);
  const next = wordAt(lexed, token + 1);
  if (isFive(lexed, token)) return (classesAt(lexed, token - 1) & W.state) !== 0 && isUpper(lexed, token - 1);
  if (isBritishPostcode(word, next) || (/^[a-z]\d[a-z]$/.test(word) && /^\d[a-z]\d$/.test(next))) return true;
  if (/^\d\d-\d{3} $/.test(`${word}${gapAfter(lexed, token)}${next}${gapAfter(lexed, token + 1)}`))
    return isName(lexed, token + 2);
  return /^\d{4}$/.test(word) && /^[a-z]{2}$/.test(next) && isUpper(lexed, token + 1);
}

const TOWN_WORDS = 4;

/** The last token of a postcode that begins here: its second half, or the town that follows it. */
function placeEnd(lexed: Lexed, token: number): number {
  if (classesAt(lexed, token - 1) & W.state && isUpper(lexed, token - 1)) return token;
  const halves = isFive(lexed, token) ? token : token + 1;
  const parted = lexed.kind[token] === NUMBER && (lexed.kind[halves] !== WORD || isUpper(lexed, halves));
  let town = (parted ? halves : token) + 1;
  if (!isTown(lexed, town)) return halves;
  while (town < token + TOWN_WORDS && isTown(lexed, town + 1)) town++;
  return town;
}

function isTown(lexed: Lexed, token: number): boolean {
  return /^[ -]$/.test(gapAfter(lexed, token - 1)) && isName(lexed, token);
}

/** `Dayton, OH`. */
function isStateOfTown(lexed: Lexed, token: number): boolean {
  if (!(classesAt(lexed, token) & W.state) || !isUpper(lexed, token)) return false;
  return /^, ?$/.test(gapAfter(lexed, token - 1)) && isName(lexed, token - 1);
}

/** `101 Reykjavík`, `811 01 Bratislava`. */
function isShortCode(lexed: Lexed, token: number): boolean {
  if (lexed.kind[token] !== NUMBER || wordAt(lexed, token).length !== 3) return false;
  const second = lexed.kind[token + 1] === NUMBER && wordAt(lexed, token + 1).length === 2 ? token + 1 : token;
  return gapAfter(lexed, token) === " " && gapAfter(lexed, second) === " " && isName(lexed, second + 1);
}

function isUpper(lexed: Lexed, token: number): boolean {
  const start = startOf(lexed, token);
  return /^[A-Z]{2}$/.test(lexed.text.slice(start, lexed.end[token]));
}

function isBritishPostcode(outward: string, inward: string): boolean {
  return /^[a-z]{1,2}\d[a-z\d]?$/.test(outward) && /^\d[abd-hjlnp-uw-z]{2}$/.test(inward);
}

/** A comma or a new line, and a name. */
function townAfter(lexed: Lexed, token: number): boolean {
  return (
    /^(?:,|\.,)? ?\n? ?$/.test(gapAfter(lexed, token)) &&
    /[,\n]/.test(gapAfter(lexed, token)) &&
    isCapital(lexed, token + 1)
  );
}

const SAID_BEFORE = 6;

function saidBefore(lexed: Lexed, from: number): number {
  let leads = false;
  for (let token = from - 1; token >= 0 && from - token <= SAID_BEFORE; token--) {
    if (/;|\. |!/.test(gapAfter(lexed, token))) return 0;
    const classes = classesAt(lexed, token);
    if (classes & W.home || (leads && classes & W.deliver)) return 2;
    leads ||= /^(?:to|at|of|is|in)$/.test(wordAt(lexed, token));
  }
  return 0;
}

/** Somebody is said to live there. */
export function saidHome(lexed: Lexed, from: number): number {
  return classesAround(lexed, { from, to: from, before: SAID_BEFORE, after: 0 }) & W.home;
}
