import type { Evasion, Finding } from "../types.ts";
import { LONGEST_LOCAL, LONGEST_DOMAIN, isInstitution, isStopLocal, isTopLabel } from "./email-names.ts";
import { type Lexed } from "./lex.ts";
import { TOP_LEVEL } from "./top-level.ts";
import { isLetterOrDigit } from "./units.ts";

/** Addresses whose `@` is written, with or without spaces. */
export function* withSign(lexed: Lexed): Generator<Finding> {
  const { text } = lexed;
  let free = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (text[at + 1] === "@") continue;
    const address = plainAt(text, { at, free }) ?? spacedAt(text, { at, free });
    if (!address) continue;
    free = address.end;
    const written = text.slice(address.start, address.end).replace(/\s+/g, "").toLowerCase();
    if (isInstitution(lexed, { ...address, written })) continue;
    yield {
      start: address.start,
      end: address.end,
      element: address.element,
      context: ["at_sign"],
      ...address.evasions,
    };
  }
}

interface Address {
  readonly start: number;
  readonly end: number;
  readonly element: string;
  readonly evasions?: { readonly evasions: readonly Evasion[] };
}

function isLocalUnit(unit: number): boolean {
  return (
    isLetterOrDigit(unit) ||
    unit === 0x2e ||
    unit === 0x5f ||
    unit === 0x2b ||
    unit === 0x2d ||
    unit === 0x25 ||
    unit === 0x27
  );
}

function plainAt(text: string, { at, free }: { at: number; free: number }): Address | undefined {
  let start = at;
  while (start > free && at - start < LONGEST_LOCAL && isLocalUnit(text.charCodeAt(start - 1))) start--;
  while (start < at && !isLetterOrDigit(text.charCodeAt(start))) start++;
  if (start === at || text[at - 1] === "." || text[start - 1] === "@") return undefined;
  const end = domainEnd(text, at + 1);
  return end === undefined ? undefined : { start, end, element: "email.plain" };
}

/** The end of a domain with at least two labels and a top-level label, or nothing. */
function domainEnd(text: string, from: number): number | undefined {
  let end = from;
  let label = from;
  let best: number | undefined;
  for (; end <= text.length && end - from <= LONGEST_DOMAIN; end++) {
    const unit = end < text.length ? text.charCodeAt(end) : 0;
    if (isLetterOrDigit(unit) || (unit === 0x2d && end > label)) continue;
    if (end === label) break;
    if (label > from && isTopLabel(text.slice(label, end))) best = end;
    if (unit !== 0x2e) break;
    label = end + 1;
  }
  return best;
}

/** `bob @ example . com`, `b o b @ g m a i l . c o m`: the top-level label must be a known one. */
function spacedAt(text: string, { at, free }: { at: number; free: number }): Address | undefined {
  const left = spacedLocal(text, { at, free });
  const right = spacedDomain(text, at);
  if (left === undefined || right === undefined || (left.tight && right.tight)) return undefined;
  return { start: left.start, end: right.end, element: "email.spaced", evasions: { evasions: ["spaced"] } };
}

/** Before the sign: one word, or letters that stand alone. */
function spacedLocal(
  text: string,
  { at, free }: { at: number; free: number },
): { start: number; tight: boolean } | undefined {
  let to = at;
  if ("[({<".includes(text[to - 1] ?? " ")) to--;
  if (text[to - 1] === " ") to--;
  let start = wordBefore(text, { to, free });
  if (to - start === 1) start = singlesBefore(text, { start, free });
  while (start < to && !isLetterOrDigit(text.charCodeAt(start))) start++;
  return start < to && !isStopLocal(text.slice(start, to).toLowerCase()) ? { start, tight: to === at } : undefined;
}

/** Goes back over ` a b c`: signs of a local part that stand alone between spaces. */
function singlesBefore(text: string, { start, free }: { start: number; free: number }): number {
  let at = start;
  while (at - 2 >= free && start - at < LONGEST_LOCAL && text[at - 1] === " ") {
    if (!isLocalUnit(text.charCodeAt(at - 2)) || isLocalUnit(text.charCodeAt(at - 3))) break;
    at -= 2;
  }
  return at;
}

function wordBefore(text: string, { to, free }: { to: number; free: number }): number {
  let at = to;
  while (at > free && to - at < LONGEST_LOCAL && isLocalUnit(text.charCodeAt(at - 1))) at--;
  return at;
}

const DOMAIN_DOT = /^ ?(?:[[({]\.[\])}]|\.) ?(?=\S)/;
const LABEL_SIGN = /^[\p{L}\p{N}-]/u;

/** After the sign: labels whose dots, or all of whose letters, are set apart by spaces. */
function spacedDomain(text: string, at: number): { end: number; tight: boolean } | undefined {
  let from = at + 1;
  while (from < at + 4 && " ])}>".includes(text[from] ?? "x")) from++;
  let label = "";
  let labels = 0;
  let end = from;
  let best: number | undefined;
  while (end < text.length && end - from < LONGEST_DOMAIN) {
    const dot = label ? dotLength(text, end) : 0;
    if (dot > 0) {
      labels++;
      label = "";
      end += dot;
    } else if (isLabelSign(text, end)) label += text[end++];
    else if (label && isSingleAhead(text, end)) end++;
    else break;
    if (labels > 0 && isTopLevelEnd(text, { label, end })) best = end;
  }
  return best === undefined
    ? undefined
    : { end: best, tight: from === at + 1 && !text.slice(from, best).includes(" ") };
}

/** How long the dot between two labels is, 0 where there is none. */
function dotLength(text: string, at: number): number {
  if (!" .[({".includes(text.charAt(at))) return 0;
  return DOMAIN_DOT.exec(text.slice(at, at + 6))?.[0].length ?? 0;
}

function isLabelSign(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit === 0x2d || isLetterOrDigit(unit) : LABEL_SIGN.test(text.slice(at, at + 2));
}

/** A space, and then a letter that stands alone. */
function isSingleAhead(text: string, at: number): boolean {
  return text[at] === " " && isLetterOrDigit(text.charCodeAt(at + 1)) && !isLetterOrDigit(text.charCodeAt(at + 2));
}

function isTopLevelEnd(text: string, { label, end }: { label: string; end: number }): boolean {
  return TOP_LEVEL.has(label.toLowerCase()) && !isLetterOrDigit(text.charCodeAt(end));
}
