import type { Reading } from "./read-letters.ts";

const LEET: Readonly<Record<string, string>> = {
  "@": "a", "4": "a", "^": "a", "8": "b", "(": "c", "<": "c", "{": "c", "[": "c", "¢": "c", "©": "c", "3": "e", "€": "e", "6": "g",
  "9": "g", "#": "h", "!": "i", "1": "i", "|": "i", "¡": "i", "¦": "i", "£": "l", "0": "o", "°": "o", "5": "s",
  $: "s", "§": "s", "7": "t", "+": "t", "†": "t", "2": "z", "×": "x", "¥": "y",
}; // prettier-ignore
const ALSO_L = /[1|!]/;

/** Words with signs in place of letters: `sh1t`, `@$$hole`, `d1(k`. A number with a letter (`A55`) is not one. */
export function readLeet(chunk: string): Reading[] {
  const start = openingOf(chunk);
  const core = chunk.slice(start).replace(CLOSING, "");
  if (core.length < 3 || !isLeet(core)) return [];
  const at = Array.from(core, (_, index) => start + index);
  const reading = (letters: string): Reading => ({ letters, at, evasion: "leet" });
  const asI = reading(translate(core, "i"));
  return ALSO_L.test(core) ? [asI, reading(translate(core, "l"))] : [asI];
}

const OPENING = /^["'.,;:!?)\]}>*_~-]*/;
const CLOSING = /["'.,;:!?)\]}>*_~-]+$/;

/** A bracket that is closed again is a bracket; one that is not may be the letter c. */
function openingOf(chunk: string): number {
  const start = OPENING.exec(chunk)?.[0].length ?? 0;
  return chunk.charAt(start) === "(" && chunk.includes(")", start) ? start + 1 : start;
}

function translate(core: string, upright: "i" | "l"): string {
  return Array.from(core, (sign) => (ALSO_L.test(sign) ? upright : (LEET[sign] ?? sign))).join("");
}

function isLeet(core: string): boolean {
  const letters = core.match(/[a-z]/g)?.length ?? 0;
  const digits = core.match(/[0-9]/g)?.length ?? 0;
  const signs = core.match(/[@^(<{[¢©€#!|¡¦£°$§+†×¥]/g)?.length ?? 0;
  if (letters + digits + signs < core.length - 1 || digits + signs === 0) return false;
  return letters > 0 ? digits <= letters || core.length >= 6 : digits === 0;
}
