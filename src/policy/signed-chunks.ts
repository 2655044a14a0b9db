import { isWordUnit } from "./normalize.ts";

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
/** Signs of ordinary punctuation, which matter only between letters. */
const QUIET = 4;
const LOUD = 8;

const ASCII_KIND = Uint8Array.from({ length: 128 }, (_, code) => kindOfAscii(String.fromCharCode(code)));

function kindOfAscii(character: string): number {
  if (/\s/.test(character)) return SPACE;
  if (/[a-z]/.test(character)) return LETTER;
  if (/[0-9]/.test(character)) return DIGIT;
  return /[.,;:!?"'()/-]/.test(character) ? QUIET : LOUD;
}

/** Past the end of the text, where the code is NaN, a space ends the last stretch. */
function kindOf(code: number): number {
  if (Number.isNaN(code)) return SPACE;
  return isWordUnit(code) ? LETTER : LOUD;
}

const APOSTROPHE = 39;
const BETWEEN_LETTERS = 16;

/** Stretches without spaces in which signs or digits touch letters, so that they could hide a word. */
export function signedChunks(folded: string): { readonly from: number; readonly to: number }[] {
  const chunks: { from: number; to: number }[] = [];
  let from = 0;
  let seen = 0;
  let last = SPACE;
  for (let at = 0; at <= folded.length; at++) {
    const code = folded.charCodeAt(at);
    const kind = code < 128 ? ASCII_KIND[code] : kindOf(code);
    if (kind === SPACE) {
      if (isSigned(seen)) chunks.push({ from, to: at });
      from = at + 1;
      seen = 0;
    } else if (kind === LETTER && last === QUIET && (seen & LETTER) !== 0 && folded.charCodeAt(at - 1) !== APOSTROPHE) {
      seen |= BETWEEN_LETTERS;
    }
    seen |= kind ?? LOUD;
    last = kind ?? LOUD;
  }
  return chunks;
}

function isSigned(seen: number): boolean {
  if ((seen & (LOUD | BETWEEN_LETTERS)) !== 0) return (seen & LETTER) !== 0 || (seen & LOUD) !== 0;
  return (seen & LETTER) !== 0 && (seen & DIGIT) !== 0;
}
