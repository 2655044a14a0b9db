import { formatTime } from "../shared/format-time.ts";
import { type Language, REGIONS } from "../shared/language.ts";

interface TimeProps {
  /** RFC 3339. */
  readonly at: string;
  readonly lang?: Language;
  /** `long` for sentences, as letters say it; `day` leaves the time of day out. */
  readonly style?: "full" | "long" | "day";
}

/** A moment in UTC, saying so, for nobody knows where the reader is. */
export function Time({ at, lang = "en", style = "full" }: TimeProps) {
  return <time dateTime={at}>{FORMATS[style](at, lang)}</time>;
}

/** A day in UTC, long: "21 November 2026". */
export const formatDay = (at: string, lang: Language): string =>
  new Intl.DateTimeFormat(REGIONS[lang], { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));

const formatMoment = (at: string, lang: Language): string =>
  `${new Intl.DateTimeFormat(REGIONS[lang], { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(new Date(at))} UTC`;

const FORMATS = {
  full: formatMoment,
  long: (at: string, lang: Language) => formatTime(new Date(at), lang),
  day: formatDay,
};
