import { formatDuration } from "./pieces.tsx";

const LOCALES: Readonly<Record<"en" | "de", string>> = { en: "en-GB", de: "de-DE" };

export const formatCount = (count: number, lang: "en" | "de"): string => count.toLocaleString(LOCALES[lang]);

export const formatShare = (share: number, lang: "en" | "de"): string =>
  new Intl.NumberFormat(LOCALES[lang], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** Such as an agreement or a score: `0.42`, or `0,42`. */
export const formatHundredths = (value: number, lang: "en" | "de"): string =>
  value.toLocaleString(LOCALES[lang], { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A day such as `2026-11-22`, short. */
export const formatDay = (day: string, lang: "en" | "de"): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(day),
  );

export const formatSeconds = (seconds: number | null, lang: "en" | "de"): string =>
  seconds === null ? "–" : formatDuration(seconds * 1_000, { lang });

/** For a sentence. */
export const sayDuration = (seconds: number | null, lang: "en" | "de"): string =>
  seconds === null ? "–" : formatDuration(seconds * 1_000, { lang, unitDisplay: "long" });
