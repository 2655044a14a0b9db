import type { AlertItem } from "../appeals/schema.ts";
import { ALERTS_TEXTS } from "./alerts-texts.ts";
import { sayAnswer } from "./say-answer.ts";
import type { ConsoleTexts } from "./texts.ts";

/** What is the matter, by kind and cause; a cause of another version is passed over. */
export function sayAlert({ kind, cause }: Pick<AlertItem, "kind" | "cause">, texts: ConsoleTexts): string {
  const { alerts, letterKinds, lang } = texts;
  const words = ALERTS_TEXTS[lang];
  if (kind === "overdue") return words.overdue[cause] ?? alerts.kinds.overdue;
  if (kind !== "letter_undelivered") return alerts.kinds[kind];
  const [, letter = "", code = ""] = /^(\w+):(.+)$/.exec(cause) ?? [];
  const name = letterKinds[letter];
  return name === undefined ? alerts.kinds[kind] : words.undelivered(name, sayAnswer(code, lang));
}
