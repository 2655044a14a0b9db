import { classesAround, classesAt, gapAfter, type Lexed, wordAt } from "./lex.ts";
import { W } from "./words.ts";

const PAIRS: ReadonlySet<string> = new Set(
  `press office|toll free|press desk|press team|press contact|media office|media desk|customer service|customer services|customer support
  customer care|city hall|town hall|tip line|tips line|box office|front desk|help desk|help line|crisis line|hot line
  police station|police department|police non|news desk|news room|information line|support line|suicide prevention
  advice line|ticket office|booking office|tourist office|tourist information|public line|poison control
  state department|department of|white house|social services|social security administration|call center|call centre
  contact center|election office|elections office|congressional office|district office|constituency office|foreign office
  home office|field office|visitor center|visitor centre|consumer line|complaints line|victim support|legal aid|main line`
    .split(/[|\n]/)
    .map((pair) => pair.trim()),
);

/** Few words begin a pair, so few pairs are put together. */
const FIRST_WORDS: ReadonlySet<string> = new Set([...PAIRS].map((pair) => pair.replace(/ .*/, "")));

const BEFORE = 7;
const AFTER = 5;

/** The words around say that the contact is an institution's and meant for everyone: a hotline, a newsroom, an embassy. */
export function isPublicContact(lexed: Lexed, { from, to }: { from: number; to: number }): boolean {
  const before = from - sentenceStart(lexed, from);
  const after = sentenceEnd(lexed, to) - to;
  if (isOfSomebody(lexed, { first: from - before, from })) return false;
  if (classesAround(lexed, { from, to, before, after }) & W.public) return true;
  return pairWithin(lexed, { first: from - before, final: to + after });
}

const KIN: ReadonlySet<string> = new Set(
  `neighbour neighbor ex boss colleague landlord landlady tenant mum mom mother dad father sister brother wife husband
  partner girlfriend boyfriend daughter son aunt uncle cousin friend mate flatmate roommate stepfather stepmother
  grandmother grandfather gran granny`.split(/\s+/),
);

/** `My neighbour Jane`, `her ex`: the number is theirs, whatever else the sentence names. */
function isOfSomebody(lexed: Lexed, { first, from }: { first: number; from: number }): boolean {
  for (let at = first; at < from - 1; at++)
    if (classesAt(lexed, at) & (W.owner | W.possessive) && KIN.has(wordAt(lexed, at + 1))) return true;
  return false;
}

const ABBREVIATED: ReadonlySet<string> = new Set([
  "tel",
  "ph",
  "no",
  "nr",
  "ext",
  "mob",
  "st",
  "dr",
  "mr",
  "mrs",
  "ms",
]);

/** A stop and a space end a sentence, unless they shorten a word (`tel. 0161 …`). */
function endsSentence(lexed: Lexed, token: number): boolean {
  return /[.!?…]\s/.test(gapAfter(lexed, token)) && !ABBREVIATED.has(wordAt(lexed, token));
}

function sentenceStart(lexed: Lexed, from: number): number {
  let first = from;
  while (first > 0 && from - first < BEFORE && !endsSentence(lexed, first - 1)) first--;
  return first;
}

function sentenceEnd(lexed: Lexed, to: number): number {
  let final = to;
  while (final < lexed.count - 1 && final - to < AFTER && !endsSentence(lexed, final)) final++;
  return final;
}

/** Two words that name a public office are near: `city hall`, `press office`. */
export function hasPublicPair(lexed: Lexed, { from, to }: { from: number; to: number }): boolean {
  return pairWithin(lexed, { first: Math.max(0, from - BEFORE), final: Math.min(lexed.count - 1, to + AFTER) });
}

function pairWithin(lexed: Lexed, { first, final }: { first: number; final: number }): boolean {
  for (let at = first; at < final; at++) {
    const word = wordAt(lexed, at);
    if (FIRST_WORDS.has(word) && PAIRS.has(`${word} ${wordAt(lexed, at + 1)}`)) return true;
  }
  return false;
}
