import { REGIONS } from "../../../shared/language.ts";
import { mainOf } from "./screen.ts";
import { words } from "./words.ts";

/** How the server ends a moment that it says in full. */
const ELSEWHERE = / UTC$/;

/** "until 14:32", where the viewer is. */
export const untilWords = (at: string): string => words.until(format(at, { timeStyle: "short" }));

/**
 * The server writes every time in UTC, for it does not know where the viewer is. It stays so in `data-utc`, beside a field
 * that is typed in UTC.
 */
export function sayLocalTimes(): void {
  for (const time of mainOf().querySelectorAll<HTMLTimeElement>("time[datetime]:not([data-utc] *)")) {
    const at = time.dateTime;
    if (time.dataset["until"] !== undefined) time.textContent = untilWords(at);
    else if (ELSEWHERE.test(time.textContent ?? ""))
      time.textContent = format(at, { dateStyle: "medium", timeStyle: "short" });
    if (ELSEWHERE.test(time.title)) time.title = format(at, { dateStyle: "long", timeStyle: "short" });
  }
}

function format(at: string, style: Intl.DateTimeFormatOptions): string {
  const lang = document.documentElement.lang === "de" ? "de" : "en";
  return new Intl.DateTimeFormat(REGIONS[lang], style).format(new Date(at));
}
