import type { Evasion, Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import { TOP_LEVEL } from "./top-level.ts";
import {
  classesAround,
  findingAt,
  has,
  HAS,
  isLetterOrDigit,
  lex,
  NUMBER,
  tokenAt,
  type Lexed,
  wordAt,
  classesAt,
  startOf,
  endOf,
  gapAfter,
} from "./lex.ts";
import { isPublicContact } from "./public-contact.ts";
import { W } from "./words.ts";

/** E-mail addresses, plain and disguised: `name at host dot com`, `name [at] host [dot] com`, spaced out. */
export function detectEmail({ text }: DetectorInput): Finding[] {
  const worded = has(text, HAS.words) && has(text, HAS.dots);
  if (!worded && !has(text, HAS.at) && !text.includes("DOT")) return [];
  const lexed = lex(text);
  const found: Finding[] = [];
  if (has(text, HAS.at)) found.push(...withSign(lexed));
  found.push(...withWord(lexed, { known: found, sign: has(text, HAS.at), glued: lexed.text.includes("DOT") }));
  return found.map((finding) => findingAt(lexed.folded, finding));
}

const LONGEST_LOCAL = 64; // RFC 5321, 4.5.3.1.1
const LONGEST_DOMAIN = 255; // RFC 5321, 4.5.3.1.2

function* withSign(lexed: Lexed): Generator<Finding> {
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

function isTopLabel(label: string): boolean {
  if (label.startsWith("xn--")) return label.length > 4;
  return label.length >= 2 && label.length <= 24 && !/[0-9-]/.test(label);
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

const ROLES: ReadonlySet<string> = new Set(
  `press newsroom news newsdesk tips editor editors editorial letters media abuse privacy postmaster webmaster noreply
  no-reply donotreply subscriptions subscribe customerservice customercare publicity complaints corrections opinion
  pressoffice mediarelations pr comments feedback hotline helpline`.split(/\s+/),
);

const SHARED_ROLES: ReadonlySet<string> = new Set(
  "info contact office hello mail admin support help service sales enquiries inquiries team jobs careers tickets reception".split(
    " ",
  ),
);

/** A role at an institution's own domain is published to be written to; at a free-mail provider anyone may take it. */
function isInstitution(
  lexed: Lexed,
  { start, end, written }: { start: number; end: number; written: string },
): boolean {
  const [local = "", domain = ""] = written.split("@");
  const provider = domain.split(".")[0] ?? "";
  if (PROVIDERS.has(provider)) return false;
  if (ROLES.has(local)) return true;
  if (!SHARED_ROLES.has(local) && !/\.(?:gov|gob|gouv|gc|int|mil)\b/.test(domain)) return false;
  const from = tokenAt(lexed, start);
  const to = tokenAt(lexed, end) - 1;
  return (
    isPublicContact(lexed, { from, to }) || (classesAround(lexed, { from, to, before: 6, after: 4 }) & W.venue) !== 0
  );
}

const PROVIDERS: ReadonlySet<string> = new Set(
  `gmail googlemail yahoo ymail hotmail outlook live msn icloud me protonmail proton pm aol gmx zoho yandex mail tutanota
  tuta fastmail rediffmail qq hushmail seznam wp libero wanadoo laposte rambler naver 163 126 btinternet comcast`.split(
    /\s+/,
  ),
);

const AT_OPEN = /^\s?[[({<*_|~/\\-]{1,2}\s?$/;
const AT_CLOSE = /^\s?[\])}>*_|~/\\-]{1,2}\s?$/;
const BARE_GAP = /^[ ]{1,2}$/;

interface Clues {
  readonly known: readonly Finding[];
  /** Whether the text has an `@`, and a `DOT`. */
  readonly sign: boolean;
  readonly glued: boolean;
}

/** Disguises in words. `at` and `dot` are ordinary words, so something must tell that an address is meant. */
function* withWord(lexed: Lexed, { known, sign, glued }: Clues): Generator<Finding> {
  let passed = 0;
  for (let token = 0; token < lexed.count; token++) {
    const special = (glued ? gluedAddress(lexed, token) : undefined) ?? (sign ? halfWorded(lexed, token) : undefined);
    if (special) yield special;
    const address = special ? undefined : wordedAt(lexed, token);
    if (!address) continue;
    const { finding } = address;
    while (passed < known.length && (known[passed]?.end ?? 0) <= finding.start) passed++;
    if ((known[passed]?.start ?? finding.end) < finding.end) continue;
    yield finding;
    token = address.to;
  }
}

function wordedAt(lexed: Lexed, at: number): { finding: Finding; to: number } | undefined {
  if ((classesAt(lexed, at) & W.at) === 0 || at === 0 || at + 1 >= lexed.count) return undefined;
  const separators = separatorsAround(lexed, at);
  if (!separators) return undefined;
  const local = localBefore(lexed, at - 1);
  const host = hostFrom(lexed, at + 1, local);
  if (!host) return undefined;
  const finding = judgeWords(lexed, { at, separators, host, local });
  return finding && { finding, to: host.to };
}

/** `nameATgmailDOTcom`. */
function gluedAddress(lexed: Lexed, token: number): Finding | undefined {
  const start = startOf(lexed, token);
  const end = endOf(lexed, token);
  if (end - start < 9 || end - start > LONGEST_LOCAL || !wordAt(lexed, token).includes("at")) return undefined;
  const parts = /^[a-z0-9]+AT([a-z0-9]+)DOT([a-z]{2,})$/.exec(lexed.text.slice(start, end));
  return parts && TOP_LEVEL.has(parts[2] ?? "")
    ? { start, end, element: "email.words", evasions: ["glued"] }
    : undefined;
}

const LONGEST_SIGN = " [@] ".length;

/** `kate@host dot com`: the sign is written, the dot is not. */
function halfWorded(lexed: Lexed, token: number): Finding | undefined {
  if (startOf(lexed, token + 1) - endOf(lexed, token) > LONGEST_SIGN) return undefined;
  if (!/^ ?[[({]?@[\])}]? ?$/.test(gapAfter(lexed, token))) return undefined;
  const local = localBefore(lexed, token);
  const host = hostFrom(lexed, token + 1, local);
  if (!host || host.dots === "sign" || isStopLocal(local.written) || /^\d+$/.test(host.labels[0] ?? ""))
    return undefined;
  const start = startOf(lexed, local.from);
  return { start, end: endOf(lexed, host.to), element: "email.words", evasions: ["split"] };
}

type Separators = "bare" | "bracketed";

function separatorsAround(lexed: Lexed, token: number): Separators | undefined {
  const before = gapAfter(lexed, token - 1);
  const after = gapAfter(lexed, token);
  if (AT_OPEN.test(before) && AT_CLOSE.test(after)) return "bracketed";
  return BARE_GAP.test(before) && BARE_GAP.test(after) ? "bare" : undefined;
}

interface Host {
  readonly to: number;
  readonly labels: readonly string[];
  /** How its dots are written: as signs, as words, or as words in brackets. */
  readonly dots: "sign" | "word" | "bracketed";
}

const MOST_LABELS = 5;
const SIGN_DOT = /^(?:\.| \. | ?[[({]\.[\])}] ?)$/;

/** Where the local part spells its signs (`jane dot doe at …`) nothing but an address is meant, whatever its last label. */
function hostFrom(lexed: Lexed, from: number, { spelled }: Pick<Local, "spelled">): Host | undefined {
  let labels = [wordAt(lexed, from)];
  let to = from;
  let dots: Host["dots"] = "sign";
  let best: Host | undefined;
  while (labels.length < MOST_LABELS && to + 1 < lexed.count) {
    const step = stepFrom(lexed, { to, labels });
    if (!step) break;
    to = step.to;
    const label = wordAt(lexed, to);
    labels = step.dots === "hyphen" ? [...labels.slice(0, -1), `${labels.at(-1)}-${label}`] : [...labels, label];
    if (step.dots === "bracketed" || (step.dots === "word" && dots === "sign")) dots = step.dots;
    const last = labels.at(-1) ?? "";
    if (labels.length > 1 && (TOP_LEVEL.has(last) || (spelled && dots === "word" && isTopLabel(last))))
      best = { to, labels, dots };
  }
  return best;
}

interface Step {
  readonly to: number;
  readonly dots: Host["dots"] | "hyphen";
}

/** How the host goes on after a token, and with which. */
function stepFrom(lexed: Lexed, { to, labels }: { to: number; labels: readonly string[] }): Step | undefined {
  const between = gapAfter(lexed, to);
  if (classesAt(lexed, to + 1) & W.dot && to + 2 < lexed.count) {
    const following = gapAfter(lexed, to + 1);
    if (AT_OPEN.test(between) && AT_CLOSE.test(following)) return { to: to + 2, dots: "bracketed" };
    if (BARE_GAP.test(between) && BARE_GAP.test(following)) return { to: to + 2, dots: "word" };
  } else if (between === "-") return { to: to + 1, dots: "hyphen" };
  if (SIGN_DOT.test(between)) return { to: to + 1, dots: between === "." ? "sign" : "bracketed" };
  const dotless = labels.length === 1 && PROVIDERS.has(labels[0] ?? "") && BARE_GAP.test(between);
  return dotless ? { to: to + 1, dots: "word" } : undefined;
}

interface Local {
  readonly from: number;
  readonly written: string;
  /** Has digits, dots or underscores, as names in sentences have not. */
  readonly marked: boolean;
  /** Some of these are written as words. */
  readonly spelled: boolean;
}

const MOST_LOCAL_PARTS = 6;

function localBefore(lexed: Lexed, last: number): Local {
  let from = last;
  let marked = /\d/.test(wordAt(lexed, last)) && lexed.kind[last] !== NUMBER;
  let spelled = false;
  for (let parts = 1; parts < MOST_LOCAL_PARTS && from > 0; parts++) {
    const between = gapAfter(lexed, from - 1);
    if (/^[._+-]$/.test(between)) from--;
    else if (from > 1 && isSpelledSign(wordAt(lexed, from - 1)) && BARE_GAP.test(between)) {
      from -= 2;
      spelled = true;
    } else break;
    marked ||= between !== "-";
  }
  const written = lexed.text.slice(lexed.start[from], lexed.end[last]).toLowerCase();
  return { from, written, spelled, marked: marked || (written.includes("_") && !written.startsWith("_")) };
}

function isSpelledSign(word: string): boolean {
  return word === "dot" || word === "underscore" || word === "dash" || word === "punkt" || word === "hyphen";
}

interface Worded {
  readonly at: number;
  readonly separators: Separators;
  readonly host: Host;
  readonly local: Local;
}

function judgeWords(lexed: Lexed, worded: Worded): Finding | undefined {
  const { host, local } = worded;
  const said = (classesAround(lexed, { from: local.from, to: host.to, before: 5, after: 3 }) & W.mail) !== 0;
  const provider = host.labels.some((label) => PROVIDERS.has(label));
  if (isOrdinaryWords(lexed, { worded, said, provider })) return undefined;
  const disguised = host.dots !== "sign" || worded.separators === "bracketed";
  const meant = disguised
    ? isEvident(lexed, { worded, said, provider }) || !isCompany(host.labels[0] ?? "")
    : (isShouted(lexed, worded) || (local.marked && provider) || said) && !isCompany(host.labels[0] ?? "");
  if (!meant) return undefined;
  const start = startOf(lexed, local.from);
  const end = endOf(lexed, host.to);
  if (isInstitution(lexed, { start, end, written: `${local.written}@${host.labels.join(".")}` })) return undefined;
  return { start, end, element: "email.words", context: said ? ["context_word"] : [], evasions: ["split"] };
}

interface Reading {
  readonly worded: Worded;
  readonly said: boolean;
  readonly provider: boolean;
}

/** "Works at Amazon dot com", "at this point in time", "at 50 dot com companies". */
function isOrdinaryWords(lexed: Lexed, { worded, said, provider }: Reading): boolean {
  const { host, local, separators } = worded;
  const written = lexed.text.slice(endOf(lexed, worded.at), endOf(lexed, host.to));
  const dotless = host.labels.length === 2 && !/[.[({]|dot|punt/i.test(written);
  if (dotless && !said) return true;
  if (!provider && /^\d+$/.test(host.labels[0] ?? "")) return true;
  if (!provider && !local.marked && host.dots === "word" && AMBIGUOUS_DOTS.test(written)) return true;
  return isStopLocal(local.written) && !(separators === "bracketed" && host.dots !== "sign");
}

function isEvident(lexed: Lexed, { worded, said, provider }: Reading): boolean {
  const { host, local, separators } = worded;
  if (local.marked || provider || said || host.labels.length > 2) return true;
  return separators === "bracketed" || host.dots === "bracketed" || isShouted(lexed, worded);
}

/** `AT` in capitals in a text that does not shout. */
function isShouted(lexed: Lexed, { at, local }: Worded): boolean {
  if (lexed.text.slice(lexed.start[at], lexed.end[at]) !== "AT") return false;
  return !/[A-Z]{3}/.test(lexed.text.slice(lexed.start[local.from], startOf(lexed, at)));
}

/** Words for the dot that are ordinary words of English. */
const AMBIGUOUS_DOTS = / (?:point|punto|pont|piste|ponto) /i;

const COMPANIES: ReadonlySet<string> = new Set(
  `amazon booking salon slate cnn bbc fox nytimes apple google facebook meta microsoft netflix ebay walmart target
  alibaba salesforce overstock match monster priceline expedia hotels cars ancestry change move whitehouse usa archive
  wikipedia reddit twitter x youtube tiktok linkedin instagram stripe uber lyft airbnb`.split(/\s+/),
);

function isCompany(label: string): boolean {
  return COMPANIES.has(label);
}

const STOP_LOCALS: ReadonlySet<string> = new Set(
  `works work worked working job jobs is was are were be been am look looks looking looked buy bought order ordered shop
  shopping available found find posted read see seen saw here there me us them it him her you up over out live lives
  lived now also store stores stuff people employees employee ceo blog article articles story stories site website page
  pages in on down back available account accounts engineer manager editor editors reporter reporters writer writers
  columnist more details information info. video videos online purchase purchased sold sale sells sell listed reviews
  review published publish printed and or but so then again later all that this those these who which what everyone
  everybody anyone someone today yesterday tomorrow sign signed signing register registered start started end ended
  stay stayed meet met meeting visit email emails follow arrived mad angry not just only still right good great best
  prices price laughing laugh reach reached team guys folks staff one time times stop stopped product products tickets
  ticket book books interview tweeted wrote said says writes writing blogging contact look@ hired fired shot headquartered
  based located`.split(/\s+/),
);

function isStopLocal(written: string): boolean {
  return STOP_LOCALS.has(written.trim());
}
