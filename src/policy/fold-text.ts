import { foldCodePoint } from "./fold-character.ts";

export interface FoldedText {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, where it came from; absent when the views align one to one. */
  readonly starts?: Uint32Array | undefined;
  readonly ends?: Uint32Array | undefined;
}

const PLAIN_ASCII = /^[\t\n\r\x20-\x7e]*$/;

/** The folded view of a text. Most texts are plain ASCII, or keep their length; only others need an index map. */
export function foldText(original: string): FoldedText {
  if (PLAIN_ASCII.test(original)) return { folded: original.toLowerCase() };
  return foldAligned(original) ?? foldShifted(original);
}

const isPlain = (unit: number): boolean =>
  (unit >= 0x20 && unit <= 0x7e) || unit === 0x09 || unit === 0x0a || unit === 0x0d;

/** One unit for one unit, as with curly quotes; undefined as soon as a character folds to more or fewer. */
function foldAligned(original: string): FoldedText | undefined {
  let folded = "";
  let copied = 0;
  for (let at = 0; at < original.length; at++) {
    if (isPlain(original.charCodeAt(at))) continue;
    const code = original.codePointAt(at) ?? 0;
    const replacement = foldCodePoint(code);
    const length = code > 0xffff ? 2 : 1;
    if (!isOneFor(replacement, length) || (isSharpS(code) && isWithinWord(original.charAt(at - 1)))) return undefined;
    folded += original.slice(copied, at) + replacement;
    copied = at + length;
    at = copied - 1;
  }
  return { folded: (folded + original.slice(copied)).toLowerCase() };
}

/** Two signs in the place of one pair, as for 🄀, could be cut between. */
const isOneFor = (replacement: string, length: number): boolean =>
  replacement.length === length && lengthOf(replacement, 0) === length;

/** The German letter stands within words, for ss; no word begins with it, so that there it is a disguised b. */
const isSharpS = (code: number): boolean => code === 0xdf || code === 0x1e9e;
const isWithinWord = (before: string): boolean => /[^\s"'„“(]$/u.test(before);

/** Characters that fold to more or fewer units, with a map from these to where they came from. */
function foldShifted(original: string): FoldedText {
  const parts: string[] = [];
  let before = "";
  for (let at = 0; at < original.length; at += lengthOf(original, at)) {
    const code = original.codePointAt(at) ?? 0;
    before = isSharpS(code) && isWithinWord(before) ? "ss" : foldCodePoint(code);
    parts.push(before);
  }
  const folded = parts.join("");
  return { folded, ...mapParts(original, parts, folded.length) };
}

const lengthOf = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function mapParts(original: string, parts: readonly string[], length: number) {
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let [start, unit] = [0, 0];
  for (const part of parts) {
    const end = start + lengthOf(original, start);
    const next = unit + part.length;
    // A mark or an invisible character that follows a letter is covered by that letter's span.
    if (part === "" && unit > 0) ends[unit - 1] = end;
    for (; unit < next; unit++) {
      starts[unit] = start;
      ends[unit] = end;
    }
    start = end;
  }
  return { starts, ends };
}
