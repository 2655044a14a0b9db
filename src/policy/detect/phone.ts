import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import type { Evasion, Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import {
  classesAround,
  digitsIn,
  findingAt,
  has,
  isInsideAccount,
  lex,
  type Lexed,
  wordAt,
  classesAt,
  endOf,
} from "./lex.ts";
import { FEWEST_DIGITS, MOST_DIGITS, chainsIn, type Chain } from "./digit-chains.ts";
import { countryHint } from "./phone-countries.ts";
import {
  isOtherNumber,
  isSpacedOut,
  isSaidShape,
  isLongEnough,
  isNorthAmerican,
  isTrunkShaped,
  isTollFree,
} from "./phone-shapes.ts";
import { isPublicContact } from "./public-contact.ts";
import { HAS } from "./text-facts.ts";
import { W } from "./words.ts";

const PARSES_AT_MOST = 40; // one costs about 10 µs; beyond them shape and context decide, so that no text is dear

/**
 * Telephone numbers: international ones that libphonenumber knows, national ones by their shape, by the country that
 * the text names, or by a word that says so; digits may be spelled out, spaced or replaced by look-alikes.
 */
export function detectPhone({ text }: DetectorInput): Finding[] {
  if (!has(text, HAS.digit | HAS.numerals)) return [];
  const spelled = has(text, HAS.spelled);
  if (!spelled && mostDigits(text) < FEWEST_DIGITS) return [];
  const lexed = lex(text);
  const budget = { parses: PARSES_AT_MOST };
  return chainsIn(lexed, spelled).flatMap((chain) => {
    const judged = judge(lexed, { chain, budget });
    return judged ? [findingAt(lexed.folded, judged)] : [];
  });
}

/** Half of the signs among letters may be look-alikes: no number of a text has more digits than this, unless in words. */
function mostDigits(text: string): number {
  return digitsIn(text) * (has(text, HAS.mixed) ? 2 : 1);
}

interface Budget {
  parses: number;
}

function judge(lexed: Lexed, { chain, budget }: { chain: Chain; budget: Budget }): Finding | undefined {
  const { digits } = chain;
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS + 2) return undefined;
  if (isOtherNumber(lexed, chain)) return undefined;
  if (!chain.plus && isInsideAccount(lexed, chain.from)) return undefined;
  const country = internationalCountry(chain, budget);
  const said = saidToBePhone(lexed, chain);
  const element = country ? "phone.e164" : nationalElement(lexed, { chain, said, budget });
  if (said.vetoed && !chain.plus) return undefined;
  if (!element || isTollFree(chain) || (!said.own && isPublicContact(lexed, chain))) return undefined;
  const context = [...(country ? ["valid_number"] : []), ...(said.any ? ["context_word"] : [])];
  return { start: chain.start, end: chain.end, element, context, ...evasionsOf(chain) };
}

function evasionsOf({ groups, evasions }: Chain): { evasions?: readonly Evasion[] } {
  const all =
    groups.length >= 7 && groups.every((group) => group.length === 1) ? [...evasions, "spaced" as const] : evasions;
  return all.length ? { evasions: all } : {};
}

function internationalCountry(chain: Chain, budget: Budget): string | undefined {
  const prefixed = internationalDigits(chain);
  if (prefixed === undefined || prefixed.length < 7 || prefixed.startsWith("0")) return undefined;
  if (budget.parses-- <= 0) return "unchecked";
  const trunkless = chain.plus ? prefixed.replace(/^([346]\d)0/, "$1") : prefixed;
  return countryOf(prefixed) ?? (trunkless === prefixed ? undefined : countryOf(trunkless));
}

function internationalDigits({ digits, plus, groups }: Chain): string | undefined {
  if (plus) return digits;
  return /^00[1-9]/.test(digits) && groups.length > 1 ? digits.slice(2) : undefined;
}

/** A number of ten digits and more may be possible only: plans change faster than their tables. */
function countryOf(digits: string): string | undefined {
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (!parsed || (!parsed.isValid() && (digits.length < 10 || !parsed.isPossible()))) return undefined;
  return parsed.country ?? parsed.countryCallingCode;
}

interface Said {
  /** A word for telephones or calling is near. */
  readonly any: boolean;
  /** It is said to be somebody's own. */
  readonly own: boolean;
  readonly vetoed: boolean;
  /** The word stands right before or after. */
  readonly direct: boolean;
}

function saidToBePhone(lexed: Lexed, { from, to }: Chain): Said {
  const near = classesAround(lexed, { from, to, before: 5, after: 4 });
  const close = classesAround(lexed, { from, to, before: 3, after: 0 });
  const numbered = (close & W.number) !== 0 && (near & (W.owner | W.possessive)) !== 0;
  const counted = lexed.text[endOf(lexed, to)] === " " && (classesAt(lexed, to + 1) & W.quantity) !== 0;
  const officeAfter = wordAt(lexed, to + 1) === "office" || wordAt(lexed, to + 1) === "work";
  const numberAfter = wordAt(lexed, to + 1) === "is" && classesAt(lexed, to + 2) & W.owner;
  const other = distanceBack(lexed, { from, classes: W.veto | W.card | W.month });
  const vetoed = other < distanceBack(lexed, { from, classes: W.phone }) || counted;
  const any = Boolean(
    (near & (W.phone | W.call)) !== 0 || numbered || officeAfter || (numberAfter && (near & W.number) !== 0),
  );
  const direct =
    distanceBack(lexed, { from, classes: W.phone | W.call }) <= 2 ||
    (classesAt(lexed, to + 1) & W.phone) !== 0 ||
    officeAfter;
  const own = (near & W.owner) !== 0 && (near & (W.phone | W.number)) !== 0;
  return { any, own, vetoed, direct };
}

const VETO_DISTANCE = 3;

/** How many words before a token one of the classes stands; beyond three it does not count. */
function distanceBack(lexed: Lexed, { from, classes }: { from: number; classes: number }): number {
  for (let distance = 1; distance <= VETO_DISTANCE; distance++) {
    if (classesAt(lexed, from - distance) & classes) return distance;
  }
  return Number.POSITIVE_INFINITY;
}

function nationalElement(
  lexed: Lexed,
  { chain, said, budget }: { chain: Chain; said: Said; budget: Budget },
): string | undefined {
  if (said.vetoed) return undefined;
  if (chain.evasions.length > 0 || isSpacedOut(chain)) return disguisedElement(chain, said);
  if (isNorthAmerican(chain)) return "phone.us";
  if (isTrunkShaped(chain)) return "phone.national";
  const hinted = hintedElement(lexed, { chain, budget });
  return (
    hinted ?? (said.any && isSaidShape(chain) && (said.direct || isLongEnough(chain)) ? "phone.national" : undefined)
  );
}

const DIALLABLE = /^(?:1?[2-9]\d\d[2-9]\d{6}|0[1-9]\d{8,9})$/;

/** Digits spelled out, replaced or set apart: seven when a word tells, else as many as a whole number has. */
function disguisedElement(chain: Chain, said: Said): string | undefined {
  const { digits, evasions } = chain;
  const element = isSpacedOut(chain) && evasions.length === 0 ? "phone.spaced" : "phone.spelled";
  if (said.any) return digits.length >= 7 ? element : undefined;
  if (evasions.includes("leet")) return DIALLABLE.test(digits) ? element : undefined;
  return digits.length >= 10 && digits.length <= 13 ? element : undefined;
}

function hintedElement(lexed: Lexed, { chain, budget }: { chain: Chain; budget: Budget }): string | undefined {
  if (chain.groups.length < 2 || chain.digits.length < 8) return undefined;
  const country = countryHint(lexed, chain);
  return country && isValidIn(chain.digits, { country, budget }) ? `phone.${country.toLowerCase()}` : undefined;
}

function isValidIn(digits: string, { country, budget }: { country: CountryCode; budget: Budget }): boolean {
  if (budget.parses-- <= 0) return true;
  return parsePhoneNumberFromString(digits, country)?.isValid() ?? false;
}
