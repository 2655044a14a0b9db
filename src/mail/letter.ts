import { colon } from "../shared/language.ts";

/** What a letter says, from which both its forms are made, so that text and HTML never differ. */
export interface LetterBody {
  /** BCP 47, for screen readers and hyphenation. */
  readonly lang: string;
  readonly title: string;
  readonly sections: readonly LetterSection[];
  /** The one thing to do; its address is also written out. */
  readonly action?: LetterAction;
  /** Who sends this and why. */
  readonly footer?: readonly string[];
}

export interface LetterSection {
  readonly heading?: string;
  /** BCP 47, where it is another than the letter's. */
  readonly lang?: string;
  readonly paragraphs?: readonly string[];
  readonly items?: readonly string[];
  readonly facts?: readonly LetterFact[];
  /** Words of a person, as they wrote them. */
  readonly quote?: string;
}

export interface LetterFact {
  readonly label: string;
  readonly value: string;
}

export interface LetterAction {
  readonly label: string;
  /** http or https. */
  readonly url: string;
}

const RIGHT_TO_LEFT = new Set(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

/**
 * Tables and inline styles for old mail programs; colours that also work when a program inverts them, and its own dark
 * ones where the program asks. No image, no script, nothing loaded from elsewhere.
 */
export function letterHtml(letter: LetterBody): string {
  const { lang, title, sections, action, footer = [] } = letter;
  const direction = RIGHT_TO_LEFT.has(lang.split("-", 1)[0] ?? "") ? "rtl" : "ltr";
  return `<!doctype html>
<html lang="${escape(lang)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6;color:#1b1f24">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff;border-radius:8px"><tr><td style="padding:32px;overflow-wrap:anywhere;${FONT}">
<h1 style="margin:0 0 20px;font-size:22px;line-height:1.3">${escape(title)}</h1>
${[...sections.map((section) => sectionHtml(lang, section)), ...(action ? [actionHtml(action)] : []), ...footer.map(footerHtml)].join("\n")}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5";

const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #15181c !important; color: #e6e9ed !important; }
  .sheet { background-color: #1f2328 !important; }
  .quiet { color: #a3abb5 !important; }
  .link { color: #7fc9d6 !important; }
  .quote { border-color: #4a525c !important; }
  .button { background-color: #7fc9d6 !important; color: #0c2a30 !important; }
}
`;

function sectionHtml(letter: string, section: LetterSection): string {
  const { heading, lang, paragraphs = [], items = [], facts = [], quote } = section;
  const language = lang === undefined ? "" : ` lang="${escape(lang)}"`;
  return [
    ...(heading ? [`<h2 style="margin:28px 0 8px;font-size:17px;line-height:1.3">${escape(heading)}</h2>`] : []),
    ...paragraphs.map((text) => `<p${language} style="margin:0 0 12px">${lines(text)}</p>`),
    ...(quote === undefined ? [] : [quoteHtml(quote)]),
    ...(items.length > 0
      ? [`<ul${language} style="margin:0 0 16px;padding-inline-start:24px">${items.map(itemHtml).join("")}</ul>`]
      : []),
    ...facts.map((fact) => factHtml(letter, fact)),
  ].join("\n");
}

const quoteHtml = (text: string) =>
  `<blockquote class="quote" dir="auto" style="margin:0 0 16px;padding:2px 0;padding-inline-start:14px;border-inline-start:3px solid #c9ced4">${lines(text)}</blockquote>`;
const itemHtml = (text: string) => `<li style="margin:0 0 6px">${lines(text)}</li>`;
const factHtml = (lang: string, { label, value }: LetterFact) =>
  `<p style="margin:0 0 8px"><strong>${escape(label)}${colon(lang)}</strong> ${lines(value)}</p>`;
const footerHtml = (text: string) =>
  `<p class="quiet" style="margin:16px 0 0;font-size:13px;color:#59636e">${lines(text)}</p>`;

function actionHtml({ label, url }: LetterAction): string {
  const href = escape(webAddress(url));
  return `<p style="margin:24px 0 8px"><a class="button" href="${href}" style="display:inline-block;padding:12px 22px;background-color:#0b5c6b;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:600">${escape(label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;word-break:break-all"><a class="link" href="${href}" style="color:#0b5c6b">${href}</a></p>`;
}

/** The same words in the same order, for programs and people that want no HTML. */
export function letterText({ lang, title, sections, action, footer = [] }: LetterBody): string {
  const blocks = [
    headline(title, "="),
    ...sections.flatMap((section) => sectionText(lang, section)),
    // The address stays on one line, alone, so that every program makes it a link.
    ...(action ? [`${wrap(action.label)}\n${webAddress(action.url)}`] : []),
    ...(footer.length > 0 ? ["-- ", ...footer.map((text) => wrap(text))] : []),
  ];
  return `${blocks.join("\n\n").replace("-- \n\n", "-- \n")}\n`;
}

function sectionText(lang: string, section: LetterSection): readonly string[] {
  const { heading, paragraphs = [], items = [], facts = [], quote } = section;
  return [
    ...(heading ? [headline(heading, "-")] : []),
    ...paragraphs.map((text) => wrap(text)),
    ...(quote === undefined ? [] : [wrap(quote, { first: "> ", rest: "> " })]),
    ...(items.length > 0 ? [items.map((text) => wrap(text, { first: "* ", rest: "  " })).join("\n")] : []),
    ...(facts.length > 0
      ? [facts.map(({ label, value }) => wrap(`${label}${colon(lang)} ${value}`, INDENTED)).join("\n")]
      : []),
  ];
}

/** Underlined, so that a letter of plain text has its parts too. */
function headline(text: string, line: string): string {
  const wrapped = wrap(text);
  return `${wrapped}\n${line.repeat(Math.min(WIDTH, Math.max(...wrapped.split("\n").map((each) => each.length))))}`;
}

const WIDTH = 72;

interface Indent {
  readonly first: string;
  readonly rest: string;
}

const FLUSH: Indent = { first: "", rest: "" };
const INDENTED: Indent = { first: "", rest: "  " };

/**
 * Lines of at most 72 characters, except for longer words: an address must not break. Nor does a line where the
 * language forbids it, as before a French colon: the spaces there are no breaking ones.
 */
function wrap(text: string, { first, rest }: Indent = FLUSH): string {
  return text
    .split("\n")
    .map((line) => line.split(/[ \t]+/).reduce((wrapped, word) => join(wrapped, word, rest), ""))
    .map((line, at) => (at === 0 ? first : rest) + line)
    .join("\n");
}

function join(wrapped: string, word: string, indent: string): string {
  if (wrapped === "") return word;
  const lastLine = wrapped.slice(wrapped.lastIndexOf("\n") + 1);
  const isFirst = !wrapped.includes("\n");
  const length = lastLine.length + 1 + word.length + (isFirst ? indent.length : 0);
  return length <= WIDTH ? `${wrapped} ${word}` : `${wrapped}\n${indent}${word}`;
}

function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError("an action leads to http or https only");
  return href;
}

const lines = (text: string): string => escape(text).replaceAll("\n", "<br>");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
