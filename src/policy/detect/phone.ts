import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import type { Evasion, Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import { countryHint } from "./phone-countries.ts";
import {
  classesAround,
  digitsIn,
  findingAt,
  has,
  HAS,
  isInsideAccount,
  lex,
  MIXED,
  NUMBER,
  WORD,
  type Lexed,
  wordAt,
  classesAt,
  startOf,
  endOf,
} from "./lex.ts";
import { isPublicContact } from "./public-contact.ts";
import { W } from "./words.ts";

// E.164 has at most fifteen digits; fewer than six are short codes and extensions.
const MOST_DIGITS = 15;
const FEWEST_DIGITS = 6;
const PARSES_AT_MOST = 40; // one costs about 10 µs; beyond them shape and context decide, so that no text is dear

const NUMERALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    zero: "0",
    oh: "0",
    o: "0",
    null: "0",
    one: "1",
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9",
    eins: "1",
    zwei: "2",
    drei: "3",
    vier: "4",
    fünf: "5",
    sechs: "6",
    sieben: "7",
    acht: "8",
    neun: "9",
    uno: "1",
    dos: "2",
    tres: "3",
    cuatro: "4",
    cinco: "5",
    seis: "6",
    siete: "7",
    ocho: "8",
    nueve: "9",
    un: "1",
    deux: "2",
    trois: "3",
    quatre: "4",
    cinq: "5",
    sept: "7",
    huit: "8",
    neuf: "9",
  }),
);

const LOOKALIKES: Readonly<Record<string, string>> = { l: "1", i: "1", o: "0", s: "5", b: "8", z: "2", e: "3", g: "9" };
const REPEATS: ReadonlyMap<string, number> = new Map([
  ["double", 2],
  ["triple", 3],
]);

interface Chain {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
  readonly groups: readonly string[];
  readonly gaps: readonly string[];
  readonly digits: string;
  readonly evasions: readonly Evasion[];
}

/**
 * Telephone numbers: international ones that libphonenumber knows, national ones by their shape, by the country that
 * the text names, or by a word that says so; digits may be spelled out, spaced or replaced by look-alikes.
 */
export function detectPhone({ text }: DetectorInput): Finding[] {
  if (!has(text, HAS.digit | HAS.numerals)) return [];
  const spelled = has(text, HAS.spelled);
  if (!spelled && mostDigits(text) < FEWEST_DIGITS) return [];
  const lexed = lex(text);
  const found: Finding[] = [];
  const budget = { parses: PARSES_AT_MOST };
  for (let at = 0; at < lexed.count; at++) {
    if (lexed.kind[at] === WORD && (!spelled || (classesAt(lexed, at) & W.digit) === 0)) continue;
    if (digitsOf(lexed, at) === undefined && !REPEATS.has(wordAt(lexed, at))) continue;
    const { to, digits } = reachOf(lexed, at);
    if (to < at) continue;
    const from = at;
    at = to;
    if (digits < FEWEST_DIGITS) continue;
    for (const part of splitChain(lexed, chainBetween(lexed, { from, to }))) {
      const judged = judge(lexed, { chain: part, budget });
      if (judged) found.push(findingAt(lexed.folded, judged));
    }
  }
  return found;
}

/** Half of the signs among letters may be look-alikes: no number of a text has more digits than this, unless in words. */
function mostDigits(text: string): number {
  return digitsIn(text) * (has(text, HAS.mixed) ? 2 : 1);
}

/** The digits a token stands for, or nothing. */
function digitsOf(lexed: Lexed, token: number): string | undefined {
  const word = wordAt(lexed, token);
  if (lexed.inUrl[token]) return undefined;
  if (lexed.kind[token] === NUMBER) return word;
  if (lexed.kind[token] !== MIXED && (classesAt(lexed, token) & W.digit) === 0) return undefined;
  if (lexed.kind[token] === MIXED) return lookalikeDigits(word);
  if ((word === "oh" || word === "o") && !isDigitLike(lexed, token - 1)) return undefined;
  return NUMERALS.get(word);
}

function isDigitLike(lexed: Lexed, token: number): boolean {
  return token >= 0 && (lexed.kind[token] !== WORD || NUMERALS.has(wordAt(lexed, token)));
}

const LOOKALIKE_LENGTH = 12;

function lookalikeDigits(word: string): string | undefined {
  const bare = word.replace(/x\d{1,6}$/, ""); // 555-2671x88: an extension
  if (bare.length > LOOKALIKE_LENGTH || /^\d{2,4}s$/.test(bare)) return undefined; // 1920s
  let digits = "";
  let real = 0;
  for (const sign of bare) {
    const isReal = sign >= "0" && sign <= "9";
    const digit = isReal ? sign : LOOKALIKES[sign];
    if (digit === undefined) return undefined;
    if (isReal) real++;
    digits += digit;
  }
  return real * 2 >= bare.length || bare.length <= 1 ? digits : undefined;
}

const GAP = /^(?:[ ]?[-.()/_*~•·][ ]?|[ ]?\)[-./ ]?[ ]?|[ ]?-?\([ ]?|[ ]{1,2}|[ ]?\(0\)[ ]?|\.\.|--)$/;
const WORD_GAP = /^(?:[ ]?[-.,()/][ ]?|[ ]{1,2}|\.\.\.)$/;

/** Whether the digits of two neighbouring tokens are written as one number. */
function isJoined(lexed: Lexed, token: number): boolean {
  const from = endOf(lexed, token - 1);
  const to = startOf(lexed, token);
  if (to - from > 3) return false;
  const between = lexed.text.slice(from, to);
  if (between === " " || between === "-" || GAP.test(between)) return true;
  return (lexed.kind[token] !== NUMBER || lexed.kind[token - 1] !== NUMBER) && WORD_GAP.test(between);
}

/** The last token of the number that begins here and how many digits it has: most are too few to look at. */
function reachOf(lexed: Lexed, from: number): { to: number; digits: number } {
  let digits = 0;
  let to = from - 1;
  for (let token = from; token < lexed.count; token++) {
    if (token > from && !isJoined(lexed, token)) break;
    const repeats = REPEATS.has(wordAt(lexed, token));
    if (repeats && REPEATS.has(wordAt(lexed, token - 1))) break;
    const here = repeats ? "" : digitsOf(lexed, token);
    if (here === undefined) break;
    digits += repeats ? 1 : here.length;
    if (!repeats) to = token;
  }
  return { to, digits };
}

function chainBetween(lexed: Lexed, { from, to }: { from: number; to: number }): Chain {
  const groups: string[] = [];
  const gaps: string[] = [];
  const evasions = new Set<Evasion>();
  let repeat = 1;
  for (let token = from; token <= to; token++) {
    const word = wordAt(lexed, token);
    if (token > from && repeat === 1) gaps.push(lexed.text.slice(lexed.end[token - 1], lexed.start[token]));
    if (lexed.kind[token] === MIXED && !/^\d+x\d+$/.test(word)) evasions.add("leet");
    if (lexed.kind[token] !== NUMBER && lexed.kind[token] !== MIXED) evasions.add("split");
    const times = REPEATS.get(word);
    if (times === undefined) groups.push((digitsOf(lexed, token) ?? "").repeat(repeat));
    repeat = times ?? 1;
  }
  return chainOf(lexed, { from, to, groups, gaps, evasions: [...evasions] });
}

function chainOf(lexed: Lexed, parts: Pick<Chain, "from" | "to" | "groups" | "gaps" | "evasions">): Chain {
  const { text } = lexed;
  let start = startOf(lexed, parts.from);
  const end = endOf(lexed, parts.to);
  if (text[start - 1] === "(") start--;
  const next = text[start - 1] === "+";
  const spaced = !next && text[start - 2] === "+" && (text[start - 1] === " " || text[start - 1] === "(");
  const plus = next || spaced;
  if (plus) start -= next ? 1 : 2;
  const { from, to, groups, gaps, evasions } = parts;
  return { from, to, start, end, plus, groups, gaps, digits: groups.join(""), evasions };
}

/** A date, a range of years or a time at the head is cut off; so is what makes the chain too long. */
function splitChain(lexed: Lexed, chain: Chain): Chain[] {
  let { from } = chain;
  const skip = leadingNoise(chain);
  from += skip;
  if (from > chain.to) return [];
  const rest = skip ? subChain(lexed, { chain, skip, take: chain.groups.length - skip }) : chain;
  if (rest.digits.length <= MOST_DIGITS + 2 || rest.evasions.length > 0) return [rest];
  return longParts(lexed, rest);
}

function subChain(lexed: Lexed, { chain, skip, take }: { chain: Chain; skip: number; take: number }): Chain {
  return chainOf(lexed, {
    from: chain.from + skip,
    to: chain.from + skip + take - 1,
    groups: chain.groups.slice(skip, skip + take),
    gaps: chain.gaps.slice(skip, skip + take - 1),
    evasions: chain.evasions,
  });
}

function leadingNoise({ groups, gaps, plus }: Chain): number {
  if (plus || gaps[0] !== gaps[1] || !/^ ?[-./] ?$/.test(gaps[0] ?? "")) return 0;
  const date = groups.slice(0, 3).join("-");
  if (!/^(?:\d{4}-\d\d?-\d\d?|\d\d?-\d\d?-\d{4})$/.test(date)) return 0;
  const small = groups.slice(0, 3).filter((group) => group.length <= 2);
  const years = groups.slice(0, 3).filter(isYear);
  return years.length === 1 && small.every((group) => Number(group) <= 31) ? 3 : 0;
}

const CUT_AT = 10;

/**
 * Numbers in a row with nothing but spaces between: cut where a number starts (a plus, a bracket, a leading zero), else
 * after ten digits.
 */
function longParts(lexed: Lexed, chain: Chain): Chain[] {
  const parts: Chain[] = [];
  let skip = 0;
  let digits = 0;
  for (let at = 0; at < chain.groups.length; at++) {
    const before = lexed.text[startOf(lexed, chain.from + at) - 1];
    const starts = before === "+" || before === "(" || (chain.groups[at] ?? "").startsWith("0");
    if (digits >= CUT_AT || (starts && digits >= 7)) {
      parts.push(subChain(lexed, { chain, skip, take: at - skip }));
      skip = at;
      digits = 0;
    }
    digits += (chain.groups[at] ?? "").length;
  }
  return [...parts, subChain(lexed, { chain, skip, take: chain.groups.length - skip })];
}

function isYear(group: string): boolean {
  return group.length === 4 && group >= "1000" && group <= "2199";
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

/** Amounts, dates, scores, coordinates, years, versions, cards and other numbers with a shape of their own. */
function isOtherNumber(lexed: Lexed, chain: Chain): boolean {
  const { groups, gaps, digits, plus } = chain;
  if (isPartOfOther(lexed.text, chain) || /^(\d)\1+$/.test(digits)) return true;
  if (!plus && gaps.length > 0 && gaps.every((gap) => gap === " ") && isGroupedAmount(groups)) {
    return !isDialled(lexed, chain);
  }
  if (groups.length >= 2 && groups.length <= 4 && gaps.every((gap) => gap === ".") && isDotted(groups)) return true;
  return isYears(groups) || (groups[0] === "0" && gaps[0] === ".") || isCountedUp(groups) || isClockRange(groups);
}

const MONEY_BEFORE = /(?:[$€£¥#₹§^=]|\d[,:_]|-)$/;
const MEASURE_AFTER = /^(?:[%‰°$€£¥]|[,:]\d| ?(?:km|kg|m²|usd|eur|mph|kwh|gb|mb|hz|bn|mn)\b)/i;

/** What touches the number makes it an amount, a time, a code or the rest of a longer one. */
function isPartOfOther(text: string, { start, end, groups, plus }: Chain): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 6);
  if ((!plus && MONEY_BEFORE.test(before)) || /[$€£¥#₹§^=]$|\d,$/.test(before) || MEASURE_AFTER.test(after))
    return true;
  return !plus && groups.length === 1 && (before.endsWith(".") || /^\.\d/.test(after));
}

/** `1914-1918`, `1933-34`. */
function isYears([first = "", second = "", ...rest]: readonly string[]): boolean {
  return rest.length === 0 && isYear(first) && (isYear(second) || second.length === 2);
}

/** "Call 75 196 772": the number that follows at once is called, however it is grouped. */
function isDialled(lexed: Lexed, { from, to }: Chain): boolean {
  const follows = (classesAt(lexed, to + 1) & W.stop) === 0 && lexed.text[endOf(lexed, to)] === " ";
  return (classesAt(lexed, from - 1) & (W.call | W.phone)) !== 0 && !follows;
}

/** `51 554 746`: thousands set apart by spaces. */
function isGroupedAmount([first = "", ...rest]: readonly string[]): boolean {
  if (first.length >= 3 || first.startsWith("0") || rest.length < 2 || rest.length > 3) return false;
  return rest.every((group) => group.length === 3);
}

/** Versions and addresses of the network: every group is small; dotted telephone numbers have a group of four or two digits each. */
function isDotted(groups: readonly string[]): boolean {
  if (groups.length === 2) return true;
  if (groups.length === 3) return groups.every((group) => group.length <= 3) && (groups[0] ?? "").length < 3;
  return (
    groups.every((group) => group.length <= 3 && Number(group) <= 255) &&
    new Set(groups.map((group) => group.length)).size > 1
  );
}

function isCountedUp(groups: readonly string[]): boolean {
  if (groups.length < 6) return false;
  const steps = groups.slice(1).map((group, at) => Number(group) - Number(groups[at]));
  return (
    steps.filter((step) => step === 1).length >= steps.length * 0.7 ||
    steps.filter((step) => step === -1).length >= steps.length * 0.7
  );
}

function isClockRange(groups: readonly string[]): boolean {
  if (groups.length !== 2) return false;
  return groups.every(
    (group) => group.length === 4 && Number(group) <= 2400 && Number(group) % 100 < 60 && Number(group) % 5 === 0,
  );
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

function isSpacedOut({ groups }: Chain): boolean {
  return groups.length >= 7 && groups.every((group) => group.length === 1);
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

/** What a telephone word may point at: six digits and more, no lone year, no list of small numbers. */
function isSaidShape({ groups, gaps, digits }: Pick<Chain, "groups" | "gaps" | "digits">): boolean {
  if (groups.length === 1) return digits.length >= 7 && digits.length <= 13;
  return groups.length <= 7 && !gaps.includes("/") && digits.length <= MOST_DIGITS;
}

/** Six digits, or thousands, want their telephone word right beside them. */
function isLongEnough({ digits, groups, gaps }: Chain): boolean {
  const thousands =
    gaps.length > 0 && gaps.every((gap) => gap === " ") && groups.slice(1).every((group) => group.length === 3);
  return digits.length >= 7 && !(thousands && !digits.startsWith("0"));
}

function isNorthAmerican({ digits, groups, plus }: Chain): boolean {
  const area = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  if (plus || area.length !== 10 || groups.length < 3 || groups.length > 4) return false;
  const shape = groups.slice(-3).map((group) => group.length);
  if (shape[0] !== 3 || shape[1] !== 3 || shape[2] !== 4) return false;
  return /^[2-9]\d\d[2-9]\d{6}$/.test(area);
}

/** A leading zero, nine to eleven digits in groups: the national form of most of Europe, Asia and Oceania. */
function isTrunkShaped({ digits, groups, gaps, plus }: Chain): boolean {
  if (plus || !/^0[1-9]/.test(digits) || groups.length < 2 || digits.length < 9 || digits.length > 12) return false;
  if ((groups[0] ?? "").length === 1 && gaps[0] === ".") return false;
  const pairs = groups.every((group) => group.length === 2);
  if (pairs && groups.length !== 5) return false;
  return !(groups.length > 5) && !gaps.includes("/") ? true : groups.length === 2;
}

function isValidIn(digits: string, { country, budget }: { country: CountryCode; budget: Budget }): boolean {
  if (budget.parses-- <= 0) return true;
  return parsePhoneNumberFromString(digits, country)?.isValid() ?? false;
}

/** Numbers that are free to call belong to services: North America's 8xx, Europe's 0800 and 116, Australia's 13 and 1800. */
function isTollFree({ digits, plus }: Chain): boolean {
  if (/^1?8(?:00|88|77|66|55|44|33|22)\d{7}$/.test(digits)) return true;
  if (plus)
    return /^(?:800|44800|44808|49800|33800|33805|39800|34900|34800|31800|61800|611800|6113|64800|41800|43800|46200)\d/.test(
      digits,
    );
  return /^(?:8800|0800|0808|0805|1800|1300|0300|0345|0845|0870|116)\d{3,8}$/.test(digits) || /^13\d{4}$/.test(digits);
}
