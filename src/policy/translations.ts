import { z } from "zod";
import { readYaml } from "./read-yaml.ts";
import type { Problem } from "./policy-error.ts";

interface Source {
  readonly path: string;
  readonly text: string;
}

/**
 * What a policy says, in other languages: by language, as `de`, then by the sentence as the policy's own files have it.
 * By the sentence and not by its rule, so that a sentence that was changed has no translation of what it said before.
 */
export type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>;

const FILE = /^translations\/([a-z]{2})\.yaml$/;

export const isTranslationFile = ({ path }: Pick<Source, "path">): boolean => FILE.test(path);

const sentence = z.string().trim().min(1);

export const translationSchema = z
  .record(sentence, sentence.describe("The same in the language that the file is named for."))
  .describe("Each title, text and notice of the policy, word for word, and what it is in another language.");

/** Reads `translations/*.yaml`; what is wrong in them goes to `report`. */
export function readTranslations(files: readonly Source[], report: (problem: Problem) => void): Translations {
  const read = files.flatMap((file) => {
    const language = FILE.exec(file.path)?.[1];
    const yaml = language === undefined ? undefined : readYaml(file, translationSchema, report);
    return language === undefined || !yaml ? [] : [[language, yaml.value] as const];
  });
  return Object.fromEntries(read);
}

/** A sentence of the policy in a language; undefined where nobody translated it. */
export function translate(
  translations: Translations,
  { lang, sentence: said }: { readonly lang: string; readonly sentence: string },
): string | undefined {
  const known = Object.hasOwn(translations, lang) ? translations[lang] : undefined;
  return known && Object.hasOwn(known, said) ? known[said] : undefined;
}

/** What there is of them for these sentences. */
export const translationsOf = (
  translations: Translations,
  sentences: readonly string[],
): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.keys(translations).map((lang) => {
      const known = sentences.flatMap((sentence) => {
        const text = translate(translations, { lang, sentence });
        return text === undefined ? [] : [[sentence, text] as const];
      });
      return [lang, Object.fromEntries(known)];
    }),
  );
