import { z } from "zod";
import { countCharacters, hasInk } from "../shared/text.ts";

export interface WordsOptions {
  /** Characters; 1 unless given. */
  readonly least?: number;
  readonly most: number;
  /** What to do instead, in a sentence. */
  readonly otherwise: string;
}

/** A person's own words: kept without the space around them, and with at least one character that can be seen. */
export const words = ({ least = 1, most, otherwise }: WordsOptions) =>
  z
    .string()
    .trim()
    .refine((text) => {
      const length = countCharacters(text);
      return length >= least && length <= most && hasInk(text);
    }, otherwise)
    .meta({ minLength: least, maxLength: most });
