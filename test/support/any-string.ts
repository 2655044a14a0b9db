import * as fc from "fast-check";

const SURROGATES = 0x800;
const character = fc.nat(0x10ffff - SURROGATES).map((at) => String.fromCodePoint(at < 0xd800 ? at : at + SURROGATES));

/** Names that every object has: a table that is an object would find them. */
const NAMES = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "__defineGetter__",
  "length",
  "key",
];

interface Lengths {
  readonly minLength?: number;
  readonly maxLength: number;
}

/**
 * A string of any characters at all, as fast-check's unit `binary`. That one lists a million characters for each worker
 * first, which takes more than a second.
 */
export function anyString({ minLength = 0, maxLength }: Lengths): fc.Arbitrary<string> {
  const characters = fc.string({ unit: character, minLength, maxLength });
  const names = NAMES.filter(({ length }) => length >= minLength && length <= maxLength);
  if (names.length === 0) return characters;
  return fc.oneof({ weight: 15, arbitrary: characters }, { weight: 1, arbitrary: named(names, maxLength) });
}

/** A name, or one with a few characters before and after it, where there is room. */
function named(names: readonly string[], maxLength: number): fc.Arbitrary<string> {
  const few = fc.string({ unit: character, maxLength: 3 });
  return fc
    .tuple(few, fc.constantFrom(...names), few)
    .map(([before, name, after]) => (name.length + 6 > maxLength ? name : before + name + after));
}
