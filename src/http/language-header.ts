import { z } from "zod";
import { type Language, pickLanguage } from "../shared/language.ts";

/** The header by which a caller of the API says in which of our languages people are spoken to. */
export const languageHeader = z.object({ "accept-language": z.string().optional() });

/** English where it names none that we have. */
export const languageIn = (headers: z.infer<typeof languageHeader>): Language =>
  pickLanguage(headers["accept-language"]);
