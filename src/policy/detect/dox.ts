import type { Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import {
  classesAround,
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

/**
 * Phrases that hand out where a person can be found, or send others there: "here's where she lives: …", "pay him a visit
 * at home", a date of birth beside a number plate.
 */
export function detectDox({ text }: DetectorInput): Finding[] {
  const [home, digit] = [has(text, HAS.home), has(text, HAS.digit)];
  const born = digit && has(text, HAS.birth);
  if (!home && !born) return [];
  const lexed = lex(text);
  const found = home ? [...phrasesOf(lexed)] : [];
  if (born) found.push(...dossiers(lexed));
  if (home && digit) found.push(...homeCoordinates(lexed));
  return found.map((finding) => findingAt(lexed.folded, finding));
}

interface Phrase {
  readonly element: string;
  /** The word that the phrase is looked up by. */
  readonly anchor: readonly string[];
  /** Matched on the words from six before the anchor to six after, joined by single spaces, `|` marking the anchor. */
  readonly words: RegExp;
}

const PERSON = "(?:he|she|they|him|her|them|the \\w+|this \\w+|that \\w+|\\w+)";
const WHO = "(?:him|her|them|the \\w+|this \\w+|that \\w+)";
const POSSESSIVE = "(?:his|her|their|the \\w+ s|this \\w+ s|\\w+ s)";

const PHRASES: readonly Phrase[] = [
  {
    element: "dox.where-lives",
    anchor: ["lives", "live", "living"],
    words: new RegExp(
      `\\b(?:here s|here is|heres|this is|that s|posting|post|share|sharing|leak|found|find) (?:out )?(?:exactly )?where ${PERSON} (?:\\w+ )?\\|`,
    ),
  },
  {
    element: "dox.where-lives",
    anchor: ["lives", "live"],
    words: new RegExp(
      `\\b(?:i|we|everyone) (?:know|knows) where (?:he|she|they|this \\w+) (?:\\w+ )?\\|.{0,40}\\b(?:on|at|street|road|house|number|near|behind)\\b`,
    ),
  },
  {
    element: "dox.visit-home",
    anchor: ["home", "house", "doorstep"],
    words: new RegExp(
      `\\b(?:everyone|everybody|someone|somebody|let s|lets|we should|you should|go|please|people should|guys|all of you|pls)\\b.{0,20}\\b(?:visit|visiting|visits|call on|drop by|find|greet|surprise) (?:to )?${WHO} (?:at|in front of|outside|on) (?:${POSSESSIVE} )?\\|`,
    ),
  },
  {
    element: "dox.visit-home",
    anchor: ["home", "house", "doorstep", "door"],
    words: new RegExp(
      `\\b(?:let s|lets|everyone|everybody|someone should|somebody should|we should|you should|go|time to|go and|go to|guys)(?: all)? (?:\\w+ ){0,3}(?:show up|turn up|gather|meet|go|knock|protest|wait|camp) (?:at|to|on|outside|in front of) ${POSSESSIVE} (?:front )?\\|`,
    ),
  },
  {
    element: "dox.visit-home",
    anchor: ["home", "house", "doorstep", "door"],
    words: new RegExp(
      `\\b(?:should|must|let s|lets|go|everyone|everybody|please|time to|gonna|ll|can)\\b.{0,20}\\bpay ${WHO} (?:all )?a (?:\\w+ )?visit (?:at|in) (?:${POSSESSIVE} )?\\|`,
    ),
  },
  {
    element: "dox.home-address",
    anchor: ["address", "addy"],
    words: new RegExp(
      `\\b(?:here s|here is|heres|found|got|posting|leaked|this is|dropping) ${POSSESSIVE} (?:home |full |private |new |street |real )?\\|`,
    ),
  },
  {
    element: "dox.doxxed",
    anchor: ["doxxed", "doxed", "doxx", "dox"],
    words: new RegExp(
      `\\b(?:i|we|i ve|we ve|let s|lets|someone|somebody|please|go|gonna|everyone|time to|i ll|we ll)\\b (?:\\w+ ){0,2}\\|(?: ${WHO})`,
    ),
  },
];

const BEFORE = 10;
const AFTER = 8;

const BY_ANCHOR = new Map<string, readonly Phrase[]>(
  PHRASES.flatMap(({ anchor }) => anchor).map((word) => [word, PHRASES.filter(({ anchor }) => anchor.includes(word))]),
);

function* phrasesOf(lexed: Lexed): Generator<Finding> {
  for (let at = 0; at < lexed.count; at++) {
    const phrases = BY_ANCHOR.get(wordAt(lexed, at));
    if (!phrases) continue;
    const first = sentenceStart(lexed, at);
    if (first === at) continue;
    const before = wordsBetween(lexed, first, at).join(" ");
    const after = wordsBetween(lexed, at + 1, at + 1 + AFTER).join(" ");
    const window = `${before} |${after ? ` ${after}` : ""}`.slice(0, LONGEST_WINDOW);
    for (const { element, words } of phrases) {
      const match = words.exec(window);
      if (!match) continue;
      const from = first + (match.index > 0 ? before.slice(0, match.index).split(" ").length - 1 : 0);
      yield { start: startOf(lexed, from), end: endOf(lexed, at), element, context: ["phrase"] };
      break;
    }
  }
}

const LONGEST_WINDOW = 240;

function sentenceStart(lexed: Lexed, at: number): number {
  let from = at;
  while (from > 0 && at - from < BEFORE && !/[.!?\n]/.test(lexed.text.slice(lexed.end[from - 1], lexed.start[from])))
    from--;
  return from;
}

const BIRTH: ReadonlySet<string> = new Set([
  "dob",
  "born",
  "birthday",
  "birthdate",
  "birth",
  "geburtsdatum",
  "geboren",
]);
const TRACES: ReadonlySet<string> = new Set([
  "plate",
  "plates",
  "licence",
  "license",
  "vin",
  "passport",
  "kennzeichen",
  "drives",
  "registration",
]);
const HOMES: ReadonlySet<string> = new Set(["lives", "address", "resides", "wohnt", "house", "employer"]);

const DOSSIER_WINDOW = 16;

/** A date of birth with a number plate, a home or a name that is given away: the parts of a file on a person. */
function* dossiers(lexed: Lexed): Generator<Finding> {
  for (let at = 0; at < lexed.count; at++) {
    if (!BIRTH.has(wordAt(lexed, at)) || !hasDateAfter(lexed, at)) continue;
    const to = traceNear(lexed, at) ?? nameBefore(lexed, at);
    if (to === undefined) continue;
    const [from, final] = to < at ? [to, at] : [at, to];
    yield {
      start: startOf(lexed, from),
      end: endOf(lexed, final),
      element: "dox.dossier",
      context: ["birth_date"],
    };
    at = Math.max(at, final);
  }
}

const NAME_WINDOW = 8;

/** "Her name is …, born …": who somebody is and when they were born is what identity is stolen with. */
function nameBefore(lexed: Lexed, at: number): number | undefined {
  for (let near = at - 1; near >= Math.max(sentenceStart(lexed, at), at - NAME_WINDOW); near--)
    if (wordAt(lexed, near) === "name" && NAMING.has(wordAt(lexed, near + 1))) return near;
  return undefined;
}

const NAMING: ReadonlySet<string> = new Set(["is", "s", "ist"]);

function hasDateAfter(lexed: Lexed, at: number): boolean {
  const text = lexed.text.slice(endOf(lexed, at), endOf(lexed, at) + 30);
  return /\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9} \d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4}/.test(
    text,
  );
}

function traceNear(lexed: Lexed, at: number): number | undefined {
  const final = Math.min(lexed.count - 1, at + DOSSIER_WINDOW);
  for (let near = at + 1; near <= final; near++) {
    const word = wordAt(lexed, near);
    if (TRACES.has(word) || (HOMES.has(word) && wordAt(lexed, at) === "dob")) return near;
  }
  return undefined;
}

/** Coordinates with four decimals (about ten metres) that are said to be somebody's home. */
function* homeCoordinates(lexed: Lexed): Generator<Finding> {
  for (const match of lexed.text.matchAll(/(?<![\d.])-?\d{1,2}\.\d{4,8}[°NS]{0,2},? {0,2}-?\d{1,3}\.\d{4,8}/g)) {
    const from = tokenAt(lexed, match.index);
    if (lexed.kind[from] !== NUMBER) continue;
    const first = Math.max(0, from - 6);
    const said = wordsBetween(lexed, first, from).some((word) => HOMES.has(word) || word === "home");
    const near = classesAround(lexed, { from, to: from, before: 6, after: 0 });
    if (said && near >= 0)
      yield {
        start: match.index,
        end: match.index + match[0].length,
        element: "dox.coordinates",
        context: ["context_word"],
      };
  }
}
