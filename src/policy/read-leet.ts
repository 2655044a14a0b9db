import type { Reading } from "./read-letters.ts";

const LEET: Readonly<Record<string, string>> = {
  "@": "a", "4": "a", "^": "a", "8": "b", "(": "c", "<": "c", "{": "c", "[": "c", "¢": "c", "©": "c", "3": "e", "€": "e", "6": "g",
  "9": "g", "#": "h", "!": "i", "1": "i", "|": "i", "¡": "i", "¦": "i", "£": "l", "0": "o", "°": "o", "5": "s",
  $: "s", "§": "s", "7": "t", "+": "t", "†": "t", "2": "z", "×": "x", "¥": "y",
}; // prettier-ignore
const ALSO_L = /[1|!]/;

const LETTER = 1;
const DIGIT = 2;
const SIGN = 4;

/** By the code of a sign: what kind it is. The last of them is the euro sign. */
const KINDS = Uint8Array.from({ length: 0x20ad }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(sign: string): number {
  if (/[a-z]/.test(sign)) return LETTER;
  if (/[0-9]/.test(sign)) return DIGIT;
  return /[@^(<{[¢©€#!|¡¦£°$§+†×¥]/.test(sign) ? SIGN : 0;
}

/** Words with signs in place of letters: `sh1t`, `@$$hole`, `d1(k`. A number with a letter (`A55`) is not one. */
export function readLeet(chunk: string): Reading[] {
  const start = openingOf(chunk);
  const core = chunk.slice(start).replace(CLOSING, "");
  if (core.length < 3 || !isLeet(core)) return [];
  const at = (letter: number) => start + letter;
  const reading = (letters: string): Reading => ({ letters, at, evasion: "leet" });
  const asI = reading(translate(core, "i"));
  return ALSO_L.test(core) ? [asI, reading(translate(core, "l"))] : [asI];
}

/** `s h 1 t`: the same for letters that stand alone. */
export function readLoneLeet(letters: string): string {
  return /[a-z]/.test(letters) && /[0-9]/.test(letters) ? translate(letters, "i") : letters;
}

const OPENING = /^["'.,;:!?)\]}>*_~-]*/;
const CLOSING = /["'.,;:!?)\]}>*_~-]+$/;

/** A bracket that is closed again is a bracket; one that is not may be the letter c. */
function openingOf(chunk: string): number {
  const start = OPENING.exec(chunk)?.[0].length ?? 0;
  return chunk.charAt(start) === "(" && chunk.includes(")", start) ? start + 1 : start;
}

function translate(core: string, upright: "i" | "l"): string {
  let letters = "";
  for (const sign of core) {
    const kind = KINDS[sign.charCodeAt(0)];
    letters += kind === LETTER ? sign : ALSO_L.test(sign) ? upright : (LEET[sign] ?? sign);
  }
  return letters;
}

function isLeet(core: string): boolean {
  let letters = 0;
  let digits = 0;
  let signs = 0;
  for (let at = 0; at < core.length; at++) {
    const kind = KINDS[core.charCodeAt(at)] ?? 0;
    if (kind === LETTER) letters++;
    else if (kind === DIGIT) digits++;
    else if (kind === SIGN) signs++;
  }
  if (letters + digits + signs < core.length - 1 || digits + signs === 0) return false;
  return letters > 0 ? digits <= letters || signs > 0 || core.length >= 6 : digits === 0;
}
