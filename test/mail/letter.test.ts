import { letterHtml, letterText } from "../../src/mail/letter.ts";
import type { LetterBody } from "../../src/mail/letter.ts";

const body: LetterBody = {
  lang: "en",
  title: "Your comment <was> removed",
  sections: [
    {
      heading: "Why & what",
      paragraphs: [
        'A rule of ours matched: "no threats". Here is a sentence long enough that it has to be wrapped somewhere.',
        "Two\nlines",
      ],
      items: ["first <b>", "second"],
      quote: "Please argue about what was said.\n\nThank you.",
      facts: [{ label: "Article", value: "It's 5 > 4" }],
    },
  ],
  action: { label: "Read & contest", url: "https://example.com/appeals/abc?x=1&y=2" },
  footer: ["Sent by The Gazette."],
};

/** Without what plain text draws with: bullets, quotation marks, lines under headings. */
const words = (text: string) => text.split(/\s+/).filter((word) => word !== "" && !/^(?:\*|>|=+|-+)$/.test(word));

/** What a reader of the HTML sees. */
function visible(html: string): string {
  const shown = html
    .slice(html.indexOf("<body"))
    .replaceAll("<br>", " ")
    .replaceAll(/<\/(p|h1|h2|li|blockquote)>/g, " ")
    .replaceAll(/<[^>]*>/g, "");
  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  return Object.entries(entities)
    .reduce((text, [entity, character]) => text.replaceAll(entity, character), shown)
    .replaceAll("&amp;", "&");
}

describe("a letter's two forms", () => {
  test("say the same words in the same order", () => {
    expect(words(letterText(body))).toEqual(words(visible(letterHtml(body))));
  });

  test("HTML shows what it was given and runs none of it", () => {
    const html = letterHtml({
      ...body,
      title: "<script>alert(1)</script>",
      action: { label: '"><img src=x>', url: "https://a.example/" },
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;");
  });

  test("HTML loads nothing from elsewhere, names its language and offers dark colours", () => {
    const html = letterHtml(body);
    expect(html).not.toMatch(/\bsrc=|@import|url\(|<link/);
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain("prefers-color-scheme: dark");
    expect(letterHtml({ ...body, lang: "ar" })).toContain('dir="rtl"');
  });

  test("text wraps at 72 and leaves an address whole, alone on its line", () => {
    const url = `https://example.com/appeals/${"a".repeat(90)}`;
    const lines = letterText({ ...body, action: { label: "Contest", url } }).split("\n");
    expect(lines).toContain(url);
    expect(Math.max(...lines.filter((line) => line !== url).map((line) => line.length))).toBeLessThanOrEqual(72);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "/appeals/abc"])("an action does not lead to %s", (url) => {
    expect(() => letterHtml({ ...body, action: { label: "x", url } })).toThrow(/http or https|Invalid URL/);
    expect(() => letterText({ ...body, action: { label: "x", url } })).toThrow(/http or https|Invalid URL/);
  });
});
