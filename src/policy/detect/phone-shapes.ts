import { type Lexed, classesAt, endOf } from "./lex.ts";
import { MOST_DIGITS, isYear, type Chain } from "./digit-chains.ts";
import { W } from "./words.ts";

/** Amounts, dates, scores, coordinates, years, versions, cards and other numbers with a shape of their own. */
export function isOtherNumber(lexed: Lexed, chain: Chain): boolean {
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

export function isSpacedOut({ groups }: Chain): boolean {
  return groups.length >= 7 && groups.every((group) => group.length === 1);
}

/** What a telephone word may point at: six digits and more, no lone year, no list of small numbers. */
export function isSaidShape({ groups, gaps, digits }: Pick<Chain, "groups" | "gaps" | "digits">): boolean {
  if (groups.length === 1) return digits.length >= 7 && digits.length <= 13;
  return groups.length <= 7 && !gaps.includes("/") && digits.length <= MOST_DIGITS;
}

/** Six digits, or thousands, want their telephone word right beside them. */
export function isLongEnough({ digits, groups, gaps }: Chain): boolean {
  const thousands =
    gaps.length > 0 && gaps.every((gap) => gap === " ") && groups.slice(1).every((group) => group.length === 3);
  return digits.length >= 7 && !(thousands && !digits.startsWith("0"));
}

export function isNorthAmerican({ digits, groups, plus }: Chain): boolean {
  const area = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  if (plus || area.length !== 10 || groups.length < 3 || groups.length > 4) return false;
  const shape = groups.slice(-3).map((group) => group.length);
  if (shape[0] !== 3 || shape[1] !== 3 || shape[2] !== 4) return false;
  return /^[2-9]\d\d[2-9]\d{6}$/.test(area);
}

/** A leading zero, nine to eleven digits in groups: the national form of most of Europe, Asia and Oceania. */
export function isTrunkShaped({ digits, groups, gaps, plus }: Chain): boolean {
  if (plus || !/^0[1-9]/.test(digits) || groups.length < 2 || digits.length < 9 || digits.length > 12) return false;
  if ((groups[0] ?? "").length === 1 && gaps[0] === ".") return false;
  const pairs = groups.every((group) => group.length === 2);
  if (pairs && groups.length !== 5) return false;
  return !(groups.length > 5) && !gaps.includes("/") ? true : groups.length === 2;
}

/** Numbers that are free to call belong to services: North America's 8xx, Europe's 0800 and 116, Australia's 13 and 1800. */
export function isTollFree({ digits, plus }: Chain): boolean {
  if (/^1?8(?:00|88|77|66|55|44|33|22)\d{7}$/.test(digits)) return true;
  if (plus)
    return /^(?:800|44800|44808|49800|33800|33805|39800|34900|34800|31800|61800|611800|6113|64800|41800|43800|46200)\d/.test(
      digits,
    );
  return /^(?:8800|0800|0808|0805|1800|1300|0300|0345|0845|0870|116)\d{3,8}$/.test(digits) || /^13\d{4}$/.test(digits);
}
