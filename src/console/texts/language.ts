/** What the console is written in. */
export const CONSOLE_LANGUAGES = ["en", "de"] as const;
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number];

/** By the language of a BCP 47 tag. */
export const consoleLanguage = (locale: string): ConsoleLanguage | undefined =>
  CONSOLE_LANGUAGES.find((language) => language === locale.toLowerCase().split("-", 1)[0]);
