import {
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
  wordsBetween,
} from "./lex.ts";
import { unitAt } from "./address-evidence.ts";
import { isDated, isYear } from "./house-years.ts";
import { CONNECTORS, endingSense, isHouseNumber, isName } from "./street-words.ts";
import { W } from "./words.ts";

/** A number with what may be its street's name. */
export interface Street {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly element: string;
  /** The house number reads as a year; only a postcode or a state tells that it is none. */
  readonly dated?: boolean;
}

/** The likeliest street that the house number at a place belongs to. */
export function findStreet(lexed: Lexed, at: number): Street | undefined {
  if (!isHouseNumber(lexed, at) || isMeasure(lexed, at)) return undefined;
  const street = best([typeAfter(lexed, at), prefixAfter(lexed, at), nameBefore(lexed, at), named(lexed, at)]);
  return street && isDated(lexed, { at, to: street.to }) ? { ...street, dated: true } : street;
}

function best(streets: readonly (Street | undefined)[]): Street | undefined {
  let top: Street | undefined;
  for (const street of streets) if (street && (!top || street.score > top.score)) top = street;
  return top;
}

/** Money, shares, decimals, times, scores and counts are no house numbers. */
function isMeasure(lexed: Lexed, at: number): boolean {
  if (isPartOfNumber(lexed.text, { start: startOf(lexed, at), end: endOf(lexed, at) })) return true;
  const previous = classesAt(lexed, at - 1);
  const next = classesAt(lexed, at + 1);
  if (previous & W.month && Number(wordAt(lexed, at)) <= 31) return true;
  return (next & (W.quantity | W.month)) !== 0 && !(next & (W.streetStrong | W.streetWeak));
}

function isPartOfNumber(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 4);
  return /[$€£¥+=*&]$|\d[.,:]$/.test(before) || /^(?:[%$€£°]|[.:]\d|,\d{3})/.test(after);
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
  if (isNumberOfHouse(lexed, at)) return true;
  return (
    lexed.kind[at - 1] === NUMBER ||
    /^,? ?\n/.test(after) ||
    (after === ", " && (isCapital(lexed, token + 1) || lexed.kind[token + 1] !== WORD))
  );
}

const HOUSES: ReadonlySet<string> = new Set(["house", "home", "flat", "cottage", "bungalow", "door", "place", "lives"]);

/** "The house at the corner, number 9 Cedar Close". */
function isNumberOfHouse(lexed: Lexed, at: number): boolean {
  if (!/^(?:number|no)$/.test(wordAt(lexed, at - 1))) return false;
  return wordsBetween(lexed, at - HOUSE_WINDOW, at - 1).some((word) => HOUSES.has(word));
}

const HOUSE_WINDOW = 8;

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
  if (!/^(?: |, )$/.test(gapAfter(lexed, token)) || token + 1 >= lexed.count) return false;
  return isHouseNumber(lexed, token + 1) && !isPostcodeOfTown(lexed, token + 1);
}

/** `75002 Paris`. */
function isPostcodeOfTown(lexed: Lexed, token: number): boolean {
  return wordAt(lexed, token).length >= 4 && gapAfter(lexed, token) === " " && isName(lexed, token + 1);
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
    return {
      from: houseBefore(lexed, from),
      to: lastHouse(lexed, at),
      score: score + signed,
      element: "postal.street",
    };
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

/** `10/12`, `4-6`: a house over two numbers. */
function lastHouse(lexed: Lexed, at: number): number {
  return /^[/-]$/.test(gapAfter(lexed, at)) && at + 1 < lexed.count && isHouseNumber(lexed, at + 1) ? at + 1 : at;
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
        ? {
            from: houseBefore(lexed, token),
            to: lastHouse(lexed, at),
            score: score + signed,
            element: "postal.street",
          }
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
