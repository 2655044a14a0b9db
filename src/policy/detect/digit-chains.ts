import type { Evasion } from "../types.ts";
import { MIXED, NUMBER, WORD, type Lexed, wordAt, classesAt, startOf, endOf } from "./lex.ts";
import { W } from "./words.ts";

// E.164 has at most fifteen digits; fewer than six are short codes and extensions.
export const MOST_DIGITS = 15;
export const FEWEST_DIGITS = 6;

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

/** What may be one number: neighbouring tokens that stand for digits, and what is written between them. */
export interface Chain {
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

/** In the order in which they are written. Most digits of a text are too few to look at. */
export function chainsIn(lexed: Lexed, spelled: boolean): Chain[] {
  const chains: Chain[] = [];
  for (let at = 0; at < lexed.count; at++) {
    if (lexed.kind[at] === WORD && (!spelled || (classesAt(lexed, at) & W.digit) === 0)) continue;
    if (digitsOf(lexed, at) === undefined && !REPEATS.has(wordAt(lexed, at))) continue;
    const { to, digits } = reachOf(lexed, at);
    if (to < at) continue;
    const from = at;
    at = to;
    if (digits >= FEWEST_DIGITS) chains.push(...splitChain(lexed, chainBetween(lexed, { from, to })));
  }
  return chains;
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

export function isYear(group: string): boolean {
  return group.length === 4 && group >= "1000" && group <= "2199";
}
