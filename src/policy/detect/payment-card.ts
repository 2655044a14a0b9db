import type { Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import { luhn } from "./checksums.ts";
import {
  classesAround,
  digitsIn,
  findingAt,
  isInsideAccount,
  lex,
  NUMBER,
  type Lexed,
  wordAt,
  startOf,
  endOf,
  wordsBetween,
} from "./lex.ts";
import { W } from "./words.ts";

interface Brand {
  readonly name: string;
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
  /** Wants a word such as `card` beside it: its numbers look like many others. */
  readonly said?: true;
}

/** Issuer prefixes and lengths of ISO/IEC 7812, as the schemes publish them. */
const BRANDS: readonly Brand[] = [
  { name: "visa", prefix: /^4/, lengths: [16] },
  { name: "mastercard", prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { name: "amex", prefix: /^3[47]/, lengths: [15] },
  { name: "discover", prefix: /^(?:6011|64[4-9]|65)/, lengths: [16] },
  { name: "diners", prefix: /^(?:30[0-59]|36|38|39)/, lengths: [14] },
  { name: "jcb", prefix: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { name: "unionpay", prefix: /^62/, lengths: [16] },
  { name: "rupay", prefix: /^(?:60|81|82|508)/, lengths: [16] },
  { name: "mir", prefix: /^220[0-4]/, lengths: [16] },
  { name: "uatp", prefix: /^1/, lengths: [15], said: true },
  { name: "visa", prefix: /^4/, lengths: [13, 18, 19], said: true },
  { name: "maestro", prefix: /^(?:5[06-9]|6)/, lengths: [12, 13, 14, 15, 16, 17, 18, 19], said: true },
  { name: "unionpay", prefix: /^62/, lengths: [17, 18, 19], said: true },
];

const FEWEST_DIGITS = Math.min(...BRANDS.flatMap(({ lengths }) => lengths));

const GROUPINGS: readonly (readonly number[])[] = [
  [4, 4, 4, 4],
  [4, 6, 5],
  [4, 6, 4],
  [4, 4, 4, 4, 3],
  [4, 4, 4, 3],
];

/** Payment card numbers: an issuer's prefix and length, and the Luhn check, or order numbers would match. */
export function detectPaymentCard({ text, trace }: DetectorInput): Finding[] {
  if (digitsIn(text) < FEWEST_DIGITS) return [];
  const lexed = lex(text);
  const found: Finding[] = [];
  for (let at = 0; at < lexed.count; at++) {
    if (lexed.kind[at] !== NUMBER || lexed.inUrl[at]) continue;
    const to = lastOfCard(lexed, at);
    if (to === undefined) continue;
    const digits = wordsBetween(lexed, at, to + 1).join("");
    const card = readCard(lexed, { from: at, to, digits });
    if (!card) continue;
    const finding = findingAt(lexed.folded, card);
    if (!isValid(digits)) {
      trace?.(finding, { kind: "check", name: "Luhn" });
      continue;
    }
    found.push(finding);
    at = to;
  }
  return found;
}

function lastOfCard(lexed: Lexed, from: number): number | undefined {
  const length = wordAt(lexed, from).length;
  if (length >= 12 && length <= 19) return from;
  if (length === 1) return lastOfSingles(lexed, from);
  if (length !== 4) return undefined;
  const grouping = GROUPINGS.find((lengths) => lengths.every((wanted, at) => groupAt(lexed, { from, at }) === wanted));
  return grouping && from + grouping.length - 1;
}

/** The length of the group, 0 when it is not a number set off by one space, dash or dot. */
function groupAt(lexed: Lexed, { from, at }: { from: number; at: number }): number {
  const token = from + at;
  if (lexed.kind[token] !== NUMBER) return 0;
  const gap = startOf(lexed, token) - endOf(lexed, token - 1);
  const sign = lexed.text[endOf(lexed, token - 1)] ?? "";
  if (at > 0 && (gap > 2 || !" -._/*".includes(sign))) return 0;
  return wordAt(lexed, token).length;
}

const MOST_CARD_DIGITS = 19;

function lastOfSingles(lexed: Lexed, from: number): number | undefined {
  if (from > 0 && groupAt(lexed, { from: from - 1, at: 1 }) === 1 && wordAt(lexed, from - 1).length === 1)
    return undefined;
  let count = 1;
  while (count <= MOST_CARD_DIGITS && groupAt(lexed, { from, at: count }) === 1) count++;
  return count >= 13 && count <= MOST_CARD_DIGITS ? from + count - 1 : undefined;
}

const isValid = (digits: string): boolean => luhn(digits) && !/^(\d)\1+$/.test(digits);

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/** What has the form of a card, its check digit aside. */
function readCard(lexed: Lexed, { from, to, digits }: Candidate): Finding | undefined {
  const start = startOf(lexed, from);
  const end = endOf(lexed, to);
  const near = classesAround(lexed, { from, to, before: 6, after: 4 });
  const said = (near & W.card) !== 0;
  const alone = start === 0 && end === lexed.text.length;
  const vetoed = (classesAround(lexed, { from, to, before: 3, after: 0 }) & W.veto) !== 0;
  if (vetoed && !said) return undefined;
  if (!said && isInsideAccount(lexed, from)) return undefined;
  if (isFraction(lexed.text, { start, end })) return undefined;
  const brand = BRANDS.find(
    ({ prefix, lengths, said: wanted }) =>
      lengths.includes(digits.length) && prefix.test(digits) && (!wanted || said || alone),
  );
  if (!brand) return undefined;
  return { start, end, element: `card.${brand.name}`, context: said ? ["luhn", "context_word"] : ["luhn"] };
}

function isFraction(text: string, { start, end }: { start: number; end: number }): boolean {
  const digitBefore = /[0-9]/.test(text[start - 2] ?? "");
  const digitAfter = /[0-9]/.test(text[end + 1] ?? "");
  return (digitBefore && /[.,:]/.test(text[start - 1] ?? "")) || (digitAfter && /[.,:]/.test(text[end] ?? ""));
}
