import { z } from "zod";
import { LONGEST_COMMENT, countCharacters, hasInk } from "../shared/text.ts";

/** Eight is more than any living script stacks on one letter; towers have dozens and cover their neighbours' lines. */
const TOWER = /\p{M}{9,}/u;

/** They turn the order of the text that follows, the page's own included. Right-to-left scripts need none of them. */
const OVERRIDES = /[\u202d\u202e]/;

/** What a reader may post: 1 to 10,000 characters, at least one of them visible. Kept exactly as it was written. */
export const commentText = z
  .string()
  .refine((text) => countCharacters(text) <= LONGEST_COMMENT, `A comment has at most ${LONGEST_COMMENT} characters.`)
  .refine(hasInk, "A comment needs at least one visible character.")
  .refine((text) => !OVERRIDES.test(text), "Characters that reverse the direction of text are not accepted.")
  .refine((text) => !TOWER.test(text), "More than eight combining marks on one letter are not accepted.")
  .meta({ minLength: 1, maxLength: LONGEST_COMMENT });
