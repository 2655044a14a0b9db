import { LETTERS_TEXTS, type LettersTexts } from "./letters-texts.ts";

/** By the code, the first that fits: RFC 5321 and 4954 for a mail server's, the transport's own otherwise. */
const MEANINGS: readonly (readonly [code: RegExp, meaning: keyof LettersTexts["answers"]])[] = [
  [/^(450|550|551|553)$/, "noMailbox"],
  [/^(452|552)$/, "full"],
  [/^(454|53\d|EAUTH)$/, "login"],
  [/^5\d\d$/, "refused"],
  [/^4\d\d$/, "later"],
  [/^E[A-Z_]+$/, "unreachable"],
  [/^attempts_used_up$/, "usedUp"],
  [/^nothing_to_say$/, "nothingToSay"],
];

/** What an answer to a letter means, in words. */
export function sayAnswer(code: string, lang: "en" | "de"): string {
  const meaning = MEANINGS.find(([each]) => each.test(code))?.[1] ?? "unexpected";
  return LETTERS_TEXTS[lang].answers[meaning];
}
