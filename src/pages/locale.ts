import type { Request } from "express";
import { type Language, findLanguage, pickLanguage } from "../shared/language.ts";

export { LANGUAGES, type Language, pickLanguage } from "../shared/language.ts";

type Asking = Pick<Request, "query" | "headers">;

/** The language that `?lang=` chose, else the one the browser likes best. */
export const readLanguage = (req: Asking): Language =>
  chosenLanguage(req) ?? pickLanguage(req.headers["accept-language"]);

/** A path of ours, in the language that was chosen by hand. */
export function keepLanguage(path: string, req: Asking): string {
  const lang = chosenLanguage(req);
  return lang === undefined ? path : withLanguage(path, lang);
}

export const withLanguage = (path: string, lang: Language): string =>
  `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;

function chosenLanguage({ query }: Asking): Language | undefined {
  const { lang } = query;
  return typeof lang === "string" ? findLanguage(lang) : undefined;
}
