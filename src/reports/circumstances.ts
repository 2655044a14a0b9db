import { PERSONAL_CATEGORY } from "../decisions/mask.ts";
import type { NormalizedText, Token } from "../policy/normalize.ts";
import { wordsAt } from "./example-sentence.ts";
import { FUNCTION_WORDS } from "./function-words.ts";
import type { ReviewedMatch } from "./read-reviewed-matches.ts";

/**
 * What disputed matches of one element may have in common: the words matched (`inside`), with the content word before
 * or after them where that is part of it; or a content word near them.
 */
export interface Circumstance {
  readonly where: "inside" | "before" | "after";
  /** Folded, words apart by one space. */
  readonly words: string;
}

export interface Sighting {
  readonly match: ReviewedMatch;
  /** Masked. */
  readonly text: NormalizedText;
}

/** Words near count for phrases, which can say them, and around personal data, of which nothing else is shown. */
export function circumstancesOf({ match, text }: Sighting, isPhrase: boolean): readonly Circumstance[] {
  if (match.category === PERSONAL_CATEGORY) return wordsNear(text, match);
  const place = wordsAt(text, match);
  if (!place) return [];
  const [first, last] = place;
  const inside = (from: number, to: number): Circumstance => ({ where: "inside", words: join(text, from, to) });
  const [before, after] = [isTelling(text, first - 1, first), isTelling(text, last + 1, last)];
  return [
    inside(first, last),
    ...(before ? [inside(first - 1, last)] : []),
    ...(after ? [inside(first, last + 1)] : []),
    ...(isPhrase ? wordsNear(text, match) : []),
  ];
}

const join = ({ tokens }: NormalizedText, from: number, to: number): string =>
  tokens
    .slice(from, to + 1)
    .map((token) => token.text)
    .join(" ");

/** A content word of the same sentence. */
function isTelling({ tokens }: NormalizedText, at: number, beside: number): boolean {
  const token = tokens[at];
  return token?.sentence === tokens[beside]?.sentence && token !== undefined && isContent(token);
}

const isContent = ({ text }: Token): boolean => /^\p{L}{3,}$/u.test(text) && !FUNCTION_WORDS.has(text);

export const NEAR_WORDS = 8;

function wordsNear({ tokens }: NormalizedText, { start, end }: ReviewedMatch): readonly Circumstance[] {
  const before = tokens.filter((token) => token.end <= start).slice(-NEAR_WORDS);
  const after = tokens.filter((token) => token.start >= end).slice(0, NEAR_WORDS);
  return [
    ...ofSentence(before, before.at(-1)).map((words) => ({ where: "before", words }) as const),
    ...ofSentence(after, after[0]).map((words) => ({ where: "after", words }) as const),
  ];
}

const ofSentence = (tokens: readonly Token[], nearest: Token | undefined): readonly string[] => [
  ...new Set(
    tokens.filter((token) => token.sentence === nearest?.sentence && isContent(token)).map(({ text }) => text),
  ),
];
