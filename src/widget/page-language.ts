import type { Request, Response } from "express";
import { LANGUAGES, type Language, pickLanguage } from "../pages/locale.ts";

/** `?lang=` of the publisher who links or frames the page, else what the browser likes; caches keep them apart. */
export function pageLanguage(req: Request, res: Response): Language {
  res.vary("Accept-Language");
  const asked = req.query["lang"];
  return LANGUAGES.find((known) => known === asked) ?? pickLanguage(req.headers["accept-language"]);
}
