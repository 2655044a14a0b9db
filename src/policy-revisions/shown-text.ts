import { maskSpans, PERSONAL_CATEGORY } from "../decisions/mask.ts";

interface Place {
  readonly category: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_SHOWN = 300;

/** The beginning of a text as moderators see it: what any of the matches took for personal information stays masked. */
export function shownText(text: string, matches: readonly Place[]): string {
  const personal = matches.filter(({ category }) => category === PERSONAL_CATEGORY);
  return maskSpans(text, personal).slice(0, LONGEST_SHOWN);
}
