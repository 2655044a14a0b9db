import { type NormalizedText, normalize } from "../policy/normalize.ts";
import type { Span } from "../policy/types.ts";

/** The words of a text that a span touches: their places among its tokens, `[first, last]`; null for none. */
export function wordsAt({ tokens }: NormalizedText, { start, end }: Span): Words | null {
  const first = tokens.findIndex((token) => token.end > start);
  const last = tokens.findLastIndex((token) => token.start < end);
  return first === -1 || last < first ? null : [first, last];
}

type Words = readonly [first: number, last: number];

/**
 * Sentences about nothing that carry some words, the plainest first. An example of a suggestion is made of them: what a
 * reader wrote around the words is nobody's to publish with a policy, and stays there long after the comment is gone.
 */
export const sentencesWith = (words: string): readonly string[] => [
  `It was ${words} again.`,
  `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  `${words}.`,
];

/** How words are written apart from case, look-alikes and accents: what two writers share. */
export const foldWords = (text: string): string =>
  normalize(text)
    .tokens.map((token) => token.text)
    .join(" ");
