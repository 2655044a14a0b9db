import { foldCodePoint } from "./fold-character.ts";

export interface FoldedText {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, where it came from; absent when the views align one to one. */
  readonly starts?: Uint32Array;
  readonly ends?: Uint32Array;
}

const PLAIN_ASCII = /^[\t\n\r\x20-\x7e]*$/;

/** The folded view of a text. Most texts are plain ASCII, or keep their length; only others need an index map. */
export function foldText(original: string): FoldedText {
  if (PLAIN_ASCII.test(original)) return { folded: original.toLowerCase() };
  return foldAligned(original) ?? foldShifted(original);
}

const OUTSIDE_ASCII = /[^\t\n\r\x20-\x7e]/gu;

/** One unit for one unit, as with curly quotes; undefined when a character folds to more or fewer. */
function foldAligned(original: string): FoldedText | undefined {
  let aligned = true;
  const folded = original.replace(OUTSIDE_ASCII, (character, at: number) => {
    if (isSharpS(character) && isWithinWord(original.charAt(at - 1))) aligned = false;
    const replacement = foldCodePoint(character.codePointAt(0) ?? 0);
    if (replacement.length !== character.length) aligned = false;
    return replacement;
  });
  return aligned ? { folded: folded.toLowerCase() } : undefined;
}

/** The German letter stands within words, for ss; no word begins with it, so that there it is a disguised b. */
const isSharpS = (character: string): boolean => character === "ß" || character === "ẞ";
const isWithinWord = (before: string): boolean => /[^\s"'„“(]$/u.test(before);

function foldShifted(original: string): FoldedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const sharp = isSharpS(character) && isWithinWord(parts.at(-1) ?? "");
    const folded = sharp ? "ss" : foldCodePoint(character.codePointAt(0) ?? 0);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    // A mark or an invisible character that follows a letter is covered by that letter's span.
    if (folded === "" && ends.length > 0) ends[ends.length - 1] = end;
    at = end;
  }
  return { folded: parts.join(""), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
