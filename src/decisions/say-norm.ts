import type { ActivePolicy } from "../deps.ts";
import { translate } from "../policy/translations.ts";
import { type Language, POLICY_LANGUAGE } from "../shared/language.ts";
import { statementTexts } from "./statement-texts.ts";

/** A sentence, and the language it is in. */
export interface SaidNorm {
  readonly text: string;
  readonly lang: Language;
}

/**
 * A sentence of a policy, or one of ours that decisions keep beside its own: in the reader's language where the policy
 * in force or we have it, else as it is written.
 */
export function sayNorm({ compiled }: ActivePolicy, lang: Language, sentence: string): SaidNorm {
  const text = translate(compiled.translations, { lang, sentence }) ?? statementTexts(lang).translations[sentence];
  return text === undefined ? { text: sentence, lang: POLICY_LANGUAGE } : { text, lang };
}
