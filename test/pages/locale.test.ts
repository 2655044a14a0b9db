import { keepLanguage, pickLanguage, readLanguage } from "../../src/pages/locale.ts";

test.each([
  [undefined, "en"],
  ["de", "de"],
  ["de-AT,en;q=0.5", "de"],
  ["en;q=0.4,de;q=0.9", "de"],
  ["fr,de;q=0.3,en;q=0.2", "fr"],
  ["pt,de;q=0.3,en;q=0.2", "de"],
  ["es-MX", "es"],
  ["de;q=0, en;q=0.1", "en"],
  ["x;q=high,,;", "en"],
])("of %s the page speaks %s", (header, language) => {
  expect(pickLanguage(header)).toBe(language);
});

const german = { headers: { "accept-language": "de" } };

test.each([
  [{}, "de"],
  [{ lang: "es" }, "es"],
  [{ lang: "FR-CA" }, "fr"],
  [{ lang: "tlh" }, "de"],
  [{ lang: ["fr", "es"] }, "de"],
])("a language chosen by hand goes before the browser's: %j", (query, language) => {
  expect(readLanguage({ ...german, query })).toBe(language);
});

test("only a language that was chosen by hand is carried to the next page", () => {
  expect(keepLanguage("/sign-in?sent", { ...german, query: { lang: "fr" } })).toBe("/sign-in?sent&lang=fr");
  expect(keepLanguage("/sign-in", { ...german, query: {} })).toBe("/sign-in");
});
