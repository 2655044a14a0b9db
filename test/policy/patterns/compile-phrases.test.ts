import fc from "fast-check";
import { normalize } from "../../../src/policy/normalize.ts";
import { classesSchema, mergeClasses } from "../../../src/policy/patterns/classes.ts";
import { compilePhrases, phrasesSchema } from "../../../src/policy/patterns/compile-phrases.ts";
import { anyString } from "../../support/any-string.ts";
import { found, matcher, NO_CLASSES, readShippedRules } from "./support.ts";

const pets = classesSchema.parse({
  words: { pet: ["{animal:any}", "guinea pig", "very old {animal}"], small: ["mice", "(ants | bees)"] },
  verbs: { feed: ["feed/fed", "stop", "take/took/taken out", "carry", "bake"] },
  nouns: { animal: ["cat", "mouse/mice", "bird of prey", "birds/birds of prey", "puppy"] },
  spellings: { gonna: "going to", u: "you" },
});

describe("the pattern language", () => {
  test.each([
    ["words in a row", "feed the cat", "Please feed the cat.", ["feed the cat"]],
    ["nothing between words", "feed cat", "feed the cat", []],
    ["an optional word, left out", "feed the? cat", "feed cat", ["feed cat"]],
    ["an optional word, given", "feed the? cat", "feed the cat", ["feed the cat"]],
    ["alternatives", "(feed | wash up) (cat | dog)", "wash up dog", ["wash up dog"]],
    ["an optional group", "cat (and dog)? food", "cat and dog food", ["cat and dog food"]],
    ["a gap of at most two words", "feed ..2 cat", "feed my old cat", ["feed my old cat"]],
    ["no longer gap than that", "feed ..2 cat", "feed my very old cat", []],
    ["no gap over a comma", "feed ..2 cat", "feed, said the cat", []],
    ["no match over the end of a sentence", "feed cat", "Feed. Cat!", []],
    ["a word other than one", "feed !the cat", "feed one cat, feed the cat", ["feed one cat"]],
    ["a word other than those of a class", "feed !{small}", "feed mice, feed guests", ["feed guests"]],
    ["the start of a clause", "< feed it", "I feed it; feed it", ["feed it"]],
    ["the end of a clause", "feed it >", "feed it now, or feed it", ["feed it"]],
    ["a class", "{pet}", "my guinea pig and my very old cat", ["guinea pig", "very old cat"]],
    ["a plural", "{animal:s}", "cat mice puppies", ["mice", "puppies"]],
    [
      "an irregular past",
      "{feed:ed}",
      "fed, took out, taken out, carried, stopped, baked",
      ["fed", "took out", "taken out", "carried", "stopped", "baked"],
    ],
    [
      "a gerund",
      "{feed:ing}",
      "feeding stopping taking out carrying baking",
      ["feeding", "stopping", "taking out", "carrying", "baking"],
    ],
    ["the third person", "{feed:s}", "feeds carries takes out", ["feeds", "carries", "takes out"]],
    ["short forms, spelled out", "do not feed", "Don't feed!", ["Don't feed"]],
    ["short forms, in the phrase too", "don't feed", "do not feed", ["do not feed"]],
    ["careless spellings", "you are going to", "u are gonna", ["u are gonna"]],
    ["the longest match", "cat (food bowl?)?", "cat food bowl", ["cat food bowl"]],
  ])("%s: %s", (_, phrase, text, expected) => {
    expect(found(matcher([phrase], {}, pets), text)).toEqual(expected);
  });

  test.each([
    ["a bracket left open", "feed (cat", /not closed/],
    ["a bracket closed twice", "feed cat)", /not opened/],
    ["an unknown class", "{dog}", /no class/],
    ["an unknown form", "{feed:est}", /no class/],
    ["a gap that is too long", "a ..40 b", /1 to 12/],
    ["nothing that must be there", "cat? ..2", /nothing at all/],
    ["only words that must not be there", "!cat", /no word that must be there/],
    ["a clause start in the middle", "feed < cat", /very start/],
  ])("%s is refused when the policy is read", (_, phrase, message) => {
    expect(() => matcher([phrase], {}, pets)).toThrow(message);
  });

  test("a class that stands for itself is refused", () => {
    const classes = classesSchema.parse({ words: { a: ["{b}"], b: ["the {a}"] } });
    expect(() => matcher(["{a}"], {}, classes)).toThrow(/stands for itself/);
  });

  test("two files may not define the same class", () => {
    expect(() => mergeClasses([pets, pets])).toThrow(/defined twice/);
  });

  test("a finding says which pattern it is and what kind of sentence it stands in", () => {
    const spec = phrasesSchema.parse({
      patterns: [{ name: "order", phrases: ["< feed it"], context: ["imperative"], severity: "low" }],
    });
    expect(compilePhrases(spec, NO_CLASSES)({ text: normalize("Now. Feed it!") })).toEqual([
      { element: "order", start: 5, end: 12, context: ["imperative"], severity: "low" },
    ]);
  });
});

describe("circumstances", () => {
  const unless = (context: object | string) => matcher(["burn it"], { unless: [context] });
  const when = (context: object) => matcher(["burn it"], { when: [context] });

  test.each([
    ["quoted, the match does not count", unless("quoted"), 'He wrote "burn it" there.', 0],
    ["typographic quotes count too", unless("quoted"), "He wrote “burn it” there.", 0],
    ["an apostrophe opens no quotation", unless("quoted"), "don't wait, burn it, it's bad", 1],
    ["a comment that is one quotation is the author's own", unless("quoted"), '"burn it"', 1],
    [
      "a word shortly before",
      unless({ where: "before", within_words: 3, phrases: ["never"] }),
      "never ever burn it",
      0,
    ],
    ["too far before", unless({ where: "before", within_words: 2, phrases: ["never"] }), "never in my life burn it", 1],
    ["before, but in another sentence", unless({ where: "before", phrases: ["never"] }), "Never! Burn it.", 1],
    ["a word after", unless({ where: "after", phrases: ["said he"] }), "burn it, said he", 0],
    ["anywhere in the sentence", unless({ where: "sentence", phrases: ["game"] }), "in this game you burn it", 0],
    ["another sentence does not count", unless({ where: "sentence", phrases: ["game"] }), "a game. burn it", 1],
    ["anywhere in the text", unless({ where: "text", phrases: ["game"] }), "a game. burn it", 0],
    ["what must be there is missing", when({ where: "text", phrases: ["house"] }), "burn it", 0],
    ["what must be there is there", when({ where: "text", phrases: ["house"] }), "the house? burn it", 1],
  ])("%s", (_, find, text, count) => {
    expect(find(text)).toHaveLength(count);
  });

  test("a context that no class file names is refused", () => {
    expect(() => matcher(["burn it"], { unless: ["sarcasm"] })).toThrow(/no context "sarcasm"/);
  });
});

describe("disguised spellings", () => {
  const classes = classesSchema.parse({
    words: { gem: ["emerald", "diamond"] },
    disguised: ["gem"],
    joins: ["all"],
    innocent: ["emerlad"],
  });
  const find = matcher(["(all | my) {gem}"], {}, classes);

  test.each([
    ["all d1am0nd", "all d1am0nd"],
    ["all d i a m o n d !", "all d i a m o n d"],
    ["all d.i.a.m.o.n.d", "all d.i.a.m.o.n.d"],
    ["all diaaamond", "all diaaamond"],
    ["all di*mond", "all di*mond"],
    ["all di@mond", "all di@mond"],
    ["all daimond", "all daimond"],
    ["all diamnd", "all diamnd"],
    ["oh, alldiamond here", "alldiamond"],
  ])("%s is recognised, with its own span", (text, span) => {
    expect(found(find, text)).toEqual([span]);
  });

  test("a real word that happens to be a slip is left alone", () => {
    expect(found(find, "all emerlad")).toEqual([]);
  });

  test("numbers are no words", () => {
    expect(found(matcher(["to"], {}, classes), "70 70 70")).toEqual([]);
  });
});

describe("whatever the text", () => {
  const rules = [readShippedRules("violence"), readShippedRules("harassment")];
  const piece = fc.oneof(
    fc.constantFrom(
      "kill",
      "them",
      "all",
      "should",
      "be",
      "shot",
      "you",
      "idiot",
      "f**k",
      "d i e",
      '"',
      "“",
      "'",
      ". ",
      "\n",
    ),
    anyString({ maxLength: 6 }),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(" "));

  test("nothing throws, and every span lies inside the text", () => {
    fc.assert(
      fc.property(text, (body) => {
        for (const { start, end } of rules.flatMap((find) => find(body))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(body.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["anchors in a row", "kill "],
    ["half of a match again and again", "they should all be, shot should "],
    ["matches in a row", "they should all be shot "],
    ["gaps that never close", "kill a b c d e "],
    ["one long quotation", '"kill them '],
  ])("the steps grow with the length of the text and no faster: %s", (_, unit) => {
    const spec = phrasesSchema.parse({
      patterns: [
        {
          name: "a",
          phrases: ["they ..3 should ..3 be ..3 shot", "kill ..12 (kill | them) ..12 now", "(kill | them)? kill ..6 >"],
        },
      ],
      unless: [{ where: "before", within_words: 60, phrases: ["never ..5 kill", "kill ..12 never"] }, "quoted"],
    });
    const find = compilePhrases(spec, NO_CLASSES);
    const stepsFor = (times: number) => {
      const count = { steps: 0 };
      find({ text: normalize(unit.repeat(times)), count });
      return count.steps;
    };
    expect(stepsFor(400)).toBeGreaterThan(0);
    expect(stepsFor(4000)).toBeLessThanOrEqual(stepsFor(400) * 11);
  });

  test("a text without an anchor word costs no step", () => {
    const spec = phrasesSchema.parse({ patterns: [{ name: "a", phrases: ["(they | you) ..5 should be shot"] }] });
    const count = { steps: 0 };
    compilePhrases(spec, NO_CLASSES)({ text: normalize("They say you should read more. ".repeat(200)), count });
    expect(count.steps).toBe(0);
  });
});
