import { type Language, REGIONS } from "../shared/language.ts";

interface TimeProps {
  /** RFC 3339. */
  readonly at: string;
  readonly lang?: Language;
  /** `day` leaves the time of day out. */
  readonly style?: "full" | "day";
}

/** A moment in UTC, saying so, for nobody knows where the reader is. */
export function Time({ at, lang = "en", style = "full" }: TimeProps) {
  return <time dateTime={at}>{style === "day" ? formatDay(at, lang) : formatMoment(at, lang)}</time>;
}

const formatDay = (at: string, lang: Language): string =>
  new Intl.DateTimeFormat(REGIONS[lang], { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));

const formatMoment = (at: string, lang: Language): string =>
  `${new Intl.DateTimeFormat(REGIONS[lang], { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(new Date(at))} UTC`;
