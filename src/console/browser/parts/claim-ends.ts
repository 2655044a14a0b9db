import { REGIONS } from "../../../shared/language.ts";
import { mainOf } from "./screen.ts";
import { words } from "./words.ts";

/** "until 14:32", where the viewer is. */
export function untilWords(at: string): string {
  const lang = document.documentElement.lang === "de" ? "de" : "en";
  return words.until(new Intl.DateTimeFormat(REGIONS[lang], { timeStyle: "short" }).format(new Date(at)));
}

/** The server tells how long claims still hold, for it does not know the viewer's time zone. */
export function sayClaimEnds(): void {
  for (const end of mainOf().querySelectorAll<HTMLTimeElement>("time[data-until]"))
    end.textContent = untilWords(end.dateTime);
}
