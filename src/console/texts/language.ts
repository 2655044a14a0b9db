/** What the console is written in. */
export const CONSOLE_LANGUAGES = ["en", "de"] as const;
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number];

/** Each in itself, so that whoever cannot read the other finds it. */
export const LANGUAGE_NAMES: Readonly<Record<ConsoleLanguage, string>> = { en: "English", de: "Deutsch" };

/** By the language of a BCP 47 tag. */
export const consoleLanguage = (locale: string): ConsoleLanguage | undefined =>
  CONSOLE_LANGUAGES.find((language) => language === locale.toLowerCase().split("-", 1)[0]);
