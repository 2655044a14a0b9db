import type { Term } from "./parse-terms.ts";
import type { TermIndex } from "./term-index.ts";

const SHORTEST_PIECE = 3;

/** Whether the rest of a word is nothing, or one or two words that are known. */
export function isWords(index: TermIndex, rest: string): boolean {
  if (rest === "" || isPiece(index, rest)) return true;
  for (let cut = SHORTEST_PIECE; cut <= rest.length - SHORTEST_PIECE; cut++)
    if (isPiece(index, rest.slice(0, cut)) && isPiece(index, rest.slice(cut))) return true;
  return false;
}

function isPiece(index: TermIndex, piece: string): boolean {
  return piece.length >= SHORTEST_PIECE && (index.common.has(piece) || index.splittable.has(piece));
}

const ENDINGS = new Set(
  "s z es y ies ty ed d er ers az in ing ings ingly ery ier iest ily iness ish ishly less like ly ness hood dom fest ism ist ists able ably ability ton ola ify ified ification".split(
    " ",
  ),
);

/** `ing` of `shitting`: an ending of English, the last letter of the term doubled or not; or one after a word. */
export function isEnding(index: TermIndex, { text }: Term, rest: string): boolean {
  if (rest === "" || ENDINGS.has(rest)) return true;
  if (rest.startsWith(text.slice(-1)) && ENDINGS.has(rest.slice(1))) return true;
  const plural = rest.replace(/(?:e?s|ed|ing|er|ers|y)$/, "");
  return plural !== rest && isWords(index, plural);
}

const PREFIXES = new Set(
  "un re mc mac da de be bull horse dog bat ape rat dip chicken holy mega super ultra uber hyper mini micro anti pre pro out over non semi mis ass arse dumb bad fat smart lard wise cluster mind mother".split(
    " ",
  ),
);

export function isPrefixed(index: TermIndex, rest: string): boolean {
  return rest === "" || PREFIXES.has(rest) || isWords(index, rest);
}

/** A word with an ending or prefix is a form of the term, and no disguise. */
export function isBare(before: string, after: string): boolean {
  return (before === "" || PREFIXES.has(before)) && (after === "" || ENDINGS.has(after));
}
