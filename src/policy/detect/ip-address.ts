import type { Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import {
  classesAround,
  digitsIn,
  findingAt,
  has,
  lex,
  NUMBER,
  tokenAt,
  type Lexed,
  wordAt,
  startOf,
  endOf,
  wordsBetween,
} from "./lex.ts";
import { HAS } from "./text-facts.ts";
import { isLetterOrDigit } from "./units.ts";
import { W } from "./words.ts";

/**
 * Addresses of the Internet, versions 4 and 6. Loopback, broadcast, public resolvers and what a text calls its router
 * or localhost identify nobody; section and version numbers look alike and are passed.
 */
export function detectIpAddress({ text }: DetectorInput): Finding[] {
  const digits = digitsIn(text);
  const dots = digits >= OCTETS && has(text, HAS.dots);
  const colons = digits > 0 && has(text, HAS.colons);
  if (!dots && !colons) return [];
  const lexed = lex(text);
  const dotted = dots ? [...version4(lexed)] : [];
  const coloned = colons ? [...version6(lexed)] : [];
  return [...dotted, ...coloned].map((finding) => findingAt(lexed.folded, finding));
}

const OCTETS = 4;
const RESOLVERS: ReadonlySet<string> = new Set(["8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "1.2.3.4"]);

function* version4(lexed: Lexed): Generator<Finding> {
  const { text } = lexed;
  for (let at = 0; at + 3 < lexed.count; at++) {
    if (!isOctet(lexed, at) || !isOctet(lexed, at + 1) || !isOctet(lexed, at + 2) || !isOctet(lexed, at + 3)) continue;
    const start = startOf(lexed, at);
    const end = endOf(lexed, at + 3);
    const first = lexed.text.slice(lexed.end[at], lexed.start[at + 1]);
    if (!isDotGap(first)) continue;
    if (!isDotGap(text.slice(lexed.end[at + 1], lexed.start[at + 2]))) continue;
    if (!isDotGap(text.slice(lexed.end[at + 2], lexed.start[at + 3]))) continue;
    if (text[start - 1] === "." && /\d/.test(text[start - 2] ?? "")) continue;
    if (text[start - 1] === "-" || text[start - 1] === "§") continue;
    const context = judge4(lexed, { from: at, to: at + 3 });
    if (context) yield { start, end, element: "ip.v4", context };
    at += 3;
  }
}

function isOctet(lexed: Lexed, token: number): boolean {
  if (lexed.kind[token] !== NUMBER) return false;
  const word = wordAt(lexed, token);
  if (word.length > 3) return false;
  return Number(word) <= 255 && (word === "0" || !word.startsWith("0"));
}

function isDotGap(gap: string): boolean {
  return gap === "." || gap === "[.]" || gap === "(.)";
}

/** Octets as small as these number sections and versions; an address with them wants a word that says so. */
const SMALL_OCTET = 100;

function judge4(lexed: Lexed, { from, to }: { from: number; to: number }): string[] | undefined {
  const octets = wordsBetween(lexed, from, to + 1);
  const address = octets.join(".");
  const near = classesAround(lexed, { from, to, before: 6, after: 5 });
  const close = classesAround(lexed, { from, to, before: 3, after: 0 });
  const said = (near & W.ip) !== 0;
  if (RESOLVERS.has(address) || octets[0] === "127" || octets[0] === "0" || octets[0] === "255") return undefined;
  const wide = classesAround(lexed, { from, to, before: 8, after: 8 });
  if ((wide & W.device) !== 0 && isPrivate(octets)) return undefined;
  if ((close & W.version) !== 0 && !(classesAround(lexed, { from, to, before: 2, after: 0 }) & W.ip)) return undefined;
  const cidr = lexed.text[endOf(lexed, to)] === "/" || lexed.text[endOf(lexed, to)] === ":";
  const big = octets.some((octet) => Number(octet) >= SMALL_OCTET);
  if (!big && !said && !cidr) return undefined;
  return said ? ["octets", "context_word"] : ["octets"];
}

function isPrivate([first = "", second = ""]: readonly string[]): boolean {
  if (first === "10") return true;
  return (first === "192" && second === "168") || (first === "172" && Number(second) >= 16 && Number(second) <= 31);
}

const LONGEST_V6 = 45; // with an embedded version 4 address

function* version6(lexed: Lexed): Generator<Finding> {
  const { text } = lexed;
  let at = text.indexOf(":");
  while (at !== -1) {
    const start = runStart(text, at);
    const end = runEnd(text, at);
    const address = trimRun(text, { start, end });
    if (address && !isLetterOrDigit(text.charCodeAt(start - 1)) && !isLetterOrDigit(text.charCodeAt(address.end))) {
      const groups = groupsOf6(text.slice(address.start, address.end));
      const context = groups && judge6(lexed, { ...address, groups });
      if (context) yield { ...address, element: "ip.v6", context };
    }
    at = text.indexOf(":", end + 1);
  }
}

function isRunUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x3a) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66) || unit === 0x2e
  );
}

function runStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at <= LONGEST_V6 && isRunUnit(text.charCodeAt(at - 1))) at--;
  return at;
}

function runEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isRunUnit(text.charCodeAt(at))) at++;
  return at;
}

/** Without the full stop or colon that ends the sentence. */
function trimRun(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } | undefined {
  let to = end;
  while (to > start && text[to - 1] === ".") to--;
  if (to - start > 2 && text[to - 1] === ":" && text[to - 2] !== ":") to--;
  return to - start >= 3 && to - start <= LONGEST_V6 ? { start, end: to } : undefined;
}

/** The written groups of a valid address (RFC 4291, 2.2), or nothing. */
function groupsOf6(address: string): string[] | undefined {
  const halves = address.split("::");
  if (halves.length > 2) return undefined;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const final = groups.at(-1) ?? "";
  const dotted = final.includes(".");
  if (dotted && !isDottedQuad(final)) return undefined;
  const hex = dotted ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const width = hex.length + (dotted ? 2 : 0);
  return halves.length === 2 ? (width <= 7 ? groups : undefined) : width === 8 ? groups : undefined;
}

function isDottedQuad(text: string): boolean {
  const octets = text.split(".");
  return octets.length === 4 && octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255);
}

function judge6(
  lexed: Lexed,
  { start, end, groups }: { start: number; end: number; groups: readonly string[] },
): string[] | undefined {
  const from = tokenAt(lexed, start);
  const said = (classesAround(lexed, { from, to: from + groups.length, before: 4, after: 2 }) & W.ip) !== 0;
  const written = groups.join("");
  if (groups.length < 2 && !(said && written !== "")) return undefined;
  if (!/\d/.test(written) || (lexed.text.slice(start, end).includes("::") && written.length < 5 && !said))
    return undefined;
  return said ? ["groups", "context_word"] : ["groups"];
}
