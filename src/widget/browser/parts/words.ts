import { type ReaderLanguage, chooseLanguage } from "../../texts/languages.ts";
import type { ThreadTexts } from "../../texts/thread-en.ts";

/** One is loaded; a reader never pays for the others. */
const CATALOGUES: Readonly<Record<ReaderLanguage, () => Promise<ThreadTexts>>> = {
  en: () => import("../../texts/thread-en.ts").then((each) => each.THREAD_EN),
  de: () => import("../../texts/thread-de.ts").then((each) => each.THREAD_DE),
  fr: () => import("../../texts/thread-fr.ts").then((each) => each.THREAD_FR),
  es: () => import("../../texts/thread-es.ts").then((each) => each.THREAD_ES),
};

export interface Words {
  readonly lang: ReaderLanguage;
  /** For dates and numbers: the wish itself, with its region, when we speak its language. */
  readonly locale: string;
  readonly texts: ThreadTexts;
}

/** In the language of the place on the page; where we do not speak it, in one of the browser's. */
export async function loadWords(place: HTMLElement): Promise<Words> {
  const ofPage = place.closest<HTMLElement>("[lang]")?.lang ?? "";
  const wishes = [ofPage, ...navigator.languages].filter((wish) => wish !== "");
  const lang = chooseLanguage(wishes);
  const wished = wishes.find((wish) => wish.toLowerCase().split("-", 1)[0] === lang);
  return { lang, locale: canonical(wished) ?? lang, texts: await CATALOGUES[lang]() };
}

/** Not Intl's supportedLocalesOf: it would read through all that the browser knows of all languages. */
function canonical(tag: string | undefined): string | undefined {
  try {
    return tag && Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
