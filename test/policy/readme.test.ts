import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { type CompiledPolicy, compilePolicy, type PolicyFile } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { lintPolicy } from "../../src/policy/lint/lint-policy.ts";
import { DETECTOR_NAMES } from "../../src/policy/detect/detectors.ts";
import { TERM_OPTIONS } from "../../src/policy/parse-terms.ts";

const read = (path: string) => readFileSync(new URL(`../../policies/${path}`, import.meta.url), "utf8");
const readme = read("README.md");
const classes = ["grammar", "harm", "insults", "people"].map((name) => `classes/${name}.yaml`);

function policyWith(rules: string): PolicyFile[] {
  const category = {
    id: "parking",
    title: "Parking",
    text: "Park well.",
    outcomes: { low: "flag", medium: "hold", high: "remove" },
  };
  const policy = { id: "readme", title: "A policy", languages: ["en"], flag_threshold: 3, categories: [category] };
  return [
    { path: "policy.yaml", text: stringify(policy) },
    { path: "parking.yaml", text: rules },
    ...classes.map((path) => ({ path, text: read(path) })),
  ];
}

const block = /```yaml\n(- id: parking[\s\S]*?)```/.exec(readme)?.[1] ?? "";
const ruleFile = `rules:\n${block.replace(/^/gm, "  ").trimEnd()}\n`;

test("the rule that the guide explains is sound, and nothing in it is in vain", () => {
  const files = policyWith(ruleFile);
  const advice = lintPolicy({ files, compiled: compilePolicy(files), signals: [] });
  expect(advice.filter(({ file }) => file === "parking.yaml")).toEqual([]);
});

test("so is the rule that the README of the project shows", () => {
  const shown = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const rule = /```yaml\n(- id: violence[\s\S]*?)```/.exec(shown)?.[1] ?? "";
  const text = `rules:\n${rule.replace(/^/gm, "  ").trimEnd()}\n`.replace("category: violence", "category: parking");
  const files = [...policyWith(text), { path: "classes/everyday.yaml", text: read("classes/everyday.yaml") }];
  const advice = lintPolicy({ files, compiled: compilePolicy(files), signals: [] });
  expect(advice.filter(({ file }) => file === "parking.yaml")).toEqual([]);
});

const rows = [...readme.matchAll(/^\| `(.+?)` +\| (.+?[.!]) +\| (.+?[.!]) +\|$/gm)].map(
  ([, phrase = "", finds = "", passes = ""]) => [phrase.replaceAll("\\|", "|"), finds, passes],
);

test("the guide shows every sign of the phrase language", () => {
  const shown = rows.map(([phrase]) => phrase).join(" ");
  for (const sign of ["|", "?", "..3", "!", "<", ">", "{kill:ed}", "{insult:any}"]) expect(shown).toContain(sign);
});

describe("the phrase", () => {
  const idOf = (phrase: string) => `parking.phrase-${rows.findIndex(([shown]) => shown === phrase)}`;
  /** One policy with a rule for each of them, for to compile the classes takes longer than all the rest. */
  let policy: CompiledPolicy;
  beforeAll(() => {
    const [{ exempt: _, ...rule } = {}] = (parse(ruleFile) as { rules: Record<string, unknown>[] }).rules;
    const rules = rows.map(([phrase = "", finds, passes]) => ({
      ...rule,
      id: idOf(phrase),
      match: { phrases: { patterns: [{ name: "shown", phrases: [phrase] }] } },
      examples: { matches: [finds], passes: [passes] },
    }));
    policy = compilePolicy(policyWith(stringify({ rules }, { aliasDuplicateObjects: false })));
  });

  test.each(rows)("%s does what the guide says", (phrase = "", finds = "", passes = "") => {
    const found = [finds, passes].map((text) => evaluate(policy, text, {}).matches.map(({ ruleId }) => ruleId));
    expect(found.map((ids) => ids.includes(idOf(phrase)))).toEqual([true, false]);
  });
});

test("the guide names every detector and every option of terms", () => {
  for (const name of [...DETECTOR_NAMES, ...TERM_OPTIONS]) expect(readme).toContain(`\`${name}\``);
});
