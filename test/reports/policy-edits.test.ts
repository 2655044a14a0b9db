import { compilePolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { type PolicyEdit, applyEdits, renderEdits } from "../../src/reports/policy-edits.ts";

const POLICY = `id: small
title: A policy
languages: [en]
flag_threshold: 3
categories: # one
  - { id: words, title: Words, text: No such words., outcomes: { low: flag, medium: hold, high: remove } }
`;

const RULES = `# The head.
rules:
  - id: words.threat
    category: words
    severity: high
    title: Threat
    notice: A threat.
    match:
      phrases:
        patterns:
          # Why this one.
          - name: order
            phrases:
              - kill them # all of them
          - { name: wish, phrases: [may they die] }
    dsa: { category: C, keywords: [K] }
    examples:
      matches:
        - Kill them.
        - May they die.
      passes:
        - A fine day.

  - id: words.list
    category: words
    severity: low
    title: Listed
    notice: A word.
    match:
      any:
        - terms: { files: [terms/list.txt] }
        - pattern: { name: x, regex: 'b\\.?lah', literals: [lah] }
    exempt: &innocent
      - terms: { files: [terms/fine.txt] }
    dsa: { category: C, keywords: [K] }
    examples: { matches: [What a darn thing.], passes: [A fine day.] }

  - id: words.more
    category: words
    severity: low
    title: More
    notice: A word.
    match: { terms: { files: [terms/list.txt] } }
    exempt: *innocent
    dsa: { category: C, keywords: [K] }
    examples:
      matches: [What a darn thing.]
      passes:
        - >-
          A folded
          day.
`;

const FILES = [
  { path: "policy.yaml", text: POLICY },
  { path: "rules.yaml", text: RULES },
  { path: "terms/list.txt", text: "[low mild]\ndarn\n" },
  { path: "terms/fine.txt", text: "# Fine.\n[low innocent plain]\ndarnel\n" },
];

const textOf = (files: readonly { path: string; text: string }[], path: string) =>
  files.find((file) => file.path === path)?.text ?? "";

const inRule = (rule: string, ...path: string[]) => ({ file: "rules.yaml", under: ["rules", rule, ...path] });

/** What each edit does: a text that was judged one way and then is judged the other. */
const EDITS: readonly [what: string, edit: PolicyEdit, text: string, before: string, after: string][] = [
  [
    "a circumstance where a pattern had none",
    {
      ...inRule("words.threat", "match", "phrases", "patterns", "order", "unless"),
      add: { where: "after", within_words: 3, phrases: ["kindness"] },
    },
    "Kill them with kindness.",
    "remove",
    "publish",
  ],
  [
    "a circumstance in a pattern on one line",
    {
      ...inRule("words.threat", "match", "phrases", "patterns", "wish", "unless"),
      add: { where: "inside", phrases: ["may they die happy"] },
    },
    "May they die happy.",
    "remove",
    "publish",
  ],
  [
    "an exemption where a rule had none",
    { ...inRule("words.threat", "exempt"), add: { pattern: { name: "song", regex: "kill them", literals: ["kill"] } } },
    "Kill them.",
    "remove",
    "publish",
  ],
  [
    "an exemption to a list that other rules share",
    { ...inRule("words.list", "exempt"), add: { pattern: { name: "b", regex: "b\\.lah", literals: ["b.lah"] } } },
    "It said b.lah.",
    "flag",
    "publish",
  ],
  [
    "a term under the last header",
    { file: "terms/fine.txt", under: [], add: "[low innocent plain]\ndarn it" },
    "Darn it.",
    "flag",
    "publish",
  ],
  [
    "a term under a new header",
    { file: "terms/list.txt", under: [], add: "[low other plain]\nheck" },
    "Heck.",
    "publish",
    "flag",
  ],
];

test.each(EDITS)("adds %s, and keeps the rest of the file", (_what, edit, text, before, after) => {
  const changed = applyEdits(FILES, [edit]);
  const examples = (files: typeof FILES) =>
    files.map((file) => ({ ...file, text: file.text.replace("        - Kill them.\n", "") }));
  const outcomes = [FILES, [...changed]].map((files) => evaluate(compilePolicy(examples(files)), text, {}).outcome);
  expect(outcomes).toEqual([before, after]);
  for (const line of textOf(FILES, edit.file).split("\n"))
    if (!line.includes("name: wish")) expect(textOf(changed, edit.file)).toContain(line);
});

test.each([
  ["a list in lines", "words.threat", '        - A fine day.\n        - "Quiet: \\"#1\\""\n'],
  ["a list on one line", "words.list", 'passes: [A fine day., "Quiet: \\"#1\\""] }'],
  ["a list that ends with a folded text", "words.more", '          day.\n        - "Quiet: \\"#1\\""\n'],
])("adds an example to %s", (_what, rule, expected) => {
  const changed = applyEdits(FILES, [{ ...inRule(rule, "examples", "passes"), add: 'Quiet: "#1"' }]);
  expect(textOf(changed, "rules.yaml").replaceAll("'Quiet: \"#1\"'", '"Quiet: \\"#1\\""')).toContain(expected);
  compilePolicy(changed);
});

test("replaces a reference by what it stands for before it adds to it: the other rule stays as it is", () => {
  const edit = {
    ...inRule("words.more", "exempt"),
    add: { pattern: { name: "x", regex: "darn", literals: ["darn"] } },
  };
  const text = textOf(applyEdits(FILES, [edit]), "rules.yaml");
  expect(text).toContain("exempt: &innocent\n      - terms: { files: [terms/fine.txt] }\n    dsa");
  expect(text).not.toContain("*innocent");
});

test("what is there already is not added again", () => {
  const edits = EDITS.map(([, edit]) => edit);
  const once = applyEdits(FILES, edits);
  expect(applyEdits(once, edits)).toEqual(once);
});

test("a second word for a new rule joins the first: file, category and rule are made once", () => {
  const word = (term: string): PolicyEdit[] => [
    {
      file: "policy.yaml",
      under: ["categories"],
      add: { id: "spam", title: "Spam", text: "None.", outcomes: { low: "flag", medium: "hold", high: "remove" } },
    },
    { file: "terms/spam.txt", under: [], add: `[low suggested plain]\n${term}` },
    {
      file: "spam.yaml",
      under: ["rules"],
      add: {
        id: "spam.words",
        category: "spam",
        severity: "low",
        title: "Words",
        notice: "Words.",
        match: { terms: { files: ["terms/spam.txt"] } },
        dsa: { category: "C", keywords: ["K"] },
        examples: { matches: [`Buy ${term} now.`], passes: ["A fine day."] },
      },
    },
  ];
  const changed = applyEdits(FILES, [...word("zorkcoin"), ...word("blipcoin")]);
  const policy = compilePolicy(changed);
  expect(policy.rules.filter(({ id }) => id === "spam.words")).toHaveLength(1);
  for (const term of ["zorkcoin", "blipcoin"]) expect(evaluate(policy, `Get ${term}!`, {}).outcome).toBe("flag");
  expect(textOf(changed, "spam.yaml").match(/ now\./g)).toHaveLength(2);
});

test("a place that is not there is said", () => {
  expect(() => applyEdits(FILES, [{ ...inRule("words.none", "exempt"), add: "x" }])).toThrow("words.none > exempt");
});

test("to read, every addition stands under its place", () => {
  const [first] = EDITS;
  const term = { file: "terms/fine.txt", under: [], add: "[low innocent plain]\ndarn it" };
  expect(renderEdits(first ? [first[1], term] : [])).toBe(
    "# rules.yaml, under rules > words.threat > match > phrases > patterns > order > unless\n" +
      "- where: after\n  within_words: 3\n  phrases:\n    - kindness\n\n" +
      "# terms/fine.txt, at its end\n[low innocent plain]\ndarn it\n",
  );
});
