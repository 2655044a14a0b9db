import type { Evasion } from "./types.ts";

const SIGNS: readonly (readonly [Evasion, RegExp])[] = [
  ["width", /[\u{ff01}-\u{ff5e}]/u],
  ["combining", /\p{Mn}|\p{Me}/u],
  ["invisible", /[\p{Cf}\p{Cc}\u3164\uffa0\u115f\u1160]/u],
];
const LETTERS_BEYOND_ASCII = /[^\p{ASCII}\u{ff01}-\u{ff5e}\p{M}\p{Cf}\p{Cc}\p{P}\p{Zs}]/u;
const MIXED_CASE = /\p{Ll}\p{Lu}/u;

/** Which disguises folding has undone in this piece of the original. Curly quotes are none. */
export function foldEvasions(original: string): Evasion[] {
  const decomposed = original.normalize("NFD");
  const found = SIGNS.filter(([, sign]) => sign.test(decomposed)).map(([evasion]) => evasion);
  if (LETTERS_BEYOND_ASCII.test(decomposed)) found.push("confusable");
  if (MIXED_CASE.test(original)) found.push("case");
  return found;
}
