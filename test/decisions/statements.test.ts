import { describeStatement } from "../../src/decisions/describe-statement.ts";
import { type StatementData, statementData } from "../../src/decisions/statement-of-reasons.ts";
import { OWN_SENTENCES } from "../../src/decisions/grounds.ts";
import { statementTexts } from "../../src/decisions/statement-texts.ts";
import { readNorms } from "../../src/policy/read-norms.ts";
import { shippedFiles } from "../support/shipped-policy.ts";
import { smallPolicy } from "../support/small-policy.ts";

/** As the first statements were stored. */
const FIRST = {
  restriction: "removed",
  scope: "comment",
  startsAt: "2026-11-22T12:00:00.000Z",
  endsAt: null,
  source: "own_initiative",
  automatedDetection: true,
  automatedDecision: true,
  ground: "terms",
  categories: ["harassment"],
  rules: [{ id: "harassment.name", category: "harassment", title: "Names", notice: "Do not call names." }],
  notices: ["Do not call names."],
  policyRevision: "0123456789abcdef",
  redress: { internalAppeal: true, windowDays: 184, courts: true },
};

const parse = (changed: object = {}) => statementData.parse({ ...FIRST, ...changed });

const tell = (data: StatementData, { locale = "en", note = null }: { locale?: string; note?: string | null } = {}) =>
  describeStatement({ data, locale, note })
    .flatMap(({ heading, facts, blocks }) => [
      heading,
      ...facts.map(({ label, value }) => `${label}: ${value}`),
      ...blocks.flatMap(({ text, items, quote }) => [text, ...items, ...(quote === undefined ? [] : [quote])]),
    ])
    .join("\n");

test("the first statements are still read and told", () => {
  const text = tell(parse());
  for (const said of ["removed automatically on 22 November 2026", "Names: Do not call names.", "184 days", "court"])
    expect(text).toContain(said);
});

test.each(["de", "fr", "es"] as const)("each of our own sentences is there in %s", (lang) => {
  const { translations } = statementTexts(lang);
  expect(OWN_SENTENCES.length).toBeGreaterThan(15);
  expect(OWN_SENTENCES.filter((each) => translations[each] === undefined)).toEqual([]);
});

test("a strike is called by its category's name, also where the statement has no clause of it", () => {
  const strikes = [{ decisionId: crypto.randomUUID(), decidedAt: FIRST.startsAt, categories: ["other"] }];
  const data = parse({ strikes, scope: "account", restriction: "warning" });
  expect(tell(data)).toMatch(/removed on .*: Another reason/);
  expect(tell(data, { locale: "fr" })).toMatch(/retiré le .*: Un autre motif/);
});

test("French sets a colon apart, and English words in it do not", () => {
  const clauses = [{ category: "spam", title: "Spam", text: "Content that breaks the law is removed." }];
  const french = tell(parse({ clauses }), { locale: "fr", note: "Non." });
  expect(french).toContain("Publicité et répétitions\u00a0: Les contenus");
  expect(french).toContain("La modération ajoute\u00a0:");
  expect(french).toContain("Names: Do not call names.");
});

test("rules that say the same are named together, and what they say once", () => {
  const rule = (title: string, notice: string) => ({ id: "harassment.a", category: "harassment", title, notice });
  const rules = [rule("Names", "Do not."), rule("Spite", "Do not."), rule("Scorn", "Rather argue.")];
  expect(tell(parse({ rules }))).toContain("\nNames; Spite: Do not.\nScorn: Rather argue.\n");
});

describe("a statement says what drew attention to it", () => {
  test.each([
    ["by the policy", { cause: "verdict" }, "found it automatically"],
    ["by readers, so that it was held", { cause: "reader_flags" }, "Readers reported it"],
    [
      "by readers, to a moderator",
      { cause: "moderator", source: "notice", automatedDecision: false },
      "a moderator looked",
    ],
    [
      "by a moderator",
      { cause: "moderator", automatedDecision: false, automatedDetection: false },
      "Nobody reported it: a moderator",
    ],
    ["by the rule that all are read first", { cause: "author_premoderation" }, "read before they appear"],
    ["by a restriction of its author", { cause: "restriction" }, "your account was limited"],
  ])("%s", (_what, changed, sentence) => {
    expect(tell(parse(changed))).toContain(sentence);
  });
});

describe("whoever drew attention to it, a statement says whether automated means had detected the content", () => {
  test.each(["moderator", "reader_flags", "article_premoderation", "restriction"])("%s", (cause) => {
    const told = (automatedDetection: boolean, locale?: string) =>
      tell(parse({ cause, source: "notice", automatedDecision: false, automatedDetection }), {
        locale: locale ?? "en",
      });
    expect(told(true)).toContain("The content was detected by automated means.");
    expect(told(false)).toContain("The content was not detected by automated means.");
    expect(told(true, "de")).toContain("mit automatisierten Mitteln erkannt");
  });
});

test.each(["article_premoderation", "author_premoderation", "reader_flags", "carried_over"])(
  "a hold that names no category says that the ground lies in the rules, and which sentence of them: %s",
  (cause) => {
    const notices = ["Your comments are read by a moderator before they appear."];
    const held = parse({ restriction: "held", cause, clauses: [], rules: [], categories: [], notices });
    expect(tell(held)).toMatch(/The ground lies in our rules for comments.*:\nYour comments are read by a moderator/);
    expect(tell(held, { locale: "de" })).toMatch(/Der Grund liegt in unseren Regeln.*:\nIhre Kommentare liest/);
  },
);

test.each(["law", "terms"])("a statement of every scope names its ground, with or without clauses: %s", (ground) => {
  const clauses = [{ category: "illegal", title: "Illegal content", text: "Content that breaks the law is removed." }];
  for (const scope of ["comment", "account"])
    for (const changed of [{ clauses }, { clauses: [], rules: [] }, { clauses: [], rules: [], notices: [] }])
      expect(tell(parse({ ground, scope, ...changed }))).toContain("The ground lies in");
});

describe("a statement says what holds and how long", () => {
  test.each([
    ["removed", "comment", null, ["nobody sees it", "this comment only", "without end"]],
    ["held", "comment", null, ["held back", "this comment only", "a moderator has decided"]],
    ["warning", "account", null, ["A warning", "your account", "limits nothing"]],
    ["premoderated", "account", null, ["before they appear", "your account", "without end"]],
    ["suspended", "account", "2026-12-24T00:00:00.000Z", ["for a time", "your account", "24 December 2026"]],
    ["banned", "account", null, ["any more", "your account", "without end"]],
  ])("%s", (restriction, scope, endsAt, words) => {
    const text = tell(parse({ restriction, scope, endsAt, automatedDecision: false }));
    for (const word of words) expect(text).toContain(word);
  });
});

test("a ground in law is told apart from one in the rules", () => {
  const clauses = [{ category: "illegal", title: "Illegal content", text: "Content that breaks the law is removed." }];
  expect(tell(parse({ ground: "law", clauses }))).toContain("The ground lies in the law");
  expect(tell(parse({ ground: "terms", clauses }))).toContain("The ground lies in our rules");
  expect(tell(parse({ ground: "law", clauses }), { locale: "de" })).toContain("Rechtswidrige Inhalte: Inhalte, die");
});

test("a moderator's words and the publisher's bodies and courts stand as they were written", () => {
  const redress = {
    ...FIRST.redress,
    outOfCourtBodies: [{ name: "Board", url: "https://board.example" }],
    courtsSentence: "The courts of Vienna.",
  };
  const text = tell(parse({ redress }), { note: "Mind your tone,\nplease." });
  for (const said of ["Mind your tone,\nplease.", "Board: https://board.example", "The courts of Vienna."])
    expect(text).toContain(said);
});

test("every sentence is there in German, and none of the English ones is left", () => {
  const strikes = [{ decisionId: crypto.randomUUID(), decidedAt: FIRST.startsAt, categories: ["harassment"] }];
  const data = parse({ strikes, rules: [], notices: [], clauses: [], scope: "account", restriction: "banned" });
  const [english, german] = [tell(data).split("\n"), tell(data, { locale: "de-AT" }).split("\n")];
  expect(german).toHaveLength(english.length);
  expect(english.filter((line) => german.includes(line))).toEqual([]);
});

describe("the words of a stored policy are read without compiling it", () => {
  test.each([
    ["small", async () => smallPolicy().files],
    ["shipped", async () => (await shippedFiles()).files],
  ])("%s", async (_which, readFiles) => {
    const { categories, rules } = readNorms(await readFiles());
    expect(categories.length).toBeGreaterThan(2);
    expect(rules.length).toBeGreaterThan(2);
    for (const { title, text } of categories) expect(title.length * text.length).toBeGreaterThan(0);
    for (const { category } of rules) expect(categories.map(({ id }) => id)).toContain(category);
  });

  test("a file that is none has no words", () => {
    expect(readNorms([{ path: "policy.yaml", text: "a: [" }])).toEqual({
      categories: [],
      rules: [],
      translations: {},
    });
  });
});
