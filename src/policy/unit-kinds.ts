/** What a UTF-16 unit of a folded text is, as bits. Every unit has one at least. */
export const LETTER = 1;
export const DIGIT = 2;
export const SPACE = 4;
/** Signs of ordinary punctuation, which hide a word only between letters. */
export const QUIET = 8;
export const LOUD = 16;
export const APOSTROPHE = 32;
export const SENTENCE_END = 64;
export const LINE_END = 128;

/** What words are made of. */
export const WORD = LETTER | DIGIT;

/** By unit; 0 for one that no text has used yet. */
const KINDS = new Uint8Array(2 ** 16);
for (let unit = 0; unit < 128; unit++) KINDS[unit] = kindOfAscii(String.fromCharCode(unit));

function kindOfAscii(character: string): number {
  if (/[a-z]/.test(character)) return LETTER;
  if (/[0-9]/.test(character)) return DIGIT;
  if (/\s/.test(character)) return character === "\n" ? SPACE | LINE_END : SPACE;
  if (character === "'") return QUIET | APOSTROPHE;
  if (/[.!?]/.test(character)) return QUIET | SENTENCE_END;
  return /[,;:"()/-]/.test(character) ? QUIET : LOUD;
}

const FOREIGN_WORD = /[\p{L}\p{N}\p{M}]/u;

function learnKind(unit: number): number {
  // Halves of pairs are letters of rare scripts or emoji; as words they would only ever match themselves.
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const kind = !isHalf && FOREIGN_WORD.test(String.fromCharCode(unit)) ? LETTER : LOUD;
  KINDS[unit] = kind;
  return kind;
}

export function kindOf(unit: number): number {
  const kind = KINDS[unit] ?? 0;
  return kind === 0 ? learnKind(unit) : kind;
}

/** Whether a unit belongs to a word. */
export function isWordUnit(unit: number): boolean {
  return (kindOf(unit) & WORD) !== 0;
}
