import { compilePolicy, type PolicyFile } from "../../src/policy/compile.ts";
import { lintPolicy } from "../../src/policy/lint/lint-policy.ts";
import { translate } from "../../src/policy/translations.ts";
import { LANGUAGES, POLICY_LANGUAGE } from "../../src/shared/language.ts";
import { shippedFiles, shippedPolicy } from "../support/shipped-policy.ts";
import { ruleYaml, SMALL_POLICY, smallFiles } from "./policy-files.ts";

const policyWith = (...translations: PolicyFile[]): PolicyFile[] => [
  ...smallFiles({ rules: `rules:\n${ruleYaml()}`, policy: SMALL_POLICY }),
  ...translations,
];
const german = (text: string): PolicyFile => ({ path: "translations/de.yaml", text });
const problemsOf = (files: readonly PolicyFile[]): string => {
  try {
    compilePolicy(files);
  } catch (error) {
    return String(error);
  }
  return "";
};
const adviceOn = (...files: PolicyFile[]) => {
  const all = policyWith(...files);
  const advice = lintPolicy({ files: all, compiled: compilePolicy(all), signals: [] });
  return advice.map(({ file, line, message }) => `${file}:${line}: ${message}`);
};

test("a sentence of the policy is had in another language, word for word as it stands, or not at all", () => {
  const { translations } = compilePolicy(policyWith(german("Do not swear.: Fluchen Sie nicht.\n")));
  expect(translate(translations, { lang: "de", sentence: "Do not swear." })).toBe("Fluchen Sie nicht.");
  for (const [lang, sentence] of [
    ["de", "Do not swear!"],
    ["fr", "Do not swear."],
    ["constructor", "name"],
    ["de", "toString"],
  ] as const)
    expect(translate(translations, { lang, sentence })).toBeUndefined();
});

test.each([
  ["a sentence without words", 'Do not swear.: ""\n', "translations/de.yaml:1: Do not swear.:"],
  [
    "a sentence twice",
    "Spam: Werbung\nSpam: Reklame\n",
    "translations/de.yaml:2: this key is there twice: keep one of the two",
  ],
  [
    "no sentences at all",
    "- Werbung\n",
    "translations/de.yaml:1: write keys with values, as { key: value }, where a list stands",
  ],
])("%s is refused with its file and line", (_, text, problem) => {
  expect(problemsOf(policyWith(german(text)))).toContain(problem);
});

test("what a language lacks is named where the policy says it, and what the policy says no more where it is translated", () => {
  const advice = adviceOn(german("A small policy: Eine kleine Policy\nDo swear.: Fluchen Sie.\n"));
  expect(advice).toContain("policy.yaml:8: “Do not swear.” is not translated into de: people are told it as it stands");
  expect(advice).toContain(
    "rules.yaml:6: “A notice of profanity.words.” is not translated into de: people are told it as it stands",
  );
  expect(advice).toContain(
    "translations/de.yaml:2: the policy does not say “Do swear.”: bring it up to date, or delete it",
  );
  expect(advice.join("\n")).not.toContain("“A small policy” is not");
});

test("a policy in one language lacks nothing, and a language that nobody could ask for is not read", () => {
  expect(adviceOn().join("\n")).not.toContain("translated");
  const odd = { path: "translations/German.yaml", text: "Spam: Werbung\n" };
  expect(adviceOn(odd).join("\n")).toContain("translations/German.yaml:1: nobody reads this file");
});

test("a pattern's name, which only moderators read, may be translated and need not be", () => {
  const match = "{ phrases: { patterns: [{ name: some words, phrases: [you goose] }] } }";
  const named = ruleYaml({ id: "profanity.goose", match, matches: "You goose." });
  const adviceWith = (text: string) => {
    const files = smallFiles({ rules: `rules:\n${ruleYaml()}${named}`, policy: SMALL_POLICY });
    const compiled = compilePolicy([...files, german(text)]);
    return lintPolicy({ files: [...files, german(text)], compiled, signals: [] }).map(({ message }) => message);
  };
  for (const text of ["some words: ein paar Wörter\n", "Spam: Werbung\n"])
    expect(adviceWith(text).join("\n")).not.toMatch(/some words.*(?:translated|does not say)|does not say.*some words/);
  expect(adviceWith("other words: andere Wörter\n").join("\n")).toContain("does not say “other words”");
});

test("the names of the shipped patterns are there in the console's other language", async () => {
  const { files } = await shippedFiles();
  const { translations } = await shippedPolicy();
  const rules = files.filter(({ path }) => /^[^/]+\.yaml$/.test(path) && path !== "policy.yaml");
  const names = rules.flatMap(({ text }) =>
    [...text.matchAll(/\bname: ([^,\n]+)/g)].map(([, name = ""]) => name.trim()),
  );
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((sentence) => translate(translations, { lang: "de", sentence }) === undefined)).toEqual([]);
});

test("the shipped policy has every language in which readers are spoken to", async () => {
  const { translations } = await shippedPolicy();
  expect(Object.keys(translations).toSorted()).toEqual(LANGUAGES.filter((each) => each !== POLICY_LANGUAGE).toSorted());
});
