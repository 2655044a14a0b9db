import type { Span } from "../reports/statistics-over-time.ts";
import { formatDuration } from "./pieces.tsx";

const LOCALES: Readonly<Record<"en" | "de", string>> = { en: "en-GB", de: "de-DE" };

export const formatCount = (count: number, lang: "en" | "de"): string => count.toLocaleString(LOCALES[lang]);

export const formatShare = (share: number, lang: "en" | "de"): string =>
  new Intl.NumberFormat(LOCALES[lang], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** Such as an agreement or a score: `0.42`, or `0,42`. */
export const formatHundredths = (value: number, lang: "en" | "de"): string =>
  value.toLocaleString(LOCALES[lang], { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A day such as `2026-11-22`, short. */
export const formatDay = (day: string, lang: "en" | "de"): string => daysIn(lang).format(new Date(day));

const daysIn = (lang: "en" | "de") =>
  new Intl.DateTimeFormat(LOCALES[lang], { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** From a day to the last one that belongs to it, with what they have in common once: `22 Jul – 23 Nov 2026`. */
export const formatSpan = ({ day, lastDay }: Span, lang: "en" | "de"): string =>
  daysIn(lang).formatRange(new Date(day), new Date(lastDay));

export const formatSeconds = (seconds: number | null, lang: "en" | "de"): string =>
  seconds === null ? "–" : formatDuration(seconds * 1_000, { lang });

/** For a sentence. */
export const sayDuration = (seconds: number | null, lang: "en" | "de"): string =>
  seconds === null ? "–" : formatDuration(seconds * 1_000, { lang, unitDisplay: "long" });
