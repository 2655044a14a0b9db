import type { Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import {
  classesAround,
  findingAt,
  has,
  HAS,
  lex,
  MIXED,
  NUMBER,
  WORD,
  type Lexed,
  wordAt,
  classesAt,
  startOf,
  endOf,
  gapAfter,
  isCapital,
} from "./lex.ts";
import { hasPublicPair } from "./public-contact.ts";
import { CONNECTORS, endingSense, isHouseNumber } from "./street-words.ts";
import { W } from "./words.ts";

/**
 * Street and box addresses of many countries. A house number beside a street's name is the candidate; how sure the
 * name is, a flat or suite, a postcode, a city or country and words such as "lives at" add up, and three points make
 * an address.
 */
export function detectPostalAddress({ text }: DetectorInput): Finding[] {
  if (!has(text, HAS.digit)) return [];
  const lexed = lex(text);
  const streets = placesIn(lexed).map((place) => finding(lexed, place));
  return has(text, HAS.wide) ? [...eastAsian(lexed), ...streets] : streets;
}

function placesIn(lexed: Lexed): Place[] {
  const places: Place[] = [];
  let until = -1;
  for (let at = 0; at < lexed.count; at++) {
    const place = lexed.kind[at] === WORD || at <= until ? undefined : placeOf(lexed, at);
    if (!place) continue;
    if (place.from <= until) places.pop();
    places.push(place);
    until = place.to;
  }
  return places;
}

function placeOf(lexed: Lexed, at: number): Place | undefined {
  return militaryAt(lexed, at) ?? boxAt(lexed, at) ?? crossingAt(lexed, at) ?? plotAt(lexed, at) ?? streetAt(lexed, at);
}

const ENOUGH = 3;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly element: string;
  readonly context: readonly string[];
}

function finding(lexed: Lexed, { from, to, element, context }: Place): Finding {
  const start = startOf(lexed, from);
  return findingAt(lexed.folded, { start, end: endOf(lexed, to), element, context });
}

/** `PSC 1234, Box 5678, APO AE 09012` and ships: the military's post offices stand for town and state. */
function militaryAt(lexed: Lexed, at: number): Place | undefined {
  const office = wordAt(lexed, at - 2);
  if ((office !== "apo" && office !== "fpo" && office !== "dpo") || wordAt(lexed, at).length !== 5) return undefined;
  if (!/^a[aep]$/.test(wordAt(lexed, at - 1))) return undefined;
  let from = at - 2;
  while (from > 0 && at - from < 8 && gapAfter(lexed, from - 1).length <= 3 && isMilitaryPart(lexed, from - 1)) from--;
  return { from, to: at, element: "postal.military", context: ["postcode"] };
}

function isMilitaryPart(lexed: Lexed, token: number): boolean {
  return (
    lexed.kind[token] !== WORD || isCapital(lexed, token) || /^(?:psc|box|unit|cmr|uss)$/.test(wordAt(lexed, token))
  );
}

const BOX_WORDS: ReadonlySet<string> = new Set(
  "postfach postbus pobox apartado postboks postbox postilokero".split(" "),
);
const BOX_PAIRS: ReadonlySet<string> = new Set([
  "boîte postale",
  "casella postale",
  "caixa postal",
  "casilla postal",
  "skrytka pocztowa",
  "gpo box",
  "po box",
  "o box",
  "postal box",
  "apdo correos",
  "apartado correos",
  "private bag",
]);

const PAIR_ENDS: ReadonlySet<string> = new Set([...BOX_PAIRS].map((pair) => pair.replace(/.* /, "")));

function boxAt(lexed: Lexed, at: number): Place | undefined {
  if (lexed.kind[at] !== NUMBER || startOf(lexed, at) - endOf(lexed, at - 1) > 3) return undefined;
  const word = wordAt(lexed, at - 1);
  if (!BOX_WORDS.has(word) && !PAIR_ENDS.has(word)) return undefined;
  const pair = `${wordAt(lexed, at - 2)} ${word}`;
  const single = BOX_WORDS.has(word);
  if (!single && !BOX_PAIRS.has(pair)) return undefined;
  const from = single ? at - 1 : pair === "o box" ? at - 3 : at - 2;
  if (from < 0 || isInstitution(lexed, { from, to: at })) return undefined;
  const evidence = evidenceAround(lexed, { from, to: at });
  return { from, to: evidence.to, element: "postal.box", context: evidence.context };
}

const CROSSING_STREETS: ReadonlySet<string> = new Set(
  "calle carrera cra cl kr kra transversal diagonal avenida".split(" "),
);

/** Colombia: `Calle 45 # 12-34`. */
function crossingAt(lexed: Lexed, at: number): Place | undefined {
  if (!CROSSING_STREETS.has(wordAt(lexed, at - 1))) return undefined;
  const sign = gapAfter(lexed, at).trim();
  const number = sign === "#" ? at + 1 : /^(?:no|n|nro)$/.test(wordAt(lexed, at + 1)) ? at + 2 : 0;
  if (!number || lexed.kind[number] === WORD || gapAfter(lexed, number).trim() !== "-") return undefined;
  return { from: at - 1, to: number + 1, element: "postal.street", context: ["street"] };
}

const PLOTS: ReadonlySet<string> = new Set("house plot villa flat door bungalow no hno".split(" "));

/** `House 12, Street 7`, `Plot 45, Adeola Odeku Street`, `No. 9, The Crescent`. */
function plotAt(lexed: Lexed, at: number): Place | undefined {
  if (!PLOTS.has(wordAt(lexed, at - 1)) || gapAfter(lexed, at - 1).length > 2) return undefined;
  let number = at;
  while (number < at + 3 && lexed.kind[number + 1] !== WORD && /^[-/]$/.test(gapAfter(lexed, number))) number++;
  if (gapAfter(lexed, number) !== ", ") return undefined;
  for (let token = number + 1; token <= number + 4 && token < lexed.count; token++) {
    const street =
      classesAt(lexed, token) & (W.streetStrong | W.streetWeak) ||
      /^(?:sector|block|phase|marg|nagar)$/.test(wordAt(lexed, token));
    if (!isCapital(lexed, token)) return undefined;
    if (street)
      return isInstitution(lexed, { from: at, to: token })
        ? undefined
        : { from: at - 1, to: token, element: "postal.street", context: ["street"] };
  }
  return undefined;
}

interface Street {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly element: string;
}

function streetAt(lexed: Lexed, at: number): Place | undefined {
  if (!isHouseNumber(lexed, at) || isMeasure(lexed, at)) return undefined;
  const street = best([typeAfter(lexed, at), prefixAfter(lexed, at), nameBefore(lexed, at), named(lexed, at)]);
  if (!street) return undefined;
  const evidence = evidenceAround(lexed, street);
  const score = street.score + evidence.score;
  if (score < ENOUGH || isInstitution(lexed, street)) return undefined;
  return {
    from: street.from,
    to: Math.max(street.to, evidence.to),
    element: street.element,
    context: evidence.context,
  };
}

function best(streets: readonly (Street | undefined)[]): Street | undefined {
  let top: Street | undefined;
  for (const street of streets) if (street && (!top || street.score > top.score)) top = street;
  return top;
}

/** Money, shares, decimals, times, scores, years and counts are no house numbers. */
function isMeasure(lexed: Lexed, at: number): boolean {
  if (isPartOfNumber(lexed.text, { start: startOf(lexed, at), end: endOf(lexed, at) })) return true;
  const previous = classesAt(lexed, at - 1);
  const next = classesAt(lexed, at + 1);
  if (previous & W.month && Number(wordAt(lexed, at)) <= 31) return true;
  if (next & (W.quantity | W.month) && !(next & (W.streetStrong | W.streetWeak))) return true;
  return isYear(lexed, at) && (previous & (W.stop | W.month)) !== 0 && !/^(?:at|to)$/.test(wordAt(lexed, at - 1));
}

function isPartOfNumber(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 4);
  return /[$€£¥+=*&]$|\d[.,:]$/.test(before) || /^(?:[%$€£°]|[.:]\d|,\d{3})/.test(after);
}

function isYear(lexed: Lexed, at: number): boolean {
  return lexed.kind[at] === NUMBER && /^(?:1[5-9]|20)\d\d$/.test(wordAt(lexed, at));
}

const MOST_NAME_WORDS = 5;
const NAME_GAP = /^(?: |-|'|’|\.)$/;

/** A full stop and a space follow an abbreviation only. */
function isNameGap(lexed: Lexed, { at, token }: { at: number; token: number }): boolean {
  const between = gapAfter(lexed, token - 1);
  return between === ". " ? token > at + 1 && wordAt(lexed, token - 1).length <= 3 : NAME_GAP.test(between);
}

function isType(lexed: Lexed, { at, token }: { at: number; token: number }): boolean {
  if (token === at + 1 || gapAfter(lexed, token - 1) === "-") return false;
  return (classesAt(lexed, token) & (W.streetStrong | W.streetWeak)) !== 0;
}

/** `12 Hill View Road`, `3400 N Lake Shore Dr`. */
function typeAfter(lexed: Lexed, at: number): Street | undefined {
  let capitals = true;
  let found: Street | undefined;
  for (let token = at + 1; token <= at + MOST_NAME_WORDS + 1 && token < lexed.count; token++) {
    if (!isNameGap(lexed, { at, token })) break;
    if (isType(lexed, { at, token })) found = best([found, typed(lexed, { at, token, capitals })]);
    else if (found) break;
    if (!isNamePart(lexed, { token, first: token === at + 1 })) break;
    capitals &&= isCapital(lexed, token) || lexed.kind[token] !== WORD || CONNECTORS.has(wordAt(lexed, token));
  }
  return found;
}

const NO_STREET_NAMES: ReadonlySet<string> = new Set(
  `supreme federal district circuit appeals county crown national tennis basketball high world superior criminal family
  first second amusement theme memorial car hard disk flash usb test long short same best only wrong right half
  parking free republican democratic`.split(/\s+/),
);

function typed(
  lexed: Lexed,
  { at, token, capitals }: { at: number; token: number; capitals: boolean },
): Street | undefined {
  const strong = (classesAt(lexed, token) & W.streetStrong) !== 0;
  const titled = capitals && isCapital(lexed, token);
  if (!strong && (!titled || NO_STREET_NAMES.has(wordAt(lexed, token - 1)))) return undefined;
  const noun = followedByNoun(lexed, token);
  const famous = token === at + 2 && /^(?:wall|main|fleet|sesame|high|bay)$/.test(wordAt(lexed, at + 1)) && noun;
  const base = strong ? (titled ? 3 : 2) : isPlaced(lexed, { at, token }) ? 3 : 2;
  return { from: at, to: token, score: base - (noun ? 1 : 0) - (famous ? 1 : 0), element: "postal.street" };
}

/** `30 Wall Street firms`: the number counts what follows. */
function followedByNoun(lexed: Lexed, token: number): boolean {
  if (gapAfter(lexed, token) !== " " || lexed.kind[token + 1] !== WORD || isCapital(lexed, token + 1)) return false;
  const classes = classesAt(lexed, token + 1);
  return (
    (classes & (W.stop | W.unit | W.streetStrong | W.streetWeak | W.country)) === 0 &&
    wordAt(lexed, token + 1).endsWith("s")
  );
}

/** Something before or after the street sets it as a place: `at`, `on`, a colon, a new line, or a town after a comma. */
function isPlaced(lexed: Lexed, { at, token }: { at: number; token: number }): boolean {
  const before = at === 0 ? "\n" : gapAfter(lexed, at - 1);
  const after = gapAfter(lexed, token);
  if (/[:\n>]/.test(before) || /^(?:at|on|to|is|near|of|and)$/.test(wordAt(lexed, at - 1))) return true;
  return (
    lexed.kind[at - 1] === NUMBER ||
    /^,? ?\n/.test(after) ||
    (after === ", " && (isCapital(lexed, token + 1) || lexed.kind[token + 1] !== WORD))
  );
}

function isNamePart(lexed: Lexed, { token, first }: { token: number; first: boolean }): boolean {
  const classes = classesAt(lexed, token);
  const word = wordAt(lexed, token);
  if (lexed.kind[token] === NUMBER) return false;
  if (lexed.kind[token] === MIXED) return /^\d+(?:st|nd|rd|th)$/.test(word);
  if (CONNECTORS.has(word)) return !first || isCapital(lexed, token);
  if (classes & W.stop) return /^(?:up|down|over|under)$/.test(word) && isCapital(lexed, token);
  return (classes & (W.quantity | W.month)) === 0 || isCapital(lexed, token);
}

/** `17 rue de la Paix`, `10, via Roma`. */
function prefixAfter(lexed: Lexed, at: number): Street | undefined {
  let token = at + 1;
  if (/^(?:bis|ter|quater)$/.test(wordAt(lexed, token))) token++;
  if (!/^(?: |, |,)$/.test(gapAfter(lexed, at))) return undefined;
  const classes = classesAt(lexed, token);
  if (!(classes & (W.prefixStrong | W.prefixWeak))) return undefined;
  const to = nameEnd(lexed, token);
  if (to === undefined) return undefined;
  const linked = isCapital(lexed, token) && /^(?:de|du|des|della|del|da|do|d|di)$/.test(wordAt(lexed, token + 1));
  const strong = (classes & W.prefixStrong) !== 0 || linked;
  const sure = strong && (wordAt(lexed, token) !== "via" || isCapital(lexed, token) || lexed.kind[to + 1] === NUMBER);
  const capital = hasCapital(lexed, { from: token + 1, to });
  const score = sure ? (capital ? 3 : 2) : capital ? 1 : 0;
  return score ? { from: at, to: isNumberNext(lexed, to) ? to + 1 : to, score, element: "postal.street" } : undefined;
}

function isNumberNext(lexed: Lexed, token: number): boolean {
  return /^(?: |, )$/.test(gapAfter(lexed, token)) && token + 1 < lexed.count && isHouseNumber(lexed, token + 1);
}

function hasCapital(lexed: Lexed, { from, to }: { from: number; to: number }): boolean {
  for (let token = from; token <= to; token++) if (isCapital(lexed, token)) return true;
  return false;
}

/** The last word of the name after a street's prefix. */
function nameEnd(lexed: Lexed, prefix: number): number | undefined {
  let to: number | undefined;
  for (let token = prefix + 1; token < lexed.count && token <= prefix + MOST_NAME_WORDS; token++) {
    const between = gapAfter(lexed, token - 1);
    if (!/^(?: |-|'|’|\. )$/.test(between) || lexed.kind[token] === NUMBER) break;
    const connector = CONNECTORS.has(wordAt(lexed, token));
    if (!connector && classesAt(lexed, token) & W.stop) break;
    if (!connector) to = token;
    if (!connector && !isCapital(lexed, token) && token > prefix + 1) break;
  }
  return to;
}

const NUMBER_SIGNS: ReadonlySet<string> = new Set("no nr n nº numero número num č д дом km".split(" "));

/** `Hauptstraße 12`, `via Roma 3`, `Árpád fejedelem útja 3`, `Calle Mayor, 5`. */
function nameBefore(lexed: Lexed, at: number): Street | undefined {
  let final = at - 1;
  if (final > 0 && NUMBER_SIGNS.has(wordAt(lexed, final)) && gapAfter(lexed, final).length <= 2) final--;
  if (final < 0 || !/^(?: |, |\. |,|, № ?| № ?| n° ?)$/.test(gapAfter(lexed, final)) || lexed.kind[final] !== WORD)
    return undefined;
  const comma = gapAfter(lexed, final).startsWith(",");
  const signed = final < at - 1 ? 1 : 0;
  const sense = comma ? "none" : endingSense(lexed, final);
  const from = nameStart(lexed, final);
  if (sense !== "none" && !isYear(lexed, at)) {
    const capital = isCapital(lexed, final) || isCapital(lexed, final - 1);
    const score = sense === "sure" ? 3 : capital ? 2 : 1;
    return { from: houseBefore(lexed, from), to: at, score: score + signed, element: "postal.street" };
  }
  return prefixBefore(lexed, { at, final, signed });
}

function nameStart(lexed: Lexed, final: number): number {
  let from = final;
  while (
    from > 0 &&
    final - from < 3 &&
    gapAfter(lexed, from - 1) === " " &&
    isCapital(lexed, from - 1) &&
    lexed.kind[from - 1] === WORD
  )
    from--;
  return from;
}

function houseBefore(lexed: Lexed, from: number): number {
  return from > 0 && gapAfter(lexed, from - 1) === " " && isHouseNumber(lexed, from - 1) ? from - 1 : from;
}

function prefixBefore(
  lexed: Lexed,
  { at, final, signed }: { at: number; final: number; signed: number },
): Street | undefined {
  let capital = false;
  for (let token = final; token >= 0 && final - token <= MOST_NAME_WORDS; token--) {
    if (token < final && !/^(?: |-|'|’|\. |\.|\/ )$/.test(gapAfter(lexed, token))) return undefined;
    const classes = classesAt(lexed, token);
    if (token < final && capital && classes & (W.prefixStrong | W.prefixWeak)) {
      const score = prefixScore(lexed, { at, final, token });
      return score
        ? { from: houseBefore(lexed, token), to: at, score: score + signed, element: "postal.street" }
        : undefined;
    }
    const connector = CONNECTORS.has(wordAt(lexed, token));
    if (lexed.kind[token] !== WORD || (!connector && (classes & W.stop) !== 0)) return undefined;
    capital ||= isCapital(lexed, token);
  }
  return undefined;
}

/** `Via Roma 3` is sure, `via Roma 3` likely; a weak prefix says little, and "Plaza Level 3" less. */
function prefixScore(lexed: Lexed, { at, final, token }: { at: number; final: number; token: number }): number {
  const via = wordAt(lexed, token) === "via" && !isCapital(lexed, token);
  const sure = (classesAt(lexed, token) & W.prefixStrong) !== 0 && !via;
  if (!sure && isYear(lexed, at)) return 0;
  const numbered = (classesAt(lexed, final) & W.numbered) !== 0;
  return (sure ? 3 : via ? 2 : 1) - (numbered ? 2 : 0);
}

/** A capitalised name and a number, which only an address's surroundings turn into a street. */
function named(lexed: Lexed, at: number): Street | undefined {
  const digits = wordAt(lexed, at);
  if (isYear(lexed, at) && !isDoubled(lexed, at)) return undefined;
  if (isBesideUnit(lexed, at)) return { from: at - 1, to: at, score: 1, element: "postal.named" };
  if (isName(lexed, at + 1) && gapAfter(lexed, at) === " ")
    return { from: at, to: at + 1, score: 1, element: "postal.named" };
  if (
    lexed.kind[at] === NUMBER &&
    gapAfter(lexed, at - 1) === " " &&
    isName(lexed, at - 1) &&
    /^(?!-\d)/.test(lexed.text.slice(lexed.end[at], endOf(lexed, at) + 2))
  ) {
    return digits.length >= 2 || isDoubled(lexed, at)
      ? { from: nameStart(lexed, at - 1), to: at, score: 1, element: "postal.named" }
      : undefined;
  }
  return undefined;
}

/** `fuente del gallo 4 suite 236`: a word, a number and a flat, in whatever case. */
function isBesideUnit(lexed: Lexed, at: number): boolean {
  const previous = classesAt(lexed, at - 1);
  return isDoubled(lexed, at) && (previous & (W.stop | W.quantity | W.numbered)) === 0 && unitAt(lexed, at + 1) === 2;
}

/** Two numbers around one name: `18 Brisas 8080`. */
function isDoubled(lexed: Lexed, at: number): boolean {
  for (let token = at - 1; token >= 0 && at - token <= 4; token--) {
    if (gapAfter(lexed, token) !== " ") return false;
    if (lexed.kind[token] === NUMBER) return token < at - 1;
  }
  return false;
}

function isName(lexed: Lexed, token: number): boolean {
  const classes = classesAt(lexed, token);
  const word = wordAt(lexed, token);
  if (lexed.kind[token] !== WORD || word.length < 2) return false;
  if (word.length <= 4 && lexed.text.slice(lexed.start[token], lexed.end[token]) === word.toUpperCase()) return false;
  return (
    isCapital(lexed, token) &&
    (classes & (W.numbered | W.month | W.quantity | W.stop | W.state | W.country | W.unit | W.veto)) === 0
  );
}

interface Evidence {
  readonly score: number;
  readonly context: readonly string[];
  readonly to: number;
}

const EVIDENCE_AFTER = 12;
const EVIDENCE_BEFORE = 4;

function evidenceAround(lexed: Lexed, { from, to }: { from: number; to: number }): Evidence {
  const context: string[] = [];
  let end = to;
  let unit = 0;
  let place = 0;
  for (let token = Math.max(0, from - EVIDENCE_BEFORE); token <= to + EVIDENCE_AFTER && token < lexed.count; token++) {
    if (token >= from && token < to) continue;
    const units = unitAt(lexed, token);
    if (units) unit = Math.max(unit, units);
    const places = token > to ? placeAt(lexed, { token, to }) : 0;
    place = Math.max(place, places);
    if (token > to && (units || places === 2))
      end = Math.min(lexed.count - 1, isFive(lexed, token) ? token : token + 1);
  }
  const town = townAfter(lexed, to) ? 1 : 0;
  const said = saidBefore(lexed, from);
  if (unit) context.push("unit");
  if (place) context.push("postcode");
  if (said) context.push("context_word");
  return { score: unit + Math.min(2, place + town) + said, context, to: end };
}

/** `Apt. 502`, `Suite 12`, `Flat 2B`. */
function unitAt(lexed: Lexed, token: number): number {
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

/** `ID 83702`, `LS6 2AB`, `K1A 0B1`, `1016 DW`. */
function isOwnForm(lexed: Lexed, token: number): boolean {
  const word = wordAt(lexed, token);
  const next = wordAt(lexed, token + 1);
  if (isFive(lexed, token)) return (classesAt(lexed, token - 1) & W.state) !== 0 && isUpper(lexed, token - 1);
  if (isBritishPostcode(word, next) || (/^[a-z]\d[a-z]$/.test(word) && /^\d[a-z]\d$/.test(next))) return true;
  return /^\d{4}$/.test(word) && /^[a-z]{2}$/.test(next) && isUpper(lexed, token + 1);
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

/** Public places that everyone may name, and the seats of institutions, unless somebody is said to live there. */
const LANDMARKS: readonly RegExp[] = [
  /^1600 pennsylvania ave/,
  /^10 downing st/,
  /^11 downing st/,
  /^221b baker st/,
  /^350 (?:5th|fifth) ave/,
  /^1 infinite loop/,
  /^one apple park/,
  /^1 apple park/,
  /^11 wall st/,
  /^405 e(?:ast)? 42nd st/,
];

function isInstitution(lexed: Lexed, { from, to }: { from: number; to: number }): boolean {
  const written = lexed.text.slice(lexed.start[from], lexed.end[Math.min(to, from + 5)]).toLowerCase();
  if (LANDMARKS.some((landmark) => landmark.test(written))) return true;
  const near = classesAround(lexed, { from, to, before: 6, after: 4 });
  return ((near & W.venue) !== 0 || hasPublicPair(lexed, { from, to })) && saidHome(lexed, from) === 0;
}

function saidHome(lexed: Lexed, from: number): number {
  return classesAround(lexed, { from, to: from, before: SAID_BEFORE, after: 0 }) & W.home;
}

const CHINESE = /[\u4e00-\u9fff]{2,12}(?:路|街|道|巷|弄|里|村)(?:[\u4e00-\u9fff]{0,6})\s?\d{1,5}\s?(?:号|號|弄|巷)/g;
const JAPANESE =
  /(?:[都道府県市区町村郡])[\u3040-\u30ff\u4e00-\u9fff]{1,12}\s?\d{1,4}(?:丁目|番地?|-)\s?\d{1,4}(?:[-番号]\d{0,4})?/g;
const KOREAN = /[\uac00-\ud7a3]{1,10}(?:시|도|구|군)\s[\uac00-\ud7a3\d]{1,12}(?:로|길|동)\s?\d{1,4}/g;

/** Chinese, Japanese and Korean addresses go from the large to the small, and the signs for road and number tell them. */
function eastAsian(lexed: Lexed): Finding[] {
  return [CHINESE, JAPANESE, KOREAN].flatMap((form) =>
    [...lexed.text.matchAll(form)].map((match) =>
      findingAt(lexed.folded, { start: match.index, end: match.index + match[0].length, element: "postal.east-asian" }),
    ),
  );
}
