import { type PluralForms, pluralForm } from "../../../shared/plural.ts";

const FIRST_GROUPED = 1_000;

/**
 * What stands between thousands, where it can be said without Intl.NumberFormat: its first use, like that of Intl's
 * formats of time, takes a browser 30 to 60 ms, and a phone four times as long.
 */
const GROUPS: Readonly<Record<string, string>> = {
  en: ",",
  "en-GB": ",",
  "en-US": ",",
  de: ".",
  "de-DE": ".",
  fr: "\u202f",
  "fr-FR": "\u202f",
};

/** A whole number as a language (BCP 47) writes it. */
export function writeNumber(locale: string, number: number): string {
  if (number < FIRST_GROUPED) return String(number);
  const group = GROUPS[locale];
  if (group === undefined) return new Intl.NumberFormat(locale).format(number);
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, group);
}

/** `plural`, for what stands there from the beginning. */
export const counted = (locale: string, count: number, forms: PluralForms): string =>
  pluralForm(locale, count, forms).replace("#", writeNumber(locale, count));
