/** The languages in which readers are spoken to. */
export const READER_LANGUAGES = ["en", "de", "fr", "es"] as const;
export type ReaderLanguage = (typeof READER_LANGUAGES)[number];

/** The first of the wishes (BCP 47, best first) that we have; English when there is none. */
export const chooseLanguage = (wishes: readonly string[]): ReaderLanguage =>
  wishes.flatMap((wish) => READER_LANGUAGES.find((known) => known === wish.toLowerCase().split("-", 1)[0]) ?? [])[0] ??
  "en";
