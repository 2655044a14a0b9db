import { plural } from "../../src/shared/plural.ts";

const COMMENTS = {
  en: { one: "# comment", other: "# comments" },
  de: { one: "# Kommentar", other: "# Kommentare" },
  fr: { one: "# commentaire", other: "# commentaires" },
  es: { one: "# comentario", other: "# comentarios" },
} as const;

describe("a number in a sentence", () => {
  test.each([
    ["en", 0, "0 comments"],
    ["en", 1, "1 comment"],
    ["fr", 0, "0 commentaire"],
    ["fr", 2, "2 commentaires"],
    ["es", 1, "1 comentario"],
    ["de", 1234567, "1.234.567 Kommentare"],
    ["en", 1234567, "1,234,567 comments"],
    ["fr", 1_000_000, "1\u202f000\u202f000 commentaires"],
  ] as const)("is said as %s says %d", (lang, count, said) => expect(plural(lang, count, COMMENTS[lang])).toBe(said));

  test("stands wherever the sentence names it, and a dollar sign in it means nothing", () =>
    expect(plural("en", 2, { one: "$&", other: "# of #, $&" })).toBe("2 of 2, $&"));
});
