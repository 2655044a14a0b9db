import { compilePolicy, type PolicyFile } from "../../src/policy/compile.ts";
import { lintPolicy } from "../../src/policy/lint/lint-policy.ts";
import { sampleRegex } from "../../src/policy/lint/sample-regex.ts";
import { ruleYaml, SMALL_POLICY, smallFiles } from "./policy-files.ts";

const ONE_CATEGORY = SMALL_POLICY.slice(0, SMALL_POLICY.indexOf("  - id: spam"));

/** What is said of a policy in words; `fault-words` knows the facts behind them. */
const lint = (files: readonly PolicyFile[]) =>
  lintPolicy({ files, compiled: compilePolicy(files), signals: ["links", "published_comments"] }).map(
    ({ level, file, line, message }) => ({ level, file, line, message }),
  );

type Fields = Parameters<typeof ruleYaml>[0];

/** A policy of one category, of which each rule is used. */
function policyOf({ rules, terms, files = [] }: { rules: readonly Fields[]; terms?: string; files?: PolicyFile[] }) {
  const yaml = `rules:\n${rules.map(ruleYaml).join("")}`;
  return [...smallFiles({ rules: yaml, policy: ONE_CATEGORY, ...(terms && { terms }) }), ...files];
}

const INNOCENT = { path: "terms/innocent.txt", text: "[low innocent plain]\nblargville\n" };
const stem = "[high insult stem]\nblarg\n";
const exempting = {
  more: "    exempt: [{ terms: { files: [terms/innocent.txt] } }]\n",
  passes: "The blargville was full.",
};

const phrases = (...texts: string[]) =>
  `{ phrases: { patterns: [{ name: a phrase, phrases: [${texts.map((text) => `"${text}"`).join(", ")}] }] } }`;

const pattern = (regex: string, ...literals: string[]) =>
  `{ pattern: { name: a pattern, regex: '${regex}', literals: [${literals.join(", ")}] } }`;

test("nothing is said of a policy in which everything counts", () => {
  const files = policyOf({
    rules: [
      { ...exempting },
      { id: "profanity.phrase", match: phrases("{cheese} face"), matches: "You gouda face." },
      { id: "profanity.pattern", match: pattern("\\bgrr+\\b", "grr"), matches: "Grrr!" },
    ],
    terms: stem,
    files: [INNOCENT, { path: "classes/food.yaml", text: "words:\n  cheese: [gouda, brie]\n" }],
  });
  expect(lint(files)).toEqual([]);
});

const cases: [string, PolicyFile[], ReturnType<typeof lint>[number]][] = [
  [
    "a file that nobody reads",
    policyOf({ rules: [{}], files: [{ path: "rules/more.yaml", text: "rules: []\n" }] }),
    {
      level: "warning",
      file: "rules/more.yaml",
      line: 1,
      message:
        "nobody reads this file: rules stand in the folder itself, classes in classes/, terms in terms/, German in translations/de.yaml",
    },
  ],
  [
    "a term file that no rule names",
    policyOf({ rules: [{}], files: [INNOCENT] }),
    {
      level: "warning",
      file: "terms/innocent.txt",
      line: 1,
      message: "no rule names this term file: name it under “terms: { files: [terms/innocent.txt] }”, or delete it",
    },
  ],
  [
    "a category without a rule",
    smallFiles({ rules: `rules:\n${ruleYaml()}` }),
    {
      level: "warning",
      file: "policy.yaml",
      line: 10,
      message: "the category “spam” has no rule: only a person can find it. Write a rule for it, or delete it",
    },
  ],
  [
    "a term whose severity no rule selects",
    policyOf({
      rules: [{ match: "{ terms: { files: [terms/words.txt], severities: [high] } }" }],
      terms: "[high insult]\nblarg\n[low insult]\nfloof\n",
    }),
    {
      level: "warning",
      file: "terms/words.txt",
      line: 4,
      message: "no rule selects “floof”: name the severity low and the sense insult in a rule, or delete the term",
    },
  ],
  [
    "a term that stands twice",
    policyOf({ rules: [{}], terms: "[high insult]\nblarg +s\nfloof\nblargs\n" }),
    {
      level: "warning",
      file: "terms/words.txt",
      line: 4,
      message: "“blargs” stands already on line 2: delete one of the two lines",
    },
  ],
  [
    "a term with two severities",
    policyOf({ rules: [{}], terms: "[high insult]\nblarg\n[low insult]\nblarg +ling\n" }),
    {
      level: "warning",
      file: "terms/words.txt",
      line: 4,
      message: "“blarg” is high on line 2, and low here: keep one",
    },
  ],
  [
    "a term that an exemption covers",
    policyOf({ rules: [exempting], terms: `${stem}blargville\n`, files: [INNOCENT] }),
    {
      level: "warning",
      file: "terms/words.txt",
      line: 3,
      message: "“blargville” never matches, for an exemption covers it whole: delete the one or the other",
    },
  ],
  [
    "an entry of an exemption that spares nothing",
    policyOf({
      rules: [exempting],
      terms: stem,
      files: [{ ...INNOCENT, text: `${INNOCENT.text}hamlet\n` }],
    }),
    {
      level: "warning",
      file: "terms/innocent.txt",
      line: 3,
      message: "“hamlet” spares nothing: no rule finds anything there without it. Delete the line",
    },
  ],
  [
    "an exemption that no example needs",
    policyOf({ rules: [{ ...exempting, passes: "Hello." }], terms: stem, files: [INNOCENT] }),
    {
      level: "warning",
      file: "rules.yaml",
      line: 10,
      message:
        "no example of profanity.words needs this exemption: add under passes a sentence that only it lets through",
    },
  ],
  [
    "a class that no phrase leads to",
    policyOf({ rules: [{}], files: [{ path: "classes/food.yaml", text: "words:\n  cheese: [gouda]\n" }] }),
    {
      level: "warning",
      file: "classes/food.yaml",
      line: 2,
      message: "no phrase of a rule leads to {cheese}: use it, or delete it",
    },
  ],
  [
    "a context that no rule names",
    policyOf({
      rules: [{}],
      files: [{ path: "classes/food.yaml", text: "contexts:\n  dinner: { where: text, phrases: [dinner] }\n" }],
    }),
    {
      level: "warning",
      file: "classes/food.yaml",
      line: 2,
      message: "no rule names the context “dinner”: name it under when or unless, or delete it",
    },
  ],
  [
    "a phrase that another rule of the category looks for",
    policyOf({
      rules: [
        { id: "profanity.one", match: phrases("rotten egg"), matches: "You rotten egg." },
        { id: "profanity.two", match: phrases("bad  apple", "rotten  egg"), matches: "You bad apple." },
      ],
      terms: "",
    }).filter(({ path }) => path !== "terms/words.txt"),
    {
      level: "warning",
      file: "rules.yaml",
      line: 16,
      message: "“rotten  egg” stands already on line 8 of profanity.one (rules.yaml:2): keep one of the two",
    },
  ],
  [
    "two rules that look for the same",
    policyOf({ rules: [{}, { id: "profanity.again" }] }),
    {
      level: "warning",
      file: "rules.yaml",
      line: 16,
      message: "profanity.again looks for exactly what profanity.words (rules.yaml:2) looks for: keep one of the two",
    },
  ],
  [
    "a rule whose examples a stricter one finds",
    policyOf({
      rules: [{}, { id: "profanity.soft", severity: "medium", match: phrases("blarg you"), matches: "Blarg you." }],
      terms: "[high insult]\nblarg you\nblarg\n",
    }),
    {
      level: "warning",
      file: "rules.yaml",
      line: 10,
      message:
        "every example under matches of profanity.soft is found by profanity.words (rules.yaml:2) too, and as strictly: " +
        "add an example that only this rule finds, or delete the rule",
    },
  ],
  [
    "a literal that is in nearly every comment",
    policyOf({ rules: [{}, { id: "profanity.p", match: pattern("grr+", "r"), matches: "Grrr!" }] }),
    {
      level: "warning",
      file: "rules.yaml",
      line: 16,
      message: "“r” is in nearly every comment: name something rarer that is in every match",
    },
  ],
  [
    "a literal that no folded text contains",
    policyOf({ rules: [{}, { id: "profanity.p", match: pattern("gr(r|é)+", "GR", "gr"), matches: "Grrr!" }] }),
    {
      level: "error",
      file: "rules.yaml",
      line: 16,
      message: "“GR” is in no folded text, so the regex never runs: write “gr”",
    },
  ],
  [
    "a regex that takes many steps a letter",
    policyOf({ rules: [{}, { id: "profanity.p", match: pattern("grr\\w{900,999}|grr", "grr"), matches: "Grrr!" }] }),
    {
      level: "error",
      file: "rules.yaml",
      line: 16,
      message: expect.stringMatching(/^the regex takes up to 1\d\d\d steps a letter/),
    },
  ],
  [
    "a regex that no letter needs to satisfy",
    policyOf({ rules: [{}, { id: "profanity.p", match: pattern("grr|\\b", "grr"), matches: "Grrr!" }] }),
    {
      level: "error",
      file: "rules.yaml",
      line: 16,
      message: "the regex is satisfied by no letter at all: make one part of it stand for something",
    },
  ],
  [
    "a regex that matches what has none of its literals",
    policyOf({ rules: [{}, { id: "profanity.p", match: pattern("(?:grr|hmpf)!{2}", "grr"), matches: "Grr!!" }] }),
    {
      level: "error",
      file: "rules.yaml",
      line: 16,
      message: "the regex matches “hmpf!!”, which has none of the literals: add what it has",
    },
  ],
];

test.each(cases)("%s is named with its file and line", (_, files, advice) => {
  expect(lint(files)).toContainEqual(advice);
});

test("a signal that nobody gives is an error, for its rule would hold every comment", () => {
  const match = "{ signal: { name: karma, op: less_than, value: 3 } }";
  const signals = { text: "Hi.", signals: { karma: 1 } };
  const yaml = ruleYaml({ id: "profanity.karma", match }).replace(
    /examples:.*/,
    `examples: { matches: [${JSON.stringify(signals)}], passes: [${JSON.stringify({ ...signals, signals: { karma: 9 } })}] }`,
  );
  const files = smallFiles({ rules: `rules:\n${ruleYaml()}${yaml}`, policy: ONE_CATEGORY });
  expect(lint(files)).toEqual([
    {
      level: "error",
      file: "rules.yaml",
      line: 16,
      message: "there is no signal “karma”, so the rule could not run; there are links, published_comments",
    },
  ]);
});

test("a list in an exemption that keeps a word from being read as a disguised one spares something", () => {
  // `blorg` sounds like `blarg`; as a word of a list it is itself.
  const innocent = { ...INNOCENT, text: "[low innocent plain]\nblagr\n" };
  const files = policyOf({
    rules: [{ ...exempting, passes: "That blagr was good." }],
    terms: "[high insult]\nblarg\n",
    files: [innocent],
  });
  expect(lint(files).filter(({ file }) => file === "terms/innocent.txt")).toEqual([]);
});

test.each([
  ["a|bc", /^(?:a|bc)$/],
  ["x{2,3}[ab]\\d?", /^x{2,3}[ab]\d?$/],
  ["(?i:no)[^a]+\\.$", /^no[^a]+\.$/],
])("texts made from the regex %s are matched by it", (regex, own) => {
  const texts = sampleRegex(regex, 50);
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(text).toMatch(own);
});

test("no text is made from a regex with a part that is not understood", () => {
  expect(sampleRegex("\\p{Greek}x", 10)).toEqual([]);
  expect(sampleRegex("(a", 10)).toEqual([]);
});
