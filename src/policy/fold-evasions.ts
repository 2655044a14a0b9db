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

const IN_ORDER: readonly Evasion[] = [...SIGNS.map(([evasion]) => evasion), "case"];
const CASE = 1 << SIGNS.length;
/** Every set of them, by its bits: a hostile text has thousands of places, which share these lists. */
const BY_BITS: readonly (readonly Evasion[])[] = Array.from({ length: 2 * CASE }, (_, bits) =>
  IN_ORDER.filter((__, at) => bits & (1 << at)),
);
const NONE: readonly Evasion[] = [];

/** Texts are hostile: what a sender can grow, a bound must cap. */
const CACHE_LIMIT = 20_000;
const cache = new Map<number, number>();

/** Which of the signs a character shows, as bits. */
function signsOf(code: number): number {
  const known = cache.get(code);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const decomposed = String.fromCodePoint(code).normalize("NFD");
  const signs = SIGNS.reduce((bits, [, sign], at) => (sign.test(decomposed) ? bits | (1 << at) : bits), 0);
  cache.set(code, signs);
  return signs;
}

/** Which disguises folding has undone in this piece of the original. Curly quotes are none. */
export function foldEvasions(original: string): readonly Evasion[] {
  if (PLAIN_ASCII.test(original)) return listOf(MIXED_ASCII_CASE.test(original) ? CASE : 0);
  let signs = MIXED_CASE.test(original) ? CASE : 0;
  for (let at = 0; at < original.length; at++) {
    const code = original.codePointAt(at) ?? 0;
    signs |= signsOf(code);
    if (code > 0xffff) at++;
  }
  return listOf(signs);
}

const listOf = (bits: number): readonly Evasion[] => BY_BITS[bits] ?? NONE;
