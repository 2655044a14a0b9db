import type { Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import { eastAsian } from "./east-asian-address.ts";
import {
  classesAround,
  findingAt,
  has,
  lex,
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
import { evidenceAround, saidHome, unitAt } from "./address-evidence.ts";
import { findStreet } from "./find-street.ts";
import { hasPublicPair } from "./public-contact.ts";
import { HAS } from "./text-facts.ts";
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
    const from = unitBefore(lexed, place.from);
    places.push(from > until ? { ...place, from } : place);
    until = place.to;
  }
  return places;
}

function placeOf(lexed: Lexed, at: number): Place | undefined {
  return (
    militaryAt(lexed, at) ??
    ruralAt(lexed, at) ??
    boxAt(lexed, at) ??
    crossingAt(lexed, at) ??
    plotAt(lexed, at) ??
    streetAt(lexed, at)
  );
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

const ROUTES: ReadonlySet<string> = new Set(["rr", "hc", "rfd", "route", "rt"]);

/** `RR 2 Box 152`: a rural route's boxes, and the houses behind them, have no street. */
function ruralAt(lexed: Lexed, at: number): Place | undefined {
  if (wordAt(lexed, at + 1) !== "box" || lexed.kind[at + 2] === WORD || at + 2 >= lexed.count) return undefined;
  const gaps = [gapAfter(lexed, at - 1), gapAfter(lexed, at), gapAfter(lexed, at + 1)];
  if (!ROUTES.has(wordAt(lexed, at - 1)) || gaps.some((gap) => !/^(?:\.? ?#?|, )$/.test(gap))) return undefined;
  const from = /^(?:rural|star)$/.test(wordAt(lexed, at - 2)) ? at - 2 : at - 1;
  const { to, context } = evidenceAround(lexed, { from, to: at + 2 });
  return { from, to, element: "postal.box", context };
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
function streetAt(lexed: Lexed, at: number): Place | undefined {
  const street = findStreet(lexed, at);
  if (!street) return undefined;
  const evidence = evidenceAround(lexed, street);
  const score = street.score + evidence.score;
  if (score < ENOUGH || (street.dated && !evidence.settled) || isInstitution(lexed, street)) return undefined;
  return {
    from: street.from,
    to: Math.max(street.to, evidence.to),
    element: street.element,
    context: evidence.context,
  };
}

/** `Flat 3, 27 Marine Parade`. */
function unitBefore(lexed: Lexed, from: number): number {
  return from >= 2 && /^,? ?$/.test(gapAfter(lexed, from - 1)) && unitAt(lexed, from - 2) > 0 ? from - 2 : from;
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
