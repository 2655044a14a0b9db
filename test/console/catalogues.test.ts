import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { APPEAL_CONFLICTS } from "../../src/appeals/conflicts.ts";
import { OWN_MATTERS } from "../../src/authors/own-matter.ts";
import { REFUSALS } from "../../src/console/texts/refusal-texts.ts";
import { CONFLICT_SENTENCES } from "../../src/decisions/conflict-of-interest.ts";
import { RESTRICTION_CONFLICTS } from "../../src/restrictions/conflict.ts";
import { REFUSAL_CODES } from "../../src/shared/refusal.ts";

const SRC = new URL("../../src/", import.meta.url);

/** Whatever a module named so exports: `Record<language, …>`, or a function from a language to its catalogue. */
const CATALOGUE_FILE = /(?:^|[/-])texts\.ts$/;

/** Such modules, by the path within `src`. English maps codes to no sentence where the server's will do. */
const files = (await readdir(SRC, { recursive: true })).filter(
  (file) => CATALOGUE_FILE.test(file) && !file.endsWith("refusal-texts.ts"),
);

type Catalogue = Readonly<Record<string, unknown>>;

interface Pair {
  readonly name: string;
  readonly lang: string;
  readonly english: Catalogue;
  readonly translated: Catalogue;
}

const isRecord = (value: unknown): value is Catalogue => typeof value === "object" && value !== null;

const OTHERS = ["de", "fr", "es"];

function pairsOf(name: string, exported: unknown): readonly Pair[] {
  if (typeof exported === "function") return pairsOfReader(name, (lang) => exported(lang));
  if (!isRecord(exported) || !isRecord(exported["en"])) return [];
  return pairsOfReader(name, (lang) => exported[lang]);
}

/** Where a language is not written yet, the catalogue has none, or the English one. */
function pairsOfReader(name: string, read: (lang: string) => unknown): readonly Pair[] {
  const english = read("en");
  if (!isRecord(english)) return [];
  return OTHERS.flatMap((lang) => {
    const translated = read(lang);
    return isRecord(translated) && translated !== english ? [{ name, lang, english, translated }] : [];
  });
}

const modules = await Promise.all(
  files.map(async (file) => {
    const exported: Catalogue = await import(new URL(file, SRC).href);
    return Object.entries(exported).flatMap(([name, value]) => pairsOf(`${file} ${name}`, value));
  }),
);
const pairs = modules.flat();

/** Numbers serve as words, too; a message about an object says nothing of them. */
function said(message: unknown): string | undefined {
  if (typeof message === "string") return message;
  if (typeof message !== "function") return undefined;
  const answer = answerOf(() => message(7, 8, 9));
  return typeof answer === "string" ? answer : undefined;
}

function answerOf(ask: () => unknown): unknown {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** English sentences of the server are keys here: every language has those that it needs. */
const OWN_KEYS: ReadonlySet<string> = new Set(["translations"]);

type Fault = string;

function compare(english: unknown, translated: unknown, path: string): readonly Fault[] {
  if (isRecord(english) && isRecord(translated)) return compareKeys(english, translated, path);
  const [before, after] = [said(english), said(translated)];
  // English rules need no word that says so in English.
  if (english === null) return after === undefined || after.trim() === "" ? [`${path} is missing`] : [];
  if (typeof english !== typeof translated) return [`${path} is missing, or of another kind`];
  if (before === undefined && after === undefined) return [];
  if (after === undefined || (after.trim() === "" && before !== "")) return [`${path} is empty`];
  return before === after && !isRightlyEqual(after) ? [`${path} is not translated: ${after}`] : [];
}

const compareKeys = (english: Catalogue, translated: Catalogue, path: string): readonly Fault[] =>
  [...new Set([...Object.keys(english), ...Object.keys(translated)])].flatMap((key) =>
    OWN_KEYS.has(key) ? [] : compare(english[key], translated[key], join(path, key)),
  );

const LETTERLESS = /^\P{L}*$/u;

const isRightlyEqual = (message: string): boolean => EQUAL.has(message) || LETTERLESS.test(message);

/** The same word in another language, each looked at. */
const EQUAL: ReadonlySet<string> = new Set([
  "Cause",
  "Code",
  "Kappa",
  "Name",
  "Restrictions",
  "Spam",
  "Status",
  "Text",
  "Violence",
  "7 s",
]);

test("every folder with words of its own is looked at", () => {
  const folders = new Set(pairs.map(({ name }) => name.split("/", 1)[0]));
  expect([...folders].sort()).toEqual(
    expect.arrayContaining(["appeals", "console", "decisions", "notices", "pages", "restrictions"]),
  );
});

test.each(pairs.map((pair) => [`${pair.name} in ${pair.lang}`, pair] as const))(
  "no message of %s is missing, empty or left in English",
  (_, { english, translated }) => {
    expect(compare(english, translated, "")).toEqual([]);
  },
);

test("every refusal has its German sentence, by code", () => {
  const { codes, titles } = REFUSALS.de;
  for (const code of [...REFUSAL_CODES, "internal"] as const) {
    expect(codes[code]).toMatch(/\S/);
    expect(titles?.[code]).toMatch(/\S/);
  }
});

test("every sentence that says why somebody may not decide is there in German", () => {
  const sentences = [CONFLICT_SENTENCES, APPEAL_CONFLICTS, RESTRICTION_CONFLICTS, OWN_MATTERS].flatMap((each) =>
    Object.values(each),
  );
  expect(sentences.filter((sentence) => !REFUSALS.de.sentences[sentence])).toEqual([]);
});
