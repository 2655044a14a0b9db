import fc from "fast-check";
import { linkParts } from "../../src/pages/link-parts.ts";

const hrefs = (text: string) => linkParts(text).flatMap(({ href }) => href ?? []);

test.each([
  ["See https://news.example/a.", ["https://news.example/a"]],
  ["(https://news.example/a)", ["https://news.example/a"]],
  ["https://wiki.example/a_(b) is one", ["https://wiki.example/a_(b)"]],
  ["“https://news.example/”, they say", ["https://news.example/"]],
  ["javascript:alert(1) and ftp://x.example", []],
  ["http://", []],
])("finds the addresses in %s", (text, found) => {
  expect(hrefs(text)).toEqual(found);
});

test("the parts together are the text, and only web addresses are links", () => {
  const words = fc.array(fc.constantFrom("https://a.example/x", " ", ".", "(", ")", "http://", "javascript:x", "ü"));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        words.map((parts) => parts.join("")),
      ),
      (text) => {
        expect(
          linkParts(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
        for (const href of hrefs(text)) expect(href).toMatch(/^https?:\/\//i);
      },
    ),
  );
});
