import type { Finding } from "../types.ts";
import { LONGEST_LOCAL, PROVIDERS, isInstitution, isCompany, isStopLocal, isTopLabel } from "./email-names.ts";
import { classesAround, NUMBER, type Lexed, wordAt, classesAt, startOf, endOf, gapAfter } from "./lex.ts";
import { TOP_LEVEL } from "./top-level.ts";
import { W } from "./words.ts";

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
export function* withWord(lexed: Lexed, { known, sign, glued }: Clues): Generator<Finding> {
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
