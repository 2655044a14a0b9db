import { compilePolicy, PolicyError, type PolicyFile } from "../../src/policy/compile.ts";
import type { Problem } from "../../src/policy/policy-error.ts";
import { profanityFiles, ruleYaml, SMALL_POLICY, smallFiles } from "./policy-files.ts";

function problemsOf(files: readonly PolicyFile[], model?: Uint8Array): readonly Problem[] {
  try {
    compilePolicy(files, { model });
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
}

const withRule = (fields: Parameters<typeof ruleYaml>[0]) => smallFiles({ rules: `rules:\n${ruleYaml(fields)}` });

describe("a policy that is sound", () => {
  test("compiles to its rules, categories and settings", () => {
    const policy = compilePolicy(withRule({}));
    expect(policy.rules).toHaveLength(1);
    expect(policy.rules[0]).toMatchObject({ id: "profanity.words", mode: "live", onError: "hold", severity: "high" });
    expect(policy.categories.map(({ id }) => id)).toEqual(["profanity", "spam"]);
    expect(policy.settings).toEqual({ flagThreshold: 3, languages: ["en"] });
  });

  test("is the shipped one, whose rules pass their own examples", () => {
    expect(problemsOf(profanityFiles())).toEqual([]);
  });
});

describe("a flaw is reported with its file and line", () => {
  const cases: [string, PolicyFile[], Problem][] = [
    [
      "an unknown key",
      withRule({ more: "    surprise: 1\n" }),
      { file: "rules.yaml", line: 10, message: "rules.0.surprise: unknown key: mend its spelling, or take it out" },
    ],
    [
      "an empty list",
      withRule({ match: "{ terms: { files: [] } }" }),
      { file: "rules.yaml", line: 8, message: "rules.0.match.terms.files: a list must not be empty" },
    ],
    [
      "a term file that is not there",
      withRule({ match: "{ terms: { files: [terms/none.txt] } }" }),
      { file: "rules.yaml", line: 8, message: 'there is no term file "terms/none.txt"' },
    ],
    [
      "a rule id used twice",
      smallFiles({ rules: `rules:\n${ruleYaml()}${ruleYaml()}` }),
      { file: "rules.yaml", line: 10, message: 'the rule id "profanity.words" is there twice' },
    ],
    [
      "a category that the policy does not have",
      withRule({ category: "treason" }),
      { file: "rules.yaml", line: 3, message: 'policy.yaml has no category "treason"' },
    ],
    [
      "an example that must match and does not",
      withRule({ matches: "You blurg." }),
      { file: "rules.yaml", line: 9, message: "profanity.words must match: “You blurg.”" },
    ],
    [
      "an example that must match, and that the rule's own exemption covers",
      withRule({ more: "    exempt: [{ terms: { files: [terms/words.txt] } }]\n" }),
      {
        file: "rules.yaml",
        line: 9,
        message: "profanity.words must match: “You blarg.”, and its exemption covers it",
      },
    ],
    [
      "an example that must pass and does not",
      withRule({ passes: "You bl4rg." }),
      { file: "rules.yaml", line: 9, message: "profanity.words must pass: “You bl4rg.”" },
    ],
    [
      "a term before any section",
      smallFiles({ rules: `rules:\n${ruleYaml()}`, terms: "blarg\n[high insult]\nblarg\n" }),
      {
        file: "terms/words.txt",
        line: 1,
        message: "a term stands before the first [severity sense] line: move it below one",
      },
    ],
    [
      "a line of a term file that is no term",
      smallFiles({ rules: `rules:\n${ruleYaml()}`, terms: "[high insult]\nblarg\nbl@rg!\n" }),
      {
        file: "terms/words.txt",
        line: 3,
        message: '"bl@rg!" is not a term: write words of letters and digits, and endings as +s',
      },
    ],
    [
      "a rule on a model where there is none",
      withRule({ match: "{ model: { category: profanity, at_least: 0.5 } }" }),
      { file: "rules.yaml", line: 8, message: "the rule needs a model, and the policy has none" },
    ],
    [
      "two ways to match at once",
      withRule({ match: "{ terms: { files: [terms/words.txt] }, signal: { name: links, op: is, value: 1 } }" }),
      { file: "rules.yaml", line: 8, message: "rules.0.match: exactly one way to match" },
    ],
    [
      "a category defined twice",
      smallFiles({ rules: `rules:\n${ruleYaml()}`, policy: SMALL_POLICY.replace("id: spam", "id: profanity") }),
      { file: "policy.yaml", line: 10, message: 'the category "profanity" is there twice' },
    ],
  ];

  test.each(cases)("%s", (_, files, problem) => {
    expect(problemsOf(files)).toContainEqual(problem);
  });

  test("broken YAML, and a key given twice", () => {
    expect(problemsOf(smallFiles({ rules: "rules: [" }))[0]).toMatchObject({ file: "rules.yaml", line: 1 });
    const twice = problemsOf(withRule({ more: "    severity: low\n" }));
    expect(twice[0]).toMatchObject({ file: "rules.yaml", line: 10 });
  });

  test.each(["(?=blarg)x", "(b)\\\\1", "(("])("the pattern %s, which cannot run in linear time", (regex) => {
    const match = `{ pattern: { name: a pattern, regex: "${regex}", literals: [blarg] } }`;
    expect(problemsOf(withRule({ match }))[0]).toMatchObject({ file: "rules.yaml", line: 8 });
  });

  test("every flaw at once, not only the first", () => {
    const files = smallFiles({
      rules: `rules:\n${ruleYaml({ category: "treason", match: "{ terms: { files: [terms/none.txt] } }" })}`,
    });
    expect(problemsOf(files)).toHaveLength(2);
  });

  test("a policy without policy.yaml", () => {
    expect(problemsOf(withRule({}).slice(1))[0]).toMatchObject({ file: "policy.yaml", line: 1 });
  });
});
