import type { Finding } from "../types.ts";
import { remainder } from "./checksums.ts";
import type { DetectorInput } from "./detectors.ts";
import { digitsIn, findingAt, lex, NUMBER, WORD, type Lexed, wordAt, startOf, endOf } from "./lex.ts";

/** Lengths by country: SWIFT's IBAN registry, and the countries that use the format without being in it. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28 CM27 CR22 CV25 CY28
  CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 GL18 GQ27 GR27 GT28 GW25 HN28
  HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22
  MG27 MK19 ML28 MN20 MR27 MT31 MU30 MZ25 NE28 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31
  SD18 SE24 SI19 SK24 SM27 SN28 SO23 ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const HEAD = /^[a-z]{2}\d{2}/;
const LONGEST_GAP = 2;
const FEWEST_DIGITS = 8; // every country has more; a sentence that begins "at 17" has not

/** International bank account numbers (ISO 13616): the country's length and the check modulo 97. */
export function detectIban({ text, trace }: DetectorInput): Finding[] {
  if (digitsIn(text) < FEWEST_DIGITS) return [];
  const lexed = lex(text);
  const found: Finding[] = [];
  for (let at = 0; at < lexed.count; at++) {
    if (lexed.kind[at] === WORD && !isCountryBeforeDigits(lexed, at)) continue;
    const read = ibanAt(lexed, at);
    if (read && !read.valid) trace?.(findingAt(lexed.folded, read.finding), { kind: "check", name: "modulo 97" });
    const account = read?.valid ? read : accountAt(lexed, at);
    if (!account) continue;
    found.push(findingAt(lexed.folded, account.finding));
    at = account.to;
  }
  return found;
}

/** `GB 82 WEST …`: the only words that an account number may begin with. */
function isCountryBeforeDigits(lexed: Lexed, at: number): boolean {
  return lexed.kind[at + 1] !== WORD && wordAt(lexed, at).length === 2;
}

interface Found {
  readonly finding: Finding;
  readonly to: number;
}

/** What has the form of an account number, its check digits aside. */
function ibanAt(lexed: Lexed, from: number): (Found & { readonly valid: boolean }) | undefined {
  const first = wordAt(lexed, from);
  const head = HEAD.test(first) || (first.length === 2 && lexed.kind[from] === WORD);
  const length = head ? LENGTHS.get(first.slice(0, 2).toUpperCase()) : undefined;
  if (length === undefined) return undefined;
  let signs = first;
  let to = from;
  while (signs.length < length && to + 1 < lexed.count && joins(lexed, to)) signs += wordAt(lexed, ++to);
  if (signs.length !== length || !HEAD.test(signs)) return undefined;
  const upper = signs.toUpperCase();
  if (!/^[0-9A-Z]+$/.test(upper) || upper.replace(/\D/g, "").length < FEWEST_DIGITS) return undefined;
  const valid = remainder(upper.slice(4) + upper.slice(0, 4), 97) === 1;
  const start = startOf(lexed, from);
  const end = endOf(lexed, to);
  return { finding: { start, end, element: `iban.${upper.slice(0, 2)}`, context: ["mod97"] }, to, valid };
}

function joins(lexed: Lexed, token: number): boolean {
  const gap = lexed.text.slice(lexed.end[token], lexed.start[token + 1]);
  return gap.length <= LONGEST_GAP && (gap.trim() === "" || gap === "-" || gap === ".") && !gap.includes("\n");
}

const ACCOUNT_WINDOW = 8;

/** A sort code or routing number beside an account number: accounts of countries without IBANs. */
function accountAt(lexed: Lexed, from: number): Found | undefined {
  if (lexed.kind[from] !== NUMBER) return undefined;
  const digits = wordAt(lexed, from);
  if (digits.length === 9 && isRoutingNumber(digits) && isNear(lexed, { at: from, words: ["routing", "aba"] })) {
    return accountFinding(lexed, { from, to: from, element: "account.us" });
  }
  const british = digits.length === 8 && isNear(lexed, { at: from, words: ["account", "acct", "acc"] });
  if (british && isNear(lexed, { at: from, words: ["sort", "sortcode"] })) {
    return accountFinding(lexed, { from, to: from, element: "account.gb" });
  }
  return undefined;
}

function accountFinding(lexed: Lexed, { from, to, element }: { from: number; to: number; element: string }): Found {
  const start = startOf(lexed, from);
  return { finding: { start, end: endOf(lexed, to), element, context: ["context_word"] }, to };
}

function isNear(lexed: Lexed, { at, words }: { at: number; words: readonly string[] }): boolean {
  const final = Math.min(lexed.count - 1, at + ACCOUNT_WINDOW);
  for (let near = Math.max(0, at - ACCOUNT_WINDOW); near <= final; near++) {
    if (words.includes(wordAt(lexed, near))) return true;
  }
  return false;
}

/** Routing transit numbers of the American Bankers Association: weights 3, 7, 1, and a Federal Reserve district. */
function isRoutingNumber(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * ([3, 7, 1][at % 3] ?? 0), 0);
  return sum % 10 === 0 && /^(?:0[1-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2])/.test(digits);
}
