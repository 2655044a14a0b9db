import type { ThreadTexts, TimeUnit } from "../../texts/thread-en.ts";
import { counted } from "./counted.ts";

const UNITS: readonly (readonly [unit: TimeUnit, seconds: number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

interface Ago {
  readonly locale: string;
  readonly texts: Pick<ThreadTexts, "ago" | "justNow">;
  readonly seconds: number;
}

/** "5 minutes ago", "yesterday", in the words of Intl.RelativeTimeFormat, which are slow to come by. */
export function timeAgo({ locale, texts, seconds }: Ago): string {
  const found = UNITS.find(([, length]) => seconds >= length);
  if (!found) return texts.justNow;
  const [unit, length] = found;
  const count = Math.trunc(seconds / length);
  const { two, ...forms } = texts.ago[unit];
  return count === 2 && two !== undefined ? two : counted(locale, count, forms);
}
