import type { Evasion } from "./types.ts";

const SIGNS: readonly (readonly [Evasion, RegExp])[] = [
  ["width", /[\u{ff01}-\u{ff5e}]/u],
  ["combining", /\p{Mn}|\p{Me}/u],
  ["invisible", /[\p{Cf}\p{Cc}\u3164\uffa0\u115f\u1160]/u],
  ["confusable", /[^\p{ASCII}\u{ff01}-\u{ff5e}\p{M}\p{Cf}\p{Cc}\p{P}\p{Zs}]/u],
];
const PLAIN_ASCII = /^[\x20-\x7e]*$/;
const MIXED_CASE = /\p{Ll}\p{Lu}/u;
const MIXED_ASCII_CASE = /[a-z][A-Z]/;

const NONE: readonly Evasion[] = [];
const CASE: readonly Evasion[] = ["case"];

/** Texts are hostile: what a sender can grow, a bound must cap. */
const CACHE_LIMIT = 20_000;
const cache = new Map<string, number>();

/** Which of the signs a character shows, as bits. */
function signsOf(character: string): number {
  const known = cache.get(character);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const decomposed = character.normalize("NFD");
  const signs = SIGNS.reduce((bits, [, sign], at) => (sign.test(decomposed) ? bits | (1 << at) : bits), 0);
  cache.set(character, signs);
  return signs;
}

/** Which disguises folding has undone in this piece of the original. Curly quotes are none. */
export function foldEvasions(original: string): readonly Evasion[] {
  if (PLAIN_ASCII.test(original)) return MIXED_ASCII_CASE.test(original) ? CASE : NONE;
  let signs = 0;
  for (const character of original) signs |= signsOf(character);
  const found = SIGNS.flatMap(([evasion], at) => (signs & (1 << at) ? [evasion] : []));
  return MIXED_CASE.test(original) ? [...found, "case"] : found;
}
