/** What readers' pages and letters are written in. */
export const LANGUAGES = ["en", "de", "fr", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What policies are written in; their translations stand beside them. */
export const POLICY_LANGUAGE = "en" satisfies Language;

/** Each in itself, so that whoever cannot read the others finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
};

/** Whose dates and numbers each language writes. */
export const REGIONS: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES" };

/** The language of a BCP 47 tag, where it is one of ours. */
export const findLanguage = (tag: string): Language | undefined =>
  LANGUAGES.find((known) => known === tag.split("-", 1)[0]?.toLowerCase());

/** The language of a BCP 47 tag; English for those that we do not have. */
export const languageOf = (tag: string): Language => findLanguage(tag) ?? "en";

/** Between a name and what it stands for, as a language (BCP 47) writes it: French puts a space before it. */
export const colon = (lang: string): string => (lang.startsWith("fr") ? "\u00a0:" : ":");

interface Wish {
  readonly tag: string;
  readonly weight: number;
}

/** The language of `Accept-Language` that we have and the browser likes best; English for all others. */
export function pickLanguage(acceptLanguage = ""): Language {
  const wishes = acceptLanguage
    .split(",")
    .map(readWish)
    .filter(({ weight }) => weight > 0);
  const liked = wishes.toSorted((a, b) => b.weight - a.weight);
  return liked.flatMap(({ tag }) => findLanguage(tag) ?? [])[0] ?? "en";
}

function readWish(part: string): Wish {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((found) => found !== undefined);
  return { tag, weight: Number(quality ?? 1) };
}
