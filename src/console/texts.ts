import { APPEAL } from "./texts/appeal-texts.ts";
import { CASE } from "./texts/case-texts.ts";
import { CATEGORIES, FRAME, LETTER_KINDS } from "./texts/frame-texts.ts";
import type { ConsoleLanguage } from "./texts/language.ts";
import { OPERATION } from "./texts/operation-texts.ts";
import { PEOPLE } from "./texts/people-texts.ts";
import { POLICY } from "./texts/policy-texts.ts";
import { QUALITY } from "./texts/quality-texts.ts";
import { REFUSALS, sayRefusal } from "./texts/refusal-texts.ts";
import { STATISTICS } from "./texts/statistics-texts.ts";

const textsOf = (lang: ConsoleLanguage) => {
  const refusals = REFUSALS[lang];
  const categories: Readonly<Record<string, string>> = CATEGORIES[lang];
  const letterKinds: Readonly<Record<string, string>> = LETTER_KINDS[lang];
  return {
    lang,
    ...FRAME[lang],
    categories,
    letterKinds,
    ...CASE[lang],
    ...APPEAL[lang],
    ...PEOPLE[lang],
    ...POLICY[lang],
    ...QUALITY[lang],
    ...STATISTICS[lang],
    ...OPERATION[lang],
    /** Heads the page of an error. */
    problemTitle: ({ code, title }: { readonly code: keyof typeof refusals.codes; readonly title: string }): string =>
      refusals.titles?.[code] ?? title,
    refused: (refusal: Parameters<typeof sayRefusal>[1]): string => sayRefusal(refusals, refusal),
    /** A sentence of the server's that tells why somebody cannot do something. */
    sentence: (sentence: string): string => refusals.sentences[sentence] ?? sentence,
  };
};

/** Every word of the console. */
export type ConsoleTexts = ReturnType<typeof textsOf>;

export const TEXTS: Readonly<Record<ConsoleLanguage, ConsoleTexts>> = { en: textsOf("en"), de: textsOf("de") };
