import { READER_LANGUAGES, chooseLanguage } from "../../src/widget/texts/languages.ts";
import { COUNT_TEXTS } from "../../src/widget/texts/counts.ts";
import { DESK_DE } from "../../src/widget/texts/desk-de.ts";
import { DESK_EN } from "../../src/widget/texts/desk-en.ts";
import { DESK_ES } from "../../src/widget/texts/desk-es.ts";
import { DESK_FR } from "../../src/widget/texts/desk-fr.ts";
import { PAGE_TEXTS } from "../../src/widget/page-texts.ts";
import { THREAD_TEXTS } from "../../src/widget/thread-texts.ts";
import { plural } from "../../src/shared/plural.ts";

const DESK_TEXTS = { en: DESK_EN, de: DESK_DE, fr: DESK_FR, es: DESK_ES };

/** The server's own sentences serve in English; these are told in the reader's language. */
const SERVER_SAYS = /^\/problems\//;

/** Every sentence under its name; those with a word to fill in are filled in. */
function sentences(value: unknown, name = ""): readonly (readonly [name: string, sentence: string])[] {
  if (typeof value === "function") return [[name, String(value("X"))]];
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, each]) => sentences(each, `${name}/${key}`));
}

describe.each([
  ["while one reads", THREAD_TEXTS],
  ["to whoever writes", DESK_TEXTS],
  ["on pages alone", PAGE_TEXTS],
])("what is said %s", (_, catalogues) => {
  test.each(READER_LANGUAGES)("has a sentence in %s for each in English, and none that was left in English", (lang) => {
    const english = new Map(sentences(catalogues.en));
    const said = new Map(sentences(catalogues[lang]));
    for (const [name, sentence] of english) {
      expect({ name, said: said.get(name) ?? "" }).toEqual({ name, said: expect.stringMatching(/\S/) });
      const isSentence = sentence.includes(" ");
      if (lang !== "en" && isSentence) expect({ name, said: said.get(name) }).not.toEqual({ name, said: sentence });
    }
    const more = [...said.keys()].filter((name) => !english.has(name) && !SERVER_SAYS.test(name));
    expect(more).toEqual([]);
  });

  test.each(READER_LANGUAGES)("in %s keeps the place of every number and name", (lang) => {
    const isPlaced = new Map(sentences(catalogues.en).map(([name, each]) => [name, /#|X/.test(each)]));
    for (const [name, sentence] of sentences(catalogues[lang]))
      if (isPlaced.get(name)) expect({ name, sentence }).toEqual({ name, sentence: expect.stringMatching(/#|X/) });
  });
});

test("French counts none as one, the others do not", () => {
  expect(READER_LANGUAGES.map((lang) => plural(lang, 0, COUNT_TEXTS[lang]))).toEqual([
    "0 comments",
    "0 Kommentare",
    "0 commentaire",
    "0 comentarios",
  ]);
});

test.each([
  [["de-AT", "en"], "de"],
  [["pt", "FR-ca"], "fr"],
  [["pt"], "en"],
  [[], "en"],
])("of the wishes %j it speaks %s", (wishes, spoken) => {
  expect(chooseLanguage(wishes)).toBe(spoken);
});
