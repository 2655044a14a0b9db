/**
 * Something that leaves ink: not a space, a control, a format character or a lone mark; Braille's blank and Hangul's
 * fillers draw nothing either.
 */
const INK = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\u2800\u115f\u1160\u3164\uffa0]/u;

/** Whether anybody could see this text. */
export const hasInk = (text: string): boolean => INK.test(text);

/** Of a comment, in characters. */
export const LONGEST_COMMENT = 10_000;

/** Characters as people count them for a limit: code points, so that an emoji is one. */
export function countCharacters(text: string): number {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}
