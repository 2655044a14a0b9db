import { REGIONS, languageOf } from "./language.ts";

/** A moment for a letter or a page: long date and time, in UTC and saying so, for nobody knows where the reader is. */
export const formatTime = (at: Date, locale: string): string =>
  `${new Intl.DateTimeFormat(REGIONS[languageOf(locale)], { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at)} UTC`;
