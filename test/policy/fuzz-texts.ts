import * as fc from "fast-check";
import { parse } from "yaml";
import type { PolicyFile } from "../../src/policy/compile.ts";
import { anyString } from "../support/any-string.ts";

/** Texts of every kind: any signs at all, breaches in every disguise, and our own sentences with accidents. */
export function arbitraryText(files: readonly PolicyFile[]): fc.Arbitrary<string> {
  const sentences = fc.constantFrom(...readExamples(files));
  const words = fc.constantFrom(...readTerms(files));
  return fc.oneof(
    { weight: 1, arbitrary: anyString({ maxLength: 60 }) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
    { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 30 }).map((units) => String.fromCharCode(...units)) },
    { weight: 4, arbitrary: grown(words) },
    { weight: 4, arbitrary: mutated(sentences) },
  );
}

/** What the policy's own examples say, matching and passing. */
function readExamples(files: readonly PolicyFile[]): readonly string[] {
  return files
    .filter(({ path }) => /^[^/]+\.yaml$/.test(path))
    .flatMap(({ text }) => (parse(text) as { rules?: { examples: Record<string, unknown[]> }[] }).rules ?? [])
    .flatMap(({ examples }) => Object.values(examples).flat())
    .map((example) => (typeof example === "string" ? example : (example as { text: string }).text));
}

function readTerms(files: readonly PolicyFile[]): readonly string[] {
  const terms = files
    .filter(({ path }) => path.startsWith("terms/"))
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) => /^[a-z]/.test(line))
    .map((line) => line.replace(/ [+#].*$/, "").trim());
  return [...new Set(terms)];
}

const PRIVATE = [
  "jane.doe@example.org",
  "jane at example dot org",
  "+44 20 7946 0958",
  "(212) 555-0123",
  "4111 1111 1111 1111",
  "DE89 3704 0044 0532 0130 00",
  "078-05-1120",
  "192.168.0.1",
  "2001:db8::1",
  "12 Oak Street, Springfield, IL 62704",
  "she lives at 12 Elm Road",
  "five five five, zero one two three",
  "ISBN 978-3-16-148410-0",
];

const VIOLENT = [
  "kill them all",
  "should be shot",
  "I will find you",
  "hang the traitors",
  "you deserve to die",
  "he said",
  "police reported that",
  "it is wrong to say that",
  "nobody should",
  '"',
  "not",
  "you are",
  "those people are",
];

const JOINERS = [" ", "", ".", ", ", "\n", " - ", "…", "!!! ", "\u200b", '"', "'", "(", "/", "@", "\ufeff"];

function grown(words: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: disguised(words) },
    { weight: 2, arbitrary: disguised(fc.constantFrom(...PRIVATE)) },
    { weight: 2, arbitrary: disguised(fc.constantFrom(...VIOLENT)) },
    { weight: 1, arbitrary: anyString({ maxLength: 5 }) },
  );
  return fc
    .array(fc.tuple(piece, fc.constantFrom(...JOINERS)), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.flat().join(""));
}

type Disguise = (text: string, at: number) => string;

const LEET: Readonly<Record<string, string>> = { a: "@", e: "3", i: "1", o: "0", s: "$", t: "7", b: "8", g: "9" };
const ALIKE: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  i: "і",
  o: "ο",
  p: "р",
  s: "ѕ",
  x: "х",
  y: "у",
};

const spread =
  (sign: string): Disguise =>
  (text) =>
    [...text].join(sign);
const swap =
  (table: Readonly<Record<string, string>>): Disguise =>
  (text) =>
    text.replace(/[a-z]/g, (letter) => table[letter] ?? letter);
const replaceAt =
  (change: (letter: string) => string): Disguise =>
  (text, at) => {
    const place = text.length === 0 ? 0 : at % text.length;
    return text.slice(0, place) + change(text.charAt(place)) + text.slice(place + 1);
  };

const DISGUISES: readonly Disguise[] = [
  (text) => text.toUpperCase(),
  (text, at) => [...text].map((letter, place) => ((place + at) % 2 === 0 ? letter.toUpperCase() : letter)).join(""),
  (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  (text) => text.replace(/[aeiou]/g, ""),
  swap(LEET),
  swap(ALIKE),
  ...[" ", ".", "-", "*", "_", "\u200b", "\u00ad", "\u0301", "  ", "\n"].map(spread),
  ...["*", "#", "", " ", "%", "😀", "\ud83d"].map((sign) => replaceAt(() => sign)),
  ...[2, 3, 9].map((count) => replaceAt((letter) => letter.repeat(count))),
  (text, at) => replaceAt((letter) => text.charAt((at + 1) % Math.max(1, text.length)) + letter)(text, at),
  (text) => `${text}${text}`,
  (text) => `xx${text}yy`,
];

function disguised(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.array(fc.tuple(fc.constantFrom(...DISGUISES), fc.nat(200)), { maxLength: 2 }))
    .map(([text, disguises]) => disguises.reduce((sofar, [disguise, at]) => disguise(sofar, at), text));
}

/** Cut, doubled, spliced with another, or with a stranger's sign in it. */
function mutated(sentences: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const accident = fc.record({
    kind: fc.constantFrom("cut", "double", "insert", "disguise", "splice"),
    from: fc.nat(200),
    length: fc.nat(20),
    sign: anyString({ minLength: 1, maxLength: 2 }),
    disguise: fc.constantFrom(...DISGUISES),
    other: sentences,
  });
  return fc.tuple(sentences, fc.array(accident, { maxLength: 4 })).map(([sentence, accidents]) =>
    accidents.reduce((text, { kind, from, length, sign, disguise, other }) => {
      const at = from % (text.length + 1);
      const [before, middle, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
      const changed = {
        cut: "",
        double: middle + middle,
        insert: sign + middle,
        disguise: disguise(middle, from),
        splice: middle + other,
      };
      return before + changed[kind] + after;
    }, sentence),
  );
}
