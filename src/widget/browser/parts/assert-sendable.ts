import type { DeskTexts } from "../../texts/desk-en.ts";
import { LONGEST_COMMENT, countCharacters, hasInk } from "../../../shared/text.ts";
import { Problem } from "./api.ts";

interface Told {
  readonly said: DeskTexts;
  readonly locale: string;
}

/** What the server would refuse, in words that say what to change. Throws Problem. */
export function assertSendable(text: string, { said, locale }: Told): void {
  const format = new Intl.NumberFormat(locale);
  const length = countCharacters(text);
  if (length > LONGEST_COMMENT) {
    throw new Problem("", said.tooLong(format.format(LONGEST_COMMENT), format.format(length)));
  }
  if (!hasInk(text)) throw new Problem("", said.blank);
}
