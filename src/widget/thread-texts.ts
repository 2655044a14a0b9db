import type { ReaderLanguage } from "./texts/languages.ts";
import { THREAD_DE } from "./texts/thread-de.ts";
import { THREAD_EN, type ThreadTexts } from "./texts/thread-en.ts";
import { THREAD_ES } from "./texts/thread-es.ts";
import { THREAD_FR } from "./texts/thread-fr.ts";

/** For pages, which need no thrift: the embed loads the one that it speaks. */
export const THREAD_TEXTS: Readonly<Record<ReaderLanguage, ThreadTexts>> = {
  en: THREAD_EN,
  de: THREAD_DE,
  fr: THREAD_FR,
  es: THREAD_ES,
};
