import { CONFUSABLES } from "./confusables.ts";

const MARK = /[\p{Mn}\p{Me}]/gu;
/** Format and control characters, variation selectors, and the letters of some scripts that have no shape. */
const INVISIBLE = /^(?:\p{Cf}|\p{Cc}|\p{Variation_Selector}|\u{115f}|\u{1160}|\u{17b4}|\u{17b5}|\u{3164}|\u{ffa0})$/u;
/** Signs whose decomposition would glue letters to a word: `Brand™` is not `brandtm`. */
const LEFT_ALONE = new Set(["™", "℠", "®", "©"]);

const ASCII_OF = new Map<string, string>([
  ...Object.entries(CONFUSABLES).flatMap(([ascii, alike]) => [...alike].map((letter) => [letter, ascii] as const)),
  ...[..."‘’‛ʼʹʻ`´＇′"].map((quote) => [quote, "'"] as const),
  ...[..."“”„‟«»″＂"].map((quote) => [quote, '"'] as const),
  ...[..."‐‑‒–—―−﹣－⁃"].map((dash) => [dash, "-"] as const),
  ...["\u2028", "\u2029", "\u0085"].map((line) => [line, "\n"] as const),
  ...["\t", "\n", "\r"].map((space) => [space, space] as const),
  ["\u2800", " "],
  ["ı", "i"],
]);

/** Negative circled and squared capitals have no decomposition in Unicode. */
const LETTER_SIGNS = [0x1f150, 0x1f170] as const;

/** Texts are hostile: what a sender can grow, a bound must cap. */
const CACHE_LIMIT = 20_000;
const cache = new Map<number, string>();

/**
 * One code point as the folded view shows it: lower case, without marks, look-alikes as Latin letters; empty when
 * nobody can see it. Lone surrogates stay as they are.
 */
export function foldCodePoint(code: number): string {
  const known = cache.get(code);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const folded = fold(String.fromCodePoint(code));
  cache.set(code, folded);
  return folded;
}

function fold(character: string): string {
  const direct = ASCII_OF.get(character);
  if (direct !== undefined) return direct;
  if (LEFT_ALONE.has(character)) return character;
  if (INVISIBLE.test(character)) return "";
  const sign = letterSign(character);
  if (sign) return sign;
  const bare = character.normalize("NFKD").replace(MARK, "").normalize("NFC").toLowerCase().replace(MARK, "");
  return Array.from(bare, (part) => ASCII_OF.get(part) ?? part).join("");
}

function letterSign(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  const base = LETTER_SIGNS.find((first) => code >= first && code < first + 26);
  return base === undefined ? undefined : String.fromCharCode(97 + code - base);
}
