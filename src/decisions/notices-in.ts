import { type Language, POLICY_LANGUAGE } from "../shared/language.ts";
import { statementTexts } from "./statement-texts.ts";

interface SaidNotice {
  readonly text: string;
  readonly lang: Language;
}

/** Why something waits or is gone, to its author: our own sentences in their language, a policy's as they are written. */
export function noticesIn(lang: Language, notices: readonly string[]): SaidNotice[] {
  const { translations } = statementTexts(lang);
  return notices.map((notice) => {
    const text = translations[notice];
    return text === undefined ? { text: notice, lang: POLICY_LANGUAGE } : { text, lang };
  });
}
