import type { Language } from "../shared/language.ts";
import { statementTexts } from "./statement-texts.ts";

/** Why something waits or is gone, to its author: our own sentences in their language, a policy's as they are written. */
export function noticesIn(lang: Language, notices: readonly string[]): string[] {
  const { translations } = statementTexts(lang);
  return notices.map((notice) => translations[notice] ?? notice);
}
