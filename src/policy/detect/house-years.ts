import { classesAt, gapAfter, type Lexed, NUMBER, wordAt } from "./lex.ts";
import { W } from "./words.ts";

/** A number that may be a house's and may be a year. */
export function isYear(lexed: Lexed, at: number): boolean {
  return lexed.kind[at] === NUMBER && /^(?:1[5-9]|20)\d\d$/.test(wordAt(lexed, at));
}

/** Words that a year follows; `him 1612 Oak Street` and `address is 1612 Oak Street` are none. */
const DATING: ReadonlySet<string> = new Set(
  `in since until till by from during before after of the a this that about around circa through between and or as with
  for under over into when while because so than year years early late mid spring summer autumn fall winter`.split(
    /\s+/,
  ),
);

/** What has a year and a street for its name: "the 2014 Oak Street fire". */
const EVENTS: ReadonlySet<string> = new Set(
  `fire fires blaze shooting shootings murder murders killing killings bombing attack attacks riot riots protest protests
  march parade festival fair fete crash accident collapse explosion flood disaster massacre robbery raid siege strike
  demonstration renovation project development scheme plan bypass redesign rebuild budget census study survey report
  campaign election race marathon conference scandal crisis case trial incident edition derby exhibition`.split(/\s+/),
);

/** The words around say that the number before a street is a year; `to` is the street's last token. */
export function isDated(lexed: Lexed, { at, to }: { at: number; to: number }): boolean {
  if (!isYear(lexed, at)) return false;
  if (gapAfter(lexed, to) === " " && EVENTS.has(wordAt(lexed, to + 1))) return true;
  if (gapAfter(lexed, at - 1) !== " " || classesAt(lexed, at - 2) & W.home) return false;
  return DATING.has(wordAt(lexed, at - 1)) || (classesAt(lexed, at - 1) & W.month) !== 0;
}
