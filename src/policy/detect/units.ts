export const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;

const ASCII_CLASS = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) ? LETTER : OTHER;
});

/** Letters and marks of every script count as letters; signs, punctuation and emoji do not. */
export function unitClass(unit: number): number {
  if (unit < 128) return ASCII_CLASS[unit] ?? OTHER;
  if (unit < 0xc0) return unit === 0xaa || unit === 0xba ? LETTER : OTHER;
  if (unit === 0xd7 || unit === 0xf7) return OTHER;
  if (unit >= 0x2000 && unit <= 0x2bff) return OTHER;
  if (unit >= 0x3000 && unit <= 0x3020) return OTHER;
  if (unit >= 0xd800 && unit <= 0xf8ff) return OTHER;
  return unit >= 0xfe00 ? OTHER : LETTER;
}

/** False for what `charCodeAt` answers outside a text, too. */
export function isLetterOrDigit(unit: number): boolean {
  return !Number.isNaN(unit) && unitClass(unit) !== OTHER;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Only for units that there are: whoever asks for a place outside the text makes every look-up slow. */
export const isLetter = (unit: number): boolean => unit >= 128 || ASCII_CLASS[unit] === LETTER;
