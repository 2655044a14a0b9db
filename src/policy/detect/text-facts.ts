import { foldKind } from "./fold.ts";
import { isDigit, isLetter, isLetterOrDigit } from "./units.ts";
import { W, wordsOf } from "./words.ts";

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
export interface Facts {
  readonly has: number;
  readonly digits: number;
}

/** One pass over the units, and over the words that they make. */
export function scan(text: string): Facts {
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
