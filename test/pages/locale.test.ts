import { pickLanguage } from "../../src/pages/locale.ts";

test.each([
  [undefined, "en"],
  ["de", "de"],
  ["de-AT,en;q=0.5", "de"],
  ["en;q=0.4,de;q=0.9", "de"],
  ["fr,de;q=0.3,en;q=0.2", "de"],
  ["de;q=0, en;q=0.1", "en"],
  ["x;q=high,,;", "en"],
])("of %s the page speaks %s", (header, language) => {
  expect(pickLanguage(header)).toBe(language);
});
