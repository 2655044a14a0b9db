/** One text that a part of a regex matches; the numbers come from a fixed series. */
type Sampler = (next: () => number) => string;

const MOST_REPEATS = 3;

/**
 * Texts that a regex in RE2 syntax could match, the same ones each time. Not all of them do: what stands before and
 * after is not looked at, so try each. None for a regex with parts that are not read here.
 */
export function sampleRegex(regex: string, count: number): readonly string[] {
  const reader = { source: regex, at: 0 };
  const sampler = readOptions(reader);
  if (!sampler || reader.at < regex.length) return [];
  const next = series();
  return [...new Set(Array.from({ length: count }, () => sampler(next)))];
}

/** Numbers from 0 up to 1, by a linear congruence; they only have to vary. */
function series(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

interface Reader {
  readonly source: string;
  at: number;
}

const pick = <Item>(items: readonly Item[], next: () => number): Item | undefined =>
  items[Math.floor(next() * items.length)];

function readOptions(reader: Reader): Sampler | undefined {
  const options: Sampler[] = [];
  do {
    const option = readSequence(reader);
    if (!option) return undefined;
    options.push(option);
  } while (take(reader, "|"));
  return (next) => pick(options, next)?.(next) ?? "";
}

function readSequence(reader: Reader): Sampler | undefined {
  const parts: Sampler[] = [];
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.at))) {
    const atom = readAtom(reader);
    if (!atom) return undefined;
    parts.push(readRepeat(reader, atom));
  }
  return (next) => parts.map((part) => part(next)).join("");
}

const REPEAT = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

function readRepeat(reader: Reader, atom: Sampler): Sampler {
  REPEAT.lastIndex = reader.at;
  const found = REPEAT.exec(reader.source);
  if (!found) return atom;
  reader.at = REPEAT.lastIndex;
  const [, sign, least = sign === "+" ? "1" : "0", comma, most] = found;
  const from = Number(least);
  const open = sign === undefined ? from + (comma === "" ? 0 : MOST_REPEATS) : sign === "?" ? 1 : MOST_REPEATS;
  const to = most ? Math.min(Number(most), from + MOST_REPEATS) : open;
  return (next) => {
    const times = from + Math.floor(next() * (to - from + 1));
    return Array.from({ length: times }, () => atom(next)).join("");
  };
}

const GROUP = /\((?:\?(?:P?<[^>]*>|[a-z]*:))?/y;
const CLASS = /\[(\^?)(\]?(?:\[:\w+:\]|\\.|[^\]])*)\]/y;
const SHORT_CLASSES: Readonly<Record<string, string>> = {
  d: "0123456789",
  w: "aeqz7_",
  s: " ",
  S: "ax1",
  W: " -",
  D: "ax",
};
const NO_WIDTH = /\\[bBAz]|[\^$]/y;
const ANY = [..."aemtxz059 -_.,!*"];

function readAtom(reader: Reader): Sampler | undefined {
  if (skip(reader, NO_WIDTH)) return () => "";
  if (skip(reader, GROUP)) {
    const inner = readOptions(reader);
    return take(reader, ")") ? inner : undefined;
  }
  const set = skip(reader, CLASS);
  if (set) return readClass(set[1] === "^", set[2] ?? "");
  if (take(reader, ".")) return (next) => pick(ANY, next) ?? "";
  if (take(reader, "\\")) return readEscape(reader);
  const [character = ""] = reader.source.slice(reader.at);
  reader.at += character.length;
  return () => character;
}

function readEscape(reader: Reader): Sampler | undefined {
  const character = reader.source.charAt(reader.at++);
  const set = SHORT_CLASSES[character];
  if (set !== undefined) return (next) => pick([...set], next) ?? "";
  return /[a-z0-9]/i.test(character) ? undefined : () => character;
}

function readClass(negated: boolean, inside: string): Sampler | undefined {
  if (/\\[pPxQ]|\[:/.test(inside)) return undefined;
  const members = [...inside.matchAll(/\\(.)|(.)-(.)|(.)/gsu)].flatMap(([, escaped, from, to, single]) => {
    if (escaped !== undefined) return [...(SHORT_CLASSES[escaped] ?? escaped)];
    if (from !== undefined && to !== undefined) return [from, to];
    return [single ?? ""];
  });
  const chosen = negated ? ANY.filter((character) => !members.includes(character)) : members;
  return (next) => pick(chosen, next) ?? "";
}

function skip(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.source);
  if (found) reader.at = pattern.lastIndex;
  return found;
}

function take(reader: Reader, sign: string): boolean {
  if (reader.source.charAt(reader.at) !== sign) return false;
  reader.at += 1;
  return true;
}
