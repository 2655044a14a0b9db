import { z } from "zod";

export const LONGEST_COMMENT = 10_000;

/** Eight is more than any living script stacks on one letter; towers have dozens and cover their neighbours' lines. */
const TOWER = /\p{M}{9,}/u;

/** They turn the order of the text that follows, the page's own included. Right-to-left scripts need none of them. */
const OVERRIDES = /[\u202d\u202e]/;

/** Something that leaves ink: not a space, a control, a format character or a lone mark; Braille blank and Hangul fillers draw nothing either. */
const INK = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\u2800\u115f\u1160\u3164\uffa0]/u;

const length = (text: string): number => {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
};

/** What a reader may post: 1 to 10,000 characters, at least one of them visible. Kept exactly as it was written. */
export const commentText = z
  .string()
  .refine((text) => length(text) <= LONGEST_COMMENT, `A comment has at most ${LONGEST_COMMENT} characters.`)
  .refine((text) => INK.test(text), "A comment needs at least one visible character.")
  .refine((text) => !OVERRIDES.test(text), "Characters that reverse the direction of text are not accepted.")
  .refine((text) => !TOWER.test(text), "More than eight combining marks on one letter are not accepted.")
  .meta({ minLength: 1, maxLength: LONGEST_COMMENT });
