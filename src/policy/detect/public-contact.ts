import { classesAround, type Lexed, wordAt } from "./lex.ts";
import { W } from "./words.ts";

const PAIRS: ReadonlySet<string> = new Set(
  `press office|toll free|press desk|press team|press contact|media office|media desk|customer service|customer services|customer support
  customer care|city hall|town hall|tip line|tips line|box office|front desk|help desk|help line|crisis line|hot line
  police station|police department|police non|news desk|news room|information line|support line|suicide prevention
  advice line|ticket office|booking office|tourist office|tourist information|public line|office hours|poison control
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
  if (classesAround(lexed, { from, to, before: BEFORE, after: AFTER }) & W.public) return true;
  return hasPublicPair(lexed, { from, to });
}

/** Two words that name a public office are near: `city hall`, `press office`. */
export function hasPublicPair(lexed: Lexed, { from, to }: { from: number; to: number }): boolean {
  const first = Math.max(0, from - BEFORE);
  const final = Math.min(lexed.count - 1, to + AFTER);
  for (let at = first; at < final; at++) {
    const word = wordAt(lexed, at);
    if (FIRST_WORDS.has(word) && PAIRS.has(`${word} ${wordAt(lexed, at + 1)}`)) return true;
  }
  return false;
}
